"""Makes an output fill its sheets and no more: the details come in by rank while there is room."""

from collections.abc import Callable, Sequence
from typing import TypeVar

Level = TypeVar("Level")


def filled(
    bare: Level,
    steps: Sequence[Callable[[Level], Level]],
    fits: Callable[[Level], bool],
) -> Level:
    """Return the level that so many steps lead to as fit, the first steps first.

    A step that does not fit is left out, and those behind it are tried.
    """
    level = bare
    for step in steps:
        richer = step(level)
        if fits(richer):
            level = richer
    return level
