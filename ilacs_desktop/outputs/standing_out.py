"""Figures that stand out against statistical neighbours and England, and those that moved in a year."""

import re
from typing import Literal, NamedTuple

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.indicators import figure_text
from ilacs_desktop.document.records import Indicator

Way = Literal["better", "worse", "different"]
_OUTLIER, _WORSE = "indicators.outlier", "indicators.worse"
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"(\d])")


class Outlier(NamedTuple):
    """A figure far from elsewhere: which way, and by what share of the others' figure."""

    indicator: Indicator
    way: Way
    share: float


class Movement(NamedTuple):
    """How the figures with an earlier value moved, the largest movement first."""

    better: tuple[Indicator, ...]
    worse: tuple[Indicator, ...]
    same: int


def outliers(indicators: tuple[Indicator, ...], catalogue: Catalogue) -> tuple[Outlier, ...]:
    """Return the figures that stand out, the worst first, then those that are neither, then better.

    How far is far enough, and that neighbours count before England, is as the checks have it.
    """
    least = catalogue.check(_OUTLIER).numbers["share"]
    found = [Outlier(one, *gap) for one in indicators if (gap := _gap(one)) and gap[1] >= least]
    order: tuple[Way, ...] = ("worse", "different", "better")
    return tuple(sorted(found, key=lambda out: (order.index(out.way), -out.share)))


def _gap(one: Indicator) -> tuple[Way, float] | None:
    other = one.neighbours if one.neighbours is not None else one.england
    return _move(one, other) if other else None


def movement(indicators: tuple[Indicator, ...], catalogue: Catalogue) -> Movement:
    """Return which figures are better and which worse than before, as the checks measure it."""
    least = catalogue.check(_WORSE).numbers["share"]
    moved = [
        (one, *move) for one in indicators if one.previous and (move := _move(one, one.previous))
    ]
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


def _move(one: Indicator, other: float) -> tuple[Way, float] | None:
    """Return which way a value is off another, and by what share of it."""
    if one.value is None or not other:
        return None
    off = (one.value - other) / abs(other)
    if one.polarity == "neutral":
        return "different", abs(off)
    good = off > 0 if one.polarity == "higher" else off < 0
    return ("better" if good else "worse"), abs(off)


def figure(value: float | None, unit: str) -> str:
    """Return a figure with its unit: "21%", "80 per 10,000"; a dash where there is none."""
    if value is None:
        return "–"
    gap = "" if not unit or unit.startswith("%") else " "
    return f"{figure_text(value)}{gap}{unit}"


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, whole."""
    return _SENTENCE.split(" ".join(text.split()), maxsplit=1)[0]
