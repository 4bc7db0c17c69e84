"""Rules of the plan: what is late, what is missing, which areas for improvement nothing answers."""

import datetime as dt

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text, linked_actions
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.plan import (
    SOON,
    answering_action,
    days_overdue,
    doubtful_improvements,
    in_view,
    is_soon,
    lacks,
    names_of,
    plan_totals,
    unanswered_improvements,
    with_answer,
)
from ilacs_desktop.document.records import FINISHED, Action

TODAY = dt.date(2026, 10, 12)
WEAK = Block(
    "bl-weak",
    (Text("Supervision is not consistent "), Citation("ev-1"), Text(".")),
    stance="improvement",
)
ACTIONS = st.builds(
    Action,
    st.just("ac-1"),
    st.just(1),
    owner=st.sampled_from(("", " ", "Jo Ash", "Head of service")),
    due=st.none() | st.dates(TODAY - dt.timedelta(60), TODAY + dt.timedelta(60)),
    measure=st.sampled_from(("", "70% to 90%")),
    state=st.sampled_from(("not_started", "in_progress", "done", "shown_to_work")),
)


@given(ACTIONS)
def test_an_action_is_late_soon_or_neither_and_never_when_it_is_done(action: Action) -> None:
    late = days_overdue(action, TODAY)
    assert not (late and is_soon(action, TODAY))
    if action.state in FINISHED or action.due is None:
        assert not late
        assert not is_soon(action, TODAY)
    else:
        after = (action.due - TODAY).days
        assert late == (-after if after < 0 else 0)
        assert is_soon(action, TODAY) == (0 <= after <= SOON)


@given(ACTIONS)
def test_an_action_is_no_less_late_tomorrow(action: Action) -> None:
    late, later = days_overdue(action, TODAY), days_overdue(action, TODAY + dt.timedelta(1))
    assert later == late + 1 if late else later in (0, 1)


@given(st.lists(ACTIONS, max_size=8))
def test_totals_count_what_the_views_show(actions: list[Action]) -> None:
    totals = plan_totals(actions, TODAY)
    nobody: frozenset[str] = frozenset()
    assert totals.actions == sum(in_view(a, "", TODAY, nobody) for a in actions)
    assert totals.overdue == sum(in_view(a, "overdue", TODAY, nobody) for a in actions)
    assert totals.done == sum(in_view(a, "done_not_shown", TODAY, nobody) for a in actions)
    assert totals.overdue + totals.done + totals.shown_to_work <= totals.actions


@given(ACTIONS)
def test_an_action_is_incomplete_while_anything_is_missing(action: Action) -> None:
    assert in_view(action, "incomplete", TODAY, frozenset()) == bool(lacks(action))
    whole = msgspec.structs.replace(action, owner="Jo", due=TODAY, measure="9 of 10")
    assert lacks(whole) == ()


@pytest.mark.parametrize(
    ("due", "days", "soon"),
    [
        (dt.date(2026, 10, 11), 1, False),
        (dt.date(2026, 10, 12), 0, True),
        (dt.date(2026, 11, 11), 0, True),
        (dt.date(2026, 11, 12), 0, False),
    ],
)
def test_due_today_is_not_late(due: dt.date, days: int, soon: bool) -> None:
    action = Action("ac-1", 1, due=due)
    assert (days_overdue(action, TODAY), is_soon(action, TODAY)) == (days, soon)


def test_an_action_is_mine_by_name_and_by_job_title(example: Document) -> None:
    people = (Person("pe-1", "Jo Ash", "Head of Service"), Person("pe-2", "Sam Lee", ""))
    document = msgspec.structs.replace(example, people=people)
    mine = names_of(document, "jo ash ")
    assert mine == {"jo ash", "head of service"}
    assert in_view(Action("ac-1", 1, owner="Head of service"), "mine", TODAY, mine)
    assert not in_view(Action("ac-1", 1, owner=""), "mine", TODAY, names_of(document, ""))


@pytest.fixture
def place(example: Document) -> Place:
    return Place(next(s.id for s in example.sections if s.owner), "know")


@pytest.fixture
def document(example: Document, place: Place) -> Document:
    """Return the example with one area for improvement in a section without a plan."""
    part = place.part
    bare = with_body(with_body(example, place, (WEAK,)), Place(part, "plan"), ())
    sections = tuple(
        msgspec.structs.replace(s, plan_for_judgement=False) if s.id == part else s
        for s in bare.sections
    )
    return msgspec.structs.replace(bare, sections=sections)


def test_an_area_for_improvement_without_an_action_is_named(
    document: Document, place: Place
) -> None:
    assert [(one.place, one.block.id) for one in unanswered_improvements(document)] == [
        (place, "bl-weak")
    ]


@pytest.mark.parametrize("question", ["know", "plan"])
def test_a_link_in_the_paragraph_or_in_the_plan_answers_it(
    document: Document, place: Place, question: str
) -> None:
    linked = Block("bl-weak" if question == "know" else "bl-x", (ActionLink("ac-homes"),))
    linked = msgspec.structs.replace(linked, stance=WEAK.stance if question == "know" else "")
    after = with_body(document, Place(place.part, question), (linked,))
    assert unanswered_improvements(after) == ()
    without = msgspec.structs.replace(after, actions=())
    assert len(unanswered_improvements(without)) >= 1


def test_an_area_for_improvement_that_no_action_of_its_plan_is_about_is_doubtful(
    document: Document, place: Place
) -> None:
    planned = with_body(document, Place(place.part, "plan"), (Block("b", (ActionLink("ac-x"),)),))
    about = Action("ac-x", 90, "Audit each supervision record")
    other = Action("ac-x", 90, "Mend the roof", "It is wet", measure="By 5 May")
    replace = msgspec.structs.replace
    assert doubtful_improvements(replace(planned, actions=(about,))) == ()
    (found,) = doubtful_improvements(replace(planned, actions=(other,)))
    assert (found.place, found.block.id) == (place, "bl-weak")
    unanswered = unanswered_improvements(replace(planned, actions=(other,)))
    assert place not in {one.place for one in unanswered}
    own = replace(WEAK, runs=(*WEAK.runs, ActionLink("ac-x")))
    linked = with_body(planned, place, (own,))
    assert doubtful_improvements(replace(linked, actions=(other,))) == ()
    assert doubtful_improvements(replace(document, actions=(other,))) == ()


def test_the_plan_of_the_example_is_about_its_areas_for_improvement(example: Document) -> None:
    assert doubtful_improvements(example) == ()


def test_a_new_action_begins_with_the_words_and_the_owner_of_the_section(
    document: Document, place: Place
) -> None:
    action = answering_action(document, place, "bl-weak", "ac-new", 31)
    owner = next(s.owner for s in document.sections if s.id == place.part)
    job = next(p.job_title for p in document.people if p.id == owner)
    assert action == Action("ac-new", 31, weakness="Supervision is not consistent.", owner=job)
    assert answering_action(document, place, "bl-gone", "ac-new", 31) is None
    assert answering_action(document, Place("gone", "know"), "bl-weak", "ac-new", 31) is None


@pytest.mark.parametrize(
    ("runs", "after"),
    [
        ((Text("Late."),), (Text("Late. "), ActionLink("ac-new"))),
        ((Text("Late "),), (Text("Late "), ActionLink("ac-new"))),
        ((Citation("ev-1"),), (Citation("ev-1"), Text(" "), ActionLink("ac-new"))),
        ((), (ActionLink("ac-new"),)),
        (
            (Text("Late", bold=True),),
            (Text("Late", bold=True), Text(" "), ActionLink("ac-new")),
        ),
    ],
)
def test_the_paragraph_points_at_the_action_behind_its_last_word(
    document: Document, place: Place, runs: tuple, after: tuple
) -> None:
    start = with_body(document, place, (msgspec.structs.replace(WEAK, runs=runs),))
    done = with_answer(start, Action("ac-new", 31, "Coach"), place, "bl-weak")
    (block,) = body_at(done, place)
    assert (block.runs, block.id, block.stance) == (after, "bl-weak", "improvement")
    assert done.actions[-1].what == "Coach"
    assert unanswered_improvements(done) == ()


def test_where_the_paragraph_is_gone_the_action_is_added_alone(
    document: Document, place: Place
) -> None:
    action = Action("ac-new", 31, "Coach")
    done = with_answer(document, action, place, "bl-gone")
    assert done.actions[-1].id == "ac-new"
    assert "ac-new" not in linked_actions(body_at(done, place))
    assert with_answer(document, action, Place("gone", "know"), "bl-weak") == done
