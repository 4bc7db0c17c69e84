"""The action plan as a spreadsheet, both ways: every field but the id, which no person needs.

Plans come in councils' own words: RAG and "Complete" are states, a month is its last day. What a
cell says besides a state is told and not taken: the plan is printed, and Ofsted reads it.
"""

import re
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import FINISHED, Action
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.read_date import DateError
from ilacs_desktop.tables.columns import (
    Column,
    Fields,
    Written,
    key,
    line_in,
    names_of_columns,
    text_in,
)
from ilacs_desktop.tables.evidence_columns import CellError
from ilacs_desktop.tables.plan import NUMBER, RecordKind
from ilacs_desktop.tables.record_columns import (
    CHILDREN,
    STATE,
    is_empty,
    read_due,
    read_measure,
    read_record_number,
)
from ilacs_desktop.tables.states import (
    COLOUR,
    StateSaid,
    read_rag,
    read_state,
    strongest,
    tells_more,
)
from ilacs_desktop.tables.write import records_file

WHAT = "What we will do"
PROGRESS = "Progress, behind the measure"
_PROGRESS = "progress"  # a field that no action has: how far it is, in the words of a cell
_WITH_CHILDREN = "Measure, and what will change for children"
_MOST_NUMBER = 9999
_LISTED = re.compile(r"[\s,;&]+|\band\b", re.IGNORECASE)
_ITEM = re.compile(r"[\[(]?(?:evidence|e)?(\d{1,6})[\])]?\.?", re.IGNORECASE | re.ASCII)
_SAID = "said in "  # begins the name of what a cell says of the state, by its column
_NO_PERIOD = "is not a period"  # how read_period says that a text is not even nearly a date


def action_kind(document: Document, _framework: Framework) -> RecordKind:
    """Return how the action plan of a document is read."""
    columns = _columns(document)
    return RecordKind(
        list="actions",
        noun="action",
        nouns="actions",
        columns=columns,
        needed=WHAT,
        named="what",
        empty=Action("", 0),
        prefix="ac",
        faults=_faults,
        key=attrgetter(NUMBER),
        numbered=True,
        joined=_Joined(document),
        may_lack=frozenset(column.title for column in columns) - {WHAT},
        number="No.",
        not_taken=_not_taken,
        offered={PROGRESS: frozenset(map(key, names_of_columns("actions")[PROGRESS]))},
    )


def actions_file(kind: str, document: Document, told_in: Mapping[str, str]) -> bytes:
    """Return the action plan as a file of this kind, ".csv" or ".xlsx".

    ``told_in`` says by id which sections point at an action. Raises SheetError when a text has no
    room in a cell of Excel.
    """
    numbers = {item.id: item.number for item in document.evidence}

    def shown_by(action: Action) -> str:
        return ", ".join(f"[{numbers[id_]}]" for id_ in action.shown_by if id_ in numbers)

    columns = (
        Written("No.", 7, lambda action: action.number),
        Written(WHAT, 50, lambda action: action.what),
        Written("Area for improvement it answers", 40, lambda action: action.weakness),
        Written("Owner", 26, lambda action: action.owner),
        Written("By when", 18, lambda action: action.due),
        Written("Measure", 40, lambda action: action.measure),
        Written("What will change for children", 40, lambda action: action.change_for_children),
        Written("State", 16, lambda action: STATES[action.state]),
        Written("Evidence that shows it", 18, shown_by),
        Written("First promised in", 14, lambda action: action.since),
        Written("Carried over from", 14, lambda action: action.carried),
        Written("Told in", 40, lambda action: told_in.get(action.id, "")),
    )
    return records_file(kind, "Action plan", columns, document.actions)


def _columns(document: Document) -> tuple[Column, ...]:
    """Return the columns that are understood, in the order in which they are written."""
    names = names_of_columns("actions")
    read: dict[str, Callable[[str], Fields] | None] = {
        "No.": _number,
        WHAT: text_in("what"),
        "Area for improvement it answers": text_in("weakness"),
        "Owner": line_in("owner"),
        "By when": _due,
        "Measure": text_in("measure"),
        _WITH_CHILDREN: read_measure,
        "What will change for children": text_in(CHILDREN),
        "State": _state("State", read_state),
        "RAG": _state("RAG", read_rag),
        PROGRESS: text_in(_PROGRESS),
        "Evidence that shows it": _shown_by({item.number: item.id for item in document.evidence}),
        "First promised in": line_in("since"),
        "Carried over from": line_in("carried"),
        "Told in": None,
    }
    # Measure is called so too: the column with both stands after it, and so has the name.
    also = {title: () if title == PROGRESS else names.get(title, ()) for title in read}
    return tuple(Column(title, also[title], how) for title, how in read.items())


class _Joined:
    """Makes one state of all that a row says of it, and keeps the evidence that is not listed here."""

    def __init__(self, document: Document) -> None:
        self._known = {item.id for item in document.evidence}

    def __call__(self, action: Any, fields: Fields) -> Fields:  # noqa: ANN401 - of any kind
        own = {n: v for n, v in fields.items() if not n.startswith(_SAID) and n != _PROGRESS}
        joined = dict(own)
        state = strongest(said for said, _ in _said(fields).values())
        if state is not None:
            joined[STATE] = _newer(action.state, state)
        told = f"Progress: {fields.get(_PROGRESS)}"
        measure = str(joined.get("measure", action.measure))
        if _PROGRESS in fields and told not in measure:
            joined["measure"] = "\n".join(filter(None, (measure, told)))
        if "shown_by" in joined:
            joined["shown_by"] = self._shown_by(action, joined["shown_by"])
        return joined

    def _shown_by(self, action: Action, ids: Any) -> tuple[str, ...]:  # noqa: ANN401 - of fields
        """Return the evidence that a cell names, and what the list does not have any more."""
        was = tuple(id_ for id_ in action.shown_by if id_ in self._known)
        if was == ids:
            return action.shown_by
        return (*ids, *(id_ for id_ in action.shown_by if id_ not in self._known))


def _said(fields: Fields) -> dict[str, tuple[StateSaid, str]]:
    """Return by column what the cells of a row say of the state, and their words."""
    return {
        name.removeprefix(_SAID): said
        for name, said in fields.items()
        if name.startswith(_SAID) and isinstance(said, tuple)
    }


def _not_taken(fields: Fields) -> tuple[str, ...]:
    """Return what the cells of a row say of the state that no action has a place for."""
    cells = _said(fields)
    state = strongest(said for said, _ in cells.values())
    told = [
        f"{column}: {words} was not taken: the state is {STATES[state.state]}, and what Ofsted reads"
        " has no place for more."
        for column, (said, words) in cells.items()
        if state is not None and tells_more(said, state)
    ]
    by_when = cells.get("By when")
    if by_when is not None and by_when[0].state not in FINISHED:
        told.append(f"By when: “{by_when[1]}” is not a date, so none is given.")
    return tuple(told)


def _newer(old: str, said: StateSaid) -> str:
    """Return the state of an action; a colour alone takes nothing back that was finished."""
    return old if said.rank == COLOUR and old in FINISHED else said.state


def _number(text: str) -> Fields:
    if is_empty(text):
        return {}
    try:
        return read_record_number(text)
    except CellError:
        raise CellError(
            f"“{text}” is not a whole number up to {_MOST_NUMBER:,}, so the action gets a new one."
        ) from None


def _due(text: str) -> Fields:
    if is_empty(text):
        return {}
    try:
        found = dict(read_due(text))
    except DateError as error:
        if _NO_PERIOD not in str(error):
            raise
        raise CellError(
            f"“{text}” is not a date. Type it like this: 31 March 2027, or March 2027."
        ) from None
    said = found.pop(STATE, None)
    return {**found, f"{_SAID}By when": (said, text)} if said is not None else found


def _state(column: str, state_in: Callable[[str], StateSaid | None]) -> Callable[[str], Fields]:
    def read(text: str) -> Fields:
        if is_empty(text):
            return {}
        said = state_in(text)
        if said is None:
            raise CellError(
                f"“{text}” is not a state that is known. Write Not started, In progress, Done or"
                " Shown to work, or say that the column is something else."
            )
        return {f"{_SAID}{column}": (said, text)}

    return read


def _shown_by(ids: Mapping[int, str]) -> Callable[[str], Fields]:
    """Return what reads the numbers of evidence: "[16], [27]"."""

    def read(text: str) -> Fields:
        found = [_ITEM.fullmatch(part) for part in _LISTED.split(text) if part.strip()]
        numbers = [int(match[1]) for match in found if match is not None]
        if not all(found) or not numbers:
            raise CellError(f"“{text}” is not a number of evidence. Type numbers, such as 16, 27.")
        unknown = next((number for number in numbers if number not in ids), None)
        if unknown is not None:
            raise CellError(f"There is no evidence with the number {unknown}. Add it first.")
        return {"shown_by": tuple(ids[number] for number in dict.fromkeys(numbers))}

    return read


def _faults(action: Action) -> tuple[str, ...]:
    return () if action.what else ("It does not say what will be done. Fill in the action.",)
