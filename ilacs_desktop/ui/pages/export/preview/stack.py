"""Where each page of the preview stands, one below another. Pure; no Qt here.

A place on paper is told in points from the top of its page, so that it is found again at another
size, and a place in the stack in pixels from the top of the stack.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from math import inf
from typing import NamedTuple

Size = tuple[float, float]


class Spot(NamedTuple):
    """A height on paper: the page, from 1 on, and points from its top edge."""

    page: int
    y: float


class Area(NamedTuple):
    """Where a page stands in the stack, in pixels."""

    left: int
    top: int
    width: int
    height: int


class Stack:
    """Pages of these sizes, in points, at a scale of pixels a point.

    Between pages, and around them all, ``gap`` pixels are left; narrower pages stand in the middle.
    A page that would be wider than ``widest`` pixels is shown smaller than the others.
    """

    def __init__(self, sizes: Sequence[Size], scale: float, gap: int, widest: float = inf) -> None:
        self.scale = scale
        self._gap = gap
        self._scales = [min(scale, widest / width) for width, _ in sizes]
        self._sizes = [
            (round(width * own), round(height * own))
            for (width, height), own in zip(sizes, self._scales, strict=True)
        ]
        self._tops: list[int] = []
        top = gap
        for _, height in self._sizes:
            self._tops.append(top)
            top += height + gap
        self._bottoms = [at + size[1] for at, size in zip(self._tops, self._sizes, strict=True)]
        self.height = top
        self.width = max((width for width, _ in self._sizes), default=0) + 2 * gap

    def __len__(self) -> int:
        return len(self._sizes)

    def area(self, page: int, room: int) -> Area:
        """Return where a page, from 1 on, stands in a room of so many pixels across."""
        width, height = self._sizes[page - 1]
        left = (max(room, self.width) - width) // 2
        return Area(left, self._tops[page - 1], width, height)

    def between(self, top: int, bottom: int) -> range:
        """Return the pages of which something stands between two heights."""
        return range(bisect_right(self._bottoms, top) + 1, bisect_left(self._tops, bottom) + 1)

    def page_at(self, y: int) -> int:
        """Return the page at a height, where the gap above a page belongs to it; 0 without pages."""
        return min(bisect_right(self._bottoms, y) + 1, len(self))

    def spot_at(self, y: int) -> Spot:
        """Return what stands on paper at a height; above page 1 where there is no page at all."""
        page = self.page_at(y)
        if not page:
            return Spot(1, (y - self._gap) / self.scale)
        return Spot(page, (y - self._tops[page - 1]) / self._scales[page - 1])

    def y_of(self, spot: Spot) -> int:
        """Return the height at which a spot stands, on the last page where its page is gone."""
        if not self._tops:
            return 0
        page = min(max(spot.page, 1), len(self))
        return self._tops[page - 1] + round(spot.y * self._scales[page - 1])
