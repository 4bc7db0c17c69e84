"""Writes a list as a spreadsheet: CSV that Excel opens as it should, or an Excel workbook."""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from typing import Any

from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import Written
from ilacs_desktop.tables.evidence_columns import written_columns
from ilacs_desktop.tables.sheet import EXCEL_FILES, Value, guarded


def records_file(
    kind: str, title: str, columns: tuple[Written, ...], records: Iterable[Any]
) -> bytes:
    """Return records as a file of this kind, ".csv" or ".xlsx" with a sheet of this title.

    Raises SheetError when a text has no room in a cell of Excel.
    """
    head: tuple[Value, ...] = tuple(column.title for column in columns)
    body = (tuple(column.cell(record) for column in columns) for record in records)
    rows = (head, *body)
    if kind in EXCEL_FILES:
        from ilacs_desktop.tables.workbook import write_workbook

        return write_workbook(title, rows, tuple(column.width for column in columns))
    return _csv(rows)


def evidence_file(
    kind: str,
    evidence: Iterable[Evidence],
    framework: Framework,
    used_in: Mapping[str, str],
    *,
    kept_at: bool,
) -> bytes:
    """Return the evidence list as a file of this kind, ".csv" or ".xlsx".

    ``used_in`` says by id which sections cite an item; ``kept_at`` whether to tell where items are
    kept. Raises SheetError when a text has no room in a cell of Excel.
    """
    columns = written_columns(framework, used_in, kept_at=kept_at)
    return records_file(kind, "Evidence", columns, evidence)


def _csv(rows: Iterable[tuple[Value, ...]]) -> bytes:
    """Return the rows as UTF-8 with the mark by which Excel knows it.

    Dates stand as 2026-04-01, which no spreadsheet shortens to a year of two figures.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, dt.date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)
