"""Figures that stand out against statistical neighbours and England, and those that moved in a year."""

import re
from typing import Literal, NamedTuple

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.indicators import limits_of
from ilacs_desktop.document.figures import Side, figure_text, off_by, stands_out
from ilacs_desktop.document.held_back import HELD_BACK, printed
from ilacs_desktop.document.records import Indicator

_ORDER: tuple[Side, ...] = ("worse", "different", "better")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(\d])")


class Outlier(NamedTuple):
    """A figure that stands out: to which side, and by what share of the others' figure.

    The share is 0 where only the rank is known.
    """

    indicator: Indicator
    way: Side
    share: float


class Movement(NamedTuple):
    """How the figures with an earlier value moved, the largest movement first."""

    better: tuple[Indicator, ...]
    worse: tuple[Indicator, ...]
    same: int


def outliers(indicators: tuple[Indicator, ...], catalogue: Catalogue) -> tuple[Outlier, ...]:
    """Return the figures that stand out, the worst first, then those that are neither, then better.

    What stands out, and that neighbours count before England, is as the checks have it.
    """
    limits = limits_of(catalogue)
    found: list[Outlier] = []
    for one in indicators:
        ways = [way for way in stands_out(one, limits) if way.against != "previous"]
        if ways:
            worst = min((way.side for way in ways), key=_ORDER.index)
            share = max(way.share for way in ways if way.side == worst)
            found.append(Outlier(one, worst, share))
    return tuple(sorted(found, key=lambda out: (_ORDER.index(out.way), -out.share)))


def movement(indicators: tuple[Indicator, ...], catalogue: Catalogue) -> Movement:
    """Return which figures are better and which worse than before, as the checks measure it."""
    least = limits_of(catalogue).worse
    moved = [(one, *move) for one in indicators if (move := off_by(one, one.previous))]
    moved.sort(key=lambda row: -_size(row[0], row[2]))
    told = [row for row in moved if row[1] != "different"]
    better = tuple(one for one, way, share in told if way == "better" and share >= least)
    worse = tuple(one for one, way, share in told if way == "worse" and share >= least)
    return Movement(better, worse, len(moved) - len(better) - len(worse))


def _size(one: Indicator, share: float) -> float:
    """Return how large a movement reads: percentages by their points, others by their share."""
    if one.unit.strip().startswith("%") and one.value is not None and one.previous is not None:
        return abs(one.value - one.previous) / 100
    return share


def figure(value: float | None, unit: str) -> str:
    """Return a figure with its unit: "21%", "80 per 10,000"; a dash where there is none."""
    if value is None:
        return "–"
    gap = "" if not unit or unit.startswith("%") else " "
    return f"{figure_text(value)}{gap}{unit}"


def own_figure(one: Indicator, field: Literal["value", "previous"], unit: str) -> str:
    """Return a figure of our own with this unit, or that it is held back for its small numbers."""
    return HELD_BACK.lower() if field in printed(one).held else figure(getattr(one, field), unit)


def explanation(one: Indicator) -> str:
    """Return the first sentence of what explains a figure; "" where it would tell small numbers."""
    return first_sentence(printed(one).indicator.explanation)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, whole."""
    return _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]
