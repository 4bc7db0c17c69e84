"""What a new date of the meeting moves: told step by step, and what did not move."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.key_dates import Year, with_done, with_key_date, year_of
from ilacs_desktop.document.meeting_moved import account, in_short, moved
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.framework.model import Framework

TODAY = dt.date(2026, 10, 12)
MEETING = dt.date(2026, 12, 7)


def year(
    document: Document, framework: Framework, meeting: dt.date, today: dt.date = TODAY
) -> Year:
    cycle = msgspec.structs.replace(document.cycle, meeting=meeting)
    found = year_of(msgspec.structs.replace(document, cycle=cycle), framework, today)
    assert found is not None
    return found


@pytest.fixture
def before(example: Document, framework: Framework) -> Year:
    return year(example, framework, MEETING)


def test_a_meeting_a_week_later_moves_what_is_not_fixed_or_done_as_far(
    example: Document, framework: Framework, before: Year
) -> None:
    told = moved(before, year(example, framework, MEETING + dt.timedelta(days=7)))
    assert {move.by for move in told.moves} == {7}
    assert [move.id for move in told.moves] == [
        *("sections_in", "quality_assurance", "partners", "chief_executive", "lead_member"),
        *("director", "due", "meeting", "letter"),
    ]
    assert told.fixed == ("Scrutiny chair has seen the summary",)
    assert told.done == ("Evidence cut-off",)
    assert (told.late, told.clashes, told.same) == ((), (), ())
    assert in_short(told) == "9 days moved."
    assert account(told)[0] == (
        "“Sections in from heads of service” from Thursday 8 October to Thursday 15 October 2026,"
        " 7 days later."
    )
    assert account(told)[-2:] == (
        "Not moved, because the day is fixed: “Scrutiny chair has seen the summary”.",
        "Done already: “Evidence cut-off”.",
    )


def test_a_meeting_that_comes_earlier_tells_what_is_late_now_and_what_clashes(
    example: Document, framework: Framework, before: Year
) -> None:
    told = moved(before, year(example, framework, dt.date(2026, 11, 23)))
    assert told.late == (
        "Quality assurance",
        "Partners have read it",
        "Chief executive has read it",
    )
    assert [clash.kind for clash in told.clashes] == ["after_due"]
    assert in_short(told) == "9 days moved, 3 late now, 1 to sort out."
    lines = account(told)
    assert "14 days earlier." in lines[0]
    assert lines[-1].startswith("“Scrutiny chair has seen the summary” is set to Monday 26 October")


def test_a_fixed_day_that_is_out_of_order_and_a_saturday_is_to_sort_out_each_time(
    example: Document, framework: Framework
) -> None:
    saturday = dt.date(2027, 2, 6)
    fixed = with_key_date(example, KeyDate("lead_member", fixed=saturday))
    undone = msgspec.structs.replace(
        fixed, key_dates=tuple(one for one in fixed.key_dates if one.id != "evidence_cut_off")
    )
    first = year(undone, framework, dt.date(2027, 5, 10))
    for meeting in (dt.date(2027, 5, 31), dt.date(2027, 6, 1)):
        told = moved(first, year(undone, framework, meeting))
        about = [clash for clash in told.clashes if "lead_member" in clash.steps]
        assert [clash.kind for clash in about] == ["not_working", "order"]
        assert "“Lead member has read it” is to follow “Chief executive has read it”, but is" in (
            about[1].what
        )
        assert f"{len(told.clashes)} to sort out" in in_short(told)
        assert any("Saturday 6 February 2027, not a working day" in line for line in account(told))


def test_a_day_that_stays_though_the_meeting_moves_is_told(
    example: Document, framework: Framework
) -> None:
    monday, sunday = dt.date(2026, 12, 7), dt.date(2026, 12, 6)  # both due on Friday 6 November
    told = moved(year(example, framework, monday), year(example, framework, sunday))
    assert [move.id for move in told.moves] == ["meeting", "letter"]
    assert "Director signs it off" in told.same
    assert in_short(told).startswith("2 days moved, 1 to sort out")
    assert any(line.startswith("On the same day as before: “Sections") for line in account(told))


def test_the_year_is_said_where_it_is_another(
    example: Document, framework: Framework, before: Year
) -> None:
    told = moved(before, year(example, framework, dt.date(2027, 2, 1)))
    (meeting,) = [line for line in account(told) if line.startswith("“Annual")]
    assert meeting == (
        "“Annual engagement meeting” from Monday 7 December 2026 to Monday 1 February 2027,"
        " 56 days later."
    )


def test_one_day_is_said_as_one(example: Document, framework: Framework, before: Year) -> None:
    told = moved(before, year(example, framework, dt.date(2026, 12, 8)))
    assert any(line.endswith(", 1 day later.") for line in account(told))


def test_what_was_late_before_is_not_told_again(
    example: Document, framework: Framework, before: Year
) -> None:
    told = moved(before, year(example, framework, dt.date(2026, 12, 4)))
    assert "Sections in from heads of service" not in told.late
    assert all(clash.kind != "slipped" for clash in told.clashes)


def test_a_step_done_meanwhile_is_done(
    example: Document, framework: Framework, before: Year
) -> None:
    done = with_done(example, "quality_assurance", TODAY)
    told = moved(before, year(done, framework, dt.date(2026, 12, 14)))
    assert told.done == ("Evidence cut-off", "Quality assurance")


@given(st.dates(dt.date(2026, 3, 1), dt.date(2028, 3, 1)))
def test_each_line_is_told_once(example: Document, framework: Framework, meeting: dt.date) -> None:
    was = year(example, framework, MEETING)
    told = moved(was, year(example, framework, meeting))
    titles = [*(move.title for move in told.moves), *told.fixed, *told.same, *told.done]
    assert sorted(titles) == sorted(line.title for line in was.days if line.kind != "points")
    assert all(move.by for move in told.moves)


@given(st.dates(dt.date(2026, 3, 1), dt.date(2028, 3, 1)))
def test_no_change_moves_nothing(example: Document, framework: Framework, meeting: dt.date) -> None:
    one = year(example, framework, meeting)
    told = moved(one, one)
    assert (told.moves, told.late, told.clashes) == ((), (), ())
    assert in_short(told) == "No day moved."


@given(
    st.dates(dt.date(2026, 3, 1), dt.date(2028, 3, 1)),
    st.dates(dt.date(2026, 3, 1), dt.date(2028, 3, 1)),
)
def test_there_and_back_is_the_same_way(
    example: Document, framework: Framework, one: dt.date, other: dt.date
) -> None:
    first, second = year(example, framework, one), year(example, framework, other)
    there = {move.id: move.by for move in moved(first, second).moves}
    back = {move.id: -move.by for move in moved(second, first).moves}
    assert there == back


def test_another_clash_of_the_same_kind_is_told(example: Document, framework: Framework) -> None:
    august = year(example, framework, dt.date(2026, 8, 10), dt.date(2026, 3, 2))
    christmas = year(example, framework, dt.date(2026, 12, 28), dt.date(2026, 3, 2))
    told = [one.what for one in moved(august, christmas).clashes if one.kind == "meeting_quiet"]
    assert len(told) == 1
    assert "Monday 28 December 2026" in told[0]
    assert moved(christmas, christmas).clashes == ()
