"""When the next inspection may come."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.framework.dates import add_months
from ilacs_desktop.framework.inspection_window import QuietDays, inspection_window
from ilacs_desktop.framework.model import Framework


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


@given(st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31)))
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


@given(st.dates(dt.date(2018, 1, 1), dt.date(2040, 12, 31)))
def test_the_window_lasts_twelve_months(framework: Framework, last_inspection: dt.date) -> None:
    window = inspection_window(last_inspection, framework.dates)
    assert window.opens < window.anniversary < window.closes
    assert add_months(window.anniversary, 6) == window.closes
    assert add_months(window.anniversary, -6) == window.opens
