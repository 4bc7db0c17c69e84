"""A year that follows: nothing lost, nothing doubled, nothing of last year's used in silence."""

import datetime as dt
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.cycle.next_year import (
    RollError,
    is_time_for_next_year,
    next_label,
)
from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.confirming import CARRIED_LISTS, unconfirmed, unconfirmed_records
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Cycle, Document, Follows
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import (
    Action,
    Evidence,
    KeyDate,
    Parked,
    PriorPoint,
    Promise,
)
from ilacs_desktop.document.remembered import remembered_at
from ilacs_desktop.framework.model import Framework
from tests.cycle.planted import full
from tests.cycle.rolled import CHRISTMAS, assert_nothing_lost, doubled, roll, written
from tests.strategies import documents, edit

NEXT = dt.date(2027, 12, 6)
KNOW = Place("permanence", "know")


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize("second", [False, True])
def test_two_years_on_nothing_of_the_example_is_lost_or_doubled(
    example: Document, framework: Framework, first: bool, second: bool
) -> None:
    one = roll(example, framework, carry_text=first).document
    assert_nothing_lost(example, one)
    worked = a_years_work(one)
    two = roll(worked, framework, "2028", carry_text=second).document
    assert_nothing_lost(worked, two)
    for document in (one, two):
        assert faults(document) == ()
        assert with_unique_numbers(document) == (document, ())
    assert len(two.promised) == len(example.actions) + len(worked.actions)
    assert {one.label for one in two.remembered} == {"2026", "2027"}


def a_years_work(document: Document) -> Document:
    """Return a year in which something was written, deleted, added and shown to work."""
    done, gone, *rest = document.actions
    shown = msgspec.structs.replace(
        done, state="shown_to_work", shown_by=(document.evidence[0].id,), carried=""
    )
    new = Action("ac-new", 990, "Something new", "A new weakness")
    worked = msgspec.structs.replace(
        document,
        actions=(shown, *rest, new),
        sections=tuple(s for s in document.sections if s.id != "small_groups"),
        evidence=(*document.evidence, Evidence("ev-new", 990, "A new audit")),
    )
    assert gone.id in {promise.action.id for promise in worked.promised}
    return with_body(worked, KNOW, written("Written in the second year."))


@given(documents(), st.booleans(), st.integers(0, 2**48))
def test_no_text_action_or_point_of_the_year_that_ends_is_lost_or_doubled(
    framework: Framework, document: Document, carry_text: bool, seed: int
) -> None:
    document = whole(document)
    one = roll(document, framework, "next", carry_text=carry_text).document
    assert faults(one) == ()
    assert_nothing_lost(document, one)
    worked = whole(edit(one, Random(seed)))
    two = roll(worked, framework, "the one after", carry_text=not carry_text).document
    assert_nothing_lost(worked, two)


def whole(document: Document) -> Document:
    """Return a sound self-evaluation that is no pack: each section in a judgement."""
    homes = {judgement.id for judgement in document.judgements}
    sections = tuple(one for one in document.sections if one.judgement in homes)
    cycle = msgspec.structs.replace(document.cycle, meeting=None)
    return msgspec.structs.replace(document, pack="", sections=sections, cycle=cycle)


def test_the_new_year_has_an_id_a_label_and_a_meeting_of_its_own_and_says_what_it_follows(
    example: Document, framework: Framework
) -> None:
    override = msgspec.structs.replace(
        example.cycle, due_override=NEXT, due_override_reason="Asked", stage="signed_off"
    )
    document = msgspec.structs.replace(example, cycle=override)
    new = roll(document, framework, " 2027 ", meeting=NEXT).document
    assert new.id == "se- 2027 -1" != example.id
    assert new.cycle == Cycle(
        "2027",
        example.cycle.framework,
        example.cycle.framework_as_at,
        NEXT,
        marking=example.cycle.marking,
        word_target=example.cycle.word_target,
        pathway=example.cycle.pathway,
        follows=Follows("2026", example.id, "v-saved", example.cycle.meeting),
    )


def test_answers_start_empty_with_last_years_beside_them(
    example: Document, framework: Framework
) -> None:
    new = roll(example, framework).document
    assert not any(body for _, body in bodies(new))
    beside = remembered_at(new, KNOW)
    assert beside is not None
    assert body_text(beside.body) == body_text(body_at(example, KNOW))


def test_carried_text_is_unconfirmed_to_the_last_block(
    example: Document, framework: Framework
) -> None:
    new = roll(example, framework, carry_text=True).document
    for (place, old), (_, body) in zip(bodies(example), bodies(new), strict=True):
        assert unconfirmed(body) == tuple(block.id for block in old), place
        assert [block.runs for block in body] == [block.runs for block in old]
        assert [block.stance for block in body] == [block.stance for block in old]
    assert remembered_at(new, KNOW) is not None


def test_every_record_that_comes_along_waits_to_be_confirmed(
    example: Document, framework: Framework
) -> None:
    new = roll(example, framework).document
    for name in CARRIED_LISTS:
        assert unconfirmed_records(new, name) == getattr(new, name) != ()
    assert {one.carried for one in new.evidence} == {"2026"}


def test_what_the_outline_is_stays_and_what_was_judged_starts_anew(
    example: Document, framework: Framework
) -> None:
    new = roll(example, framework).document
    for old, section in zip(example.sections, new.sections, strict=True):
        assert (section.title, section.owner, section.areas) == (old.title, old.owner, old.areas)
        assert (section.words, section.how_for_judgement) == (old.words, old.how_for_judgement)
        assert (section.status, section.parked) == ("not_started", None)
    assert {(one.direction, one.confidence) for one in new.judgements} == {("", "")}
    kept = ("authority", "people", "inspections", "audits", "allow_list", "word_list")
    assert [getattr(new, name) for name in kept] == [getattr(example, name) for name in kept]


def test_what_belongs_to_the_year_that_ends_stays_behind(
    example: Document, framework: Framework
) -> None:
    old = full(example)
    new = roll(old, framework).document
    gone = ("proposals", "set_asides", "packs", "sign_offs")
    assert all(getattr(old, name) for name in gone)
    assert not any(getattr(new, name) for name in gone)
    assert not set(new.comments) & set(old.comments)


def test_a_parked_section_comes_back_with_its_reason_in_an_open_comment(
    example: Document, framework: Framework
) -> None:
    parked = [one for one in example.sections if one.parked is not None]
    comments = roll(example, framework).document.comments
    assert [one.part for one in comments] == [one.id for one in parked]
    for section, comment in zip(parked, comments, strict=True):
        assert section.parked is not None
        assert section.parked.reason in comment.text
        assert section.parked.by in comment.text
        assert (comment.author, comment.at) == ("Self-evaluation of 2026", CHRISTMAS)
        assert comment.closed_by == ""


def test_key_dates_keep_who_and_how_long_before_and_lose_their_days(
    example: Document, framework: Framework
) -> None:
    day = dt.date(2026, 11, 2)
    steps = (
        KeyDate("own", "Scrutiny", None, day, "Committee clerk", day),
        KeyDate("board", "Board", 5, day),
        KeyDate("dcs", days=3, who="Director", left_out=True),
    )
    new = roll(msgspec.structs.replace(example, key_dates=steps), framework).document
    assert new.key_dates == (
        KeyDate("own", "Scrutiny", who="Committee clerk", left_out=True),
        KeyDate("board", "Board", 5),
        steps[2],
    )


def plan_of(example: Document, *actions: Action, points: tuple[PriorPoint, ...] = ()) -> Document:
    """Return the example with another plan, whose third action is named in one answer."""
    return msgspec.structs.replace(example, actions=actions, prior_points=points)


SLOW = Action("a1", 1, "Visit every child", "Visits are late", state="in_progress")
WORKS = Action("a2", 2, "Train managers", state="shown_to_work", shown_by=("ev-audit-neglect",))


def test_each_action_becomes_a_point_that_says_what_happened(
    example: Document, framework: Framework
) -> None:
    new = roll(plan_of(example, SLOW, WORKS), framework).document
    slow, works = new.prior_points
    audit = next(one for one in example.evidence if one.id == "ev-audit-neglect")
    assert (slow.text, slow.source, slow.action) == ("Visit every child", "last_plan", "a1")
    assert (slow.state, slow.response, slow.carried) == ("in_progress", "", "2026")
    assert slow.date == example.cycle.meeting
    assert (works.state, works.response) == ("shown_to_work", audit.shows.strip())
    assert works.parked is None  # it works, and that has not been told yet
    assert [(one.id, one.since, one.carried) for one in new.actions] == [("a1", "2026", "2026")]
    assert new.promised == (Promise("pr-1~a1", "2026", SLOW), Promise("pr-1~a2", "2026", WORKS))


def test_the_second_year_an_action_has_one_point_still_brought_up_to_date(
    example: Document, framework: Framework
) -> None:
    one = roll(plan_of(example, SLOW, WORKS), framework).document
    later = msgspec.structs.replace(one.actions[0], what="Visit weekly", state="done", carried="")
    answered = msgspec.structs.replace(one.prior_points[0], response="Half of them.", carried="")
    worked = msgspec.structs.replace(
        one, actions=(later,), prior_points=(answered, one.prior_points[1])
    )
    two = roll(worked, framework, "2028").document
    slow, works = two.prior_points
    assert (slow.id, slow.text, slow.state) == (answered.id, "Visit weekly", "done")
    assert (slow.response, slow.carried) == ("Half of them.", "2027")
    assert two.actions[0].since == "2026"
    assert [one.label for one in two.promised] == ["2026", "2026", "2027"]
    # Nobody decided it, so nobody is named.
    told = "Shown to work, and told in the self-evaluation of 2027"
    assert works.parked == Parked(told, "Carried over")


def test_the_id_of_a_promise_is_never_that_of_another(
    example: Document, framework: Framework
) -> None:
    before = Promise("pr-2~a1", "2025", SLOW)
    old = msgspec.structs.replace(plan_of(example, SLOW), promised=(before,))
    promised = roll(old, framework).document.promised
    assert [one.id for one in promised] == ["pr-2~a1", "pr-2~a1~2"]


def test_what_came_to_work_this_year_is_told_once_and_then_parked(
    example: Document, framework: Framework
) -> None:
    one = roll(plan_of(example, SLOW), framework).document
    works = msgspec.structs.replace(
        one.actions[0], state="shown_to_work", shown_by=("ev-audit-neglect",)
    )
    two = roll(msgspec.structs.replace(one, actions=(works,)), framework, "2028").document
    (point,) = two.prior_points
    assert (point.state, point.parked, two.actions) == ("shown_to_work", None, ())
    assert point.response != ""
    (told,) = roll(two, framework, "2029").document.prior_points
    assert told.parked is not None


def test_a_point_in_the_councils_own_words_keeps_them(
    example: Document, framework: Framework
) -> None:
    own = PriorPoint("pp", "Weekly visits, as we promised", "last_plan", action="a1")
    (point,) = roll(plan_of(example, SLOW, points=(own,)), framework).document.prior_points
    assert (point.id, point.text, point.state) == ("pp", own.text, "in_progress")


def test_what_was_shown_to_work_and_told_is_parked_and_other_points_are_not(
    example: Document, framework: Framework
) -> None:
    points = (
        PriorPoint("pp-1", "Works", "inspection", state="shown_to_work"),
        PriorPoint("pp-2", "Done", "inspection", state="done"),
        PriorPoint("pp-3", "Told", state="shown_to_work", parked=Parked("Long ago", "Jo")),
        PriorPoint("pp-4", "Said to work", "last_plan", state="shown_to_work", action="a1"),
    )
    new = roll(plan_of(example, SLOW, points=points), framework).document.prior_points
    assert [one.parked is not None for one in new] == [True, False, True, False]
    assert new[2].parked == Parked("Long ago", "Jo")
    assert new[3].state == "shown_to_work"  # as somebody said of it, though the plan has it still


def test_a_point_leads_to_the_sections_that_named_its_action(
    example: Document, framework: Framework
) -> None:
    new = roll(example, framework).document
    sections = {point.action: point.sections for point in new.prior_points if point.action}
    assert sections["ac-supervision"]
    known = {section.id for section in example.sections}
    assert all(set(named) <= known for named in sections.values())
    assert doubled(one.action for one in new.prior_points if one.action) == []


@pytest.mark.parametrize(
    ("label", "meeting", "offered"),
    [
        ("2026", None, "2027"),
        ("2026", dt.date(2028, 1, 11), "2028"),
        ("2025 to 2026", NEXT, "2026 to 2027"),
        ("2025-26", None, "2026-27"),
        ("2025/26", None, "2026/27"),
        ("1999-00", None, "2000-01"),
        ("Autumn 2026", None, "Autumn 2027"),
        ("The first", NEXT, "2027"),
        ("The first", None, ""),
    ],
)
def test_the_next_label_is_offered(
    example: Document, label: str, meeting: dt.date | None, offered: str
) -> None:
    cycle = msgspec.structs.replace(example.cycle, label=label)
    assert next_label(msgspec.structs.replace(example, cycle=cycle), meeting) == offered


def test_a_pack_a_used_name_and_an_earlier_meeting_are_refused(
    example: Document, framework: Framework
) -> None:
    with pytest.raises(RollError, match="from the whole"):
        roll(msgspec.structs.replace(example, pack="pk"), framework)
    with pytest.raises(RollError, match="Give the new self-evaluation a name"):
        roll(example, framework, "  ")
    with pytest.raises(RollError, match="“2026” is the name of this self-evaluation"):
        roll(example, framework, " 2026")
    with pytest.raises(RollError, match="which was on 7 December 2026"):
        roll(example, framework, meeting=example.cycle.meeting)


def test_it_is_offered_once_the_meeting_is_over(example: Document) -> None:
    assert not is_time_for_next_year(example, dt.date(2026, 12, 7))
    assert is_time_for_next_year(example, dt.date(2026, 12, 8))
    pack = msgspec.structs.replace(example, pack="pk")
    assert not is_time_for_next_year(pack, dt.date(2026, 12, 8))


def test_a_document_without_a_label_is_told_as_last_years(
    example: Document, framework: Framework
) -> None:
    nameless = msgspec.structs.replace(example.cycle, label=" ")
    new = roll(msgspec.structs.replace(example, cycle=nameless), framework).document
    assert {one.carried for one in new.evidence} == {"last year"}
    assert new.cycle.follows is not None
    assert new.cycle.follows.label == "last year"
