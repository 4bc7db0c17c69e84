"""The council's year on a day: what is done, late or to come, with whom, and what the council changed."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.key_dates import (
    KeyDay,
    Year,
    as_suggested,
    key_date,
    next_day,
    plan_of,
    with_done,
    with_key_date,
    year_of,
)
from ilacs_desktop.document.model import Authority, Cycle, Document, Person, Section
from ilacs_desktop.document.records import KeyDate, Parked, PriorPoint, SignOff
from ilacs_desktop.document.sign_off import agreements
from ilacs_desktop.framework.dates import DateRangeError
from ilacs_desktop.framework.model import Framework

TODAY = dt.date(2026, 10, 12)
STEPS = (
    *("evidence_cut_off", "sections_in", "quality_assurance", "partners", "chief_executive"),
    *("lead_member", "director"),
)
AFTER = ("due", "meeting", "letter", "letter_points")


@pytest.fixture
def council(example: Document) -> Document:
    """Return the example with the days that the framework suggests, and nothing done."""
    return msgspec.structs.replace(example, key_dates=())


def year(document: Document, framework: Framework, today: dt.date = TODAY) -> Year:
    found = year_of(document, framework, today)
    assert found is not None
    return found


def line(document: Document, framework: Framework, step: str, today: dt.date = TODAY) -> KeyDay:
    return next(one for one in year(document, framework, today).days if one.id == step)


def with_cycle(document: Document, **fields: object) -> Document:
    return msgspec.structs.replace(
        document, cycle=msgspec.structs.replace(document.cycle, **fields)
    )


def test_the_days_of_a_year_are_the_framework_s_and_what_follows(
    council: Document, framework: Framework
) -> None:
    found = year(council, framework)
    assert tuple(one.id for one in found.days) == (*STEPS, *AFTER)
    assert [one.state for one in found.days[:5]] == ["late", "late", "late", "coming", "coming"]
    assert [one.kind for one in found.days[-4:]] == ["due", "meeting", "letter", "points"]
    assert found.left_out == ()


def test_there_is_no_year_without_a_meeting(council: Document, framework: Framework) -> None:
    without = with_cycle(council, meeting=None)
    assert year_of(without, framework, TODAY) is None
    assert plan_of(without, framework) is None


def test_a_year_that_cannot_be_right_is_refused(council: Document, framework: Framework) -> None:
    with pytest.raises(DateRangeError, match="cannot be right"):
        year_of(with_cycle(council, meeting=dt.date(1, 2, 10)), framework, TODAY)


@pytest.mark.parametrize(
    ("today", "state", "late", "to_go"),
    [
        (dt.date(2026, 11, 2), "coming", 0, 1),
        (dt.date(2026, 11, 3), "today", 0, 0),
        (dt.date(2026, 11, 4), "late", 1, -1),
        (dt.date(2026, 11, 9), "late", 4, -6),
    ],
)
def test_a_step_is_to_come_today_or_late_by_working_days(
    council: Document, framework: Framework, today: dt.date, state: str, late: int, to_go: int
) -> None:
    found = line(council, framework, "director", today)
    assert (found.state, found.late, found.to_go) == (state, late, to_go)


def test_on_the_weekend_after_it_a_step_is_late_by_no_working_day_yet(
    council: Document, framework: Framework
) -> None:
    friday = with_key_date(council, KeyDate("director", fixed=dt.date(2026, 10, 30)))
    found = line(friday, framework, "director", dt.date(2026, 10, 31))
    assert (found.state, found.late) == ("late", 0)


# --- done -----------------------------------------------------------------------------------------


def test_a_step_is_done_on_the_day_that_is_written_down(
    council: Document, framework: Framework
) -> None:
    done = with_done(council, "quality_assurance", TODAY)
    found = line(done, framework, "quality_assurance")
    assert (found.state, found.done_by, found.done) == ("done", "written", TODAY)
    again = with_done(done, "quality_assurance", None)
    assert again.key_dates == ()
    assert line(again, framework, "quality_assurance").state == "late"


def test_a_sign_off_settles_its_step(council: Document, framework: Framework) -> None:
    signed = SignOff("so-1", "dcs", "Marianne", TODAY, "v", "d", step="director")
    by_role = SignOff("so-2", "lead_member", "Denise", TODAY, "v", "d")
    of_no_step = SignOff("so-3", "scrutiny", "Ivy", TODAY, "v", "d")
    document = msgspec.structs.replace(council, sign_offs=(signed, by_role, of_no_step))
    found = line(document, framework, "director")
    assert (found.state, found.done_by, found.done) == ("done", "sign_off", TODAY)
    assert line(document, framework, "lead_member").done_by == "sign_off"
    given = {one.step for one in agreements(document, framework) if one.given}
    days = year(document, framework, TODAY).days
    assert given == {one.id for one in days if one.done_by == "sign_off"}
    assert line(document, framework, "partners").done_by == ""


def test_the_sections_are_in_when_all_that_are_told_are_ready(
    council: Document, framework: Framework
) -> None:
    ready = tuple(msgspec.structs.replace(s, status="ready") for s in council.sections)
    assert (
        line(msgspec.structs.replace(council, sections=ready), framework, "sections_in").done_by
        == "sections"
    )
    open_one = msgspec.structs.replace(ready[0], status="drafting")
    with_open = msgspec.structs.replace(council, sections=(open_one, *ready[1:]))
    assert line(with_open, framework, "sections_in").state == "late"
    parked = msgspec.structs.replace(open_one, parked=Parked("No such service", "Siân"))
    with_parked = msgspec.structs.replace(council, sections=(parked, *ready[1:]))
    assert line(with_parked, framework, "sections_in").state == "done"
    without = msgspec.structs.replace(council, sections=())
    assert line(without, framework, "sections_in").state == "late"


def test_the_meeting_is_past_and_never_late(council: Document, framework: Framework) -> None:
    assert line(council, framework, "meeting", dt.date(2026, 12, 9)).state == "past"


def test_the_letter_is_late_until_it_came(council: Document, framework: Framework) -> None:
    after = dt.date(2027, 1, 11)
    assert line(council, framework, "letter", after).late == 2
    received = with_done(council, "letter", dt.date(2027, 1, 9))
    assert line(received, framework, "letter", after).state == "done"


def test_the_points_of_the_letter_are_in_once_one_is_written_down(
    council: Document, framework: Framework
) -> None:
    after = dt.date(2027, 1, 11)
    assert line(council, framework, "letter_points", after).state == "late"
    new = PriorPoint("pp-new", "Supervision", "engagement_letter", dt.date(2026, 12, 21))
    with_point = msgspec.structs.replace(council, prior_points=(*council.prior_points, new))
    found = line(with_point, framework, "letter_points", after)
    assert (found.state, found.done_by) == ("done", "points")


# --- what the council changes ---------------------------------------------------------------------


def test_a_step_has_the_days_the_council_gives_it(council: Document, framework: Framework) -> None:
    changed = with_key_date(council, KeyDate("director", days=1))
    found = line(changed, framework, "director")
    assert (found.day, found.changed) == (dt.date(2026, 11, 5), True)
    assert as_suggested(changed, "director") == council


def test_back_to_suggested_keeps_who_it_is_with_and_when_it_was_done(
    council: Document, framework: Framework
) -> None:
    changed = with_key_date(
        council, KeyDate("director", days=1, who="The director", done=TODAY, left_out=True)
    )
    assert key_date(as_suggested(changed, "director"), "director") == KeyDate(
        "director", who="The director", done=TODAY
    )


def test_a_step_that_is_left_out_is_told_apart(council: Document, framework: Framework) -> None:
    document = with_key_date(council, KeyDate("partners", left_out=True))
    found = year(document, framework)
    assert "partners" not in [one.id for one in found.days]
    assert found.left_out == (("partners", "Partners have read it"),)


def test_a_step_of_its_own_stands_on_its_day(council: Document, framework: Framework) -> None:
    own = KeyDate("kd-1", "Scrutiny", fixed=dt.date(2026, 10, 26), who="The chair")
    found = year(with_key_date(council, own), framework)
    ids = [one.id for one in found.days]
    assert ids[ids.index("kd-1") - 1 : ids.index("kd-1") + 2] == [
        *("chief_executive", "kd-1", "lead_member")
    ]
    shown = line(with_key_date(council, own), framework, "kd-1")
    assert (shown.title, shown.own, shown.fixed) == ("Scrutiny", True, True)
    assert shown.who == ("The chair",)


def test_a_step_of_an_earlier_framework_keeps_its_days_as_one_of_its_own(
    council: Document, framework: Framework
) -> None:
    found = line(with_key_date(council, KeyDate("first_draft", days=10)), framework, "first_draft")
    assert (found.title, found.own, found.day) == ("First draft", True, dt.date(2026, 10, 23))


def test_a_day_of_the_steps_after_the_meeting_is_no_step_of_its_own(
    council: Document, framework: Framework
) -> None:
    document = with_done(council, "letter", TODAY)
    assert [one.id for one in year(document, framework).days].count("letter") == 1


def test_a_fixed_day_after_the_due_date_stands_after_it(
    council: Document, framework: Framework
) -> None:
    document = with_key_date(council, KeyDate("director", fixed=dt.date(2026, 11, 10)))
    ids = [one.id for one in year(document, framework).days]
    assert ids.index("director") == ids.index("due") + 1


def test_what_is_done_clashes_no_more(council: Document, framework: Framework) -> None:
    late = with_key_date(council, KeyDate("evidence_cut_off", fixed=dt.date(2026, 10, 1)))
    before = dt.date(2026, 9, 1)
    assert [clash.kind for clash in year(late, framework, before).clashes] == ["order"]
    done = with_done(late, "evidence_cut_off", dt.date(2026, 9, 1))
    assert year(done, framework, before).clashes == ()


def test_steps_that_are_past_are_to_be_sorted_out(council: Document, framework: Framework) -> None:
    (found,) = year(council, framework).clashes
    assert found.kind == "slipped"
    assert found.what == (
        "“Evidence cut-off”, “Sections in from heads of service” and “Quality assurance” were to"
        " be done before today."
    )
    assert year(council, framework, dt.date(2026, 9, 1)).clashes == ()


# --- with whom ------------------------------------------------------------------------------------


def test_a_step_is_with_the_people_in_its_role(council: Document, framework: Framework) -> None:
    assert line(council, framework, "director").who == ("Marianne Adeyemi-Cole",)
    assert line(council, framework, "quality_assurance").who == (
        "Ruth Pendlebury-Shah",
        "Kwame Tarrant-Ellis",
    )


def test_a_role_that_nobody_or_many_have_is_named_itself(
    council: Document, framework: Framework
) -> None:
    assert line(council, framework, "sections_in").who == ("Heads of service",)
    nobody = msgspec.structs.replace(council, people=())
    assert line(nobody, framework, "director").who == ("Director of children’s services",)


def test_a_name_that_is_given_comes_first(council: Document, framework: Framework) -> None:
    document = with_key_date(council, KeyDate("director", who="The deputy"))
    assert line(document, framework, "director").who == ("The deputy",)


def test_the_day_that_comes_next_is_neither_late_nor_done(
    council: Document, framework: Framework
) -> None:
    found = next_day(year(council, framework).days)
    assert found is not None
    assert found.id == "partners"
    done = with_done(council, "partners", TODAY)
    after = next_day(year(done, framework).days)
    assert after is not None
    assert after.id == "chief_executive"
    assert next_day(()) is None


# --- the example ----------------------------------------------------------------------------------


def test_northbridge_has_nothing_to_sort_out_but_what_is_late(
    example: Document, framework: Framework
) -> None:
    found = year(example, framework)
    assert [clash.kind for clash in found.clashes] == ["slipped"]
    assert [one.id for one in found.days if one.state == "late"] == ["sections_in"]
    assert example.cycle.today == TODAY


# --- laws -----------------------------------------------------------------------------------------

records = st.builds(
    KeyDate,
    id=st.sampled_from((*STEPS, *AFTER, "kd-1", "kd-2")),
    title=st.sampled_from(("", "Scrutiny")),
    days=st.none() | st.integers(-40, 400),
    fixed=st.none() | st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31)),
    done=st.none() | st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)),
    left_out=st.booleans(),
)
plans = st.lists(records, max_size=5, unique_by=lambda one: one.id).map(tuple)
COUNCIL = Document(
    "d",
    Authority("Northbridge"),
    Cycle("2026", "f", TODAY, meeting=dt.date(2026, 12, 7)),
    people=(Person("p", "Ann", roles=("dcs",)),),
    sections=(Section("s", "S", "j"),),
)
days_of_the_year = st.dates(dt.date(2026, 6, 1), dt.date(2027, 3, 1))


@given(plans, days_of_the_year)
def test_each_step_that_is_taken_has_one_line_and_what_follows_too(
    framework: Framework, made: tuple[KeyDate, ...], today: dt.date
) -> None:
    document = msgspec.structs.replace(COUNCIL, key_dates=made)
    found = year(document, framework, today)
    taken = [one.id for one in found.days]
    left = [step for step, _ in found.left_out]
    assert len(taken) == len(set(taken))
    assert {*taken, *left} == {*STEPS, *AFTER, *(one.id for one in made)}
    assert not set(taken) & set(left)
    assert [one.day for one in found.days] == sorted(one.day for one in found.days)


@given(plans, days_of_the_year)
def test_the_state_of_a_line_follows_from_its_day(
    framework: Framework, made: tuple[KeyDate, ...], today: dt.date
) -> None:
    document = msgspec.structs.replace(COUNCIL, key_dates=made)
    for one in year(document, framework, today).days:
        assert one.to_go == (one.day - today).days
        wanted = "today" if one.day == today else "coming" if one.day > today else "late"
        assert one.state in (("done",) if one.done_by else (wanted, "past"))
        assert (one.state == "past") <= (one.id == "meeting")
        assert one.late == 0 or one.state == "late"


@given(plans, st.sampled_from((*STEPS, *AFTER)), st.dates(dt.date(2026, 1, 1), TODAY))
def test_marking_a_step_and_taking_it_back_changes_nothing_else(
    made: tuple[KeyDate, ...], step: str, on: dt.date
) -> None:
    document = msgspec.structs.replace(COUNCIL, key_dates=made)
    marked = with_done(document, step, on)
    found = key_date(marked, step)
    assert found is not None
    assert found.done == on
    back = with_done(marked, step, None)
    others = [one for one in made if one.id != step]
    assert [one for one in back.key_dates if one.id != step] == others
