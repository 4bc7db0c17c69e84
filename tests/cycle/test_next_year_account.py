"""The account of a year: each promise and what became of it, what comes along and what does not."""

import datetime as dt
import re

import msgspec
import pytest

from ilacs_desktop.cycle.next_year import Rolled
from ilacs_desktop.cycle.next_year_account import Account, say_kept, say_states
from ilacs_desktop.document.body import ActionLink, Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Action, KeyDate, SignOff
from ilacs_desktop.framework.model import Framework
from tests.cycle.planted import full
from tests.cycle.rolled import roll

TODAY = dt.date(2026, 10, 12)  # the example's
LATE = Action("a1", 1, "Visit", "Visits are late", "Head of service", TODAY - dt.timedelta(40))
SOON = Action("a2", 2, "Train", due=TODAY, state="in_progress")
DONE = Action("a3", 3, "Write", due=TODAY - dt.timedelta(9), state="done", since="2025")
WORKS = Action("a4", 4, "Hire", state="shown_to_work", shown_by=("ev-audit-neglect", "ev-gone"))


def with_plan(example: Document, *actions: Action) -> Document:
    return msgspec.structs.replace(example, actions=actions, prior_points=())


@pytest.fixture
def rolled(example: Document, framework: Framework) -> Rolled:
    return roll(with_plan(example, LATE, SOON, DONE, WORKS), framework)


def test_each_promise_is_told_with_what_became_of_it(rolled: Rolled, example: Document) -> None:
    audit = next(one for one in example.evidence if one.id == "ev-audit-neglect")
    assert [one.action for one in rolled.account.kept] == [LATE, SOON, DONE, WORKS]
    assert [say_kept(one) for one in rolled.account.kept] == [
        "Not started, 40 days late",
        "In progress",
        "Done; in 2 plans, first in 2025",
        f"Shown to work, by evidence {audit.number}",
    ]
    assert [one.since for one in rolled.account.kept] == ["2026", "2026", "2025", "2026"]


def test_promises_are_summed_by_state(rolled: Rolled) -> None:
    assert rolled.account.states == (
        ("not_started", 1),
        ("in_progress", 1),
        ("done", 1),
        ("shown_to_work", 1),
    )
    said = "4 actions: 1 not started, 1 in progress, 1 done, 1 shown to work."
    assert say_states(rolled.account.states) == said
    assert say_states((("done", 0),)) == "No action was promised."


def test_how_often_a_promise_was_carried_is_told(rolled: Rolled, framework: Framework) -> None:
    again = roll(rolled.document, framework, "2028").account
    assert [one.plans for one in again.kept] == [2, 2, 3]
    assert say_kept(again.kept[2]) == "Done; in 3 plans, first in 2025"
    assert say_kept(again.kept[1]).endswith("; in 2 plans, first in 2026")


def test_what_stays_behind_is_counted(example: Document, framework: Framework) -> None:
    old = full(example)
    behind = " ".join(roll(old, framework).account.behind)
    assert f"{len(old.comments)} comments, " in behind
    assert "2 suggested changes, 1 of them not decided" in behind
    for words in (
        "1 finding that was set aside.",
        "1 contributor’s pack, 1 of them",
        "1 sign-off.",
    ):
        assert words in behind
    assert "Nothing in the old file is changed." in behind


def test_a_year_that_was_signed_and_sent_leaves_nothing_to_record(
    example: Document, framework: Framework
) -> None:
    signed = SignOff("so", "dcs", "Ann", dt.date(2026, 11, 3), "v", "d")
    done = msgspec.structs.replace(
        example,
        cycle=msgspec.structs.replace(example.cycle, stage="signed_off"),
        sign_offs=(signed,),
        key_dates=(KeyDate("due", done=dt.date(2026, 11, 5)),),
    )
    assert "The self-evaluation of 2026 is" not in look_at(roll(done, framework).account)
    unsent = msgspec.structs.replace(done, key_dates=())
    told = look_at(roll(unsent, framework).account)
    assert "The self-evaluation of 2026 is not marked as sent to Ofsted. Record" in told


def look_at(account: Account) -> str:
    return "\n".join(account.look_at)


def test_what_needs_somebody_is_named(example: Document, framework: Framework) -> None:
    steps = (
        KeyDate("own", "Scrutiny committee", fixed=dt.date(2026, 11, 3)),
        KeyDate(framework.dates.steps[0].id, fixed=dt.date(2026, 10, 1)),
    )
    old = msgspec.structs.replace(example, key_dates=steps)
    told = look_at(roll(old, framework, meeting=dt.date(2040, 12, 6)).account)
    assert (
        "The self-evaluation of 2026 is still marked “Draft for review”, signed by nobody and not"
        " marked as sent to Ofsted." in told
    )
    assert re.search(
        r"\d+ items of evidence would be stale at the meeting on 6 December 2040\.", told
    )
    assert "“Sufficiency of homes and services” was parked. It is in again" in told
    assert (
        "“Scrutiny committee” was fixed to 3 November 2026. Give it a new day. Until then it is left out."
        in told
    )
    assert f"“{framework.dates.steps[0].title}” was fixed to 1 October 2026" in told
    assert "no longer in the plan" not in told


def test_text_that_names_an_action_no_longer_in_the_plan_is_told(
    example: Document, framework: Framework
) -> None:
    place = Place("permanence", "plan")
    body = (Block("b", (Text("We will "), ActionLink("a4"), ActionLink("a1"))),)
    old = with_body(with_plan(example, LATE, WORKS), place, body)
    words = "The text names 1 action no longer in the plan: 4 (shown to work in 2026). Rewrite"
    assert words not in look_at(roll(old, framework).account)
    assert words in look_at(roll(old, framework, carry_text=True).account)


def test_answers_start_empty_or_with_text_to_confirm(
    example: Document, framework: Framework
) -> None:
    empty = " ".join(roll(example, framework).account.anew)
    assert "The answers are empty." in empty
    carried = " ".join(roll(example, framework, carry_text=True).account.anew)
    assert "The answers begin with last year’s text: " in carried
    assert f"{len(example.indicators)} figures without a value" in carried
