"""Dates as people in England type them."""

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.read_date import DateError, read_date


@pytest.mark.parametrize(
    "text",
    [
        "7 December 2026",
        "07 dec 2026",
        "  7  DECEMBER 2026 ",
        "Monday 7 December 2026",
        "Monday, 7 December, 2026",
        "Mon 7 Dec 2026",
        "7th December 2026",
        "7-Dec-2026",
        "7 Dec. 2026",
        "7/12/2026",
        "07.12.2026",
        "7 12 2026",
        "2026-12-07",
    ],
)
def test_a_date_is_read_day_first_in_any_usual_form(text: str) -> None:
    assert read_date(text) == dt.date(2026, 12, 7)


def test_september_has_two_short_forms() -> None:
    assert read_date("1 Sep 2026") == read_date("1 Sept 2026") == dt.date(2026, 9, 1)


@given(st.dates(dt.date(1000, 1, 1)))
def test_a_date_we_print_can_be_typed_back(day: dt.date) -> None:
    assert read_date(format_date(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "Not 7 December 2026",
        "Mo 7 December 2026",
        "December 2026",
        "7 D 2026",
        "12/2026",
        "99/99/26",
    ],
)
def test_what_is_no_date_is_told_how_to_type_one(text: str) -> None:
    with pytest.raises(DateError, match="7 December 2026"):
        read_date(text)


@pytest.mark.parametrize("text", ["31/2/2026", "29 February 2026", "7 13 2026", "0/1/2026"])
def test_a_day_that_does_not_exist_is_named(text: str) -> None:
    with pytest.raises(DateError, match="no such day"):
        read_date(text)


def test_a_date_on_another_day_of_the_week_is_asked_about() -> None:
    with pytest.raises(DateError, match="is a Tuesday"):
        read_date("Monday 8 December 2026")


@given(st.text(max_size=20))
def test_any_text_is_a_date_or_a_plain_sentence(text: str) -> None:
    with contextlib.suppress(DateError):
        assert isinstance(read_date(text), dt.date)


@pytest.mark.parametrize(
    "text", ["7/12/26", "7.12.26", "7 dec 26", "7 December '26", "Mon 7 Dec 26"]
)
def test_a_year_of_two_figures_is_asked_for_in_full(text: str) -> None:
    with pytest.raises(DateError, match="give the year in full, as in 7 December 2026"):
        read_date(text)


@pytest.mark.parametrize("text", ["1" * 3000, "1/" * 2000, "a" * 3000 + "1"])
def test_what_is_far_too_long_for_a_date_is_not_looked_at(text: str) -> None:
    """A cell of a spreadsheet that somebody sent would otherwise take minutes."""
    with pytest.raises(DateError) as told:
        read_date(text)
    assert len(str(told.value)) < 150
