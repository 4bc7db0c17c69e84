"""Coverage: which question is answered where, and the way to each answer."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.answers import unanswered
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.outline import section
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.coverage import (
    SHORT_WORDS,
    CoverageRow,
    CoverageSum,
    coverage_rows,
    coverage_sum,
    sum_sentence,
)
from ilacs_desktop.ui.pages.overview.ways import Way
from tests.ui.pages.overview.made import pointed, said, with_section

SECTION = "supervision"


@pytest.fixture
def new(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def row(document: Document, framework: Framework, id_: str) -> CoverageRow:
    return next(row for row in coverage_rows(document, framework) if row.id == id_)


def states(document: Document, framework: Framework, id_: str = SECTION) -> list[str]:
    return [cell.state for cell in row(document, framework, id_).cells]


def test_each_judgement_comes_before_its_sections(example: Document, framework: Framework) -> None:
    rows = coverage_rows(example, framework)
    assert len(rows) == len(example.sections) + len(example.judgements)
    assert rows[0].title == "Leaders"
    groups = [shown.id for shown in rows if shown.group]
    assert groups == [judgement.id for judgement in example.judgements]
    of = {part.id: part.judgement for part in example.sections}
    at = ""
    for shown in rows:
        at = shown.id if shown.group else at
        assert shown.group or of[shown.id] == at


def test_what_says_nothing_is_empty(new: Document, framework: Framework) -> None:
    assert states(new, framework) == ["empty"] * 3


def test_an_answer_is_short_under_a_twelfth_of_the_budget(
    new: Document, framework: Framework
) -> None:
    document = with_section(new, SECTION, words=240, know=said(19), how=said(20))
    assert states(document, framework)[:2] == ["short", "answered"]


def test_an_answer_without_a_budget_is_short_under_ten_words(
    new: Document, framework: Framework
) -> None:
    few, enough = said(SHORT_WORDS - 1), said(SHORT_WORDS)
    document = with_section(new, SECTION, words=0, know=few, how=enough)
    assert states(document, framework)[:2] == ["short", "answered"]


def test_a_plan_that_points_at_an_action_is_answered_however_short(
    new: Document, framework: Framework
) -> None:
    assert states(with_section(new, SECTION, plan=pointed()), framework)[2] == "answered"
    assert states(with_section(new, SECTION, know=pointed()), framework)[0] == "short"


def test_an_answer_told_for_the_judgement_leads_there(new: Document, framework: Framework) -> None:
    document = with_section(new, SECTION, how_for_judgement=True)
    home = section(document, SECTION).judgement
    cell = row(document, framework, SECTION).cells[1]
    assert (cell.state, cell.told, cell.way) == ("empty", True, Way("draft", home, "how"))
    answered = msgspec.structs.replace(
        document,
        judgements=tuple(
            msgspec.structs.replace(j, how=said(30)) if j.id == home else j
            for j in document.judgements
        ),
    )
    assert states(answered, framework)[1] == "in_judgement"


def test_a_judgement_need_not_answer_what_its_sections_answer(
    new: Document, framework: Framework
) -> None:
    home = section(new, SECTION).judgement
    assert states(new, framework, home) == ["empty", "in_sections", "in_sections"]
    document = with_section(new, SECTION, plan_for_judgement=True)
    assert states(document, framework, home) == ["empty", "in_sections", "empty"]
    parked = with_section(document, SECTION, parked=Parked("Not ours.", "Jo Ash"))
    assert states(parked, framework, home) == ["empty", "in_sections", "in_sections"]


def test_a_section_left_out_leads_to_itself(new: Document, framework: Framework) -> None:
    document = with_section(new, SECTION, parked=Parked("Not ours.", "Jo Ash"), know=said(40))
    cells = row(document, framework, SECTION).cells
    assert [cell.state for cell in cells] == ["parked"] * 3
    assert {cell.way for cell in cells} == {Way("draft", SECTION)}


def test_the_sum_counts_questions_of_sections(example: Document, framework: Framework) -> None:
    found = coverage_sum(coverage_rows(example, framework))
    told = [part for part in example.sections if part.parked is None]
    assert found.asked == 3 * len(told)
    assert found.answered == found.asked - sum(len(unanswered(example, part)) for part in told)
    assert found.parked == len(example.sections) - len(told)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (CoverageSum(81, 81, 0, 0), "81 of 81 questions answered"),
        (CoverageSum(84, 70, 5, 1), "70 of 84 questions answered, 5 short, 1 section left out"),
        (CoverageSum(81, 0, 0, 2), "0 of 81 questions answered, 2 sections left out"),
    ],
)
def test_the_sum_is_told_in_words(found: CoverageSum, sentence: str) -> None:
    assert sum_sentence(found) == sentence


@given(know=st.integers(0, 60), how=st.integers(0, 60), told=st.booleans(), parked=st.booleans())
def test_empty_is_exactly_what_is_unanswered(
    framework: Framework, know: int, how: int, told: bool, parked: bool
) -> None:
    document = with_section(
        new_document(framework, "Northbridge Council", None),
        SECTION,
        know=said(know),
        how=said(how),
        plan_for_judgement=told,
        parked=Parked("Not ours.", "Jo Ash") if parked else None,
    )
    empty = [state for state in states(document, framework) if state == "empty"]
    expected = 0 if parked else len(unanswered(document, section(document, SECTION)))
    assert len(empty) == expected
