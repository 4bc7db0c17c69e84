"""The evidence list as a spreadsheet, both ways: every field but the id, which no person needs.

What comes in is planned first, and nothing is taken until the person has seen the plan: rows that
are right are added, or update the item of their number; the others are named with what to do.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import Found, ReadRow, find_header, read_rows
from ilacs_desktop.tables.evidence_columns import NUMBER, TITLE, evidence_columns, joined_parked
from ilacs_desktop.tables.sheet import Sheet


class LeftOut(NamedTuple):
    """A row that is not taken: its number in the file, what it is about, and why, with what to do."""

    row: int
    title: str
    why: tuple[str, ...]


class Plan(NamedTuple):
    """What taking a spreadsheet would do.

    ``matching`` counts rows whose number an item has already, and ``alike`` those of them whose
    title it has, too: with ``update`` they change it.
    ``recognised`` and ``unknown`` are headings as they stand in the file's sheet ``sheet``.
    """

    sheet: str
    added: tuple[Evidence, ...]
    changed: tuple[Evidence, ...]
    same: int
    left_out: tuple[LeftOut, ...]
    matching: int
    alike: int
    renumbered: int
    recognised: tuple[str, ...]
    unknown: tuple[str, ...]

    @property
    def does_nothing(self) -> bool:
        """Whether taking it would leave everything as it is."""
        return not self.added and not self.changed

    @property
    def is_same_list(self) -> bool:
        """Whether this looks like the list itself, coming back: numbers and titles agree."""
        return self.matching > 0 and 2 * self.alike >= self.matching


def plan_evidence(
    sheets: tuple[Sheet, ...],
    document: Document,
    framework: Framework,
    make_id: Callable[[str], str],
    *,
    update: bool,
) -> Plan:
    """Return what the rows of a spreadsheet would do to the evidence of a document.

    With ``update`` a row with the number of an item changes that item, where its cells are not
    empty; without, every row is a new item. Raises SheetError when no column is headed Title.
    """
    found = find_header(sheets, evidence_columns(framework, document.evidence), TITLE)
    return _Planner(document, make_id, update=update).plan(found)


def with_evidence(document: Document, plan: Plan) -> Document:
    """Return the document with what the plan adds and changes."""
    changed = {item.id: item for item in plan.changed}
    kept = (changed.get(item.id, item) for item in document.evidence)
    return msgspec.structs.replace(document, evidence=(*kept, *plan.added))


class _Planner:
    """Goes through the rows once, remembering what they have taken."""

    def __init__(self, document: Document, make_id: Callable[[str], str], *, update: bool) -> None:
        self._old = {item.number: item for item in document.evidence}
        self._known = {_content(item): item.number for item in document.evidence}
        self._next = next_number(document.evidence)
        self._make_id = make_id
        self._update = update
        self._rows: dict[int, int] = {}  # the row that has taken a number
        self._added: list[Evidence] = []
        self._changed: list[Evidence] = []
        self._left_out: list[LeftOut] = []
        self._same = self._matching = self._alike = self._renumbered = 0

    def plan(self, found: Found) -> Plan:
        rows = read_rows(found)
        numbers = [row.fields.get(NUMBER) for row in rows]
        self._next = max([self._next, *(n + 1 for n in numbers if isinstance(n, int))])
        for row in rows:
            why = (*row.faults, *self._take(row)) if not row.faults else row.faults
            if why:
                self._left_out.append(LeftOut(row.number, str(row.fields.get("title", "")), why))
        names = (column.title for column in found.header.columns.values())
        return Plan(
            found.sheet.name,
            tuple(self._added),
            tuple(self._changed),
            self._same,
            tuple(self._left_out),
            self._matching,
            self._alike,
            self._renumbered,
            tuple(names),
            found.header.unknown,
        )

    def _take(self, row: ReadRow) -> tuple[str, ...]:
        """Take a row, or return why it cannot be taken."""
        number = row.fields.get(NUMBER)
        old = self._old.get(number) if isinstance(number, int) else None
        self._matching += old is not None
        self._alike += old is not None and old.title == row.fields.get("title")
        updates = self._update and old is not None
        item = _filled(old if updates and old else Evidence("", 0), row.fields)
        why = _faults(item) or (self._repeated(row, item, updates=updates))
        if why:
            return why
        if updates:
            self._same += item == old
            if item != old:
                self._changed.append(item)
        else:
            self._add(item, number)
        if isinstance(number, int):
            self._rows[number] = row.number
        return ()

    def _add(self, item: Evidence, number: object) -> None:
        wanted = number if isinstance(number, int) else None
        if wanted is None or wanted in self._old or wanted in self._rows:
            self._renumbered += wanted is not None
            wanted, self._next = self._next, self._next + 1
        self._added.append(msgspec.structs.replace(item, id=self._make_id("ev"), number=wanted))

    def _repeated(self, row: ReadRow, item: Evidence, *, updates: bool) -> tuple[str, ...]:
        number = row.fields.get(NUMBER)
        if updates and isinstance(number, int):
            first = self._rows.get(number)
            said = f"Row {first} has the number {number} as well. Give one of them another number."
            return (said,) if first is not None else ()
        known = self._known.get(_content(item))
        if known is None:
            return ()
        return (f"It is in the list already, as [{known}]. There is nothing to do.",)


def _filled(item: Evidence, fields: Mapping[str, object]) -> Evidence:
    """Return an item with what the cells of a row say; empty cells leave what is there."""
    taken = {name: value for name, value in fields.items() if name != NUMBER}
    return msgspec.structs.replace(item, **joined_parked(item, taken))


def _content(item: Evidence) -> Evidence:
    return msgspec.structs.replace(item, id="", number=0)


def _faults(item: Evidence) -> tuple[str, ...]:
    """Return what is wrong with an item as a whole; the form for evidence asks for the same."""
    start, end = item.period_from, item.period_to
    parked = item.parked
    wrong = (
        ("It has no title. Give it one.", not item.title),
        (
            "Its period ends before it starts. Check both dates.",
            start is not None and end is not None and start > end,
        ),
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
