"""Periods as people write them in cells and in the names of files."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.wording import say_period
from ilacs_desktop.framework.read_date import DateError
from ilacs_desktop.tables.periods import find_period, read_day, read_period

DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("July 2026", "2026-07-01", "2026-07-31"),
        ("Sept 2026", "2026-09-01", "2026-09-30"),
        ("April to June 2026", "2026-04-01", "2026-06-30"),
        ("Oct 2025 – Mar 2026", "2025-10-01", "2026-03-31"),
        ("1 April to 30 June 2026", "2026-04-01", "2026-06-30"),
        ("3 to 14 June 2026", "2026-06-03", "2026-06-14"),
        ("1/4/2026 - 30/6/2026", "2026-04-01", "2026-06-30"),
        ("2025/26", "2025-04-01", "2026-03-31"),
        ("FY 2025-26", "2025-04-01", "2026-03-31"),
        ("2011-12", "2011-04-01", "2012-03-31"),
        ("2026-07", "2026-07-01", "2026-07-31"),
        ("Q1 2025/26", "2025-04-01", "2025-06-30"),
        ("Quarter 4 2025-26", "2026-01-01", "2026-03-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("Apr-26", "2026-04-01", "2026-04-30"),
    ],
)
def test_a_period_is_read_as_people_write_it(text: str, first: str, last: str) -> None:
    assert read_period(text) == (day(first), day(last))


@pytest.mark.parametrize("text", ["7/12/2026", "7 December 2026", "2026-12-07", "07-Dec-26"])
def test_one_day_is_the_end_of_a_period_without_a_beginning(text: str) -> None:
    assert read_period(text) == (None, dt.date(2026, 12, 7))


def test_from_a_day_on_has_no_end() -> None:
    assert read_period("from 3 May 2026") == (dt.date(2026, 5, 3), None)


@pytest.mark.parametrize("text", ["soon", "June to", "2025/27", "Q5 2025/26"])
def test_what_is_no_period_is_said_with_an_example(text: str) -> None:
    with pytest.raises(DateError, match=r"is not a period. Type it like this"):
        read_period(text)


def test_what_is_nearly_a_date_is_told_as_one() -> None:
    with pytest.raises(DateError, match="There is no such day"):
        read_period("31 June 2026")


def test_a_period_that_ends_before_it_starts_is_said() -> None:
    with pytest.raises(DateError, match="ends before it starts"):
        read_period("June 2026 to April 2026")


def test_only_excels_own_short_year_is_understood() -> None:
    assert read_day("01-Apr-26") == dt.date(2026, 4, 1)
    with pytest.raises(DateError, match="year in full"):
        read_day("01/04/26")


@given(DAYS, DAYS)
def test_a_period_in_our_own_words_is_read_back(one: dt.date, other: dt.date) -> None:
    first, last = min(one, other), max(one, other)
    read = read_period(say_period(first, last))
    assert read == ((None, last) if first == last else (first, last))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("2026-07 Practice audit", "2026-07-01", "2026-07-31"),
        ("Case_audit_July_2026", "2026-07-01", "2026-07-31"),
        ("Case audit Aug2026 v2", "2026-08-01", "2026-08-31"),
        ("Q1 2025-26 performance pack", "2025-04-01", "2025-06-30"),
        ("LAIT 2025-26", "2025-04-01", "2026-03-31"),
        ("Audit apr-jun 2026", "2026-04-01", "2026-06-30"),
        ("dip sample 3 to 14 June 2026", "2026-06-03", "2026-06-14"),
        ("Annual report (2026)", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_period_is_found_in_a_name(name: str, first: str, last: str) -> None:
    assert find_period(name) == (day(first), day(last))


@pytest.mark.parametrize("name", ["audit_20260714", "Minutes 14.07.2026 final", "14 July 2026"])
def test_a_day_is_found_in_a_name(name: str) -> None:
    assert find_period(name) == (None, dt.date(2026, 7, 14))


@pytest.mark.parametrize("name", ["Case audit", "v2 final", "12026 cases", "Room 1234567", ""])
def test_a_name_without_a_date_has_no_period(name: str) -> None:
    assert find_period(name) is None
