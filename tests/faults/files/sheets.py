"""Spreadsheets: CSV in wrong codes and shapes, workbooks whose XML says anything."""

import datetime as dt
import functools
import io
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path

from openpyxl import Workbook

from ilacs_desktop.assets import resources
from ilacs_desktop.document.codec import encode
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.tables.actions import action_kind
from ilacs_desktop.tables.evidence import evidence_kind
from ilacs_desktop.tables.indicators import indicator_kind
from ilacs_desktop.tables.plan import RecordKind, plan_rows, with_plan
from ilacs_desktop.tables.points import point_kind
from ilacs_desktop.tables.sheet import MOST_COLUMNS, MOST_ROWS, Sheet, read_sheet
from tests.faults.files.damage import Dice, hostile_text, noisy
from tests.faults.files.family import Came, Family, assert_for_people, read_whole
from tests.faults.tally import Outcome
from tests.storage.makers import entries, zipped
from tests.word.support import SMALL

_CSV = 'No,Title,Type,Date,Value\r\n1,"Audit, of 44",practice,2026-04-01,0.5\r\n2,Survey,people,1/4/26,12%\r\n'
_CODES = ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-32", "utf-7", "shift_jis")
_TOKENS = re.compile(rb"<[^>]+>|[^<]+")
_VALUES = (
    b"A1048577",
    b"XFD1",
    b"ZZZZ9",
    b"ZZZZZZZ1",
    b"-1",
    b"99999999",
    b"1e999",
    b"0",
    b"",
    b"e",
    b"s",
)


def _csv(dice: Dice) -> bytes:
    """Return CSV with hostile cells, other marks between them, in some code, with bytes changed."""
    text = _CSV.replace("Survey", hostile_text(dice))
    text = text.replace(",", dice.choice((",", ";", "\t", "|")))
    if dice.randrange(3) == 0:
        text = f"sep={dice.choice((',', ';', chr(34), chr(0), ' ', 'é', chr(92), hostile_text(dice)))}\n{text}"
    if dice.randrange(4) == 0:
        text = text.replace('"', dice.choice(('""', "'", '"\n"', "")))
    raw = text.encode(dice.choice(_CODES), "replace")
    return noisy(raw, dice) if dice.randrange(2) else raw


@functools.cache
def workbook() -> dict[str, bytes]:
    """Return the parts of a workbook with dates, formulas, merged cells, links and hidden sheets."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("No", "Title", "Date"), (1, "Audit", dt.date(2026, 4, 1)), (2, "=1+1", 0.5)):
        sheet.append(row)
    sheet.merge_cells("A5:C6")
    sheet["A5"] = "Merged"
    sheet["B9"].hyperlink = "http://example.test/"
    book.create_sheet("Hidden").sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return entries(out.getvalue())


def _workbook(dice: Dice) -> bytes:
    parts = dict(workbook())
    if dice.randrange(6) == 0:
        return noisy(zipped(parts), dice)
    for _ in range(dice.choice((1, 1, 3))):
        favourites = [
            name for name in parts if "sheet1" in name or "styles" in name or "shared" in name
        ]
        name = dice.choice(favourites if dice.randrange(2) else sorted(parts))
        parts[name] = _swapped(parts[name], dice) if dice.randrange(4) else noisy(parts[name], dice)
    return zipped(parts)


def _swapped(part: bytes, dice: Dice) -> bytes:
    """Return XML with a mark lost, doubled, elsewhere or with another value, or other text."""
    tokens = _TOKENS.findall(part)
    at, other = dice.randrange(len(tokens)), dice.randrange(len(tokens))
    how = dice.randrange(5)
    if how == 0:
        del tokens[at]
    elif how == 1:
        tokens.insert(at, tokens[other])
    elif how == 2:
        tokens[at] = re.sub(rb'"[^"]*"', lambda _: b'"' + dice.choice(_VALUES) + b'"', tokens[at])
    elif how == 3:
        tokens[at], tokens[other] = tokens[other], tokens[at]
    else:
        texts = [n for n, token in enumerate(tokens) if not token.startswith(b"<")] or [at]
        tokens[dice.choice(texts)] = dice.choice(
            (*_VALUES, b"-99999999", b"2958466", hostile_text(dice).encode("utf-8", "replace"))
        )
    return b"".join(tokens)


@functools.cache
def _framework():
    return load_framework(resources() / "framework")


def read(path: Path) -> Came:
    """Read a spreadsheet and plan to bring it in as each of the lists."""
    sheets = read_sheet(path)
    for sheet in sheets:
        assert len(sheet.rows) <= MOST_ROWS
        assert all(len(row) <= MOST_COLUMNS for row in sheet.rows)
    told = [said for kind in _KINDS if (said := _planned(kind, sheets))]
    return Came(Outcome.REFUSED, told[0]) if len(told) == len(_KINDS) else read_whole()


_KINDS = (evidence_kind, action_kind, point_kind, indicator_kind)


def _planned(make: Callable[..., RecordKind], sheets: tuple[Sheet, ...]) -> str:
    """Plan to bring a list in, add what was found, and return the sentence that refuses it."""
    more = (sheets,) if make is indicator_kind else ()
    kind = make(SMALL, _framework(), *more)
    ids = count(1)
    try:
        plan = plan_rows(sheets, SMALL, kind, lambda prefix: f"{prefix}-{next(ids)}", update=True)
        encode(with_plan(SMALL, kind, plan))
    except UserError as refusal:
        assert_for_people(str(refusal))
        return str(refusal)
    return ""


FAMILIES = (
    Family("a .csv file", ".csv", _csv, read),
    Family("an .xlsx workbook", ".xlsx", _workbook, read),
)
