"""Where checks begin to ask: on one side of each line a finding, on the other none."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Comment, Indicator
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

AT = dt.datetime(2026, 10, 1, 9, 0, tzinfo=dt.UTC)


def has(document: Document, framework: Framework, check: str, record: str = "") -> bool:
    found = kit.found(document, framework, check.partition(".")[0])
    return any(f.check == check and record in ("", f.record) for f in found)


@pytest.mark.parametrize(
    ("due", "late"),
    [(dt.date(2027, 12, 7), False), (dt.date(2027, 12, 8), True)],
)
def test_a_plan_reaches_twelve_months_past_the_meeting(
    example: Document, framework: Framework, due: dt.date, late: bool
) -> None:
    document = kit.with_record(example, "actions", "ac-consent", due=due)
    assert has(document, framework, "plans.late", "ac-consent") == late


@pytest.mark.parametrize(("due", "over"), [(kit.TODAY, False), (dt.date(2026, 10, 11), True)])
def test_an_action_is_overdue_the_day_after(
    example: Document, framework: Framework, due: dt.date, over: bool
) -> None:
    document = kit.with_record(example, "actions", "ac-consent", due=due)
    assert has(document, framework, "plans.overdue", "ac-consent") == over


@pytest.mark.parametrize("state", ["done", "shown_to_work"])
def test_a_finished_action_is_not_overdue(
    example: Document, framework: Framework, state: str
) -> None:
    past = dt.date(2026, 1, 1)
    document = kit.with_record(example, "actions", "ac-consent", due=past, state=state)
    assert not has(document, framework, "plans.overdue", "ac-consent")


@pytest.mark.parametrize(
    ("value", "polarity", "asks"),
    [
        (109.9, "lower", False),
        (110.0, "lower", True),
        (90.0, "lower", False),  # better than elsewhere: nobody asks
        (90.0, "higher", True),
        (110.0, "higher", False),
        (110.0, "neutral", True),
        (90.0, "neutral", True),
        (95.0, "neutral", False),
    ],
)
def test_a_figure_a_tenth_from_elsewhere_needs_an_explanation(
    example: Document, framework: Framework, value: float, polarity: str, asks: bool
) -> None:
    indicator = Indicator("in-x", "Visits", "care_leavers", value, "%", "2026", neighbours=100.0)
    indicator = msgspec.structs.replace(indicator, polarity=polarity)
    document = msgspec.structs.replace(example, indicators=(indicator,))
    assert has(document, framework, "indicators.outlier") == asks


def test_england_stands_in_for_neighbours_who_are_not_known(
    example: Document, framework: Framework
) -> None:
    indicator = Indicator("in-x", "Visits", "care_leavers", 120.0, "%", "2026", england=100.0)
    document = msgspec.structs.replace(example, indicators=(indicator,))
    (finding,) = (f for f in kit.found(document, framework) if f.check == "indicators.outlier")
    assert "far from England (100%)" in finding.message


def test_an_explanation_of_six_words_is_one(example: Document, framework: Framework) -> None:
    indicator = Indicator("in-x", "Visits", "care_leavers", 120.0, "%", "2026", neighbours=100.0)
    for words, asks in (("too few", True), ("one school closed in the year", False)):
        explained = msgspec.structs.replace(indicator, explanation=words)
        document = msgspec.structs.replace(example, indicators=(explained,))
        assert has(document, framework, "indicators.outlier") == asks


@pytest.mark.parametrize(
    ("stage", "severity"),
    [("drafting", "consider"), ("in_review", "consider"), ("agreed", "fix"), ("signed_off", "fix")],
)
def test_an_open_comment_matters_more_once_the_text_is_agreed(
    example: Document, framework: Framework, stage: str, severity: str
) -> None:
    document = kit.with_cycle(example, stage=stage)
    found = [f for f in kit.found(document, framework) if f.check == "readiness.comment"]
    assert {f.severity for f in found} == {severity}


def test_a_closed_comment_is_no_finding(example: Document, framework: Framework) -> None:
    asked = Comment("cm-x", "supervision", "know", "A Reader", AT, "So?", closed_by="A Writer")
    document = msgspec.structs.replace(example, comments=(asked,))
    assert not has(document, framework, "readiness.comment")


@pytest.mark.parametrize(
    ("plan", "answered"),
    [
        ("We start in May [ac-timetables].", True),
        ("We start in May.", False),
        ("We start in May [ac-gone].", False),
    ],
)
def test_an_action_in_the_plan_answers_the_section(
    example: Document, framework: Framework, plan: str, answered: bool
) -> None:
    document = kit.with_text(example, "education", "plan", plan)
    assert has(document, framework, "plans.unanswered") != answered


def test_an_action_in_the_paragraph_answers_it(example: Document, framework: Framework) -> None:
    document = kit.with_text(example, "education", "plan", "We start in May.")
    text = "(!) Timetables are cut too often [ev-virtual-school][ac-timetables]."
    document = kit.with_text(document, "education", "know", text)
    assert not has(document, framework, "plans.unanswered")


def test_the_plan_of_the_judgement_answers_a_section_that_leaves_it_there(
    example: Document, framework: Framework
) -> None:
    document = kit.with_fields(example, "education", plan=(), plan_for_judgement=True)
    assert not has(document, framework, "plans.unanswered")
    bare = kit.with_text(document, "children_in_care", "plan", "We start in May.")
    assert has(bare, framework, "plans.unanswered")


def test_an_action_about_something_else_is_asked_about(
    example: Document, framework: Framework
) -> None:
    assert not has(example, framework, "plans.doubtful")
    other = kit.with_text(example, "education", "know", "(!) Dental checks lapse in Riverside.")
    assert has(other, framework, "plans.doubtful")
    assert not has(other, framework, "plans.unanswered")
    named = "(!) Dental checks lapse in Riverside [ac-timetables]."
    linked = kit.with_text(other, "education", "know", named)
    assert not has(linked, framework, "plans.doubtful")


def test_nothing_is_said_of_balance_before_half_is_written(
    example: Document, framework: Framework
) -> None:
    short = msgspec.structs.replace(example, sections=example.sections[:4])
    assert not has(short, framework, "length.balance")


def test_an_item_that_a_parked_section_cites_is_not_used(
    example: Document, framework: Framework
) -> None:
    text = "Compliments came [ev-compliments]."
    document = kit.with_text(example, "sufficiency", "know", text)
    assert has(document, framework, "evidence.unused", "ev-compliments")


@pytest.mark.parametrize(
    "text", ["We ask [insert date] again.", "It is TBC.", "In XX% of records.", "Why???"]
)
def test_placeholders_are_found(example: Document, framework: Framework, text: str) -> None:
    document = kit.with_text(example, "supervision", "how", text)
    assert has(document, framework, "readiness.placeholder")


@pytest.mark.parametrize("text", ["We ask why? Then we act.", "More is to be done by May."])
def test_ordinary_words_are_no_placeholders(
    example: Document, framework: Framework, text: str
) -> None:
    document = kit.with_text(example, "supervision", "how", text)
    assert not has(document, framework, "readiness.placeholder")


def test_a_meeting_that_cannot_be_is_told_and_nothing_fails(
    example: Document, framework: Framework
) -> None:
    for meeting in (dt.date(1, 1, 1), dt.date(9999, 12, 31)):
        found = kit.found(kit.with_cycle(example, meeting=meeting), framework)
        assert found
    document = kit.with_cycle(example, meeting=dt.date(1, 1, 1))
    assert has(document, framework, "readiness.meeting")
