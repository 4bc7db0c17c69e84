"""Indicators as they are printed: a table of figures with how they compare, and charts of them.

Whether a figure is better or worse is said in words, as its polarity tells: colour alone would not
reach every reader (domain.md §6.3).
"""

from collections.abc import Iterator
from functools import lru_cache

from ilacs_desktop.document.figures import OTHERS, Way, before_last_year, say_rank, way_of
from ilacs_desktop.document.held_back import HELD_BACK, Printed, for_print
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.framework.in_words import listed
from ilacs_desktop.word.content.charts import Chart
from ilacs_desktop.word.content.charts import charts as charts_of
from ilacs_desktop.word.content.figures import has_figure, say_figures
from ilacs_desktop.word.content.printed import (
    Column,
    Item,
    Picture,
    Piece,
    Row,
    Table,
    caption,
    cell,
    paragraphs,
)

_WORDS: dict[Way, str] = {
    "better": "better than",
    "worse": "worse than",
    "higher": "higher than",
    "lower": "lower than",
    "same": "the same as",
}


def indicators(document: Document, of: tuple[Indicator, ...], *, charts: bool) -> Iterator[Item]:
    """Yield a table of these indicators, and charts where wanted; those without a figure are left out.

    What tells of too few children is held back from both, and the table says so.
    """
    known = tuple(for_print(document, one) for one in of if has_figure(one))
    if not known:
        return
    yield Table(
        "Indicators",
        "Each indicator with its figure this year, a year before, for statistical neighbours and "
        "for England, how they compare and what explains it.",
        (
            Column("Indicator", 24.5),
            Column("This year", 9, figures=True),
            Column("Year before", 9, figures=True),
            Column("Statistical neighbours", 14, figures=True),
            Column("England", 11.5, figures=True),
            Column("How it compares, and why", 32),
        ),
        tuple(map(_row, known)),
    )
    if charts:
        for n, (chart, alt) in enumerate(_charts(tuple(one.indicator for one in known))):
            yield caption(f"How this year’s figures compare{', continued' if n else ''}")
            yield Picture(chart, alt)


@lru_cache(64)
def _charts(indicators: tuple[Indicator, ...]) -> tuple[tuple[Chart, str], ...]:
    """Return the charts of some indicators, each with its words; pages are counted at each edit."""
    return tuple(charts_of(indicators))


@lru_cache(256)
def _row(printed: Printed) -> Row:
    indicator = printed.indicator
    name = ((Piece(indicator.name.strip() or "No name", bold=True),),)
    unit = "" if indicator.unit == "%" else indicator.unit
    base = f"base {indicator.base:,}" if indicator.base is not None else ""
    when = ", ".join(text.strip() for text in (unit, indicator.period, base) if text.strip())
    say = say_figures(indicator)
    values = (
        cell("Held back" if field in printed.held else say(getattr(indicator, field)))
        for field in ("value", *OTHERS)
    )
    held = f"{HELD_BACK}: so few children could be recognised." if printed.held else ""
    told = (held, comparison(indicator), _ranked(indicator), _earlier(printed))
    return Row(
        ((*name, *paragraphs((when,))), *values, cell(*told, indicator.explanation)),
    )


def _ranked(indicator: Indicator) -> str:
    """Return the rank; which end is the best is said only where one way is better."""
    rank = say_rank(indicator)
    best = ", 1st being the best" if indicator.polarity != "neutral" else ""
    return f"Rank in England: {rank}{best}." if rank else ""


def _earlier(printed: Printed) -> str:
    """Return the readings before last year’s, the newest first: "Before that: 29.1% (2024)."."""
    points = reversed(before_last_year(printed.indicator))
    say = say_figures(printed.indicator)
    told = [f"{say(point.value)} ({point.period})" for point in points]
    if "earlier" in printed.held:
        told.append("some held back")
    return f"Before that: {', '.join(told)}." if told else ""


def comparison(indicator: Indicator) -> str:
    """Return how a figure compares: "Better than the year before; worse than England."."""
    found: dict[str, list[str]] = {}
    for field, name in OTHERS.items():
        way = way_of(indicator, getattr(indicator, field))
        if way is not None:
            found.setdefault(_WORDS[way], []).append(name)
    if [len(names) for names in found.values()] == [len(OTHERS)]:
        return f"{next(iter(found)).capitalize()} all three."
    told = "; ".join(f"{how} {listed(names)}" for how, names in found.items())
    return f"{told[0].upper()}{told[1:]}." if told else ""
