"""A growth curve: what something costs at each size, and the exponent that fits."""

import math
from collections.abc import Sequence
from typing import NamedTuple

SIZES = (1, 3, 10, 30, 100)
LARGE = 10  # from here on what a start costs does not hide how the rest grows
STEEP = 1.15  # above it something grows faster than the document does


class Point(NamedTuple):
    """A size, as a multiple of the smallest, and CPU seconds."""

    size: int
    seconds: float


class Curve(NamedTuple):
    """What one operation costs along one axis: text, evidence, versions or authors."""

    axis: str
    what: str
    points: tuple[Point, ...]

    @property
    def exponent(self) -> float:
        """The exponent over all sizes."""
        return exponent(self.points)

    @property
    def exponent_of_large(self) -> float:
        """The exponent from ten times on: 1 where twice as much costs twice as much."""
        return exponent([point for point in self.points if point.size >= LARGE])

    @property
    def is_steep(self) -> bool:
        """Whether it grows faster than the document."""
        return self.exponent_of_large > STEEP


def exponent(points: Sequence[Point]) -> float:
    """Return the slope of the line through the logarithms, by least squares.

    Raises ValueError with fewer than two sizes.
    """
    if len({point.size for point in points}) < 2:
        raise ValueError("a curve needs two sizes")
    across = [math.log(point.size) for point in points]
    up = [math.log(max(point.seconds, 1e-9)) for point in points]
    middle, height = (sum(values) / len(values) for values in (across, up))
    lean = sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True))
    return lean / sum((x - middle) ** 2 for x in across)
