"""The points made before as a spreadsheet, both ways: every field but the id, which no person needs.

A point has no number: a row is about the point with the same text, source and date. Sections stand
by their titles and the promised action by its number, as people know them.
"""

from collections.abc import Callable, Mapping
from typing import Any

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import TRAVEL_WORDS
from ilacs_desktop.document.records import Parked, PriorPoint
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES
from ilacs_desktop.framework.model import Framework
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
from ilacs_desktop.tables.plan import RecordKind
from ilacs_desktop.tables.record_columns import (
    NUMBER,
    is_empty,
    prior_columns,
    read_record_number,
)
from ilacs_desktop.tables.states import StateSaid, read_rag, read_state
from ilacs_desktop.tables.write import records_file

POINT = "Point"
_SAID = "said in "  # begins the name of what a cell says beyond its state, by its column
_REASON, _BY = "parked_reason", "parked_by"
_TRAVEL = {key(word): id_ for id_, word in TRAVEL_WORDS.items()} | {
    **dict.fromkeys(("better", "up", "improving"), "improved"),
    **dict.fromkeys(("same", "thesame", "nochange", "unchanged", "stable"), "maintained"),
    **dict.fromkeys(("worse", "gotworse", "down", "declined", "worsened"), "deteriorated"),
}
_ALSO = {
    "Date": ("Published", "Published on", "Date published"),
    "Direction of travel": ("Direction", "Travel", "Better or worse"),
    "Where it is told": ("Told in", "Answered in", "Accounted for in"),
    "Promised action": ("Action", "Action number", "Action no"),
    "Left out because": ("Reason left out", "Parked because"),
    "Left out by": ("Parked by",),
    "Carried over from": ("Carried over", "Carried forward from"),
}


def point_kind(document: Document, _framework: Framework) -> RecordKind:
    """Return how the points of a document are read."""
    columns = _columns(document)
    return RecordKind(
        list="prior_points",
        noun="point",
        nouns="points",
        columns=columns,
        needed=POINT,
        named="text",
        empty=PriorPoint(""),
        prefix="pp",
        faults=_faults,
        key=lambda point: (key(point.text), point.source, point.date),
        numbered=False,
        joined=_Joined(document),
        may_lack=frozenset(column.title for column in columns) - {POINT},
        not_taken=_not_taken,
    )


def points_file(kind: str, document: Document, _framework: Framework) -> bytes:
    """Return the points as a file of this kind, ".csv" or ".xlsx".

    Raises SheetError when a text has no room in a cell of Excel.
    """
    titles = {section.id: section.title for section in document.sections}
    numbers = {action.id: action.number for action in document.actions}

    def told(point: PriorPoint) -> str:
        return "\n".join(titles[id_] for id_ in point.sections if id_ in titles)

    columns = (
        Written(POINT, 60, lambda point: point.text),
        Written("Source", 30, lambda point: PRIOR_SOURCES[point.source]),
        Written("Date", 18, lambda point: point.date),
        Written("What we did", 60, lambda point: point.response),
        Written("State", 16, lambda point: STATES[point.state]),
        Written("Direction of travel", 18, lambda point: TRAVEL_WORDS.get(point.direction, "")),
        Written("Where it is told", 40, told),
        Written("Promised action", 10, lambda point: numbers.get(point.action)),
        Written("Left out because", 30, lambda point: point.parked.reason if point.parked else ""),
        Written("Left out by", 18, lambda point: point.parked.by if point.parked else ""),
        Written("Carried over from", 14, lambda point: point.carried),
    )
    return records_file(kind, "Progress", columns, document.prior_points)


def _columns(document: Document) -> tuple[Column, ...]:
    """Return the columns that are understood."""
    names = names_of_columns("prior_points")
    in_word = {column.title: column.read for column in prior_columns()}
    read: dict[str, Callable[[str], Fields] | None] = {
        POINT: text_in("text"),
        "Source and date": in_word["Source and date"],
        "Date": in_word["Date"],
        "What we did": text_in("response"),
        "State": _state("State", read_state),
        "RAG": _state("RAG", read_rag),
        "Direction of travel": _travel,
        "Where it is told": _sections({key(s.title): s.id for s in document.sections}),
        "Promised action": _action({action.number: action.id for action in document.actions}),
        "Left out because": text_in(_REASON),
        "Left out by": line_in(_BY),
        "Carried over from": line_in("carried"),
    }
    return tuple(
        Column(title, (*names.get(title, ()), *_ALSO.get(title, ())), how)
        for title, how in read.items()
    )


def _state(column: str, state_in: Callable[[str], StateSaid | None]) -> Callable[[str], Fields]:
    def read(text: str) -> Fields:
        said = state_in(text)
        if is_empty(text):
            return {}
        if said is None:
            raise CellError(
                f"“{text}” is not a state that is known. Write Not started, In progress, Done or"
                " Shown to work."
            )
        told = f"{column}: {text} was not taken: the state is {STATES[said.state]}. What else is to"
        more = {f"{_SAID}{column}": f"{told} be told belongs in what you did."} if said.more else {}
        return {"state": said.state, **more}

    return read


def _not_taken(fields: Fields) -> tuple[str, ...]:
    return tuple(str(told) for name, told in fields.items() if name.startswith(_SAID))


def _travel(text: str) -> Fields:
    found = _TRAVEL.get(key(text))
    if found is None:
        raise CellError(f"“{text}” is not known. Write Improved, Maintained or Deteriorated.")
    return {"direction": found}


def _sections(ids: Mapping[str, str]) -> Callable[[str], Fields]:
    """Return what reads titles of sections, one a line or parted by ";"."""

    def read(text: str) -> Fields:
        if is_empty(text):
            return {}
        lines = (line for line in text.split("\n") if line.strip())
        parts = (
            part for line in lines for part in ([line] if key(line) in ids else line.split(";"))
        )
        titles = [part.strip() for part in parts if part.strip()]
        unknown = next((title for title in titles if key(title) not in ids), None)
        if unknown is not None:
            raise CellError(
                f"There is no section “{unknown}”. Give its title as the outline has it."
            )
        return {"sections": tuple(dict.fromkeys(ids[key(title)] for title in titles))}

    return read


def _action(ids: Mapping[int, str]) -> Callable[[str], Fields]:
    def read(text: str) -> Fields:
        if is_empty(text):
            return {}
        number = read_record_number(text)[NUMBER]
        if not isinstance(number, int) or number not in ids:
            raise CellError(
                f"There is no action with the number {number}. Add it to the plan first."
            )
        return {"action": ids[number]}

    return read


class _Joined:
    """Makes one field of the two about leaving out, and keeps the sections that are not there any more."""

    def __init__(self, document: Document) -> None:
        self._known = {section.id for section in document.sections}

    def __call__(self, point: Any, fields: Fields) -> Fields:  # noqa: ANN401 - of any kind
        joined = {
            name: value
            for name, value in fields.items()
            if name not in (_REASON, _BY) and not name.startswith(_SAID)
        }
        if _REASON in fields or _BY in fields:
            was = point.parked or Parked("", "")
            reason, by = fields.get(_REASON, was.reason), fields.get(_BY, was.by)
            joined["parked"] = Parked(str(reason), str(by))
        if "sections" in joined:
            joined["sections"] = self._sections(point, joined["sections"])
        return joined

    def _sections(self, point: PriorPoint, ids: Any) -> tuple[str, ...]:  # noqa: ANN401 - of fields
        if {id_ for id_ in point.sections if id_ in self._known} == set(ids):
            return point.sections
        return (*ids, *(id_ for id_ in point.sections if id_ not in self._known))


def _faults(point: PriorPoint) -> tuple[str, ...]:
    parked = point.parked
    wrong = (
        ("It does not say what the point was. Fill it in.", not point.text),
        (
            "It is left out without a name. Say who decided so.",
            parked is not None and not parked.by,
        ),
        (
            "It names who left it out, but no reason. Give the reason.",
            parked is not None and not parked.reason,
        ),
    )
    return tuple(sentence for sentence, is_so in wrong if is_so)
