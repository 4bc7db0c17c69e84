"""How a figure stands: against last year, neighbours and England, and whether that stands out.

What counts as far is data of the checks (resources/checks/indicators.toml); the rule itself is here,
once, for the checks, the documents and the page of figures.
"""

import functools
import re
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.readings import told_before
from ilacs_desktop.document.records import Indicator, Polarity
from ilacs_desktop.framework.in_words import listed
from ilacs_desktop.framework.reading import read_toml

Other = Literal["previous", "neighbours", "england"]
Against = Literal["previous", "neighbours", "england", "rank"]
Way = Literal["better", "worse", "same", "higher", "lower"]
Side = Literal["better", "worse", "different"]

OTHERS: dict[Other, str] = {
    "previous": "the year before",
    "neighbours": "statistical neighbours",
    "england": "England",
}
_CHECK = "indicators.outlier"  # its rule says which figures are counts, and when one is a total
_YEAR = re.compile(r"20\d\d(?:[/-]\d\d(?!\d))?")


class Limits(NamedTuple):
    """What is far: shares of the other figure, the share of ranks at each end, words that explain."""

    far: float
    worse: float
    fifth: float
    words: int


class StandsOut(NamedTuple):
    """One way in which a figure stands out: against what, to which side, by what share of it.

    For a rank the share is 0: how far the others are away is not known.
    """

    against: Against
    side: Side
    share: float


class _Check(msgspec.Struct, frozen=True):
    id: str
    numbers: dict[str, float] = {}
    words: dict[str, tuple[str, ...]] = {}


class _ChecksFile(msgspec.Struct, frozen=True):
    check: tuple[_Check, ...]


@functools.cache
def _rule() -> _Check:
    file = read_toml(resources() / "checks", "indicators.toml", _ChecksFile)
    return next(check for check in file.check if check.id == _CHECK)


def is_count(indicator: Indicator) -> bool:
    """Return whether a figure counts children or cases: neither a share, nor a rate, nor a time."""
    unit = indicator.unit.casefold()
    words = {word.removesuffix("s") for word in re.findall(r"[a-z]+", unit)}
    return "%" not in unit and words.isdisjoint(_rule().words["no_count"])


def compares(indicator: Indicator, other: float | None) -> bool:
    """Return whether the value can be compared with another.

    A council's count cannot be with one that is the sum of many councils', such as England's: more
    than ten times as large. What it was itself a year before can always be.
    """
    if indicator.value is None or other is None:
        return False
    if other == indicator.previous or not is_count(indicator):
        return True
    return abs(other) <= _rule().numbers["times"] * max(abs(indicator.value), 1)


def way_of(indicator: Indicator, other: float | None) -> Way | None:
    """Return how the value compares with another, as its polarity tells; None where it does not."""
    if indicator.value is None or other is None or not compares(indicator, other):
        return None
    off = indicator.value - other
    if not off:
        return "same"
    if indicator.polarity == "neutral":
        return "higher" if off > 0 else "lower"
    return "better" if (off > 0) is (indicator.polarity == "higher") else "worse"


def off_by(indicator: Indicator, other: float | None) -> tuple[Side, float] | None:
    """Return to which side the value is off another, and by what share of that other.

    None where they cannot be compared, or the other is nought; an equal value is off by nothing.
    """
    if indicator.value is None or not other or not compares(indicator, other):
        return None
    off = (indicator.value - other) / abs(other)
    return _side(indicator.polarity, is_up=off > 0), abs(off)


def _side(polarity: Polarity, *, is_up: bool) -> Side:
    if polarity == "neutral":
        return "different"
    return "better" if is_up is (polarity == "higher") else "worse"


def nearest(indicator: Indicator) -> tuple[Other, float] | None:
    """Return whom the value is measured against: neighbours, or England where they are not known."""
    others: tuple[tuple[Other, float | None], ...] = (
        ("neighbours", indicator.neighbours),
        ("england", indicator.england),
    )
    known = ((name, value) for name, value in others if value is not None)
    return next(
        (one for one in known if indicator.value is None or compares(indicator, one[1])), None
    )


def end_of_ranks(indicator: Indicator, fifth: float) -> Literal["", "top", "bottom"]:
    """Return whether the rank is in the first or the last fifth of authorities; rank 1 is the best.

    London's rule asks for a sentence on every such figure (domain guide, section 5.1).
    """
    rank, of = indicator.rank, indicator.rank_of
    if rank is None or of is None or not 1 <= rank <= of:
        return ""
    if of - rank + 1 <= of * fifth:
        return "bottom"
    return "top" if rank <= of * fifth else ""


def stands_out(indicator: Indicator, limits: Limits) -> tuple[StandsOut, ...]:
    """Return how a figure stands out: far from others, at an end of the ranks, worse than before."""
    if indicator.value is None:
        return ()
    found: list[StandsOut] = []
    near = nearest(indicator)
    gap = off_by(indicator, near[1]) if near else None
    if near and gap and gap[1] >= limits.far:
        found.append(StandsOut(near[0], *gap))
    end = end_of_ranks(indicator, limits.fifth)
    if end:
        side: Side = "better" if end == "top" else "worse"
        found.append(StandsOut("rank", side if indicator.polarity != "neutral" else "different", 0))
    moved = off_by(indicator, indicator.previous)
    if moved and moved[0] == "worse" and moved[1] >= limits.worse:
        found.append(StandsOut("previous", *moved))
    return tuple(found)


def asks_for_words(found: tuple[StandsOut, ...]) -> bool:
    """Return whether a reader will ask why: nobody has to explain a figure that is better."""
    return any(one.side != "better" for one in found)


def is_explained(indicator: Indicator, limits: Limits) -> bool:
    """Return whether the explanation has as many words as a sentence takes."""
    return len(indicator.explanation.split()) >= limits.words


def why(indicator: Indicator, found: tuple[StandsOut, ...]) -> str:
    """Return why a figure stands out, in a sentence; "" where it does not."""
    told = listed(reason(indicator, one) for one in found)
    return f"Ours {told}." if told else ""


def reason(indicator: Indicator, one: StandsOut) -> str:
    """Return one way of standing out without its subject: "is far from England (183 per 10,000)"."""
    if one.against == "rank":
        end = "bottom" if one.side == "worse" else "top" if one.side == "better" else "outer"
        return f"is in the {end} fifth of authorities ({say_rank(indicator)})"
    other = with_unit(indicator, getattr(indicator, one.against))
    if one.against == "previous":
        return f"is worse than a year before ({other})"
    if one.side == "better":
        return f"is better by far than {OTHERS[one.against]} ({other})"
    far = "is worse and far from" if one.side == "worse" else "is far from"
    return f"{far} {OTHERS[one.against]} ({other})"


def with_unit(indicator: Indicator, value: float) -> str:
    """Return a value of a figure with its unit: "21.4%", "54 per 10,000", "1,518"."""
    unit = indicator.unit.strip()
    gap = "" if not unit or unit.startswith("%") else " "
    return f"{figure_text(value)}{gap}{'%' if unit.startswith('%') else unit}"


def figure_text(value: float) -> str:
    """Return a figure as it is written: "21.4", "12", "1,518"."""
    return f"{value:z,.10g}"


def say_rank(indicator: Indicator) -> str:
    """Return "14th of 153", "14th" where the number of authorities is not known, "" without a rank."""
    rank = indicator.rank
    if rank is None:
        return ""
    ends = {1: "st", 2: "nd", 3: "rd"}
    end = "th" if rank % 100 in (11, 12, 13) else ends.get(rank % 10, "th")
    return f"{rank:,}{end}" + (f" of {indicator.rank_of:,}" if indicator.rank_of else "")


class Point(NamedTuple):
    """One value of a figure over time, with its period as it was written and in short."""

    period: str
    short: str
    value: float


def series(indicator: Indicator) -> tuple[Point, ...]:
    """Return the values over time: earlier readings, the year before, this year."""
    found = list(before_last_year(indicator))
    if indicator.previous is not None:
        found.append(Point("The year before", "Year before", indicator.previous))
    if indicator.value is not None:
        found.append(Point(indicator.period, "This year", indicator.value))
    return tuple(found)


def before_last_year(indicator: Indicator) -> tuple[Point, ...]:
    """Return the earlier readings, oldest first, without the last that is the year before."""
    again = told_before(indicator)
    return tuple(
        Point(one.period, short_period(one.period), one.value)
        for n, one in enumerate(indicator.earlier)
        if one.value is not None and n != again
    )


def short_period(period: str) -> str:
    """Return the last year that a period names, "2026" or "2025/26"; all of it where there is none."""
    years = _YEAR.findall(period)
    return years[-1] if years else " ".join(period.split())
