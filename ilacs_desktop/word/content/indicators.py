"""Indicators as they are printed: a table of figures with how they compare, and charts of them.

Whether a figure is better or worse is said in words, as its polarity tells: colour alone would not
reach every reader (domain.md §6.3).
"""

from collections.abc import Iterator

from ilacs_desktop.document.records import Indicator, Polarity
from ilacs_desktop.word.content.charts import charts as charts_of
from ilacs_desktop.word.content.figures import OTHERS, has_figure, say_figure
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

# What a figure that is higher, and one that is lower, is called.
_WORDS: dict[Polarity, tuple[str, str]] = {
    "higher": ("better than", "worse than"),
    "lower": ("worse than", "better than"),
    "neutral": ("higher than", "lower than"),
}
_SAME = "the same as"


def indicators(of: tuple[Indicator, ...], *, charts: bool) -> Iterator[Item]:
    """Yield a table of these indicators, and charts where wanted; those without a figure are left out."""
    known = tuple(filter(has_figure, of))
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
        for n, (chart, alt) in enumerate(charts_of(known)):
            yield caption(f"How this year’s figures compare{', continued' if n else ''}")
            yield Picture(chart, alt)


def _row(indicator: Indicator) -> Row:
    name = ((Piece(indicator.name.strip() or "No name", bold=True),),)
    unit = "" if indicator.unit == "%" else indicator.unit
    when = ", ".join(text.strip() for text in (unit, indicator.period) if text.strip())
    values = (cell(say_figure(indicator, name)) for name in ("value", *OTHERS))
    return Row(
        ((*name, *paragraphs((when,))), *values, cell(comparison(indicator), indicator.explanation))
    )


def comparison(indicator: Indicator) -> str:
    """Return how a figure compares: "Better than the year before; worse than England."."""
    if indicator.value is None:
        return ""
    higher, lower = _WORDS[indicator.polarity]
    found: dict[str, list[str]] = {}
    for field, name in OTHERS.items():
        other = getattr(indicator, field)
        if other is not None:
            off = indicator.value - other
            found.setdefault(higher if off > 0 else lower if off else _SAME, []).append(name)
    if len(found) == 1 and _all_others(indicator):
        return f"{next(iter(found)).capitalize()} all three."
    told = "; ".join(f"{how} {_listed(names)}" for how, names in found.items())
    return f"{told[0].upper()}{told[1:]}." if told else ""


def _all_others(indicator: Indicator) -> bool:
    return all(getattr(indicator, field) is not None for field in OTHERS)


def _listed(names: list[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last
