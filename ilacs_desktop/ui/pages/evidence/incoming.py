"""An item of evidence begun from what somebody dropped or pasted: files, links or a title.

Only the name is looked at. Nothing is opened, and nothing is asked of the network. Pure; no Qt here.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ilacs_desktop.document.records import Evidence
from ilacs_desktop.tables.periods import find_period

MOST_AT_ONCE = 200
_MOST_TITLE = 200  # letters: longer text is no title
_LINK = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_PATH = re.compile(r"(?:[a-z]:[\\/]|\\\\[^\\]|/(?=[^/\s])).+", re.IGNORECASE)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{1,4}$", re.IGNORECASE)
_PART_MARKS = re.compile(r"[_+]+|(?<=\w)-(?=[^\d\W])|(?<=[^\d\W])-(?=\w)")


class Start(NamedTuple):
    """What a new item starts from; ``kept_at`` is a path or a link, or empty."""

    title: str
    kept_at: str = ""


def starts_in(text: str) -> tuple[Start, ...]:
    """Return what pasted text begins: an item for each line that is a path or a link.

    Where no line is, a single short line is a title; anything else begins nothing.
    """
    lines = [line.strip().strip('"') for line in text.splitlines() if line.strip()]
    found = [start_of(line) for line in lines if _LINK.fullmatch(line) or _PATH.fullmatch(line)]
    if not found and len(lines) == 1 and len(lines[0]) <= _MOST_TITLE:
        found = [Start(" ".join(lines[0].split()))]
    return tuple(found[:MOST_AT_ONCE])


def starts_of(places: Iterable[str]) -> tuple[Start, ...]:
    """Return what dropped paths and links begin."""
    return tuple(start_of(place) for place in dict.fromkeys(places))[:MOST_AT_ONCE]


def start_of(place: str) -> Start:
    """Return what a path or a link begins; its last part, read as words, is the title."""
    parts = urlsplit(place) if _LINK.fullmatch(place) else None
    path = unquote(parts.path) if parts is not None else place
    name = re.split(r"[\\/]", path.rstrip("\\/"))[-1]
    title = " ".join(_PART_MARKS.sub(" ", _SUFFIX.sub("", name)).split())
    if not title:
        return Start(parts.netloc if parts is not None else place, place)
    return Start(f"{title[:1].upper()}{title[1:]}", place)


def evidence_from(start: Start, id_: str, number: int, today: dt.date) -> Evidence:
    """Return the new item, with the period that its title names unless that is not over yet."""
    period = find_period(start.title)
    if period is not None and (period.last is None or period.last > today):
        period = None
    return Evidence(
        id_,
        number,
        start.title,
        period_from=period.first if period is not None else None,
        period_to=period.last if period is not None else None,
        kept_at=start.kept_at,
    )
