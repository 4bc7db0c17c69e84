"""What has changed: two versions compared, or the dates alone where there is no earlier version."""

import datetime as dt

import msgspec
from hypothesis import given

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document, Judgement
from ilacs_desktop.document.records import Action, Evidence, Indicator, Parked, PriorPoint
from ilacs_desktop.outputs.changes import (
    Changes,
    NewAction,
    NewFigure,
    NewJudgement,
    NewPoint,
    Since,
    changes_since,
)
from tests.strategies import documents

DAY, TODAY = dt.date(2026, 6, 1), dt.date(2026, 10, 12)
SOON, PAST = dt.date(2026, 12, 1), dt.date(2026, 9, 1)

replace = msgspec.structs.replace


def bare(document: Document, **parts: object) -> Document:
    empty = dict.fromkeys(("actions", "evidence", "indicators", "prior_points"), ())
    return replace(document, **{**empty, **parts})


def changed(base: Document | None, now: Document) -> Changes:
    return changes_since(now, Since(DAY, base), TODAY)


@given(documents())
def test_a_document_has_not_changed_since_itself(document: Document) -> None:
    same = changed(document, document)
    assert same._replace(overdue=(), compared=True) == Changes(
        True, (), (), (), (), (), (), (), (), (), ()
    )


@given(documents(), documents())
def test_any_two_documents_can_be_compared(one: Document, other: Document) -> None:
    found = changed(one, other)
    known = {action.id for action in other.actions}
    assert {action.id for action in (*found.finished, *found.overdue)} <= known
    assert not {m.now.id for m in found.moved} & {a.id for a in found.finished}


def test_actions_finished_since_are_told_once_and_shown_to_work_is_further(
    example: Document,
) -> None:
    before = (
        Action("a", 1, state="in_progress"), Action("b", 2, state="done"),
        Action("c", 3, state="done"), Action("d", 4, state="shown_to_work"),
    )  # fmt: skip
    states = ("done", "done", "shown_to_work", "done")
    after = tuple(replace(a, state=s) for a, s in zip(before, states, strict=True))
    fresh = Action("e", 5, state="done")
    found = changed(bare(example, actions=before), bare(example, actions=(*after, fresh)))
    assert [action.number for action in found.finished] == [1, 3, 5]


def test_overdue_is_what_is_late_today_whenever_it_was_agreed(example: Document) -> None:
    actions = (
        Action("a", 1, due=PAST), Action("b", 2, due=PAST, state="done"),
        Action("c", 3, due=TODAY), Action("d", 4, due=None),
    )  # fmt: skip
    now = bare(example, actions=actions)
    assert [action.number for action in changed(now, now).overdue] == [1]
    assert [action.number for action in changed(None, now).overdue] == [1]


def test_an_action_with_another_date_or_owner_has_moved(example: Document) -> None:
    was = (Action("a", 1, due=SOON), Action("b", 2, owner="Head"), Action("c", 3))
    now = (replace(was[0], due=PAST), replace(was[1], owner="Director"), was[2], Action("d", 4))
    found = changed(bare(example, actions=was), bare(example, actions=now))
    assert found.moved == (
        NewAction(now[0], was[0]), NewAction(now[1], was[1]), NewAction(now[3], None),
    )  # fmt: skip


def test_evidence_is_new_shows_something_else_or_is_gone(example: Document) -> None:
    kept, other, gone = (Evidence(f"e{n}", n, shows="60%") for n in (1, 2, 3))
    told = replace(other, shows="70%")
    fresh, parked = Evidence("e4", 4), Evidence("e5", 5, parked=Parked("Old", "QA"))
    found = changed(
        bare(example, evidence=(kept, other, gone)),
        bare(example, evidence=(kept, told, fresh, parked)),
    )
    assert (found.evidence, found.shown, found.gone) == ((fresh,), (told,), (gone,))


def test_figures_judgements_and_points_are_told_with_what_they_were(example: Document) -> None:
    figure, fresh = Indicator("i", "Heard", value=1), Indicator("j", "Seen", value=2)
    judgement = Judgement("j1", "Leaders", direction="maintained")
    point = PriorPoint("p", state="done")
    was = replace(
        bare(example, indicators=(figure,), prior_points=(point,)), judgements=(judgement,)
    )
    now = replace(
        was,
        indicators=(replace(figure, value=3), fresh),
        prior_points=(replace(point, state="shown_to_work"),),
        judgements=(replace(judgement, direction="improved"),),
    )
    found = changed(was, now)
    assert found.figures == (NewFigure(now.indicators[0], figure), NewFigure(fresh, None))
    assert found.judgements == (NewJudgement(now.judgements[0], judgement),)
    assert found.points == (NewPoint(now.prior_points[0], "done"),)


def test_what_was_taken_out_is_told_as_it_was(example: Document) -> None:
    action, figure, point = Action("a", 1), Indicator("i", "Heard"), PriorPoint("p", "Visit more.")
    before = bare(example, actions=(action,), indicators=(figure,), prior_points=(point,))
    judgement, section = before.judgements[0], before.sections[0]
    after = replace(bare(example), judgements=before.judgements[1:], sections=before.sections[1:])
    found = changed(before, after)
    assert (found.actions_gone, found.figures_gone, found.points_gone) == (
        (action,), (figure,), (point,),
    )  # fmt: skip
    assert found.texts_gone == (judgement.title, section.title)
    back = changed(after, before)
    gone = (back.actions_gone, back.figures_gone, back.points_gone, back.texts_gone)
    assert gone == ((), (), (), ())


def test_text_reads_differently_only_if_its_words_do(example: Document) -> None:
    section = next(s for s in example.sections if s.parked is None)
    same = replace(section, know=(*section.know, Block("b", (Citation("ev"),))))
    other = replace(section, know=(*section.know, Block("b", (Text("More."),))))
    for edited, titles in ((same, ()), (other, (section.title,))):
        sections = tuple(edited if s is section else s for s in example.sections)
        assert changed(example, replace(example, sections=sections)).texts == titles


def test_without_a_version_the_dates_tell(example: Document) -> None:
    actions = (
        Action("a", 1, state="done", due=PAST), Action("b", 2, state="done", due=DAY),
        Action("c", 3, state="in_progress", due=PAST),
    )  # fmt: skip
    evidence = (
        Evidence("e1", 1, period_to=PAST),
        Evidence("e2", 2, period_to=DAY),
        Evidence("e3", 3),
    )
    found = changed(None, bare(example, actions=actions, evidence=evidence))
    assert not found.compared
    assert [action.number for action in found.overdue] == [3]
    assert found.finished == ()  # a date on which something was due says not when it was done
    assert [item.number for item in found.evidence] == [1]
