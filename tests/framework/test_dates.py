"""When the self-evaluation is due, and how months and working days are counted."""

import calendar
import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import (
    DateRangeError,
    DueDateError,
    add_months,
    add_working_days,
    any_zone_tells,
    due_date,
    format_date,
    format_day,
    format_moment,
    format_range,
    is_working_day,
    outside_known_years,
    previous_working_day,
)
from ilacs_desktop.framework.model import Framework

known_days = st.dates(dt.date(2018, 3, 1), dt.date(2035, 12, 31))
any_days = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
months = st.integers(-600, 600)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# --- the due date ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("meeting", "calendar_day", "due"),
    [
        ("2018-03-07", "2018-02-07", "2018-02-07"),  # Leicestershire's own, a Wednesday
        ("2026-12-07", "2026-11-07", "2026-11-06"),  # Saturday to Friday
        ("2026-09-06", "2026-08-06", "2026-08-06"),  # a meeting may itself be at a weekend
        ("2026-03-22", "2026-02-22", "2026-02-20"),  # Sunday to Friday
        ("2026-05-03", "2026-04-03", "2026-04-02"),  # Good Friday to Thursday
        ("2026-05-06", "2026-04-06", "2026-04-02"),  # Easter Monday over Good Friday
        ("2027-01-28", "2026-12-28", "2026-12-24"),  # substitute day, weekend, Christmas Day
        ("2027-02-01", "2027-01-01", "2026-12-31"),  # over the end of the year
        ("2023-03-31", "2023-02-28", "2023-02-28"),  # no 31 February
        ("2024-03-31", "2024-02-29", "2024-02-29"),  # nor in a leap year
        ("2026-03-31", "2026-02-28", "2026-02-27"),  # and moved as well
        ("2026-07-31", "2026-06-30", "2026-06-30"),
    ],
)
def test_it_is_due_one_month_before_the_meeting_on_a_working_day(
    framework: Framework, meeting: str, calendar_day: str, due: str
) -> None:
    found = due_date(day(meeting), framework.bank_holidays, framework.dates)
    assert (found.calendar, found.date) == (day(calendar_day), day(due))
    assert found.calculated == found.date
    assert found.moved == (calendar_day != due)
    assert not found.overridden
    assert bool(found.warning) == (day(meeting).weekday() > 4)


@pytest.mark.parametrize(
    ("meeting", "why"),
    [
        ("2026-12-05", "Saturday 5 December 2026, which is not a working day"),
        ("2026-12-25", "Friday 25 December 2026, which is a bank holiday (Christmas Day)"),
        ("2026-12-07", ""),
    ],
)
def test_a_meeting_at_a_weekend_or_on_a_bank_holiday_is_warned_of(
    framework: Framework, meeting: str, why: str
) -> None:
    found = due_date(day(meeting), framework.bank_holidays, framework.dates)
    told = f"The meeting is on {why}: check the date with Ofsted." if why else ""
    assert found.warning == told


@pytest.mark.parametrize(
    ("meeting", "reason"),
    [
        (
            "2018-03-07",
            "One month before the meeting on 7 March 2018 is Wednesday 7 February 2018.",
        ),
        (
            "2026-12-07",
            "One month before the meeting on 7 December 2026 is Saturday 7 November 2026, which is "
            "not a working day, so it is due on Friday 6 November 2026.",
        ),
        (
            "2026-05-03",
            "One month before the meeting on 3 May 2026 is Friday 3 April 2026, which is a bank "
            "holiday (Good Friday), so it is due on Thursday 2 April 2026.",
        ),
        (
            "2026-03-31",
            "There is no 31 February 2026, so one month before the meeting on 31 March 2026 is the "
            "last day of the month, Saturday 28 February 2026, which is not a working day, so it "
            "is due on Friday 27 February 2026.",
        ),
        (
            "2024-03-30",
            "There is no 30 February 2024, so one month before the meeting on 30 March 2024 is the "
            "last day of the month, Thursday 29 February 2024.",
        ),
    ],
)
def test_the_reason_explains_the_due_date(framework: Framework, meeting: str, reason: str) -> None:
    assert due_date(day(meeting), framework.bank_holidays, framework.dates).reason == reason


def test_a_council_may_have_another_number_of_months(framework: Framework) -> None:
    rules = msgspec.structs.replace(framework.dates, months_before_meeting=2)
    found = due_date(day("2026-12-07"), framework.bank_holidays, rules)
    assert found.date == day("2026-10-07")
    assert found.reason.startswith("2 months before the meeting on 7 December 2026 is")


@given(meeting=known_days)
def test_a_due_date_is_a_working_day_before_the_meeting(
    framework: Framework, meeting: dt.date
) -> None:
    found = due_date(meeting, framework.bank_holidays, framework.dates)
    assert found.date <= found.calendar < meeting
    assert is_working_day(found.date, framework.bank_holidays)
    assert (found.calendar - found.date).days <= 4


@given(known_days, known_days)
def test_an_earlier_meeting_is_never_due_later(
    framework: Framework, one: dt.date, other: dt.date
) -> None:
    first, second = (
        due_date(meeting, framework.bank_holidays, framework.dates).date
        for meeting in sorted((one, other))
    )
    assert first <= second


def test_a_date_set_by_the_region_stands_with_its_reason(framework: Framework) -> None:
    found = due_date(
        day("2026-12-07"),
        framework.bank_holidays,
        framework.dates,
        override=day("2026-11-11"),
        override_reason=" The regional director asked for it. ",
    )
    assert found.date == day("2026-11-11")
    assert (found.calendar, found.calculated) == (day("2026-11-07"), day("2026-11-06"))
    assert found.overridden
    assert found.reason == (
        "Set to Wednesday 11 November 2026: The regional director asked for it. By the rule it is "
        "Friday 6 November 2026."
    )
    assert not found.warning


@pytest.mark.parametrize("reason", ["", "  ", "."])
def test_a_date_set_without_a_reason_is_refused(framework: Framework, reason: str) -> None:
    with pytest.raises(DueDateError) as caught:
        due_date(
            day("2026-12-07"),
            framework.bank_holidays,
            framework.dates,
            override=day("2026-11-11"),
            override_reason=reason,
        )
    assert isinstance(caught.value, UserError)
    assert str(caught.value) == (
        "Say why the due date is 11 November 2026. Until then the calculated date stands: "
        "6 November 2026."
    )


def test_a_reason_without_a_date_is_refused(framework: Framework) -> None:
    with pytest.raises(DueDateError, match="Give the due date that this reason is for: “agreed”"):
        due_date(
            day("2026-12-07"), framework.bank_holidays, framework.dates, override_reason="agreed"
        )


@pytest.mark.parametrize(
    ("override", "warning"),
    [
        ("2026-12-07", "Monday 7 December 2026 is not before the meeting on 7 December 2026."),
        ("2026-12-25", "Friday 25 December 2026 is not before the meeting on 7 December 2026."),
        ("2026-11-14", "Saturday 14 November 2026 is not a working day."),
        ("2026-08-31", "Monday 31 August 2026 is not a working day."),
        ("2026-11-05", ""),
    ],
)
def test_a_date_set_that_looks_wrong_is_kept_with_a_warning(
    framework: Framework, override: str, warning: str
) -> None:
    found = due_date(
        day("2026-12-07"),
        framework.bank_holidays,
        framework.dates,
        override=day(override),
        override_reason="agreed with the region",
    )
    assert (found.date, found.warning) == (day(override), warning)


def test_a_due_date_beyond_the_bank_holiday_data_carries_a_warning(framework: Framework) -> None:
    data = msgspec.structs.replace(framework.bank_holidays, last_year=2026)
    found = due_date(day("2027-02-05"), data, framework.dates)
    assert found.date == day("2027-01-05")
    assert found.warning == (
        "Bank holidays are known for 2018 to 2026 only: check whether there is one on Tuesday "
        "5 January 2027."
    )


def test_a_year_that_cannot_be_right_is_refused_in_plain_words(framework: Framework) -> None:
    with pytest.raises(DateRangeError, match="The year of 7 January 1 cannot be right"):
        due_date(dt.date(1, 1, 7), framework.bank_holidays, framework.dates)


# --- months ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-03-31", -1, "2026-02-28"),
        ("2024-03-31", -1, "2024-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-08-31", -6, "2026-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
    ],
)
def test_months_end_at_the_last_day_of_a_short_month(start: str, count: int, end: str) -> None:
    assert add_months(day(start), count) == day(end)


@given(any_days, months)
def test_months_keep_the_day_or_take_the_last_of_the_month(start: dt.date, count: int) -> None:
    end = add_months(start, count)
    assert (end.year - start.year) * 12 + end.month - start.month == count
    assert end.day == min(start.day, calendar.monthrange(end.year, end.month)[1])


@given(any_days, any_days, months)
def test_months_keep_the_order_of_days(one: dt.date, other: dt.date, count: int) -> None:
    first, second = sorted((one, other))
    assert add_months(first, count) <= add_months(second, count)


@given(any_days)
def test_no_months_change_nothing(start: dt.date) -> None:
    assert add_months(start, 0) == start


def test_months_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(DateRangeError, match="The year of 7 March 9999 cannot be right"):
        add_months(dt.date(9999, 3, 7), 36)


# --- working days ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("2026-11-20", True),
        ("2026-11-21", False),
        ("2026-11-22", False),
        ("2026-12-25", False),
        ("2026-12-28", False),
        ("2026-12-29", True),
    ],
)
def test_weekends_and_bank_holidays_are_not_working_days(
    framework: Framework, text: str, working: bool
) -> None:
    assert is_working_day(day(text), framework.bank_holidays) is working


@given(known_days)
def test_the_previous_working_day_is_the_last_up_to_the_day(
    framework: Framework, start: dt.date
) -> None:
    found = previous_working_day(start, framework.bank_holidays)
    assert found <= start
    assert is_working_day(found, framework.bank_holidays)
    skipped = [found + dt.timedelta(days=n) for n in range(1, (start - found).days + 1)]
    assert not any(is_working_day(between, framework.bank_holidays) for between in skipped)


@given(known_days)
def test_a_working_day_is_its_own_previous_working_day(
    framework: Framework, start: dt.date
) -> None:
    found = previous_working_day(start, framework.bank_holidays)
    assert previous_working_day(found, framework.bank_holidays) == found


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2023-05-09", 70, "2023-08-16"),  # Stockton-on-Tees: report to action plan
        ("2026-11-20", 5, "2026-11-27"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-12-24", 1, "2026-12-29"),
        ("2026-12-29", -1, "2026-12-24"),
        ("2026-04-07", -1, "2026-04-02"),
        ("2026-11-21", 0, "2026-11-21"),
    ],
)
def test_working_days_are_counted_from_the_day_after(
    framework: Framework, start: str, count: int, end: str
) -> None:
    assert add_working_days(day(start), count, framework.bank_holidays) == day(end)


@given(known_days, st.integers(-80, 80))
def test_so_many_working_days_lie_between(framework: Framework, start: dt.date, count: int) -> None:
    end = add_working_days(start, count, framework.bank_holidays)
    step = 1 if count > 0 else -1
    passed = (start + dt.timedelta(days=step * n) for n in range(1, abs((end - start).days) + 1))
    assert sum(is_working_day(one, framework.bank_holidays) for one in passed) == abs(count)
    assert count == 0 or is_working_day(end, framework.bank_holidays)


@given(known_days, st.integers(-80, 80))
def test_working_days_can_be_counted_back(framework: Framework, start: dt.date, count: int) -> None:
    working = previous_working_day(start, framework.bank_holidays)
    there = add_working_days(working, count, framework.bank_holidays)
    assert add_working_days(there, -count, framework.bank_holidays) == working


def test_days_outside_the_data_are_named_once_in_order(framework: Framework) -> None:
    days = (dt.date(2040, 1, 2), dt.date(2026, 1, 1), dt.date(2017, 1, 2), dt.date(2040, 1, 2))
    years = f"2018 to {framework.bank_holidays.last_year}"
    assert outside_known_years(framework.bank_holidays, *days) == (
        f"Bank holidays are known for {years} only: check whether there is one on Monday "
        "2 January 2017 or Monday 2 January 2040."
    )
    assert not outside_known_years(framework.bank_holidays, dt.date(2026, 1, 1))


# --- dates in words -------------------------------------------------------------------------------


def test_a_date_has_no_leading_zero_and_no_ending() -> None:
    assert format_date(dt.date(2026, 3, 7)) == "7 March 2026"
    assert format_day(dt.date(2026, 11, 7)) == "Saturday 7 November 2026"


@given(any_days)
def test_a_date_in_words_is_the_same_date(start: dt.date) -> None:
    number, month, year = format_date(start).split()
    assert (int(number), list(calendar.month_name).index(month), int(year)) == (
        start.day,
        start.month,
        start.year,
    )
    assert format_day(start) == f"{calendar.day_name[start.weekday()]} {format_date(start)}"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-04-01", "2026-06-30", "1 April to 30 June 2026"),
        ("2026-11-02", "2026-11-06", "2 to 6 November 2026"),
        ("2026-12-20", "2027-01-03", "20 December 2026 to 3 January 2027"),
        ("2025-04-01", "2026-04-01", "1 April 2025 to 1 April 2026"),
        ("2026-03-07", "2026-03-07", "7 March 2026"),
    ],
)
def test_a_range_says_month_and_year_once(first: str, last: str, words: str) -> None:
    assert format_range(day(first), day(last)) == words


def test_a_moment_is_told_by_its_own_clock() -> None:
    at = dt.datetime(2026, 3, 7, 9, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    assert format_moment(at) == "09:05 on 7 March 2026"


def test_a_moment_at_the_ends_of_the_calendar_cannot_be_told_in_every_zone():
    assert any_zone_tells(dt.datetime(2, 1, 1, tzinfo=dt.UTC))
    assert any_zone_tells(dt.datetime(9998, 12, 31, tzinfo=dt.UTC))
    for at in (dt.datetime(1, 12, 31, tzinfo=dt.UTC), dt.datetime(9999, 1, 1, tzinfo=dt.UTC)):
        assert not any_zone_tells(at)
