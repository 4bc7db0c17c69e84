"""What somebody said of a point, and wrote for the presentation, when the next year is begun."""

import msgspec
import pytest

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Action, KeyDate, Parked, PriorPoint, State
from ilacs_desktop.document.remembered import NOTES, remembered_at
from ilacs_desktop.framework.model import Framework
from tests.cycle.rolled import roll

SLOW = Action("a1", 1, "Visit every child", state="in_progress")
POINT = PriorPoint("pp", "Visit every child", "last_plan", response="Half.", action="a1")
NOT_YET = Parked("Not this year", "Asha Verma")


def with_point(example: Document, action: Action, **fields: object) -> Document:
    point = msgspec.structs.replace(POINT, **fields)
    return msgspec.structs.replace(example, actions=(action,), prior_points=(point,))


@pytest.mark.parametrize(
    ("point", "action", "kept"),
    [
        ("done", "in_progress", "done"),
        ("shown_to_work", "done", "shown_to_work"),
        ("not_started", "in_progress", "in_progress"),
        ("in_progress", "shown_to_work", "shown_to_work"),
    ],
)
def test_the_state_that_is_further_stays_and_a_point_that_is_ahead_is_told(
    example: Document, framework: Framework, point: State, action: State, kept: State
) -> None:
    plan = msgspec.structs.replace(SLOW, state=action)
    rolled = roll(with_point(example, plan, state=point), framework)
    (now,) = rolled.document.prior_points
    assert (now.state, now.parked) == (kept, None)
    told = [one for one in rolled.account.look_at if "Say which holds" in one]
    assert len(told) == (kept != action)
    assert all(one.startswith("“Visit every child” is ") for one in told)


def test_a_point_that_was_left_out_is_in_again_while_the_plan_has_its_action(
    example: Document, framework: Framework
) -> None:
    rolled = roll(with_point(example, SLOW, parked=NOT_YET), framework)
    assert rolled.document.prior_points[0].parked is None
    assert any(
        "was left out by Asha Verma: “Not this year” Its action is still in the plan" in one
        for one in rolled.account.look_at
    )


def test_one_whose_action_leaves_the_plan_stays_left_out(
    example: Document, framework: Framework
) -> None:
    works = msgspec.structs.replace(SLOW, state="shown_to_work")
    rolled = roll(with_point(example, works, parked=NOT_YET), framework)
    assert rolled.document.prior_points[0].parked == NOT_YET
    assert not any("left out by" in one for one in rolled.account.look_at)


def test_the_notes_for_the_presentation_start_empty_and_are_remembered(
    example: Document, framework: Framework
) -> None:
    notes = msgspec.structs.replace(example.cycle, presentation="- 12 left\n\n- 9 came\n")
    rolled = roll(msgspec.structs.replace(example, cycle=notes), framework)
    assert rolled.document.cycle.presentation == ""
    kept = remembered_at(rolled.document, NOTES)
    assert kept is not None
    assert (body_text(kept.body), kept.label) == ("- 12 left\n- 9 came", "2026")
    assert faults(rolled.document) == ()
    assert any("notes for the presentation start empty" in one for one in rolled.account.look_at)
    again = roll(rolled.document, framework, "2028")
    assert remembered_at(again.document, NOTES) == kept
    assert not any("presentation" in one for one in again.account.look_at)


def test_the_pathway_that_was_expected_is_told_to_be_confirmed(
    example: Document, framework: Framework
) -> None:
    pathway = framework.pathways[0]
    chosen = msgspec.structs.replace(example.cycle, pathway=pathway.id)
    rolled = roll(msgspec.structs.replace(example, cycle=chosen), framework)
    words = f"You expected “{pathway.title}”."
    assert rolled.document.cycle.pathway == pathway.id
    assert any(one.startswith(words) for one in rolled.account.look_at)


def test_a_step_of_which_nothing_is_left_to_say_is_not_kept(
    example: Document, framework: Framework
) -> None:
    done = KeyDate("partners", done=example.cycle.meeting)
    who = KeyDate("director", who="Ann", done=example.cycle.meeting)
    new = roll(msgspec.structs.replace(example, key_dates=(done, who)), framework).document
    assert new.key_dates == (KeyDate("director", who="Ann"),)
