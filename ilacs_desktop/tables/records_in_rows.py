"""Records out of the rows of any table: actions, points made before or evidence, by its headings."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, Evidence, PriorPoint
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import Column, key
from ilacs_desktop.tables.record_columns import (
    STATE,
    WHERE,
    action_columns,
    is_empty,
    list_columns,
    prior_columns,
)
from ilacs_desktop.tables.states import strongest, tells_more

Kind = Literal["actions", "prior_points", "evidence"]
Rows = Sequence[Sequence[str]]
AnyRecord = Action | PriorPoint | Evidence


class _List(NamedTuple):
    """A kind of record: its columns, one without values, and the field that takes the rest."""

    columns: tuple[Column, ...]
    empty: AnyRecord
    rest: str


class RecordsInRows:
    """Reads records for one document: of its framework's types, told of in its sections."""

    def __init__(self, document: Document, framework: Framework) -> None:
        self._sections = {key(section.title): section.id for section in document.sections}
        self._lists: dict[Kind, _List] = {
            "actions": _List(action_columns(), Action("", 0), "measure"),
            "prior_points": _List(prior_columns(), PriorPoint(""), "response"),
            "evidence": _List(list_columns(framework), Evidence("", 0), "shows"),
        }

    def kind_of(self, rows: Rows) -> Kind | None:
        """Return the kind whose columns the first row names best.

        None where it names fewer than two of them, or fewer than half of its headings are known.
        """
        possible = self.kinds_of(rows)
        if not possible:
            return None
        known = len(_columns(rows[0], self._lists[possible[0]].columns))
        headings = sum(bool(text.strip()) for text in rows[0])
        return possible[0] if known >= 2 and known * 2 >= headings else None

    def kinds_of(self, rows: Rows) -> tuple[Kind, ...]:
        """Return the kinds that a table could be read as, the likeliest first.

        The first column of a kind must be there, for no record is one without it.
        """
        if len(rows) < 2:
            return ()
        known = {kind: _columns(rows[0], of.columns) for kind, of in self._lists.items()}
        possible = [
            kind
            for kind, columns in known.items()
            if self._lists[kind].columns[0] in columns.values()
        ]
        return tuple(sorted(possible, key=lambda kind: -len(known[kind])))

    def records(self, rows: Rows, kind: Kind) -> tuple[AnyRecord, ...]:
        """Return a record for each row below the headings that holds anything, without ids.

        A number of 0 says that the row has none; ``shown_by`` of an action holds numbers of
        evidence as they stand there. What cannot be read as its heading says, and
        cells under other headings, become words of the record.
        """
        of = self._lists[kind]
        columns = _columns(rows[0], of.columns) if rows else {}
        filled = (row for row in rows[1:] if any(not is_empty(cell) for cell in row))
        return tuple(self._record(rows[0], row, columns, of) for row in filled)

    def _record(
        self, headings: Sequence[str], row: Sequence[str], columns: Mapping[int, Column], of: _List
    ) -> AnyRecord:
        fields: dict[str, Any] = {}
        left: list[str] = []
        cells = [
            (_told(headings, at, cell), self._said(cell, columns.get(at)))
            for at, cell in enumerate(row)
            if not is_empty(cell)
        ]
        state = strongest(said.get(STATE) for _, said in cells if said is not None)
        for words, said in cells:
            known = said is not None and all(hasattr(of.empty, name) for name in said)
            if said is None or not known:
                left.append(words)
                continue
            found = said.pop(STATE, None)
            if any(name in fields for name in said) or tells_more(found, state):
                left.append(words)
            fields = said | fields
        if state is not None:
            fields[STATE] = state.state
        if left:
            fields[of.rest] = "\n".join(filter(None, (fields.get(of.rest, ""), *left)))
        return msgspec.structs.replace(of.empty, **fields)

    def _said(self, cell: str, column: Column | None) -> dict[str, Any] | None:
        """Return the fields that a cell fills; None where it cannot be read as its column says."""
        if column is None or column.read is None:
            return None
        try:
            said = dict(column.read(cell.strip()))
        except UserError:
            return None
        if WHERE in said:
            return self._told_in(str(said[WHERE]))
        return said

    def _told_in(self, text: str) -> dict[str, Any] | None:
        lines = [line for line in text.split("\n") if line.strip()]
        ids = [self._sections.get(key(line)) for line in lines]
        return {"sections": tuple(ids)} if all(ids) else None


def _told(headings: Sequence[str], at: int, cell: str) -> str:
    """Return a cell as words under its heading."""
    heading = headings[at].strip() if at < len(headings) else ""
    return f"{heading}: {cell}" if heading else cell


def _columns(headings: Sequence[str], columns: tuple[Column, ...]) -> dict[int, Column]:
    """Return the column that each heading names; the first heading of a column counts."""
    names = {key(name): column for column in reversed(columns) for name in _names(column)}
    found: dict[int, Column] = {}
    for at, heading in enumerate(headings):
        column = names.get(key(heading)) if key(heading) else None
        if column is not None and column not in found.values():
            found[at] = column
    return found


def _names(column: Column) -> tuple[str, ...]:
    return (column.title, *column.also)
