"""The figures as rows of a table, with what they can be filtered and grouped by. Pure; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.document.figures import (
    OTHERS,
    Limits,
    Other,
    StandsOut,
    Way,
    asks_for_words,
    figure_text,
    is_explained,
    say_rank,
    stands_out,
    way_of,
    why,
    with_unit,
)
from ilacs_desktop.document.held_back import Printed, for_print
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.document.wording import short_title
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.ui.widgets.table_rows import Cell, GroupKey, TableColumn, TableRow

COLUMNS = (
    TableColumn("name", "Figure", 240, grows=4),
    TableColumn("judgement", "Judgement", 130, grows=1, rank=7),
    TableColumn("value", "Value", 84, is_number=True),
    TableColumn("period", "Period", 150, grows=1, rank=6),
    TableColumn("previous", "Year before", 162, rank=2),
    TableColumn("neighbours", "Neighbours", 162, rank=3),
    TableColumn("england", "England", 162, rank=4),
    TableColumn("rank", "Rank", 92, rank=5),
    TableColumn("stands_out", "Stands out", 138),
    TableColumn("explained", "Explained", 110, rank=1),
)
FIRST_SORT = 8  # by what stands out, the worst first
NAMED_BY = 0
GROUPINGS = (("", "Nothing"), ("judgement", "Judgement"), ("stands_out", "Stands out"))
VIEWS = (
    ("", "All figures"),
    ("out", "Those that stand out"),
    ("unexplained", "Those not explained"),
    ("worse", "Those that got worse"),
    ("held", "Those held back"),
    ("incomplete", "Those without value or period"),
    ("carried", "Those from last year"),
)
_COLOURS: dict[Way, str] = {"better": "ok", "worse": "warn_mark"}
OUT = {
    "worse": Mark("improvement", "Ours is worse", "warn_mark"),
    "different": Mark("info", "Ours differs", "accent"),
    "better": Mark("strength", "Ours is better", "ok"),
}
EXPLAINED = Mark("tick", "Explained", "ok")
NOT_EXPLAINED = Mark("warning", "Not yet", "warn_mark")
HELD = Mark("left_out", "Held back", "muted")
_ORDER = ("worse", "different", "better")
_LAST = 1 << 20


class Looked(NamedTuple):
    """A figure with all that the page tells of it. ``place`` is that of its judgement."""

    item: Indicator
    judgement: str
    place: int
    out: tuple[StandsOut, ...]
    is_explained: bool
    printed: Printed

    @property
    def asks(self) -> bool:
        """Whether a reader would ask why, and nothing answers yet."""
        return asks_for_words(self.out) and not self.is_explained

    @property
    def side(self) -> str:
        """To which side it stands out, the worst where there are several; empty for none."""
        return min((one.side for one in self.out), key=_ORDER.index, default="")


def look_at(document: Document, framework: Framework, limits: Limits) -> tuple[Looked, ...]:
    """Return every figure with how it stands, in the document's order."""
    titles = {j.id: short_title(j, framework) for j in document.judgements}
    places = {judgement: n for n, judgement in enumerate(titles)}
    return tuple(
        Looked(
            one,
            titles.get(one.judgement, ""),
            places.get(one.judgement, _LAST),
            stands_out(one, limits),
            is_explained(one, limits),
            for_print(document, one),
        )
        for one in document.indicators
    )


def is_in(view: str, one: Looked) -> bool:
    """Return whether a figure belongs to a view."""
    item = one.item
    return {
        "": True,
        "out": bool(one.out),
        "unexplained": one.asks,
        "worse": way_of(item, item.previous) == "worse",
        "held": bool(one.printed.held),
        "incomplete": item.value is None or not item.period.strip(),
        "carried": bool(item.carried),
    }[view]


def figure_rows(looked: tuple[Looked, ...], view: str = "") -> tuple[TableRow, ...]:
    """Return the rows of a view."""
    return tuple(_row(one) for one in looked if is_in(view, one))


def _row(one: Looked) -> TableRow:
    item = one.item
    cells = (
        Cell(item.name or "No name"),
        Cell(one.judgement, order=one.place),
        _value(one),
        Cell(item.period),
        *(_compared(item, name) for name in OTHERS),
        Cell(say_rank(item), order=item.rank, tip="Place in England, 1st being the best"),
        _stands_out(one),
        _explained(one),
    )
    words = "\n".join((*(cell.text for cell in cells), item.source, item.explanation)).casefold()
    judgement = GroupKey(one.place, one.judgement or "No judgement yet")
    side = one.side
    word = OUT[side].word if side else "Does not stand out"
    groups = {
        "judgement": (judgement,),
        "stands_out": (GroupKey(_ORDER.index(side) if side else _LAST, word),),
    }
    return TableRow(item.id, cells, words, groups)


def say_way(way: Way) -> str:
    """Return how a figure compares, in a word or two: "better", "the same"."""
    return "the same" if way == "same" else way


def value_text(item: Indicator, value: float | None) -> str:
    """Return a value with its per cent sign: "21.4%", "1,518"; empty where there is none."""
    if value is None:
        return ""
    return f"{figure_text(value)}{'%' if item.unit.strip().startswith('%') else ''}"


def unit_text(item: Indicator) -> str:
    """Return the unit as it is to be told beside a value: none for a per cent sign."""
    unit = item.unit.strip()
    return "" if unit.startswith("%") else unit


def _value(one: Looked) -> Cell:
    item = one.item
    text = value_text(item, item.value)
    if one.printed.held:
        return Cell(text, HELD.icon, HELD.colour, item.value, f"Held back. {one.printed.why}")
    return Cell(text, order=item.value, tip=f"{text} {unit_text(item)}".strip())


def _compared(item: Indicator, name: Other) -> Cell:
    """Return the figure of another; an arrow and a word tell how ours compares with it."""
    other: float | None = getattr(item, name)
    if other is None:
        return Cell("")
    way = way_of(item, other)
    text = value_text(item, other)
    if way is None or item.value is None:
        return Cell(text, order=other)
    arrow = "" if way == "same" else "move_up" if item.value > other else "move_down"
    than = "as" if way == "same" else "than"
    tip = f"Ours is {say_way(way)} {than} {OTHERS[name]}: {with_unit(item, other)}"
    return Cell(f"{text}, ours is {say_way(way)}", arrow, _COLOURS.get(way, "text2"), other, tip)


def _stands_out(one: Looked) -> Cell:
    if one.item.value is None:
        return Cell("No value yet", order=_LAST + 1)
    if not one.out:
        return Cell("No", order=_LAST)
    mark = OUT[one.side]
    return Cell(mark.word, mark.icon, mark.colour, _ORDER.index(one.side), why(one.item, one.out))


def _explained(one: Looked) -> Cell:
    mark = explained_mark(one)
    if one.item.value is None and mark is None:
        return Cell("", order=3)
    if mark is None:
        return Cell("Not needed", order=2)
    tip = one.item.explanation or "It stands out, and nothing says why."
    return Cell(mark.word, mark.icon, mark.colour, int(mark is EXPLAINED), tip)


def explained_mark(one: Looked) -> Mark | None:
    """Return whether a figure that asks for a sentence has one; None where none is needed."""
    if one.is_explained:
        return EXPLAINED
    return NOT_EXPLAINED if one.asks else None
