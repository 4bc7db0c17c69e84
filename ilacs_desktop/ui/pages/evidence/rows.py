"""The evidence list as rows of a table, with what it can be grouped by. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.evidence_ages import age_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Direction, Evidence
from ilacs_desktop.document.uses import Use, uses_of_evidence
from ilacs_desktop.document.wording import say_period
from ilacs_desktop.framework.evidence_age import Age, EvidenceAge
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import EvidenceType, Framework, Lens
from ilacs_desktop.ui.pages.records.uses import part_titles
from ilacs_desktop.ui.widgets.marks import AGE_MARKS, DIRECTION_MARKS, LEFT_OUT, Mark
from ilacs_desktop.ui.widgets.table_rows import Cell, GroupKey, TableColumn, TableRow

COLUMNS = (
    TableColumn("number", "No.", 56),
    TableColumn("title", "Title", 290, grows=2),
    TableColumn("type", "Type", 140, grows=1, rank=6),
    TableColumn("lens", "Lens", 92, rank=2),
    TableColumn("period", "Period", 176, rank=4),
    TableColumn("age", "Age", 128, rank=1),
    TableColumn("shows", "What it shows", 220, grows=4, rank=7),
    TableColumn("direction", "Direction", 108, rank=3),
    TableColumn("owner", "Owner", 140, grows=1, rank=5),
    TableColumn("used", "Used in", 104),
)
NAMED_BY = 1
GROUPINGS = (
    ("", "Nothing"),
    ("lens", "Lens"),
    ("age", "Age"),
    ("section", "Section"),
    ("direction", "Direction"),
)
NO_TYPE = Mark("help", "No type yet", "muted")
NO_DATES = Mark("help", "No dates yet", "muted")
_AGES: tuple[Age, ...] = ("stale", "background", "within_window", "not_ended")
_DIRECTIONS: tuple[Direction, ...] = ("negative", "mixed", "positive", "")
_LAST = 1 << 20
_UNSAID = "Not said yet"


class Looked(NamedTuple):
    """An item with all that the page tells of it."""

    item: Evidence
    kind: EvidenceType | None
    lens: Lens | None
    age: EvidenceAge | None
    uses: tuple[Use, ...]


def look_at(document: Document, framework: Framework, today: dt.date) -> tuple[Looked, ...]:
    """Return every item of evidence with its type, lens, age and uses, in the document's order."""
    kinds = {kind.id: kind for kind in framework.evidence_types}
    lenses = {lens.id: lens for lens in framework.lenses}
    uses = uses_of_evidence(document)
    return tuple(
        Looked(
            item,
            kind := kinds.get(item.type),
            lenses.get(kind.lens) if kind else None,
            age_of(item, document, framework, today),
            uses.get(item.id, ()),
        )
        for item in document.evidence
    )


def evidence_rows(
    looked: tuple[Looked, ...], document: Document, framework: Framework
) -> tuple[TableRow, ...]:
    """Return the rows of the table."""
    titles = part_titles(document)
    lenses = {lens.id: n for n, lens in enumerate(framework.lenses)}
    places = {part: n for n, part in enumerate(titles)}
    return tuple(_row(one, titles, lenses, places) for one in looked)


def _row(
    one: Looked, titles: dict[str, str], lenses: dict[str, int], places: dict[str, int]
) -> TableRow:
    item = one.item
    parts = tuple(dict.fromkeys(place.part for place, _ in one.uses))
    cells = _cells(one, tuple(titles[part] for part in parts))
    lens = one.lens
    groups = {
        "lens": (
            GroupKey(lenses[lens.id], lens.title) if lens else GroupKey(_LAST, "No type yet"),
        ),
        "age": (_age_group(one),),
        "section": tuple(GroupKey(places[part], titles[part]) for part in parts)
        or (GroupKey(_LAST, "Not used yet"),),
        "direction": (_direction_group(item),),
    }
    words = (cell.text for cell in cells)
    more = (item.source, item.sample_of, f"[{item.number}]", *(titles[part] for part in parts))
    searched = "\n".join((*words, *more, "left out" if item.parked else "")).casefold()
    return TableRow(item.id, cells, searched, groups, faint=item.parked is not None)


def _cells(one: Looked, sections: tuple[str, ...]) -> tuple[Cell, ...]:
    item = one.item
    age, direction = age_mark(one), DIRECTION_MARKS.get(item.direction)
    period = say_period(item.period_from, item.period_to)
    when = item.period_to or item.period_from
    return (
        Cell(f"[{item.number}]", order=item.number),
        Cell(item.title),
        Cell(one.kind.title if one.kind else item.type, tip=one.kind.covers if one.kind else ""),
        Cell(one.lens.title if one.lens else ""),
        Cell(period, order=(when, item.period_from or when)),
        _marked(
            age, _AGES.index(one.age.age) if one.age else -1, one.age.reason if one.age else ""
        ),
        Cell(item.shows),
        _marked(direction, _DIRECTIONS.index(item.direction)),
        Cell(item.owner),
        _used(item, sections),
    )


def _marked(mark: Mark | None, order: int, tip: str = "") -> Cell:
    return Cell(mark.word, mark.icon, mark.colour, order, tip) if mark is not None else Cell("")


def _used(item: Evidence, sections: tuple[str, ...]) -> Cell:
    """Return in how many sections an item is used; the tip names them."""
    count = len(sections)
    if item.parked is not None and not sections:
        return Cell(LEFT_OUT.word, LEFT_OUT.icon, LEFT_OUT.colour, -1, item.parked.reason)
    if not sections:
        return Cell("Not used", order=0, tip="No text cites it yet.")
    return Cell(counted(count, "section"), order=count, tip="\n".join(sections))


def age_mark(one: Looked) -> Mark:
    """Return how the age of an item is shown."""
    if one.age is not None:
        return AGE_MARKS[one.age.age]
    return NO_TYPE if one.item.period_to is not None else NO_DATES


def _age_group(one: Looked) -> GroupKey:
    if one.age is None:
        return GroupKey(_LAST, "No type or no dates yet")
    return GroupKey(_AGES.index(one.age.age), AGE_MARKS[one.age.age].word)


def _direction_group(item: Evidence) -> GroupKey:
    mark = DIRECTION_MARKS.get(item.direction)
    return GroupKey(_DIRECTIONS.index(item.direction), mark.word if mark else _UNSAID)
