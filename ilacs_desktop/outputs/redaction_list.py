"""The public version as a web page, and the list of what it withholds, which stays with the council."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.outputs.page import Frame, printable, render
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.outputs.redact import Redacted, redact
from ilacs_desktop.outputs.redactor import Redaction
from ilacs_desktop.outputs.source import SheetCount, Source

_TEMPLATE = "redactions.html.j2"
_NUMBERED = re.compile(r"(Evidence|Action|Person) (\d{1,9})", re.ASCII)


class Group(NamedTuple):
    """Everything of one kind that was withheld for one reason: how often, and where, in a line."""

    kind: str
    why: str
    number: int
    places: str


def redacted(source: Source) -> Redacted:
    """Return the document as the public may read it, and what was withheld."""
    return redact(source.document, source.framework, source.guard, source.catalogue, source.public)


def public_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the public version as a web page."""
    made = f"Public version, as at {format_date(source.today)}."
    document = redacted(source).document
    return printable(readable_html(document, source.framework, templates, made=made))


def redactions_html(
    source: Source,
    sheets: SheetCount | None = None,
    *,
    on_sheets: bool = False,
    templates: Path | None = None,
) -> str:
    """Return the list of what the public version withholds: where, what kind, and why."""
    document = source.document
    made = (
        "This list belongs to the council and is not for publication."
        f" As at {format_date(source.today)}. {source.made_from}"
    ).rstrip()
    title = f"withheld from the public version {document.cycle.label}"
    frame = Frame(title, document.authority.name, document.cycle.marking, made)
    found = redacted(source).redactions
    values = {"groups": grouped(found), "count": len(found)}
    return render(_TEMPLATE, frame, values, on_sheets=on_sheets, templates=templates)


def grouped(redactions: tuple[Redaction, ...]) -> list[Group]:
    """Return redactions of one kind and reason together, as they first stand in the list."""
    order = {key: n for n, key in reversed(list(enumerate(map(_key, redactions))))}
    ordered = sorted(redactions, key=lambda one: order[_key(one)])
    found = ((key, tuple(one.place for one in same)) for key, same in groupby(ordered, key=_key))
    return [Group(*key, len(places), together(places)) for key, places in found]


def together(places: Iterable[str]) -> str:
    """Return places in one line; neighbours that only count on are said by first and last.

    "Evidence 1", "Evidence 2", "Evidence 3" is "Evidence 1 to 3"; a place with three things is
    named once: "Evidence 1 (3)".
    """
    counted = Counter(places)
    runs: list[tuple[str, int, int]] = []
    for place, times in counted.items():
        if times > 1:
            runs.append((f"{place} ({times})", -1, -1))
            continue
        match = _NUMBERED.fullmatch(place)
        name, number = (match[1], int(match[2])) if match else (place, -1)
        if runs and match and (runs[-1][0], runs[-1][2]) == (name, number - 1):
            runs[-1] = name, runs[-1][1], number
        else:
            runs.append((name, number, number))
    return "; ".join(_said(*run) for run in runs)


def _said(name: str, first: int, last: int) -> str:
    if first < 0:
        return name
    return f"{name} {first}" if first == last else f"{name} {first} to {last}"


def _key(redaction: Redaction) -> tuple[str, str]:
    return redaction.kind, redaction.why
