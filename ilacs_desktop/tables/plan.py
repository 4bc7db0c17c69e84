"""Records out of a spreadsheet, planned first: nothing is taken until the person has seen the plan.

Rows that are right are added, or update the record that they are about; the others are named with
what to do. A kind of record says as data what differs: its columns, its words, what is wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.tables.columns import (
    NOT_MAPPED,
    Column,
    Fields,
    Found,
    Mapped,
    ReadRow,
    find_header,
    key,
    likely_header,
    read_rows,
)
from ilacs_desktop.tables.sheet import Sheet

NUMBER = "number"


def _nothing(*_of: object) -> tuple[str, ...]:
    return ()


def _as_they_are(_record: object, fields: Fields) -> Fields:
    return fields


class RecordKind(NamedTuple):
    """A kind of record in spreadsheets.

    ``list`` is the field of the document that holds such records, ``prefix`` begins their ids and
    ``empty`` is one without values. ``needed`` is the title of the column that a sheet must have,
    ``named`` the field that it fills. ``key`` is what tells a record without a number from the
    others: a row is about the record whose key stays as it is when its cells are taken. ``faults``
    says in sentences what is wrong with a record as a whole, and ``joined`` makes fields of a
    record out of those that the cells of a row fill.

    Cells of the columns ``may_lack`` that cannot be read leave their field empty, and the row is
    taken. ``number`` is the title of the column of numbers. ``not_taken`` tells what the cells of a
    row say that has no place in a record, ``doubts`` what is odd about all that is taken together.
    ``offered`` are titles of columns that only a person can say, with headings they are meant for.
    """

    list: str
    noun: str
    nouns: str
    columns: tuple[Column, ...]
    needed: str
    named: str
    empty: Any
    prefix: str
    faults: Callable[[Any], tuple[str, ...]]
    key: Callable[[Any], object]
    numbered: bool
    joined: Callable[[Any, Fields], Fields] = _as_they_are
    may_lack: frozenset[str] = frozenset()
    number: str = ""
    not_taken: Callable[[Fields], tuple[str, ...]] = _nothing
    doubts: Callable[[tuple[Any, ...]], tuple[str, ...]] = _nothing
    offered: Mapping[str, frozenset[str]] = MappingProxyType({})


class LeftOut(NamedTuple):
    """A row that is not taken, or not in whole: its number in the file, what it is about, and why."""

    row: int
    title: str
    why: tuple[str, ...]


class Plan(NamedTuple):
    """What taking a spreadsheet would do.

    ``matching`` counts rows that are about a record which is there already, and ``alike`` those of
    them that name it alike, too: with ``update`` they change it. ``headings`` are those of the
    file's sheet ``sheet``, each with the title of its column, "" for none. ``incomplete`` are rows
    that are taken without a cell or two, ``told`` sentences about the file as a whole.
    """

    sheet: str
    added: tuple[Any, ...] = ()
    changed: tuple[Any, ...] = ()
    same: int = 0
    left_out: tuple[LeftOut, ...] = ()
    matching: int = 0
    alike: int = 0
    renumbered: int = 0
    headings: tuple[tuple[str, str], ...] = ()
    incomplete: tuple[LeftOut, ...] = ()
    told: tuple[str, ...] = ()

    @property
    def recognised(self) -> tuple[str, ...]:
        """The titles of the columns that are known, as they stand in the file."""
        return tuple(title for _, title in self.headings if title)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The headings that are no column."""
        return tuple(heading for heading, title in self.headings if not title)

    @property
    def does_nothing(self) -> bool:
        """Whether taking it would leave everything as it is."""
        return not self.added and not self.changed

    @property
    def is_same_list(self) -> bool:
        """Whether this looks like the list itself, coming back."""
        return self.matching > 0 and 2 * self.alike >= self.matching


def plan_rows(
    sheets: tuple[Sheet, ...],
    document: Document,
    kind: RecordKind,
    make_id: Callable[[str], str],
    *,
    update: bool,
    mapping: Mapped = NOT_MAPPED,
) -> Plan:
    """Return what the rows of a spreadsheet would do to one list of a document.

    With ``update`` a row that is about a record changes it, where its cells are not empty;
    without, every row is a new record. ``mapping`` says by a heading in the file the title of its
    column, or "" to leave it out. Raises SheetError when the column that is needed is missing.
    """
    found = find_header(sheets, kind.columns, kind.needed, mapping)
    return _Planner(document, kind, make_id, update=update).plan(found)


def headings_in(
    sheets: tuple[Sheet, ...], kind: RecordKind, mapping: Mapped = NOT_MAPPED
) -> tuple[tuple[str, str], ...]:
    """Return what look like the headings, each with the title of its column, "" for none."""
    found = likely_header(sheets, kind.columns, mapping)
    return found.header.headings if found is not None else ()


def with_plan(document: Document, kind: RecordKind, plan: Plan) -> Document:
    """Return the document with what the plan adds and changes."""
    changed = {record.id: record for record in plan.changed}
    kept = (changed.get(record.id, record) for record in getattr(document, kind.list))
    return msgspec.structs.replace(document, **{kind.list: (*kept, *plan.added)})


class _Planner:
    """Goes through the rows once, remembering what they have taken."""

    def __init__(
        self, document: Document, kind: RecordKind, make_id: Callable[[str], str], *, update: bool
    ) -> None:
        records = getattr(document, kind.list)
        self._kind = kind
        self._old = _Old(kind, records)
        self._known = {self._content(record): record for record in records}
        self._next = (
            max((record.number for record in records), default=0) + 1 if kind.numbered else 0
        )
        self._make_id = make_id
        self._update = update
        self._rows: dict[object, int] = {}  # the row that has taken a number or a record
        self._added: list[Any] = []
        self._changed: list[Any] = []
        self._left_out: list[LeftOut] = []
        self._incomplete: list[LeftOut] = []
        self._same = self._matching = self._alike = self._renumbered = 0

    def plan(self, found: Found) -> Plan:
        rows, told = _with_numbers(read_rows(found), self._kind, found)
        numbers = [row.fields.get(NUMBER) for row in rows]
        self._next = max([self._next, *(n + 1 for n in numbers if isinstance(n, int))])
        for row in rows:
            self._go_through(row)
        return Plan(
            found.sheet.name,
            tuple(self._added),
            tuple(self._changed),
            self._same,
            tuple(self._left_out),
            self._matching,
            self._alike,
            self._renumbered,
            found.header.headings,
            tuple(self._incomplete),
            (
                *told,
                *_offers(self._kind, found),
                *self._kind.doubts((*self._added, *self._changed)),
            ),
        )

    def _go_through(self, row: ReadRow) -> None:
        """Take a row, or note why it is left out; what of it is not taken is noted too."""
        name = str(row.fields.get(self._kind.named, ""))
        refused = any(cell.column not in self._kind.may_lack for cell in row.unread)
        cells = tuple(map(str, row.unread))
        why = cells if refused else self._take(row)
        if why:
            self._left_out.append(LeftOut(row.number, name, why))
            return
        without = (*cells, *self._kind.not_taken(row.fields))
        if without:
            self._incomplete.append(LeftOut(row.number, name, without))

    def _take(self, row: ReadRow) -> tuple[str, ...]:
        """Take a row, or return why it cannot be taken."""
        kind = self._kind
        about = self._old.about(row.fields)
        self._matching += bool(about)
        if len(about) > 1 and self._update:
            return (f"More than one {kind.noun} is called so. Change them in the list itself.",)
        old = about[0] if len(about) == 1 else None
        self._alike += old is not None and self._is_alike(old, row.fields)
        record = filled(kind, old if self._update and old is not None else kind.empty, row.fields)
        updates = self._update and old is not None
        why = kind.faults(record) or self._repeated(row, record, old if updates else None)
        if why:
            return why
        if updates and old is not None:
            self._rows[old.id] = row.number
            self._same += record == old
            if record != old:
                self._changed.append(record)
        else:
            self._add(record, row)
        return ()

    def _add(self, record: Any, row: ReadRow) -> None:  # noqa: ANN401 - a record of the kind
        fields = {"id": self._make_id(self._kind.prefix)}
        if self._kind.numbered:
            fields[NUMBER] = self._free_number(row)
        self._added.append(msgspec.structs.replace(record, **fields))

    def _free_number(self, row: ReadRow) -> Any:  # noqa: ANN401 - an int among fields
        number = row.fields.get(NUMBER)
        wanted = number if isinstance(number, int) else None
        if wanted is None or wanted in self._old.numbers or wanted in self._rows:
            self._renumbered += wanted is not None
            wanted, self._next = self._next, self._next + 1
        self._rows[wanted] = row.number
        return wanted

    def _repeated(self, row: ReadRow, record: Any, old: Any) -> tuple[str, ...]:  # noqa: ANN401
        """Return why a row is one too many; ``old`` is the record that it updates, or None."""
        if old is not None:
            first = self._rows.get(old.id)
            if first is None:
                return ()
            if self._kind.numbered:
                number = row.fields[NUMBER]
                said = (
                    f"Row {first} has the number {number} as well. Give one of them another number."
                )
            else:
                said = f"Row {first} is about the same {self._kind.noun}. Keep one of the two."
            return (said,)
        known = self._known.get(self._content(record))
        if known is None:
            return ()
        as_which = f", as [{known.number}]" if self._kind.numbered else ""
        return (f"It is in the list already{as_which}. There is nothing to do.",)

    def _is_alike(self, old: Any, fields: Fields) -> bool:  # noqa: ANN401 - a record of the kind
        return not self._kind.numbered or getattr(old, self._kind.named) == fields.get(
            self._kind.named
        )

    def _content(self, record: Any) -> object:  # noqa: ANN401 - a record of the kind
        without = {"id": "", NUMBER: 0} if self._kind.numbered else {"id": ""}
        return msgspec.structs.replace(record, **without)


def _with_numbers(
    rows: tuple[ReadRow, ...], kind: RecordKind, found: Found
) -> tuple[tuple[ReadRow, ...], tuple[str, ...]]:
    """Return the rows; without their numbers, and with a sentence, where most are no whole numbers.

    “1.1” and “QA-17” number what a council's own plan calls so: here each record gets a new number.
    """
    unread = sum(cell.column == kind.number for cell in chain(*(row.unread for row in rows)))
    if not unread or unread <= sum(NUMBER in row.fields for row in rows):
        return rows, ()
    heading = next(text for text, title in found.header.headings if title == kind.number)
    without = tuple(
        row._replace(
            fields={name: value for name, value in row.fields.items() if name != NUMBER},
            unread=tuple(cell for cell in row.unread if cell.column != kind.number),
        )
        for row in rows
    )
    return without, (f"The numbers in “{heading}” are not whole numbers, so new ones are given.",)


def _offers(kind: RecordKind, found: Found) -> Iterator[str]:
    """Yield what can be done with columns that are taken only where a person says so."""
    for title, names in kind.offered.items():
        for heading, taken in found.header.headings:
            if not taken and key(heading) in names:
                yield (
                    f"“{heading}” is not taken: what Ofsted reads has no column for it. To keep it,"
                    f" say that it is “{title}”."
                )


class _Old:
    """The records that are there, to be found by what a row says."""

    def __init__(self, kind: RecordKind, records: tuple[Any, ...]) -> None:
        self._kind = kind
        self.numbers = {record.number: record for record in records} if kind.numbered else {}
        self._named: defaultdict[str, list[Any]] = defaultdict(list)
        for record in records:
            self._named[key(getattr(record, kind.named))].append(record)

    def about(self, fields: Fields) -> tuple[Any, ...]:
        """Return the records that a row is about: by its number, or by what tells them apart."""
        kind = self._kind
        if kind.numbered:
            found = self.numbers.get(fields.get(NUMBER))
            return (found,) if found is not None else ()
        alike = self._named.get(key(str(fields.get(kind.named, ""))), ())
        return tuple(one for one in alike if kind.key(filled(kind, one, fields)) == kind.key(one))


def filled(kind: RecordKind, record: Any, fields: Fields) -> Any:  # noqa: ANN401 - of the kind
    """Return a record with what the cells of a row say; empty cells leave what is there."""
    taken = {name: value for name, value in fields.items() if name != NUMBER}
    return msgspec.structs.replace(record, **kind.joined(record, taken))
