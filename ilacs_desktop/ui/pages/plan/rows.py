"""The action plan as rows of a table, with what it can be grouped by. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.document.plan import PlanTotals, View, days_overdue, in_view, lacks
from ilacs_desktop.document.records import Action, State
from ilacs_desktop.document.uses import Use, uses_of_actions
from ilacs_desktop.document.wording import STATES, field_label, say_month
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.pages.records.carried import carried_mark
from ilacs_desktop.ui.pages.records.uses import part_titles
from ilacs_desktop.ui.widgets.marks import Mark
from ilacs_desktop.ui.widgets.table_rows import Cell, GroupKey, TableColumn, TableRow

COLUMNS = (
    TableColumn("number", "No.", 52),
    TableColumn("what", "Action", 190, grows=4),
    TableColumn("area", "Area", 120, grows=2, rank=2),
    TableColumn("owner", "Owner", 130, grows=2, rank=3),
    TableColumn("due", field_label("actions", "due"), 164),
    TableColumn("state", "State", 164),
    TableColumn("weakness", field_label("actions", "weakness"), 230, grows=4, rank=4),
)
NAMED_BY = 1
GROUPINGS = (
    ("", "Nothing"),
    ("owner", "Owner"),
    ("state", "State"),
    ("judgement", "Judgement"),
    ("month", "Month due"),
)
VIEWS: tuple[tuple[View, str], ...] = (
    ("", "All actions"),
    ("overdue", "Overdue"),
    ("soon", "Due in the next 30 days"),
    ("incomplete", "No owner, date or measure"),
    ("done_not_shown", "Done, not yet shown to work"),
    ("mine", "Mine"),
)
# Done is kept apart from shown to work: the icon, the word and the tone differ.
STATE_MARKS: dict[State, Mark] = {
    "not_started": Mark("not_started", STATES["not_started"], "muted"),
    "in_progress": Mark("half_done", STATES["in_progress"], "accent"),
    "done": Mark("tick", "Done, not yet shown", "text2"),
    "shown_to_work": Mark("agreed", STATES["shown_to_work"], "ok"),
}
_STATES = tuple(STATES)
_LAST = 1 << 20
_NO_OWNER, _NO_DATE, _NO_AREA = "No owner yet", "No date yet", "Not in the text yet"


class Looked(NamedTuple):
    """An action with all that the page tells of it: how late it is, and where the text points at it."""

    action: Action
    overdue: int
    uses: tuple[Use, ...]


def look_at(document: Document, today: dt.date) -> tuple[Looked, ...]:
    """Return every action with its uses, in the document's order."""
    uses = uses_of_actions(document)
    return tuple(
        Looked(action, days_overdue(action, today), uses.get(action.id, ()))
        for action in document.actions
    )


def action_rows(
    looked: tuple[Looked, ...],
    document: Document,
    view: View,
    today: dt.date,
    mine: frozenset[str],
) -> tuple[TableRow, ...]:
    """Return the rows of the actions that are to be seen in a view."""
    titles = part_titles(document)
    parts = {part: n for n, part in enumerate(titles)}
    homes = {judgement.id: judgement.id for judgement in document.judgements}
    homes |= {section.id: section.judgement for section in document.sections} | {FRONT: FRONT}
    return tuple(
        _row(one, titles, homes, parts) for one in looked if in_view(one.action, view, today, mine)
    )


def overdue_mark(days: int) -> Mark | None:
    """Return how an action is marked that is late by so many days; None where it is not."""
    if not days:
        return None
    return Mark("warning", f"Overdue by {counted(days, 'day')}", "bad")


def totals_text(totals: PlanTotals) -> str:
    """Return a plan in a line: "30 actions: 4 overdue, 6 done and not yet shown to work, 3 shown to work"."""
    actions = counted(totals.actions, "action")
    told = (
        (totals.overdue, "overdue"),
        (totals.done, "done and not yet shown to work"),
        (totals.shown_to_work, "shown to work"),
    )
    states = ", ".join(f"{count:,} {words}" for count, words in told if count)
    return f"{actions}: {states}." if states else f"{actions}, none of them done yet."


def _row(
    one: Looked, titles: dict[str, str], homes: dict[str, str], places: dict[str, int]
) -> TableRow:
    action = one.action
    parts = _parts(one.uses, homes)
    judgements = tuple(dict.fromkeys(homes[part] for part in parts))
    if len(judgements) > 1:
        judgements = tuple(home for home in judgements if home != FRONT)
    cells = _cells(one, tuple(titles[part] for part in parts))
    groups = {
        "owner": (_owner_group(action),),
        "state": (GroupKey(_STATES.index(action.state), STATE_MARKS[action.state].word),),
        "judgement": tuple(GroupKey(places[home], titles[home]) for home in judgements)
        or (GroupKey(_LAST, _NO_AREA),),
        "month": (_month_group(action.due),),
    }
    told = (
        *(cell.text for cell in cells),
        *(titles[part] for part in parts),
        action.measure,
        action.change_for_children,
        format_date(action.due) if action.due else _NO_DATE,
        f"action {action.number}",
        f"no {' no '.join(lacks(action))}" if lacks(action) else "",
    )
    return TableRow(action.id, cells, "\n".join(told).casefold(), groups)


def _parts(uses: tuple[Use, ...], homes: dict[str, str]) -> tuple[str, ...]:
    """Return the parts that point at an action: sections, then judgements, then the front."""
    parts = dict.fromkeys(place.part for place, _ in uses)
    return tuple(sorted(parts, key=lambda part: (part == FRONT, part == homes[part])))


def _cells(one: Looked, sections: tuple[str, ...]) -> tuple[Cell, ...]:
    action = one.action
    return (
        Cell(f"{action.number}", order=action.number),
        _what(action),
        _area(sections),
        Cell(action.owner) if action.owner.strip() else Cell(_NO_OWNER, "help", "muted"),
        _due(one),
        _state(action),
        Cell(action.weakness),
    )


def _what(action: Action) -> Cell:
    mark = carried_mark(action)
    if mark is None:
        return Cell(action.what)
    return Cell(action.what, mark.icon, mark.colour, tip=f"{action.what}\n{mark.word}")


def _area(sections: tuple[str, ...]) -> Cell:
    """Return the section that points at an action first, and how many more do."""
    if not sections:
        return Cell(_NO_AREA, order="\uffff")
    more = f" and {len(sections) - 1} more" if len(sections) > 1 else ""
    return Cell(f"{sections[0]}{more}", tip="\n".join(sections))


def _due(one: Looked) -> Cell:
    due = one.action.due
    if due is None:
        return Cell(_NO_DATE, "help", "muted", dt.date.max)
    mark = overdue_mark(one.overdue)
    if mark is None:
        return Cell(format_date(due), order=due)
    return Cell(mark.word, mark.icon, mark.colour, due, f"Was due on {format_date(due)}")


def _state(action: Action) -> Cell:
    mark = STATE_MARKS[action.state]
    return Cell(mark.word, mark.icon, mark.colour, _STATES.index(action.state))


def _owner_group(action: Action) -> GroupKey:
    """Return the group of an owner, whose place among them is by name."""
    owner = " ".join(action.owner.split())
    return GroupKey(0, owner) if owner else GroupKey(_LAST, _NO_OWNER)


def _month_group(due: dt.date | None) -> GroupKey:
    if due is None:
        return GroupKey(_LAST, _NO_DATE)
    return GroupKey(due.year * 12 + due.month, say_month(due))
