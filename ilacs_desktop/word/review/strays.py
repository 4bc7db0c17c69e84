"""What reviewers changed where the self-evaluation has no text of its own: told, never dropped.

That is the cover, headers, footers and notes, the tables, and what the program writes by itself.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.word.review.marks import SOMEBODY, Copy, Line, Mark, Thing, marks_of
from ilacs_desktop.word.review.views import Accepts, everything, nothing, paragraphs

_TOLD_BEFORE = 80  # letters before a picture
# The contents list is made anew with every export.
_CONTENTS = re.compile(r"(toc|contents)", re.IGNORECASE)


class Stray(NamedTuple):
    """A change or comment that belongs to no text.

    ``kind`` says what it is, in a word or two; ``where`` names the spot, "" where that is not known.
    ``was`` and ``now`` are the words before and after. ``near`` is the id of the part that the spot
    belongs to, if any.
    """

    kind: str
    where: str
    was: str
    now: str
    by: tuple[str, ...]
    at: str
    near: str = ""


def in_front(copy: Copy, end: int) -> Iterator[Stray]:
    """Yield the tracked changes before the first heading, which is at line ``end``."""
    yield from _tracked(copy.lines[:end], "On the cover")


def beside_the_text(copy: Copy) -> Iterator[Stray]:
    """Yield the tracked changes in headers, footers and notes."""
    yield from _tracked(copy.aside, "")


def of_thing(thing: Thing, where: str, near: str) -> Stray:
    """Return a picture, equation or symbol, which no text can hold, with the words before it."""
    article = "An" if thing.kind[0] in "EO" else "A"
    words = f" ({thing.words})" if thing.words else ""
    before = " ".join(thing.before.split())[-_TOLD_BEFORE:]
    spot = f" after “{before}”" if before else ""
    what = f"{article} {thing.kind.lower()}{words} was {{}}{spot}."
    by = (SOMEBODY,) if thing.mark is None else names([thing.mark])
    at = "" if thing.mark is None else thing.mark.at
    if thing.is_gone:
        return Stray(thing.kind, where, what.format("taken out"), "", by, at, near)
    return Stray(thing.kind, where, "", what.format("inserted"), by, at, near)


def _tracked(lines: Sequence[Line], where: str) -> Iterator[Stray]:
    at = 0
    while at < len(lines):
        end = at + 1
        while (
            end < len(lines) and lines[end].holder == lines[at].holder and _goes_on(lines[end - 1])
        ):
            end += 1
        some = lines[at:end]
        marks = [mark for line in some for mark in marks_of(line)]
        at = end
        if marks and not any(_CONTENTS.match(line.style) for line in some):
            was, now = _words(some, nothing), _words(some, everything)
            if was != now:
                kind = "Changed" if was and now else "Added" if now else "Removed"
                yield Stray(kind, some[0].where or where, was, now, names(marks), last(marks))


def _goes_on(line: Line) -> bool:
    return line.end_added is not None or line.end_gone is not None


def _words(lines: Sequence[Line], accepts: Accepts) -> str:
    return "\n".join(para.key for para in paragraphs(lines, accepts) if para.key)


def names(marks: Sequence[Mark]) -> tuple[str, ...]:
    """Return who made the marks, each once."""
    return tuple(dict.fromkeys(mark.author or NOBODY for mark in marks))


def last(marks: Sequence[Mark]) -> str:
    """Return the moment of the last mark, as it stands in the file."""
    return max((mark.at for mark in marks), default="")
