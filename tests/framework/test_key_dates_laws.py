"""The laws of the steps of the year, for any meeting: never late, never in a quiet time, in order."""

import datetime as dt

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.framework.dates import (
    DueDate,
    add_months,
    add_working_days,
    due_date,
    is_working_day,
    previous_working_day,
    working_days_between,
)
from ilacs_desktop.framework.key_dates import Wanted, YearPlan, quiet_time, step_day, year_plan
from ilacs_desktop.framework.model import Framework

meetings = st.dates(dt.date(2019, 6, 1), dt.date(2035, 12, 31))
counts = st.integers(0, 90)
WEEK = dt.timedelta(days=7)


def due_of(meeting: dt.date, framework: Framework) -> DueDate:
    return due_date(meeting, framework.bank_holidays, framework.dates)


def planned(
    meeting: dt.date, framework: Framework, wanted: tuple[Wanted, ...] | None = None
) -> YearPlan:
    suggested = tuple(
        Wanted(step.id, step.title, step.working_days, signs=step.signs)
        for step in framework.dates.steps
    )
    steps = suggested if wanted is None else wanted
    return year_plan(
        meeting, due_of(meeting, framework), steps, framework.bank_holidays, framework.dates
    )


@given(meetings)
def test_the_due_date_is_never_later_than_a_month_before_the_meeting(
    framework: Framework, meeting: dt.date
) -> None:
    due = due_of(meeting, framework)
    assert due.date <= add_months(meeting, -1)
    assert is_working_day(due.date, framework.bank_holidays)


@given(meetings, counts)
def test_a_step_is_a_working_day_out_of_quiet_times_and_not_after_the_due_date(
    framework: Framework, meeting: dt.date, count: int
) -> None:
    due = due_of(meeting, framework).date
    found = step_day(due, count, framework.bank_holidays, framework.dates)
    assert found.day <= found.counted <= due
    assert is_working_day(found.day, framework.bank_holidays)
    assert quiet_time(found.day, framework.dates) is None
    assert (found.quiet is None) == (found.day == found.counted)


@given(meetings, counts)
def test_nothing_but_quiet_days_and_days_off_lies_between_a_moved_step_and_its_count(
    framework: Framework, meeting: dt.date, count: int
) -> None:
    due = due_of(meeting, framework).date
    found = step_day(due, count, framework.bank_holidays, framework.dates)
    skipped = [found.day + dt.timedelta(days=n) for n in range(1, (found.counted - found.day).days)]
    assert all(
        quiet_time(one, framework.dates) or not is_working_day(one, framework.bank_holidays)
        for one in skipped
    )


@given(meetings, counts, counts)
def test_a_step_of_more_days_is_never_later(
    framework: Framework, meeting: dt.date, one: int, other: int
) -> None:
    due = due_of(meeting, framework).date
    few, many = sorted((one, other))
    rules = (framework.bank_holidays, framework.dates)
    assert step_day(due, many, *rules).day <= step_day(due, few, *rules).day


@given(meetings, counts)
def test_so_many_working_days_are_left_from_a_step_to_the_due_date(
    framework: Framework, meeting: dt.date, count: int
) -> None:
    due = due_of(meeting, framework).date
    found = step_day(due, count, framework.bank_holidays, framework.dates)
    left = working_days_between(found.day, due, framework.bank_holidays)
    assert left == count if found.quiet is None else left > count


@given(meetings)
def test_the_suggested_steps_are_in_their_order(framework: Framework, meeting: dt.date) -> None:
    plan = planned(meeting, framework)
    days = {step.id: step.day for step in plan.steps}
    in_order = [days[step.id] for step in framework.dates.steps]
    assert in_order == sorted(in_order)
    assert in_order[-1] < plan.due.date < plan.meeting < plan.letter


@given(st.integers(2018, 2035), st.integers(0, 45), st.integers(0, 20), st.integers(1, 4))
def test_a_due_date_some_weeks_later_moves_a_step_as_far_where_no_holiday_lies_between(
    framework: Framework, year: int, after: int, count: int, weeks: int
) -> None:
    rules = (framework.bank_holidays, framework.dates)
    due = previous_working_day(dt.date(year, 10, 5) + dt.timedelta(days=after), rules[0])
    found = step_day(due, count, *rules).day
    assert dt.date(year, 9, 1) < found < due + weeks * WEEK < dt.date(year, 12, 20)
    assert step_day(due + weeks * WEEK, count, *rules).day == found + weeks * WEEK


@given(meetings, meetings, counts)
def test_an_earlier_due_date_never_has_a_later_step(
    framework: Framework, one: dt.date, other: dt.date, count: int
) -> None:
    rules = (framework.bank_holidays, framework.dates)
    first, second = sorted(due_of(meeting, framework).date for meeting in (one, other))
    assert step_day(first, count, *rules).day <= step_day(second, count, *rules).day


@given(meetings)
def test_a_plan_made_of_its_own_days_is_the_same_plan(
    framework: Framework, meeting: dt.date
) -> None:
    plan = planned(meeting, framework)
    again = tuple(
        msgspec.structs.replace(step.wanted, fixed=step.day)
        for step in sorted(plan.steps, key=lambda s: -s.wanted.days)
    )
    fixed = planned(meeting, framework, again)
    assert [(s.id, s.day) for s in fixed.steps] == [(s.id, s.day) for s in plan.steps]
    assert fixed.clashes == plan.clashes
    assert planned(meeting, framework) == plan


@given(meetings)
def test_the_letter_comes_a_month_after_the_meeting(framework: Framework, meeting: dt.date) -> None:
    letter = planned(meeting, framework, ()).letter
    assert 28 <= (letter - meeting).days <= 31
    assert (letter.day == meeting.day) or (letter + dt.timedelta(days=1)).day == 1


@given(meetings, st.integers(-80, 80))
def test_working_days_between_undoes_counting_them(
    framework: Framework, start: dt.date, count: int
) -> None:
    working = previous_working_day(start, framework.bank_holidays)
    there = add_working_days(working, count, framework.bank_holidays)
    assert working_days_between(working, there, framework.bank_holidays) == count
    assert working_days_between(there, working, framework.bank_holidays) == -count


@given(meetings, st.integers(-40, 40))
def test_a_weekend_adds_no_working_day(framework: Framework, start: dt.date, days: int) -> None:
    end = start + dt.timedelta(days=days)
    passed = range(1, days + 1) if days > 0 else range(days, 0)
    expected = sum(
        is_working_day(start + dt.timedelta(days=n), framework.bank_holidays) for n in passed
    )
    found = working_days_between(start, end, framework.bank_holidays)
    assert found == (expected if days > 0 else -expected)
