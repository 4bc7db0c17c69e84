"""The figures of the overview: the due date, lengths, states, evidence and the first steps."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.model import Document, Stage
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.outline import section
from ilacs_desktop.document.records import Evidence, Parked, SignOff
from ilacs_desktop.document.words import judgement_words, total_words
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.begin import first_steps, is_begun
from ilacs_desktop.ui.pages.overview.due import DueFigures, due_figures
from ilacs_desktop.ui.pages.overview.figures import overview
from ilacs_desktop.ui.pages.overview.progress import (
    Counts,
    counts_of,
    counts_sentence,
    first_unready,
    over_budget,
    parts_of,
    signed_sentence,
)
from ilacs_desktop.ui.pages.overview.proof import evidence_figures
from ilacs_desktop.ui.pages.overview.ways import Way
from tests.ui.pages.overview.made import said, whole, with_cycle, with_section

TODAY = dt.date(2026, 10, 12)
MEETING = dt.date(2026, 12, 7)


@pytest.fixture
def new(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", MEETING)


def due(document: Document, framework: Framework, today: dt.date = TODAY) -> DueFigures:
    return due_figures(document.cycle, framework, today)


def test_the_due_date_is_told_with_its_reason_and_the_days_left(
    new: Document, framework: Framework
) -> None:
    found = due(new, framework)
    assert (found.days, found.figure, found.words) == (25, "25", "days to go")
    assert found.date == "Due Friday 6 November 2026."
    assert found.why == (
        "One month before the meeting on 7 December 2026, moved back to a working day."
    )
    assert "not a working day" in found.reason
    assert found.next_step == "Working draft. Next, it goes for review."


@pytest.mark.parametrize(
    ("today", "stage", "figure", "words"),
    [
        (dt.date(2026, 11, 5), "drafting", "1", "day to go"),
        (dt.date(2026, 11, 6), "drafting", "0", "days to go: due today"),
        (dt.date(2026, 11, 7), "agreed", "1", "day late"),
        (dt.date(2026, 11, 9), "drafting", "3", "days late"),
        (dt.date(2026, 11, 9), "signed_off", "3", "days since it was due"),
    ],
)
def test_the_days_are_told_as_one_would_say_them(
    new: Document, framework: Framework, today: dt.date, stage: Stage, figure: str, words: str
) -> None:
    found = due(with_cycle(new, stage=stage), framework, today)
    assert (found.figure, found.words) == (figure, words)


def test_a_date_set_by_hand_is_told_with_its_reason(new: Document, framework: Framework) -> None:
    set_ = with_cycle(
        new, due_override=dt.date(2026, 11, 2), due_override_reason="The region asked for it."
    )
    assert due(set_, framework).why == "Set by hand: The region asked for it."


def test_without_a_meeting_there_is_no_figure(new: Document, framework: Framework) -> None:
    found = due(with_cycle(new, meeting=None), framework)
    assert (found.days, found.figure, found.words) == (None, "–", "no meeting date yet")


def test_a_date_that_cannot_be_is_told_and_breaks_nothing(
    new: Document, framework: Framework
) -> None:
    found = due(with_cycle(new, meeting=dt.date(1, 1, 5)), framework)
    assert found.days is None
    assert "Correct the date" in found.warning


def test_each_judgement_has_its_words_and_the_budgets_of_what_is_not_left_out(
    example: Document, framework: Framework
) -> None:
    rows = {row.id: row for row in parts_of(example, framework)}
    assert list(rows) == ["front", *(judgement.id for judgement in example.judgements)]
    leaders = rows["impact_of_leaders"]
    assert leaders.words == judgement_words(example, "impact_of_leaders")
    assert leaders.budget == 1150 - section(example, "sufficiency").words
    assert sum(row.words for row in rows.values()) == total_words(example)


def test_sections_are_counted_by_state_and_who_began_to_write_is_drafting(new: Document) -> None:
    document = with_section(new, "workforce", know=said(5))
    document = with_section(document, "homes", status="ready")
    document = with_section(document, "learning", status="agreed", parked=Parked("No.", "Jo"))
    counts = counts_of(document.sections)
    assert counts == Counts(agreed=0, ready=1, drafting=1, not_started=26, parked=1)
    assert (counts.told, counts.done) == (28, 1)
    assert counts_sentence(counts) == "1 to review, 1 being drafted, 26 not started, 1 left out"


def test_who_agreed_it_is_told_once_somebody_has(new: Document, framework: Framework) -> None:
    assert signed_sentence(new, framework) == ""
    chief = SignOff("s1", "chief_executive", "Jo Hill", dt.date(2026, 10, 9), "v1", "f1")
    director = SignOff("s2", "dcs", "Asha Verma", dt.date(2026, 10, 8), "v1", "f1")
    told = signed_sentence(msgspec.structs.replace(new, sign_offs=(chief, director)), framework)
    assert told == (
        "Asha Verma agreed it on 8 October 2026. 2 of 5 agreements are given."
        " Review, Sign-off says whether it was changed since."
    )


def test_sections_over_their_budget_come_with_the_longest_first(new: Document) -> None:
    document = with_section(new, "workforce", words=10, know=said(12))
    document = with_section(document, "homes", words=10, know=said(10), how=said(30))
    document = with_section(document, "learning", words=0, know=said(50))
    assert [(over.id, over.words) for over in over_budget(document)] == [
        ("homes", 30),
        ("workforce", 2),
    ]


def test_the_way_on_is_the_first_section_that_is_not_ready(new: Document) -> None:
    document = with_section(new, "leadership", status="agreed")
    assert first_unready(document) == Way("draft", "multi_agency")
    assert first_unready(whole(new, status="ready")) == Way("draft")


def item(number: int, period_to: dt.date | None, type_: str = "audit_case") -> Evidence:
    return Evidence(f"e{number}", number, "An item", type_, period_to=period_to)


def test_evidence_is_counted_by_lens_and_by_age_at_the_meeting(
    new: Document, framework: Framework
) -> None:
    items = (
        item(1, dt.date(2026, 9, 30)),
        item(2, dt.date(2026, 3, 31), "child_voice"),
        item(3, dt.date(2025, 3, 31)),
        item(4, None, "performance"),
        item(5, dt.date(2026, 12, 31), "peer"),
        item(6, dt.date(2026, 9, 30), ""),
        msgspec.structs.replace(item(7, dt.date(2026, 9, 30)), parked=Parked("Old.", "Jo Ash")),
    )
    found = evidence_figures(msgspec.structs.replace(new, evidence=items), framework, TODAY)
    assert (found.items, found.parked, found.uncited) == (6, 1, 6)
    assert [(lens.title, lens.items) for lens in found.lenses] == [
        ("Practice", 2),
        ("Data", 1),
        ("People", 1),
        ("Assurance", 1),
    ]
    assert found.untyped == 1
    assert (found.fresh, found.ageing, found.stale, found.unknown) == (1, 1, 1, 3)


def test_the_ages_of_the_example_add_up(example: Document, framework: Framework) -> None:
    found = evidence_figures(example, framework, TODAY)
    assert found.fresh + found.ageing + found.stale + found.unknown == found.items
    assert sum(lens.items for lens in found.lenses) + found.untyped == found.items


def test_a_new_one_is_not_begun_and_its_three_steps_tick_off(new: Document) -> None:
    assert not is_begun(new)
    assert [step.done for step in first_steps(new)] == [True, False, False]
    without = with_cycle(new, meeting=None)
    owned = with_section(without, "workforce", owner="p1")
    assert [step.done for step in first_steps(owned)] == [False, True, False]
    parked = with_section(owned, "leadership", parked=Parked("No.", "Jo Ash"))
    assert first_steps(parked)[2].way == Way("draft", "multi_agency")


@pytest.mark.parametrize("what", ["words", "evidence"])
def test_words_or_evidence_begin_it(new: Document, what: str) -> None:
    begun = {
        "words": with_section(new, "workforce", know=said(1)),
        "evidence": msgspec.structs.replace(new, evidence=(item(1, None),)),
    }
    assert is_begun(begun[what])


def test_findings_are_counted_by_what_they_hold_back(new: Document, framework: Framework) -> None:
    found = tuple(
        Finding("plans.owner", severity, "m", "t", "s")
        for severity in ("stop", "fix", "fix", "consider")
    )
    assert overview(new, framework, TODAY, found).to_fix == (1, 2, 1)


def test_without_a_target_of_its_own_the_frameworks_counts(
    new: Document, framework: Framework
) -> None:
    document = with_cycle(new, word_target=0)
    assert overview(document, framework, TODAY, ()).target == framework.length.total
