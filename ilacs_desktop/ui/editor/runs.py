"""Places inside a block of text: counted in code points, a chip counting one, as in the model."""

from typing import NamedTuple

from ilacs_desktop.document.body import Body, Run
from ilacs_desktop.document.runs import CHIP, between, cut, length, shadow

__all__ = ["CHIP", "Point", "between", "cut", "follow", "length", "moved", "shadow"]


class Point(NamedTuple):
    """A place in a body: the id of a block and how many code points lie before it there."""

    block: str
    at: int


def moved(at: int, old: tuple[Run, ...], new: tuple[Run, ...]) -> int:
    """Return where a place in ``old`` has gone in ``new``: it stays with the text around it."""
    before, after = shadow(old), shadow(new)
    shortest = min(len(before), len(after))
    same_start = _common_start(before, after)
    if at <= same_start:
        return at
    same_end = min(_common_start(before[::-1], after[::-1]), shortest - same_start)
    if at >= len(before) - same_end:
        return at + len(after) - len(before)
    return len(after) - same_end


def _common_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def follow(point: Point, old: Body, new: Body) -> Point:
    """Return where a place in ``old`` has gone in ``new``, which holds at least one block.

    When its block has gone, that is the end of the nearest block before it that is still there.
    """
    kept = {block.id: block for block in new}
    found = next((n for n, block in enumerate(old) if block.id == point.block), 0)
    if point.block in kept:
        return Point(point.block, moved(point.at, old[found].runs, kept[point.block].runs))
    for block in reversed(old[:found]):
        if block.id in kept:
            return Point(block.id, length(kept[block.id].runs))
    return Point(new[0].id, 0)
