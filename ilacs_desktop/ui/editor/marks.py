"""Words that a check has something to say about, and where they are after the text has changed.

Pure; no Qt here. Places are counted in code points, a chip counting one, as in the model.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

# How a mark is shown: a misspelt word, words to look at, a sentence as a whole, personal data.
MarkKind = Literal["spelling", "wording", "sentence", "personal"]
# Of marks at one place the first of these is told first.
_FIRST: tuple[MarkKind, ...] = ("personal", "spelling", "wording", "sentence")


class Mark(NamedTuple):
    """Words of one block; ``id`` names what was found, ``message`` says it in a sentence."""

    id: str
    start: int
    end: int
    kind: MarkKind
    message: str
    may_set_aside: bool = True

    def touches(self, at: int) -> bool:
        """Return whether a caret there is in the words or at one of their ends."""
        return self.start <= at <= self.end


class MarkedText(NamedTuple):
    """The text of a block as it was checked, and the marks in it."""

    text: str
    marks: tuple[Mark, ...]

    def moved_to(self, text: str) -> "MarkedText":
        """Return the marks as they stand in another text of the same block.

        A mark goes with its words. It is given up when they were changed, but for a sentence, which
        grows or shrinks with what is written in it.
        """
        if text == self.text:
            return self
        before = _shared(self.text, text)
        after = _shared(self.text[before:][::-1], text[before:][::-1])
        edited = (before, len(self.text) - after)
        by = len(text) - len(self.text)
        moved = (_moved(mark, edited, by) for mark in self.marks)
        kept = (mark for mark in moved if mark is not None)
        return MarkedText(text, tuple(mark for mark in kept if not _has_grown(mark, text)))


def first_at(marks: Iterable[Mark], at: int) -> Mark | None:
    """Return the mark to tell of at a caret: the graver one, then the shorter."""
    found = [mark for mark in marks if mark.touches(at)]
    return min(found, key=_rank) if found else None


def _rank(mark: Mark) -> tuple[int, int]:
    return _FIRST.index(mark.kind), mark.end - mark.start


def _moved(mark: Mark, edited: tuple[int, int], by: int) -> Mark | None:
    start, end = edited
    if mark.end <= start:
        return mark
    if mark.start >= end:
        return mark._replace(start=mark.start + by, end=mark.end + by)
    if mark.kind == "sentence" and mark.start < start and mark.end > end:
        return mark._replace(end=mark.end + by)
    return None


def _has_grown(mark: Mark, text: str) -> bool:
    """Return whether letters now stand against a misspelt word: it is another word."""
    around = text[max(mark.start - 1, 0) : mark.start] + text[mark.end : mark.end + 1]
    return mark.kind == "spelling" and any(sign.isalnum() for sign in around)


def _shared(one: str, other: str) -> int:
    """Return how many characters two texts share at the start, in a few comparisons."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low
