"""Reads a spreadsheet as plain text, cell by cell: .csv and text files, .xlsx and .xlsm.

A spreadsheet comes from anywhere. Nothing in it is run: formulas give what was last worked out,
macros and links are passed over, and a file that would unpack to something huge is refused.
"""

import csv
import datetime as dt
import io
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.errors import UserError

Value = str | int | float | dt.date | None  # what a cell that we write holds

MOST_BYTES = 5 * 2**20
MOST_ROWS = 5000
MOST_COLUMNS = 100
MOST_LETTERS = 32_767  # in a cell: as many as Excel itself allows
EXCEL_FILES = (".xlsx", ".xlsm")
TEXT_FILES = (".csv", ".txt", ".tsv")
_DELIMITERS = ",;\t"
_INJECTED = "=+-@\t\r\n"


class SheetError(UserError):
    """A spreadsheet that cannot be read: what is wrong, what is safe, what to do."""


class Sheet(NamedTuple):
    """The cells of one sheet as text, row by row, the first row being row 1 of the file."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_sheet(path: Path) -> tuple[Sheet, ...]:
    """Return the sheets of a file that hold anything.

    Raises SheetError when the file cannot be read, is no spreadsheet, or is too large.
    """
    kind = path.suffix.casefold()
    if kind == ".xls":
        raise SheetError(
            f"“{path.name}” is in Excel’s format from before 2007. Nothing was changed. Open it in"
            " Excel, save it as an Excel workbook (.xlsx), and choose that file."
        )
    if kind not in (*EXCEL_FILES, *TEXT_FILES):
        raise SheetError(
            f"“{path.name}” is no spreadsheet that can be read. Nothing was changed. Choose a file"
            " that ends in .xlsx or .csv."
        )
    raw = _bytes_of(path)
    if kind in EXCEL_FILES:
        from ilacs_desktop.tables.workbook import read_workbook

        sheets = read_workbook(raw, path.name)
    else:
        sheets = (Sheet(path.stem, _read_text(raw, path.name)),)
    filled = tuple(sheet for sheet in sheets if any(map(any, sheet.rows)))
    if not filled:
        raise SheetError(f"“{path.name}” is empty. Nothing was changed. Choose another file.")
    return filled


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise too_large(path.name)
        return path.read_bytes()
    except OSError as error:
        raise SheetError(
            f"“{path.name}” could not be read ({error.strerror}). Nothing was changed. If it is"
            " open in another program, close it there, and try again."
        ) from None


def too_large(name: str) -> SheetError:
    """Return what is said of a file that holds more than any list of ours would."""
    return SheetError(
        f"“{name}” is too large to be such a list: more than {MOST_ROWS:,} rows, {MOST_COLUMNS}"
        f" columns or {MOST_BYTES // 2**20} MB. Nothing was changed. Keep only the rows you need"
        " in the file, and try again."
    )


def _read_text(raw: bytes, name: str) -> tuple[tuple[str, ...], ...]:
    text = _decoded(raw)
    text, delimiter = _delimiter(text)
    rows: list[tuple[str, ...]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if len(rows) >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise too_large(name)
            rows.append(tuple(tidy(unguarded(cell)) for cell in row))
    except csv.Error:
        raise SheetError(
            f"“{name}” is not a list of rows and columns. Nothing was changed. Open it in Excel,"
            " save it as CSV (UTF-8), and choose that file."
        ) from None
    return tuple(rows)


def _decoded(raw: bytes) -> str:
    """Return the text: UTF-8, the UTF-16 of Excel's "Unicode text", or Windows' own encoding."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _delimiter(text: str) -> tuple[str, str]:
    """Return the text, and what parts its cells: what its first line says or uses most.

    A title may stand above the headings: a line that holds none of them tells nothing.
    """
    first, _, rest = text.partition("\n")
    told = first.strip().casefold()
    if told.startswith("sep=") and len(told) == 5 and told[4] != '"':
        return f"\n{rest}", told[4]  # the line still counts as a row
    lines = ("".join(line.split('"')[::2]) for line in text.splitlines())
    telling = next((line for line in lines if any(mark in line for mark in _DELIMITERS)), "")
    return text, max(_DELIMITERS, key=telling.count)


def tidy(text: str) -> str:
    """Return a cell's text with one kind of line end and no empty space around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def guarded(text: str) -> str:
    """Return text for a CSV cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{text}" if text.lstrip("'").startswith(tuple(_INJECTED)) else text


def unguarded(text: str) -> str:
    """Return what ``guarded`` was given."""
    return text[1:] if text.startswith("'") and guarded(text[1:]) == text else text


def cell_text(value: object) -> str:
    """Return what a cell of a workbook holds, as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return tidy(str(value))
