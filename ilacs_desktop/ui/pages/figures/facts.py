"""What the details tell of a figure: its values as a table, and facts label by label. Pure; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.document.figures import OTHERS, say_rank, short_period, way_of
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.tables.indicator_cells import POLARITIES
from ilacs_desktop.ui.pages.figures.rows import Looked, say_way, unit_text, value_text

NOT_YET = "Not given yet"
_LABELS = {
    "previous": "The year before",
    "neighbours": "Statistical neighbours",
    "england": "England",
}


class ValueRow(NamedTuple):
    """A value: what it is of, as it is written, and how ours compares with it."""

    what: str
    value: str
    compared: str = ""


def values(item: Indicator) -> tuple[ValueRow, ...]:
    """Return all values of a figure: this year's, those before it, and those of others."""
    found = [ValueRow("This year", value_text(item, item.value) or NOT_YET)]
    for name in OTHERS:
        other = getattr(item, name)
        if other is not None:
            way = way_of(item, other)
            words = say_way(way) if way else ""
            found.append(ValueRow(_LABELS[name], value_text(item, other), words))
    rank = say_rank(item)
    if rank:
        found.append(ValueRow("Rank in England", rank))
    for one in reversed(item.earlier):
        others = (("", one.value), ("neighbours", one.neighbours), ("England", one.england))
        for whose, value in others:
            told = not whose and value == item.previous
            if value is not None and not told:
                what = ", ".join(filter(None, (short_period(one.period) or "Earlier", whose)))
                way = way_of(item, value) if not whose else None
                found.append(ValueRow(what, value_text(item, value), say_way(way) if way else ""))
    return tuple(found)


def facts(one: Looked) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and text; what is always asked for is told also where it is missing."""
    item = one.item
    return (
        ("Judgement", one.judgement or NOT_YET),
        ("Unit", unit_text(item)),
        ("Period", item.period or NOT_YET),
        ("Which way is better", POLARITIES[item.polarity]),
        ("Base", f"{item.base:,}" if item.base is not None else ""),
        ("Source", item.source or NOT_YET),
        ("Held back from print", one.printed.why if one.printed.held else ""),
    )
