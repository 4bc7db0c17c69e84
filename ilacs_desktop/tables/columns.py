"""What the columns of a list are: their titles, the words people use for them, how a cell is read.

A kind of record describes its columns as data; finding them in a spreadsheet and reading its rows
is then the same for every kind.
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ilacs_desktop.errors import UserError
from ilacs_desktop.tables.sheet import Sheet, SheetError

Fields = Mapping[str, object]
_HEADER_WITHIN = 25  # rows: a title and a few notes may stand above the headings


class Column(NamedTuple):
    """One column. ``read`` gives the fields of a record that a cell fills, or raises a UserError.

    A column without ``read`` is only written: it tells what follows from the others.
    """

    title: str
    also: tuple[str, ...] = ()
    read: Callable[[str], Fields] | None = None
    width: int = 16


class Header(NamedTuple):
    """Where the headings stand in a sheet, which column is which, and which are not known."""

    row: int
    columns: dict[int, Column]
    unknown: tuple[str, ...]


class ReadRow(NamedTuple):
    """A row: its number in the file, what it fills, and what is wrong with it in sentences."""

    number: int
    fields: dict[str, object]
    faults: tuple[str, ...]


def find_header(sheets: tuple[Sheet, ...], columns: tuple[Column, ...], must: str) -> "Found":
    """Return the sheet and row whose headings name the most columns, the one called ``must`` too.

    Raises SheetError when there is none.
    """
    found = [
        Found(sheet, _header(row, number, columns))
        for sheet in sheets
        for number, row in enumerate(sheet.rows[:_HEADER_WITHIN])
    ]
    usable = [f for f in found if must in (c.title for c in f.header.columns.values())]
    if not usable:
        raise SheetError(
            f"No column is headed “{must}”, so the rows cannot be told apart. Nothing was changed."
            f" Give the first row headings such as {_list(columns)}, and try again."
        )
    return max(usable, key=lambda f: len(f.header.columns))


class Found(NamedTuple):
    """A sheet with its headings."""

    sheet: Sheet
    header: Header


def read_rows(found: Found) -> tuple[ReadRow, ...]:
    """Return the rows below the headings; those that are empty are passed over."""
    header = found.header
    rows = enumerate(found.sheet.rows[header.row + 1 :], start=header.row + 2)
    return tuple(_read_row(number, row, header) for number, row in rows if any(row))


def _read_row(number: int, row: tuple[str, ...], header: Header) -> ReadRow:
    fields: dict[str, object] = {}
    faults: list[str] = []
    for at, column in header.columns.items():
        text = row[at] if at < len(row) else ""
        if not text or column.read is None:
            continue
        try:
            fields.update(column.read(text))
        except UserError as error:
            faults.append(f"{column.title}: {error}")
    return ReadRow(number, fields, tuple(faults))


def _header(row: tuple[str, ...], number: int, columns: tuple[Column, ...]) -> Header:
    known = {key(name): column for column in columns for name in (column.title, *column.also)}
    taken: dict[int, Column] = {}
    unknown: list[str] = []
    for at, text in enumerate(row):
        column = known.get(key(text))
        if column is not None and column not in taken.values():
            taken[at] = column
        elif text:
            unknown.append(text)
    return Header(number, taken, tuple(unknown))


def key(text: str) -> str:
    """Return a heading or a choice without case, marks and spaces, to be compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _list(columns: tuple[Column, ...]) -> str:
    names = [f"“{column.title}”" for column in columns if column.read is not None][:5]
    return f"{', '.join(names[:-1])} and {names[-1]}"
