"""Excel workbooks: read without trusting them, and written so that no cell is a formula."""

import datetime as dt
import io
import lzma
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ilacs_desktop.tables.sheet import (
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
    Sheet,
    SheetError,
    Value,
    cell_text,
    too_large,
)

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

MOST_UNPACKED = 60 * 2**20
MOST_PARTS = 2000
# Marks of XML in all parts: a list of 5,000 rows of 60 columns is within it, or a short one before a
# hidden sheet with 20,000 rows of 15 columns. Each takes time and memory, even where it stands for
# nothing, and a small file unpacks to tens of millions.
MOST_MARKS = 1_600_000
MOST_STYLE_MARKS = 100_000  # those of looks take thirty times as long
_STYLES = "xl/styles.xml"
# What zipfile raises at a damaged or protected file, by the way in which its parts are packed.
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError),
    *(RuntimeError, NotImplementedError, EOFError),
    *(ValueError, struct.error, OverflowError),
)
_PICTURES = "xl/media/"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def read_workbook(raw: bytes, name: str) -> tuple[Sheet, ...]:
    """Return the visible sheets of a workbook. Raises SheetError when it cannot be trusted."""
    _refuse_bombs(raw, name)
    from openpyxl import load_workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl passes over: drop-downs, pictures
            book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            return tuple(
                Sheet(sheet.title, tuple(_rows(sheet, name)))
                for sheet in book.worksheets
                if isinstance(sheet, ReadOnlyWorksheet) and sheet.sheet_state == "visible"
            )
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers raise at a damaged file
        raise SheetError(
            f"“{name}” is damaged, or no Excel workbook. Nothing was changed. Open it in Excel,"
            " save it again as an Excel workbook (.xlsx), and choose that file."
        ) from error


def _rows(sheet: "ReadOnlyWorksheet", name: str) -> Iterator[tuple[str, ...]]:
    """Yield the rows, whatever size the sheet says it has."""
    sheet.reset_dimensions()
    empty = 0
    for number, row in enumerate(sheet.values, start=1):
        cells = tuple(map(cell_text, row[: MOST_COLUMNS + 1]))
        if not any(cells):
            empty += 1
            if empty > MOST_ROWS:
                return
            continue
        if number > MOST_ROWS or any(cells[MOST_COLUMNS:]):
            raise too_large(name)
        for _ in range(empty):
            yield ()
        empty = 0
        yield cells[:MOST_COLUMNS]


def _refuse_bombs(raw: bytes, name: str) -> None:
    """Raise SheetError for a file that is encrypted, no zip, unpacks too far or defines entities.

    The sizes are those the zip declares; Python's reader never unpacks more than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
            parts = zipped.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise too_large(name)
            marks = 0
            for part in parts:
                held = b"" if part.filename.startswith(_PICTURES) else zipped.read(part)
                if b"<!doctype" in held.replace(b"\0", b"").lower():
                    raise _unsafe(name)
                here = held.count(b"<")
                marks += here
                if marks > MOST_MARKS or (part.filename == _STYLES and here > MOST_STYLE_MARKS):
                    raise _too_full(name)
    except _DAMAGED:
        raise SheetError(
            f"“{name}” cannot be opened: it is damaged, or kept with a password. Nothing was"
            " changed. Save it in Excel as a workbook (.xlsx) without a password, and choose that"
            " file."
        ) from None


def _too_full(name: str) -> SheetError:
    return SheetError(
        f"“{name}” holds too much in all its sheets together, hidden ones included, to be read for a"
        " list. Nothing was changed. Copy the sheet with the list into a new workbook, and choose that."
    )


def _unsafe(name: str) -> SheetError:
    return SheetError(
        f"“{name}” holds something that Excel never writes, so it was not opened. Nothing was"
        " changed. Ask whoever sent it for a new copy."
    )


def write_workbook(title: str, rows: Iterable[Sequence[Value]], widths: tuple[int, ...]) -> bytes:
    """Return a workbook of one sheet; the first row is its header. Text stays text, even "=1+1"."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    written = [[_writable(value) for value in row] for row in rows]  # or refused, before it begins
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    wrapped, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for number, row in enumerate(written):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            cell.alignment = wrapped
            if isinstance(value, str):
                cell.data_type = "s"
                cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
            elif isinstance(value, dt.date):
                cell.number_format = "d mmmm yyyy"
            if number == 0:
                cell.font = bold
            cells.append(cell)
        sheet.append(cells)
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(widths))}{number + 1}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _writable(value: Value) -> str | int | float | dt.datetime | None:
    """Return the value as a workbook can hold it: without control characters, which none shows."""
    if isinstance(value, dt.date):
        return dt.datetime.combine(value, dt.time())
    if not isinstance(value, str):
        return value
    text = _CONTROL.sub("", value)
    if len(text) > MOST_LETTERS:
        raise SheetError(
            "One text is longer than a cell of Excel can hold. Nothing was written. Shorten what"
            f" begins “{text[:60]}”, or write a CSV file instead."
        )
    return text
