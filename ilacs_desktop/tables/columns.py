"""What the columns of a list are: their titles, the words people use for them, how a cell is read.

A kind of record describes its columns as data; finding them in a spreadsheet and reading its rows
is then the same for every kind.
"""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from ilacs_desktop.assets import resources
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.in_words import quoted
from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.tables.sheet import Sheet, SheetError, Value

Fields = Mapping[str, object]
# Headings as a person said them: the heading in the file, and the title of a column or "" for none.
Mapped = Mapping[str, str]
NOT_MAPPED: Mapped = MappingProxyType({})
_HEADER_WITHIN = 25  # rows: a title and a few notes may stand above the headings


class Column(NamedTuple):
    """One column. ``read`` gives the fields of a record that a cell fills, or raises a UserError.

    A column without ``read`` is only written: it tells what follows from the others.
    """

    title: str
    also: tuple[str, ...] = ()
    read: Callable[[str], Fields] | None = None


class Written(NamedTuple):
    """A column that is written: its heading, its width in letters, and what a cell holds."""

    title: str
    width: int
    cell: Callable[[Any], Value]


class Header(NamedTuple):
    """Where the headings stand in a sheet, and which column is which.

    ``headings`` are pairs of a heading as it stands there and the title of its column, "" for none.
    """

    row: int
    columns: dict[int, Column]
    headings: tuple[tuple[str, str], ...]


class Unread(NamedTuple):
    """A cell that cannot be read: the title of its column, and why in a sentence."""

    column: str
    why: str

    def __str__(self) -> str:
        return f"{self.column}: {self.why}"


class ReadRow(NamedTuple):
    """A row: its number in the file, what it fills, and the cells that cannot be read."""

    number: int
    fields: dict[str, object]
    unread: tuple[Unread, ...]


class Found(NamedTuple):
    """A sheet with its headings."""

    sheet: Sheet
    header: Header


def names_of_columns(records: str) -> dict[str, tuple[str, ...]]:
    """Return what else the columns of a list are called, by their titles.

    ``records`` is the field of the document that holds the list. Raises FrameworkError where the
    file is at fault, KeyError where it has no such list.
    """
    lists = dict[str, dict[str, tuple[str, ...]]]
    return read_toml(resources() / "headings", "columns.toml", lists)[records]


def find_header(
    sheets: tuple[Sheet, ...],
    columns: tuple[Column, ...],
    must: str,
    mapped: Mapped = NOT_MAPPED,
) -> Found:
    """Return the sheet and row whose headings name the most columns, the one called ``must`` too.

    What the person said in ``mapped`` goes before what is known. Raises SheetError when there is
    none.
    """
    found = _headers(sheets, columns, mapped)
    usable = [f for f in found if must in (c.title for c in f.header.columns.values())]
    if not usable:
        raise SheetError(
            f"No column is headed “{must}”, so the rows cannot be told apart. Nothing was changed."
            f" Give the first row headings such as {_list(columns)}, and try again."
        )
    return max(usable, key=lambda f: len(f.header.columns))


def likely_header(
    sheets: tuple[Sheet, ...], columns: tuple[Column, ...], mapped: Mapped = NOT_MAPPED
) -> Found | None:
    """Return the sheet and row that look most like headings, for a person to say which is which.

    A row of headings has two at least; None where there is none.
    """
    found = [f for f in _headers(sheets, columns, mapped) if len(f.header.headings) > 1]
    return max(found, key=lambda f: len(f.header.columns), default=None)


def _headers(sheets: tuple[Sheet, ...], columns: tuple[Column, ...], mapped: Mapped) -> list[Found]:
    return [
        Found(sheet, _header(row, number, columns, mapped))
        for sheet in sheets
        for number, row in enumerate(sheet.rows[:_HEADER_WITHIN])
    ]


def read_rows(found: Found) -> tuple[ReadRow, ...]:
    """Return the rows below the headings; those that are empty are passed over."""
    header = found.header
    rows = enumerate(found.sheet.rows[header.row + 1 :], start=header.row + 2)
    return tuple(_read_row(number, row, header) for number, row in rows if any(row))


def _read_row(number: int, row: tuple[str, ...], header: Header) -> ReadRow:
    fields: dict[str, object] = {}
    unread: list[Unread] = []
    for at, column in header.columns.items():
        text = row[at] if at < len(row) else ""
        if not text or column.read is None:
            continue
        try:
            fields.update(column.read(text))
        except UserError as error:
            unread.append(Unread(column.title, str(error)))
    return ReadRow(number, fields, tuple(unread))


def _header(
    row: tuple[str, ...], number: int, columns: tuple[Column, ...], mapped: Mapped
) -> Header:
    said = {column.title: column for column in columns}
    known = {key(name): column for column in columns for name in (column.title, *column.also)}
    taken: dict[int, Column] = {}
    for at, text in enumerate(row):
        column = said.get(mapped.get(text, ""))
        if column is not None and column not in taken.values():
            taken[at] = column
    for at, text in enumerate(row):
        column = known.get(key(text)) if text not in mapped else None
        if column is not None and column not in taken.values():
            taken[at] = column
    headings = (
        (text, taken[at].title if at in taken else "") for at, text in enumerate(row) if text
    )
    return Header(number, dict(sorted(taken.items())), tuple(headings))


def key(text: str) -> str:
    """Return a heading or a choice without case, marks and spaces, to be compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def text_in(field: str) -> Callable[[str], Fields]:
    """Return what reads a cell as the text of a field."""
    return lambda text: {field: text}


def line_in(field: str) -> Callable[[str], Fields]:
    """Return what reads a cell as a line of a field, without needless spaces."""
    return lambda text: {field: " ".join(text.split())}


def _list(columns: tuple[Column, ...]) -> str:
    return quoted([column.title for column in columns if column.read is not None][:5])
