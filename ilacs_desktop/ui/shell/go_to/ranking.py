"""Which things words find, and in which order: the beginnings of words first. Pure; no Qt here.

Everything typed has to be found, in any order. There is no guessing: what is found holds what was
typed, or begins its words with those letters ("kd" finds "Key dates").
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ilacs_desktop.ui.shell.go_to.targets import KINDS, Target

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile(r"['’‘]")
_INITIALS = 2  # letters at least: one is the beginning of some word anyway


class Findable(NamedTuple):
    """A target with its words made ready to be searched; each word has a space before it."""

    target: Target
    title: str
    initials: str
    all: str


def findable(targets: Iterable[Target]) -> tuple[Findable, ...]:
    """Return targets made ready to be searched."""
    return tuple(map(_made_ready, targets))


def ranked(items: Sequence[Findable], typed: str) -> tuple[Target, ...]:
    """Return what holds all that was typed, best first; everything while nothing is typed.

    A title that is what was typed comes first, then those of which words begin with the words typed
    or with its letters, then those that hold them anywhere, and last what is found by what stands
    beside the title. Among equals kinds come in their order; of one kind, titles that begin with it.
    """
    words = _words(typed)
    starts = [f" {word}" for word in words]
    start = "".join(starts)
    short = words[0] if len(words) == 1 and len(words[0]) >= _INITIALS else None
    found: list[tuple[int, int, bool, int]] = []
    for at, item in enumerate(items):
        rank = _rank(item, words, starts, short)
        if rank is not None:
            begins = item.title.startswith(start)
            found.append((rank, KINDS.index(item.target.kind), not begins, at))
    return tuple(items[at].target for *_, at in sorted(found))


def _made_ready(target: Target) -> Findable:
    words = _words(target.title)
    title = _joined(words)
    initials = "".join(word[0] for word in words)
    return Findable(target, title, initials, title + _joined(_words(target.note)))


def _rank(item: Findable, words: list[str], starts: list[str], initials: str | None) -> int | None:
    title = item.title
    if all([start in title for start in starts]):  # noqa: C419 - twice as fast as a generator
        return 0 if title == "".join(starts) else 1
    if initials is not None and item.initials.startswith(initials):
        return 1
    if all([word in title for word in words]):  # noqa: C419
        return 2
    return 3 if all([start in item.all for start in starts]) else None  # noqa: C419


def _words(text: str) -> list[str]:
    """Return words as they are compared: without capitals, accents and apostrophes."""
    plain = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", text)).casefold()
    return _WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign)))


def _joined(words: list[str]) -> str:
    return "".join(f" {word}" for word in words)
