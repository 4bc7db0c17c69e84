"""How far points have come, and what was promised last year against what happened."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.progress import (
    Totals,
    last_plans,
    plan_in_words,
    totals,
    totals_in_words,
    with_promised_points,
    without_point,
)
from ilacs_desktop.document.records import Action, Parked, PriorPoint, Promise
from ilacs_desktop.merge.document import merge

TODAY = dt.date(2026, 10, 12)
PANEL = Action("ac-panel", 3, "Hold a panel", due=dt.date(2026, 9, 30))


def of(document: Document, **lists: object) -> Document:
    empty = msgspec.structs.replace(document, prior_points=(), actions=(), promised=())
    return msgspec.structs.replace(empty, **lists)


def test_totals_count_what_there_is_to_say_and_leave_parked_points_apart(example: Document) -> None:
    points = (
        PriorPoint("1", "One", sections=("permanence",), response="Done.", state="shown_to_work"),
        PriorPoint("2", "Two", sections=("gone",), direction="deteriorated"),
        PriorPoint("3", "Three", parked=Parked("Told in 2024", "Director")),
    )
    assert totals(of(example, prior_points=points)) == Totals(2, 1, 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (Totals(0, 0, 0, 0, 0, 0), "0 points."),
        (Totals(1, 0, 0, 0, 0, 0), "1 point."),
        (Totals(2, 0, 0, 0, 0, 1), "2 points. 1 left out."),
        (
            Totals(14, 3, 0, 5, 1, 0),
            "14 points: 3 without a response, 5 shown to work, 1 deteriorated.",
        ),
    ],
)
def test_totals_are_said_in_a_line(counted: Totals, said: str) -> None:
    assert totals_in_words(counted) == said


def test_a_promise_is_told_with_the_action_and_the_point_that_answer_for_it(
    example: Document,
) -> None:
    now = msgspec.structs.replace(PANEL, state="done", since="2025")
    point = PriorPoint("pp", "Hold a panel", "last_plan", action="ac-panel", state="in_progress")
    promised = (Promise("pr", "2025", PANEL),)
    (kept,) = last_plans(of(example, actions=(now,), prior_points=(point,), promised=promised))
    assert (kept.promise, kept.now, kept.point) == (PANEL, now, point)
    assert (kept.id, kept.what, kept.due) == ("ac-panel", "Hold a panel", PANEL.due)
    assert (kept.state, kept.is_late(TODAY)) == ("done", False)


def test_a_promise_without_an_action_now_stands_as_its_point_or_the_year_left_it(
    example: Document,
) -> None:
    promised = (Promise("pr", "2025", PANEL),)
    (alone,) = last_plans(of(example, promised=promised))
    assert (alone.state, alone.is_late(TODAY)) == ("not_started", True)
    assert not alone.is_late(dt.date(2026, 9, 30))
    point = PriorPoint("pp", "Hold a panel", "last_plan", action="ac-panel", state="in_progress")
    (told,) = last_plans(of(example, promised=promised, prior_points=(point,)))
    assert told.state == "in_progress"


def test_a_point_of_last_years_plan_whose_promise_is_not_known_stands_by_itself(
    example: Document,
) -> None:
    points = (
        PriorPoint("pp", "Open a home", "last_plan", state="done"),
        PriorPoint("other", "The pace of plans"),
    )
    (kept,) = last_plans(of(example, prior_points=points))
    assert (kept.id, kept.what, kept.due, kept.state) == ("pp", "Open a home", None, "done")


def test_no_promise_and_no_point_of_last_years_plan_is_lost_or_told_twice(
    example: Document,
) -> None:
    promised = tuple(Promise(f"pr-{a.id}", "2025", a) for a in example.actions[:9])
    kept = last_plans(msgspec.structs.replace(example, promised=promised))
    assert [one.id for one in kept][:9] == [a.id for a in example.actions[:9]]
    told = [one.point.id for one in kept if one.point is not None]
    wanted = {p.id for p in example.prior_points if p.source == "last_plan"}
    assert sorted(told) == sorted(wanted)


def test_a_promise_that_stood_in_several_plans_is_told_once_as_it_was_promised_last(
    example: Document,
) -> None:
    later = msgspec.structs.replace(PANEL, what="Hold a panel weekly")
    promised = (Promise("a", "2024", PANEL), Promise("b", "2025", later))
    (kept,) = last_plans(of(example, promised=promised))
    assert (kept.label, kept.since, kept.plans, kept.promise) == ("2025", "2024", 2, later)


def test_last_years_plan_is_said_in_a_line(example: Document) -> None:
    assert plan_in_words((), TODAY) == "No promise of an earlier plan is known."
    states = ("shown_to_work", "done", "in_progress", "not_started")
    actions = [msgspec.structs.replace(PANEL, id=f"ac-{s}", state=s) for s in states]
    promised = tuple(Promise(a.id, "2025", a) for a in actions)
    assert plan_in_words(last_plans(of(example, promised=promised)), TODAY) == (
        "4 promises: 1 shown to work, 1 done and not yet shown to work, 2 still open, 2 of them late."
    )
    assert plan_in_words(last_plans(of(example, promised=promised[:1])), TODAY) == (
        "1 promise: 1 shown to work."
    )


def test_a_promise_without_a_point_gets_one_and_no_other_does(example: Document) -> None:
    later = msgspec.structs.replace(PANEL, id="ac-later", what="Train everybody")
    promised = (Promise("a", "2025", PANEL), Promise("b", "2025", later))
    point = PriorPoint("pp", "Hold a panel", "last_plan", action="ac-panel")
    before = of(example, promised=promised, prior_points=(point,))
    assert [one.id for one in without_point(last_plans(before))] == ["ac-later"]
    after = with_promised_points(before)
    assert after.prior_points == (
        point,
        PriorPoint("pp~ac-later", "Train everybody", "last_plan", action="ac-later"),
    )
    assert without_point(last_plans(after)) == ()
    # Two authors who both do it make one point of each promise.
    joined = merge(before, after, with_promised_points(before)).document
    assert joined.prior_points == after.prior_points
    of_another = msgspec.structs.replace(point, id="pp~ac-later", action="ac-panel")
    taken = with_promised_points(of(example, promised=promised, prior_points=(of_another,)))
    assert [one.id for one in taken.prior_points] == ["pp~ac-later", "pp~ac-later~2"]
