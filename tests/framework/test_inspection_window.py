"""When the next inspection may come."""

import datetime as dt
from contextlib import nullcontext

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ilacs_desktop.framework.dates import (
    DateRangeError,
    add_months,
    add_working_days,
    is_working_day,
)
from ilacs_desktop.framework.inspection_window import (
    QuietDays,
    inspection_window,
    on_site,
    visit_gap,
)
from ilacs_desktop.framework.model import Framework

inspections = st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31))
visits = st.dates(dt.date(2018, 1, 1), dt.date(2045, 12, 31))


def test_it_is_six_months_either_side_of_the_third_anniversary(framework: Framework) -> None:
    window = inspection_window(dt.date(2023, 5, 9), framework.dates)
    assert window.opens == dt.date(2025, 11, 9)
    assert window.anniversary == dt.date(2026, 5, 9)
    assert window.closes == dt.date(2026, 11, 9)


def test_august_and_christmas_within_it_are_quiet(framework: Framework) -> None:
    window = inspection_window(dt.date(2023, 5, 9), framework.dates)
    assert window.quiet == (
        QuietDays("Christmas and new year", dt.date(2025, 12, 20), dt.date(2026, 1, 3)),
        QuietDays("August", dt.date(2026, 8, 1), dt.date(2026, 8, 31)),
    )


def test_quiet_days_are_cut_at_the_ends_of_the_window(framework: Framework) -> None:
    window = inspection_window(dt.date(2023, 7, 1), framework.dates)
    assert window.opens == dt.date(2026, 1, 1)
    assert window.quiet[0] == QuietDays(
        "Christmas and new year", dt.date(2026, 1, 1), dt.date(2026, 1, 3)
    )
    assert window.quiet[-1].last == window.closes == dt.date(2027, 1, 1)
    assert len(window.quiet) == 3


def test_an_inspection_on_29_february_has_its_anniversary_on_the_28th(
    framework: Framework,
) -> None:
    assert inspection_window(dt.date(2024, 2, 29), framework.dates).anniversary == dt.date(
        2027, 2, 28
    )


@given(inspections)
def test_every_day_in_august_or_at_christmas_is_quiet_and_no_other(
    framework: Framework, last_inspection: dt.date
) -> None:
    window = inspection_window(last_inspection, framework.dates)
    quiet = {
        days.first + dt.timedelta(days=n)
        for days in window.quiet
        for n in range((days.last - days.first).days + 1)
    }
    for n in range((window.closes - window.opens).days + 1):
        day = window.opens + dt.timedelta(days=n)
        is_quiet = (
            day.month == 8 or (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 3)
        )
        assert (day in quiet) == is_quiet
    assert all(window.opens <= day <= window.closes for day in quiet)


@given(inspections)
def test_the_window_lasts_twelve_months(framework: Framework, last_inspection: dt.date) -> None:
    window = inspection_window(last_inspection, framework.dates)
    assert window.opens < window.anniversary < window.closes
    assert add_months(window.anniversary, 6) == window.closes
    assert add_months(window.anniversary, -6) == window.opens


def test_the_gap_after_a_visit_is_six_months_from_its_first_day(framework: Framework) -> None:
    gap = visit_gap(dt.date(2026, 1, 15), framework.dates)
    assert (gap.first, gap.last) == (dt.date(2026, 1, 15), dt.date(2026, 7, 14))
    assert dt.date(2026, 7, 15) not in gap


def test_a_visit_at_a_month_end_is_free_again_at_the_end_of_the_short_month(
    framework: Framework,
) -> None:
    assert visit_gap(dt.date(2027, 8, 31), framework.dates).last == dt.date(2028, 2, 28)
    assert visit_gap(dt.date(2028, 8, 31), framework.dates).last == dt.date(2029, 2, 27)


def test_only_the_days_of_the_gap_that_lie_in_the_window_are_told(framework: Framework) -> None:
    inspected = dt.date(2023, 5, 9)
    early = inspection_window(inspected, framework.dates, dt.date(2025, 8, 1))
    assert early.gap == QuietDays(
        "The 6 months after the last visit", early.opens, dt.date(2026, 1, 31)
    )
    assert inspection_window(inspected, framework.dates, dt.date(2025, 5, 9)).gap is None
    late = inspection_window(inspected, framework.dates, dt.date(2026, 10, 1))
    assert late.gap is not None
    assert late.gap.last == late.closes


def test_a_day_is_quiet_for_the_first_reason_there_is(framework: Framework) -> None:
    window = inspection_window(dt.date(2023, 5, 9), framework.dates, dt.date(2025, 10, 1))
    assert window.why_quiet(dt.date(2025, 12, 24)) == "Christmas and new year"
    assert window.why_quiet(dt.date(2025, 12, 1)) == "The 6 months after the last visit"
    assert window.why_quiet(dt.date(2026, 5, 9)) == ""


@given(inspections, visits)
@example(dt.date(2024, 2, 29), dt.date(2028, 2, 29))
@example(dt.date(2023, 8, 31), dt.date(2026, 8, 31))
def test_what_is_quiet_lies_in_the_window_in_order(
    framework: Framework, inspected: dt.date, visited: dt.date
) -> None:
    window = inspection_window(inspected, framework.dates, visited)
    gap = visit_gap(visited, framework.dates)
    assert gap.first < gap.last
    assert 180 <= (gap.last - gap.first).days <= 184
    firsts = [days.first for days in window.quiet]
    assert firsts == sorted(firsts)
    for days in (*window.quiet, *filter(None, [window.gap])):
        assert window.opens <= days.first <= days.last <= window.closes
    for day in (window.opens, visited, window.anniversary, window.closes):
        in_gap = window.gap is not None and day in window.gap
        assert in_gap == (day in window and day in gap)


@pytest.mark.parametrize(
    ("inspected", "raises"),
    [(dt.date.min, False), (dt.date(9996, 5, 1), False), (dt.date(9998, 1, 1), True)],
)
def test_the_ends_of_the_calendar_are_no_fault_of_the_program(
    framework: Framework, inspected: dt.date, raises: bool
) -> None:
    with pytest.raises(DateRangeError) if raises else nullcontext():
        inspection_window(inspected, framework.dates)


def test_a_window_in_the_first_year_there_is_has_no_year_before_it(framework: Framework) -> None:
    rules = msgspec.structs.replace(framework.dates, cycle_years=1)
    window = inspection_window(dt.date.min, rules)
    assert window.opens == dt.date(1, 7, 1)
    assert [days.title for days in window.quiet] == ["August", "Christmas and new year"]


@pytest.mark.parametrize(
    ("call", "comes"),
    [
        ("2026-10-12", "2026-10-19"),  # a Monday: the following Monday
        ("2026-10-13", "2026-10-26"),  # five working days end on a Tuesday
        ("2026-10-16", "2026-10-26"),
        ("2026-10-17", "2026-10-26"),  # a Saturday
        ("2026-04-20", "2026-04-27"),
        ("2026-04-24", "2026-05-05"),  # the Monday after is the May bank holiday
        ("2026-04-27", "2026-05-11"),  # with it, five working days end on a Tuesday
        ("2026-12-21", "2027-01-04"),  # Christmas, and a bank holiday on 28 December
    ],
)
def test_inspectors_come_on_the_monday_after_the_notice(
    framework: Framework, call: str, comes: str
) -> None:
    day = on_site(dt.date.fromisoformat(call), framework.bank_holidays, framework.dates)
    assert day == dt.date.fromisoformat(comes)


@given(st.dates(dt.date(2026, 1, 1), dt.date(2029, 12, 1)))
def test_nobody_comes_before_the_days_of_notice_are_over(
    framework: Framework, call: dt.date
) -> None:
    day = on_site(call, framework.bank_holidays, framework.dates)
    assert is_working_day(day, framework.bank_holidays)
    assert day >= add_working_days(call, 5, framework.bank_holidays)
    assert (day - call).days <= 22
    monday = day - dt.timedelta(days=day.weekday())
    assert monday == day or monday in framework.bank_holidays
