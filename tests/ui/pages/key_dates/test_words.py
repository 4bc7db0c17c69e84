"""How the days of a year are told, and where they lie on the chart of the weeks."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.key_dates import KeyDay, Year, year_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.key_dates.weeks import Weeks, legend, weeks_of
from ilacs_desktop.ui.pages.key_dates.words import (
    chart_words,
    next_words,
    spoken,
    state_words,
    with_words,
)

TODAY = dt.date(2026, 10, 12)
LINE = KeyDay("s", "step", "Step", "", TODAY, "", (), "coming", 0, 8)


def the_year(example: Document, framework: Framework, today: dt.date = TODAY) -> Year:
    found = year_of(example, framework, today)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "In 8 days"),
        ({"to_go": 1}, "Tomorrow"),
        ({"state": "today", "to_go": 0}, "Today"),
        ({"state": "late", "late": 0}, "Late"),
        ({"state": "late", "late": 1}, "1 working day late"),
        ({"state": "late", "late": 4}, "4 working days late"),
        ({"state": "past"}, "Past"),
        ({"state": "done", "done_by": "written", "done": TODAY}, "Done 12 October 2026"),
        ({"state": "done", "done_by": "sign_off", "done": TODAY}, "Agreed 12 October 2026"),
        ({"state": "done", "done_by": "sections"}, "Done: every section is ready"),
        ({"state": "done", "done_by": "points"}, "Done: they are in Progress"),
    ],
)
def test_how_a_line_stands(fields: dict[str, object], words: str) -> None:
    assert state_words(LINE._replace(**fields)) == words


def test_whom_a_line_is_with() -> None:
    assert with_words(LINE) == ""
    assert with_words(LINE._replace(who=("Ann",))) == "With Ann"
    assert with_words(LINE._replace(who=("Ann", "Ben", "Cy"))) == "With Ann, Ben and Cy"


def test_a_line_of_the_chart_is_said_whole() -> None:
    line = LINE._replace(who=("Ann",), state="late", late=2)
    assert spoken(line) == "Step, Monday 12 October 2026, 2 working days late, With Ann"
    assert chart_words(line) == "12 Oct, late"


def test_what_comes_next_is_a_sentence() -> None:
    assert next_words(None) == ""
    assert next_words(LINE) == "Next: Step, in 8 days, Monday 12 October 2026."
    tomorrow = LINE._replace(to_go=1, who=("Ann",))
    assert next_words(tomorrow) == "Next: Step, tomorrow, Monday 12 October 2026. With Ann."
    assert "today" in next_words(LINE._replace(to_go=0))


def test_the_weeks_run_from_the_first_step_to_the_letter(
    example: Document, framework: Framework
) -> None:
    weeks = weeks_of(the_year(example, framework), framework)
    assert (weeks.first, weeks.last) == (dt.date(2026, 9, 28), dt.date(2027, 1, 10))
    assert weeks.days == 15 * 7
    assert len(weeks.mondays()) == 15
    assert [name for _, name in weeks.months()] == [
        *("September", "October", "November", "December", "January 2027")
    ]
    assert [grey.title for grey in weeks.grey] == [
        *("Christmas and new year", "Christmas Day", "Boxing Day (substitute day)"),
        "New Year's Day",
    ]


def test_what_is_grey_is_said_in_words(example: Document, framework: Framework) -> None:
    told = legend(weeks_of(the_year(example, framework), framework))
    assert told.startswith("The line is today, 12 October 2026. Grey: Christmas and new year,")
    assert "20 December 2026 to 3 January 2027" in told
    assert legend(Weeks(TODAY, TODAY, None, ())) == ""


@pytest.mark.parametrize(
    ("today", "first", "seen"),
    [
        ("2026-09-07", "2026-09-07", True),
        ("2026-08-10", "2026-08-10", True),
        ("2026-06-01", "2026-09-28", False),
        ("2027-02-08", "2026-09-28", True),
        ("2027-06-07", "2026-09-28", False),
    ],
)
def test_today_is_on_the_chart_where_it_is_near(
    example: Document, framework: Framework, today: str, first: str, seen: bool
) -> None:
    weeks = weeks_of(the_year(example, framework, dt.date.fromisoformat(today)), framework)
    assert (weeks.first.isoformat(), weeks.today is not None) == (first, seen)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2100, 1, 1)))
def test_a_day_that_was_mistyped_does_not_make_the_chart_ages_long(
    example: Document, framework: Framework, fixed: dt.date
) -> None:
    changed = tuple(
        msgspec.structs.replace(one, fixed=fixed) if one.id == "scrutiny" else one
        for one in example.key_dates
    )
    year = the_year(msgspec.structs.replace(example, key_dates=changed), framework)
    weeks = weeks_of(year, framework)
    assert weeks.days <= 600
    assert weeks.days % 7 == 0
    assert weeks.first.weekday() == 0
    for line in year.days:
        assert 0 <= weeks.share(line.day) <= 1
    inside = [line.day for line in year.days if weeks.first <= line.day <= weeks.last]
    assert [weeks.share(day) for day in inside] == sorted(weeks.share(day) for day in inside)
