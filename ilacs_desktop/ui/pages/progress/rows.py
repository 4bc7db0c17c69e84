"""Points made before as rows of a table, with what they can be grouped and filtered by. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple, get_args

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import TRAVEL_WORDS, Kept, homes, last_plans
from ilacs_desktop.document.records import PriorPoint, PriorSource, State, Travel
from ilacs_desktop.document.wording import PRIOR_SOURCES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.pages.plan.rows import STATE_MARKS
from ilacs_desktop.ui.pages.records.carried import carried_mark
from ilacs_desktop.ui.pages.records.uses import part_titles
from ilacs_desktop.ui.widgets.marks import LEFT_OUT, Mark
from ilacs_desktop.ui.widgets.table_rows import Cell, GroupKey, TableColumn, TableRow

COLUMNS = (
    TableColumn("text", "Point", 210, grows=5),
    TableColumn("source", "Source and date", 160, grows=2, rank=4),
    TableColumn("state", "State", 178),
    TableColumn("direction", "Direction of travel", 160, rank=1),
    TableColumn("sections", "Accounted for in", 150, grows=2, rank=2),
    TableColumn("response", "Response", 112, rank=3),
)
NAMED_BY = 0
GROUPINGS = (
    ("source", "Source"),
    ("", "Nothing"),
    ("state", "State"),
    ("direction", "Direction of travel"),
    ("section", "Section"),
)
LAST_PLAN = "last_plan"
VIEWS = (
    ("", "All points"),
    ("no_response", "No response yet"),
    ("no_section", "No section yet"),
    ("not_shown", "Not yet shown to work"),
    ("deteriorated", "Deteriorated"),
    (LAST_PLAN, "Last year’s plan"),
    ("parked", "Left out"),
)
TRAVEL_MARKS: dict[Travel, Mark] = {
    "improved": Mark("move_up", TRAVEL_WORDS["improved"], "ok"),
    "maintained": Mark("chevron_right", TRAVEL_WORDS["maintained"], "text2"),
    "deteriorated": Mark("move_down", TRAVEL_WORDS["deteriorated"], "warn_mark"),
}
_TRAVELS: tuple[Travel, ...] = ("deteriorated", "maintained", "improved", "")
_STATES: tuple[State, ...] = get_args(State)
_SOURCES: tuple[PriorSource, ...] = get_args(PriorSource)
_LAST = 1 << 40
_NOT_SAID = "Not said yet"


class Looked(NamedTuple):
    """A point with all that the page tells of it: the titles of its sections, and its promise."""

    point: PriorPoint
    sections: tuple[tuple[str, str], ...]
    kept: Kept | None
    is_late: bool


def look_at(document: Document, today: dt.date) -> tuple[Looked, ...]:
    """Return every point, in the document's order; sections are pairs of id and title."""
    titles = part_titles(document)
    kept = {one.point.id: one for one in last_plans(document) if one.point is not None}
    return tuple(
        Looked(
            point,
            tuple((id_, titles[id_]) for id_ in homes(document, point)),
            found := kept.get(point.id),
            found is not None and found.is_late(today),
        )
        for point in document.prior_points
    )


class PointRows:
    """Makes the rows; a point that is told as before keeps its row, for making one takes longest."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}
        self._known: dict[str, tuple[Looked, TableRow]] = {}

    def of(self, looked: tuple[Looked, ...], document: Document, view: str) -> tuple[TableRow, ...]:
        """Return the rows of the points that are to be seen in a view."""
        places = {part: n for n, part in enumerate(part_titles(document))}
        known = self._known if places == self._places else {}
        self._places = places
        self._known = {one.point.id: (one, self._row(one, known)) for one in looked}
        return tuple(self._known[one.point.id][1] for one in looked if in_view(one, view))

    def _row(self, one: Looked, known: dict[str, tuple[Looked, TableRow]]) -> TableRow:
        before = known.get(one.point.id)
        if before is not None and before[0] == one:
            return before[1]
        return _row(one, self._places)


def in_view(one: Looked, view: str) -> bool:
    """Return whether a point is to be seen in a view; what is left out is asked for nothing."""
    point = one.point
    if view in ("", "parked"):
        return not view or point.parked is not None
    shown = {
        "no_response": not point.response.strip(),
        "no_section": not one.sections,
        "not_shown": point.state != "shown_to_work",
        "deteriorated": point.direction == "deteriorated",
        LAST_PLAN: point.source == "last_plan",
    }
    return shown[view] and (point.parked is None or view == LAST_PLAN)


def said_where(point: PriorPoint) -> str:
    """Return "Focused visit, 16 July 2025"."""
    date = format_date(point.date) if point.date is not None else ""
    return ", ".join(filter(None, (PRIOR_SOURCES[point.source], date)))


def marks_of(one: Looked) -> tuple[Mark | None, ...]:
    """Return how a point is marked; None for what there is nothing to say of."""
    point = one.point
    return (
        carried_mark(point),
        LEFT_OUT if point.parked is not None else None,
        STATE_MARKS[point.state],
        TRAVEL_MARKS.get(point.direction),
        Mark("warning", "Late", "bad") if one.is_late else None,
    )


def _row(one: Looked, places: dict[str, int]) -> TableRow:
    point = one.point
    cells = _cells(one)
    mark = STATE_MARKS[point.state]
    direction = TRAVEL_MARKS.get(point.direction)
    groups = {
        "source": (GroupKey(_source_order(point), said_where(point)),),
        "state": (GroupKey(_STATES.index(point.state), mark.word),),
        "direction": (
            GroupKey(_TRAVELS.index(point.direction), direction.word if direction else _NOT_SAID),
        ),
        "section": tuple(GroupKey(places[id_], title) for id_, title in one.sections)
        or (GroupKey(_LAST, "No section yet"),),
    }
    more = (point.response, *(title for _, title in one.sections))
    carried = carried_mark(point)
    words = (*(cell.text for cell in cells), *more, carried.word if carried else "")
    searched = "\n".join(words).casefold()
    return TableRow(point.id, cells, searched, groups, faint=point.parked is not None)


def _cells(one: Looked) -> tuple[Cell, ...]:
    point = one.point
    sections = tuple(title for _, title in one.sections)
    state, direction = STATE_MARKS[point.state], TRAVEL_MARKS.get(point.direction)
    return (
        Cell(point.text, tip=point.text),
        Cell(said_where(point), order=_source_order(point)),
        _late(one) or Cell(state.word, state.icon, state.colour, _STATES.index(point.state)),
        _marked(direction, _TRAVELS.index(point.direction)),
        _told(one, sections),
        Cell("Given", "tick", "ok", 1, point.response)
        if point.response.strip()
        else Cell("Not given", "warning", "warn_mark", 0),
    )


def _late(one: Looked) -> Cell | None:
    """Return the state of a promise that is late: its day is past, and the step was not taken."""
    if not one.is_late or one.kept is None or one.kept.due is None:
        return None
    word = f"{STATE_MARKS[one.point.state].word}, late"
    tip = f"Promised by {format_date(one.kept.due)}"
    return Cell(word, "warning", "bad", _STATES.index(one.point.state), tip)


def _marked(mark: Mark | None, order: int) -> Cell:
    if mark is None:
        return Cell(_NOT_SAID, "", "muted", order)
    return Cell(mark.word, mark.icon, mark.colour, order)


def _told(one: Looked, sections: tuple[str, ...]) -> Cell:
    if one.point.parked is not None:
        return Cell(LEFT_OUT.word, LEFT_OUT.icon, LEFT_OUT.colour, -1, one.point.parked.reason)
    if not sections:
        return Cell("No section yet", "warning", "warn_mark", 0)
    more = f" and {len(sections) - 1} more" if len(sections) > 1 else ""
    return Cell(f"{sections[0]}{more}", order=len(sections), tip="\n".join(sections))


def _source_order(point: PriorPoint) -> int:
    """Return the place of a point among the sources: inspections first, the newest of each first."""
    newest_first = dt.date.max.toordinal() - (point.date.toordinal() if point.date else 0)
    return _SOURCES.index(point.source) * 10_000_000 + newest_first
