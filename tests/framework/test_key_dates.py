"""The steps of the year: counted back from the due date, quiet times avoided, clashes told."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.framework.dates import (
    DateRangeError,
    DueDate,
    due_date,
)
from ilacs_desktop.framework.key_dates import (
    MILESTONES,
    MOST_DAYS,
    Clash,
    Wanted,
    YearPlan,
    quiet_time,
    quiet_times,
    step_day,
    year_plan,
)
from ilacs_desktop.framework.model import Framework


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def suggested(framework: Framework, **fixed: dt.date) -> tuple[Wanted, ...]:
    return tuple(
        Wanted(step.id, step.title, step.working_days, fixed.get(step.id), step.signs)
        for step in framework.dates.steps
    )


def due_of(meeting: dt.date, framework: Framework) -> DueDate:
    return due_date(meeting, framework.bank_holidays, framework.dates)


def planned(
    meeting: str | dt.date, framework: Framework, wanted: tuple[Wanted, ...] | None = None
) -> YearPlan:
    on = day(meeting) if isinstance(meeting, str) else meeting
    steps = suggested(framework) if wanted is None else wanted
    due = due_of(on, framework)
    return year_plan(on, due, steps, framework.bank_holidays, framework.dates)


def clashes(plan: YearPlan, kind: str) -> list[Clash]:
    return [clash for clash in plan.clashes if clash.kind == kind]


# --- the days -------------------------------------------------------------------------------------


def test_the_steps_of_a_year_lead_to_the_due_date(framework: Framework) -> None:
    plan = planned("2026-12-07", framework)
    assert [(step.id, step.day.isoformat()) for step in plan.steps] == [
        ("evidence_cut_off", "2026-09-11"),
        ("sections_in", "2026-09-25"),
        ("quality_assurance", "2026-10-07"),
        ("partners", "2026-10-15"),
        ("chief_executive", "2026-10-23"),
        ("lead_member", "2026-10-28"),
        ("director", "2026-11-03"),
    ]
    assert (plan.due.date, plan.letter) == (day("2026-11-06"), day("2027-01-07"))
    assert plan.clashes == ()
    assert plan.steps[-1].why == "3 working days before it is due on Friday 6 November 2026."


def test_a_step_in_august_moves_to_the_last_working_day_before_it_and_says_why(
    framework: Framework,
) -> None:
    plan = planned("2026-10-05", framework, (Wanted("s", "Lead member", 7),))
    (step,) = plan.steps
    assert (step.day, step.moved) == (day("2026-07-31"), True)
    assert step.why == (
        "7 working days before it is due on Friday 4 September 2026 is Tuesday 25 August 2026,"
        " which falls into August (1 to 31 August 2026), so it is the last working day before"
        " that, Friday 31 July 2026."
    )


@pytest.mark.parametrize(
    ("meeting", "days", "why"),
    [
        ("2026-12-07", 0, "The day on which it is due."),
        ("2026-12-07", 1, "1 working day before it is due on Friday 6 November 2026."),
        (
            "2027-09-02",
            0,
            "The day on which it is due on Monday 2 August 2027 is Monday 2 August 2027, which"
            " falls into August (1 to 31 August 2027), so it is the last working day before that,"
            " Friday 30 July 2027.",
        ),
    ],
)
def test_a_step_says_why_it_is_that_day(
    framework: Framework, meeting: str, days: int, why: str
) -> None:
    assert planned(meeting, framework, (Wanted("s", "S", days),)).steps[0].why == why


def test_a_fixed_day_does_not_move_with_the_meeting(framework: Framework) -> None:
    committee = Wanted("own", "Scrutiny", 5, day("2026-10-22"), placed=False)
    for meeting in ("2026-12-07", "2027-02-01"):
        (step,) = planned(meeting, framework, (committee,)).steps
        assert step.day == day("2026-10-22")
        assert step.why == "Set to this day. It does not move with the meeting."


def test_the_steps_stand_in_the_order_of_their_days(framework: Framework) -> None:
    committee = Wanted("own", "Scrutiny", 5, day("2026-10-16"), placed=False)
    plan = planned("2026-12-07", framework, (*suggested(framework), committee))
    assert [step.id for step in plan.steps][3:6] == ["partners", "own", "chief_executive"]
    assert plan.clashes == ()


def test_a_due_date_that_is_no_working_day_is_not_a_step_s(framework: Framework) -> None:
    found = step_day(day("2026-11-14"), 0, framework.bank_holidays, framework.dates)
    assert (found.day, found.quiet) == (day("2026-11-13"), None)


@pytest.mark.parametrize(("days", "counts_as"), [(-30, 0), (9_999, MOST_DAYS)])
def test_days_that_cannot_be_right_are_kept_within_a_year(
    framework: Framework, days: int, counts_as: int
) -> None:
    rules = (framework.bank_holidays, framework.dates)
    due = day("2026-11-06")
    assert step_day(due, days, *rules) == step_day(due, counts_as, *rules)


def test_a_year_that_cannot_be_right_is_refused_in_plain_words(framework: Framework) -> None:
    due = msgspec.structs.replace(due_of(day("2026-12-07"), framework), date=dt.date(1, 1, 9))
    with pytest.raises(DateRangeError, match="The year of 9 February 1 cannot be right"):
        year_plan(
            dt.date(1, 2, 9),
            due,
            suggested(framework),
            framework.bank_holidays,
            framework.dates,
        )


def test_no_step_has_the_id_of_what_comes_after_the_steps(framework: Framework) -> None:
    assert not {step.id for step in framework.dates.steps} & set(MILESTONES)


# --- quiet times ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2026-07-31", ""),
        ("2026-08-01", "August"),
        ("2026-08-31", "August"),
        ("2026-09-01", ""),
        ("2026-12-19", ""),
        ("2026-12-20", "Christmas and new year"),
        ("2027-01-03", "Christmas and new year"),
        ("2027-01-04", ""),
    ],
)
def test_the_edges_of_the_quiet_times(framework: Framework, text: str, title: str) -> None:
    found = quiet_time(day(text), framework.dates)
    assert (found.title if found else "") == title


def test_the_quiet_times_of_some_months_are_whole_and_in_order(framework: Framework) -> None:
    found = quiet_times(day("2026-08-20"), day("2027-01-01"), framework.dates)
    assert [(q.title, q.first.isoformat(), q.last.isoformat()) for q in found] == [
        ("August", "2026-08-01", "2026-08-31"),
        ("Christmas and new year", "2026-12-20", "2027-01-03"),
    ]


# --- clashes --------------------------------------------------------------------------------------


def test_several_who_sign_on_one_day_clash(framework: Framework) -> None:
    plan = planned("2026-10-05", framework)
    (found,) = plan.clashes
    assert found.steps == ("quality_assurance", "partners", "chief_executive", "lead_member")
    assert found.what == (
        "“Quality assurance”, “Partners have read it”, “Chief executive has read it” and “Lead"
        " member has read it” fall on Friday 31 July 2026."
    )
    assert found.todo.startswith("Each needs time to read")


def test_steps_out_of_their_order_clash(framework: Framework) -> None:
    late = suggested(framework, evidence_cut_off=day("2026-10-01"))
    (found,) = planned("2026-12-07", framework, late).clashes
    assert (found.kind, found.steps) == ("order", ("evidence_cut_off", "sections_in"))
    assert found.what == (
        "“Sections in from heads of service” is to follow “Evidence cut-off”, but is on Friday"
        " 25 September 2026, and “Evidence cut-off” on Thursday 1 October 2026."
    )
    same = suggested(framework, evidence_cut_off=day("2026-09-25"))
    (found,) = planned("2026-12-07", framework, same).clashes
    assert found.what.endswith("2026, and “Evidence cut-off” on the same day.")


def test_a_step_of_the_council_s_own_has_no_place_in_the_order(framework: Framework) -> None:
    own = Wanted("own", "Own", 0, placed=False)
    assert planned("2026-12-07", framework, (own, *suggested(framework))).clashes == ()


def test_a_fixed_day_after_the_due_date_clashes(framework: Framework) -> None:
    own = Wanted("own", "Cabinet", 0, day("2026-11-09"), placed=False)
    (found,) = planned("2026-12-07", framework, (own,)).clashes
    assert (found.kind, found.steps) == ("after_due", ("own",))
    assert found.what == (
        "“Cabinet” is set to Monday 9 November 2026, after the self-evaluation is due on Friday"
        " 6 November 2026."
    )
    fits = msgspec.structs.replace(own, fixed=day("2026-11-06"))
    assert planned("2026-12-07", framework, (fits,)).clashes == ()


@pytest.mark.parametrize(
    ("fixed", "why"),
    [
        ("2026-10-03", "not a working day"),
        ("2026-08-31", "a bank holiday (Summer bank holiday)"),
    ],
)
def test_a_fixed_day_that_is_no_working_day_clashes(
    framework: Framework, fixed: str, why: str
) -> None:
    own = Wanted("own", "Cabinet", 0, day(fixed), placed=False)
    (found,) = planned("2026-12-07", framework, (own,)).clashes
    assert found.kind == "not_working"
    assert found.what.endswith(f", {why}.")


@pytest.mark.parametrize(
    ("meeting", "kinds"),
    [
        ("2026-12-07", []),
        ("2026-11-21", ["meeting_not_working"]),
        ("2026-08-12", ["meeting_quiet"]),
        ("2026-12-25", ["meeting_not_working", "meeting_quiet"]),
    ],
)
def test_a_meeting_on_an_odd_day_is_told(
    framework: Framework, meeting: str, kinds: list[str]
) -> None:
    assert [clash.kind for clash in planned(meeting, framework, ()).clashes] == kinds


def test_a_due_date_in_a_quiet_time_is_told(framework: Framework) -> None:
    (told,) = clashes(planned("2026-09-15", framework), "due_quiet")
    assert told.what == (
        "The self-evaluation is due on Friday 14 August 2026, which falls into August (1 to 31 August"
        " 2026)."
    )
    assert "agree another due date" in told.todo
    assert clashes(planned("2026-12-07", framework), "due_quiet") == []


def test_a_warning_about_the_due_date_is_told(framework: Framework) -> None:
    due = due_date(
        day("2026-12-07"),
        framework.bank_holidays,
        framework.dates,
        override=day("2026-11-14"),
        override_reason="agreed",
    )
    plan = year_plan(day("2026-12-07"), due, (), framework.bank_holidays, framework.dates)
    (found,) = clashes(plan, "due_to_check")
    assert found.what == "Saturday 14 November 2026 is not a working day."


def test_days_beyond_the_bank_holiday_data_are_told_once(framework: Framework) -> None:
    holidays = msgspec.structs.replace(framework.bank_holidays, last_year=2026)
    due = due_date(day("2027-02-15"), holidays, framework.dates)
    wanted = (Wanted("a", "A", 1), Wanted("b", "B", 40))
    plan = year_plan(day("2027-02-15"), due, wanted, holidays, framework.dates)
    (found,) = clashes(plan, "unknown_years")
    assert found.what == (
        "Bank holidays are known for 2018 to 2026 only, so Thursday 14 January 2027 and 2 other"
        " days of this plan may be one."
    )
