"""The time that evidence covers, as people write it: "April to June 2026", "Q1 2026/27", "7/12/2026".

A pair of years with a stroke or a hyphen is a financial year, from 1 April; quarters are its own.
"""

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.framework.read_date import DateError, read_date

_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS) + "|Sept)"
_TO = r"\s*(?:\bto\b|\buntil\b|[-\u2013\u2014])\s*"
_YEARS = r"(20\d\d)\s*[/-]\s*(?:20)?(\d\d)"
_EXCEL = re.compile(r"(\d{1,2}-[a-z]{3}-|[a-z]{3}-)(\d\d)", re.IGNORECASE)
_FIRST_MONTH = 4  # of the financial year

_T = TypeVar("_T")


class Period(NamedTuple):
    """Two days, both included. ``first`` is None where one day is all that is known."""

    first: dt.date | None
    last: dt.date | None


def read_day(text: str) -> dt.date:
    """Return a date from a cell: as typed, or as Excel itself shortens it, "01-Apr-26".

    Raises DateError with a plain sentence.
    """
    return read_date(_full_year(text.strip()))


def read_period(text: str) -> Period:
    """Return the period in a text that holds nothing else.

    Raises DateError with a plain sentence when it is none.
    """
    typed = _full_year(" ".join(text.replace("_", " ").split()))
    if match := re.fullmatch(r"(?:from|since) (.+)", typed, re.IGNORECASE):
        return Period(_span(match[1])[0], None)
    found = _try(_span, typed) or _ends(typed)
    if found is None:
        raise _why_not(text, typed)
    first, last = found
    if first > last:
        raise DateError(f"“{text}” ends before it starts. Check both dates.")
    alone = first == last and _try(read_day, typed) is not None
    return Period(None, last) if alone else Period(first, last)


def find_period(name: str) -> Period | None:
    """Return the period named in a longer text, such as a file's name; None where there is none."""
    words = " ".join(re.sub(r"[_()\[\]]", " ", name).split())
    for pattern in _IN_NAMES:
        for match in pattern.finditer(words):
            found = _try(read_period, _spelt_out(match[0]))
            if found is not None:
                return found
    return None


_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?[ -]{_MONTH}[ -]20\d\d|\d{{1,2}}[./-]\d{{1,2}}[./-]20\d\d|20\d\d-\d\d-\d\d)"
_IN_NAMES = tuple(
    re.compile(rf"(?<![\da-z])(?:{pattern})(?![\da-z])", re.IGNORECASE)
    for pattern in (
        rf"{_DAY}{_TO}{_DAY}",
        rf"\d{{1,2}}(?: {_MONTH}(?: 20\d\d)?)?{_TO}{_DAY}",
        _DAY,
        r"20\d{6}",
        rf"Q[1-4] {_YEARS}",
        rf"{_MONTH}(?:[ -]20\d\d)?{_TO}{_MONTH}[ -]20\d\d",
        rf"{_MONTH}[ -]?20\d\d",
        r"20\d\d-(?:0[1-9]|1[0-2])",
        _YEARS,
        r"20\d\d",
    )
)


def _spelt_out(found: str) -> str:
    """Return what a file's name shortens as it would be typed."""
    if re.fullmatch(r"20\d{6}", found):
        return f"{found[:4]}-{found[4:6]}-{found[6:]}"
    return re.sub(rf"({_MONTH})[ -]?(20\d\d)", r"\1 \2", found, flags=re.IGNORECASE)


def _why_not(text: str, typed: str) -> DateError:
    """Return what is wrong: more exactly where it is nearly a date."""
    try:
        read_day(typed)
    except DateError as error:
        if "is not a date" not in str(error):
            return error
    return DateError(f"“{text}” is not a period. Type it like this: April to June 2026.")


def _ends(typed: str) -> tuple[dt.date, dt.date] | None:
    """Return the period of two ends; the first takes its year and month from the last."""
    for match in re.finditer(_TO, typed):
        left, last = typed[: match.start()].strip(), _try(_span, typed[match.end() :].strip())
        if not left or last is None:
            continue
        year, month = last[0].year, MONTHS[last[0].month - 1]
        for whole in (left, f"{left} {year}", f"{left} {month} {year}"):
            first = _try(_span, whole)
            if first is not None:
                return first[0], last[1]
    return None


def _span(typed: str) -> tuple[dt.date, dt.date]:
    """Return the first and last day of a day, a month, a quarter or a year."""
    if match := re.fullmatch(rf"(?:Q|quarter )([1-4]),? {_YEARS}", typed, re.IGNORECASE):
        year, quarter = _financial(match[2], match[3]), int(match[1]) - 1
        start = _FIRST_MONTH + 3 * quarter
        year, start = (year, start) if start <= 12 else (year + 1, start - 12)
        return dt.date(year, start, 1), _month_end(year, start + 2)
    if match := re.fullmatch(r"(20\d\d)-(\d\d)", typed):
        year, month = int(match[1]), int(match[2])
        if 1 <= month <= 12 and month != (year + 1) % 100:
            return dt.date(year, month, 1), _month_end(year, month)
    if match := re.fullmatch(rf"(?:FY ?)?{_YEARS}", typed, re.IGNORECASE):
        year = _financial(match[1], match[2])
        return dt.date(year, 4, 1), dt.date(year + 1, 3, 31)
    if match := re.fullmatch(r"(20\d\d)", typed):
        return dt.date(int(match[1]), 1, 1), dt.date(int(match[1]), 12, 31)
    if re.fullmatch(rf"{_MONTH}[ -]\d{{4}}", typed, re.IGNORECASE):
        start_day = read_date(f"1 {typed}")
        return start_day, _month_end(start_day.year, start_day.month)
    day = read_day(typed)
    return day, day


def _financial(first: str, second: str) -> int:
    if (int(first) + 1) % 100 != int(second):
        raise DateError(f"“{first}/{second}” is no financial year. Type it like this: 2026/27.")
    return int(first)


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def _full_year(text: str) -> str:
    """Return the text with the century that Excel leaves out of "01-Apr-26" and "Apr-26"."""
    match = _EXCEL.fullmatch(text)
    return f"{match[1]}20{match[2]}" if match else text


def _try(read: Callable[[str], _T], text: str) -> _T | None:
    try:
        return read(text)
    except DateError:
        return None
