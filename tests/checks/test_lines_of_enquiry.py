"""The inspector's view: what is likely to be asked, and what would answer it."""

import pytest

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.lines_of_enquiry import (
    MOST,
    Enquiry,
    _promise,
    lines_of_enquiry,
    load_lines,
)
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place
from ilacs_desktop.framework.model import Framework
from tests.checks import kit
from tests.checks.planted.every import FAULTS

_NO_ACTION = "The latest figure, and which action of the plan here answers it."
RULES = load_lines(resources())


def enquiries(document: Document, framework: Framework) -> dict[str, Enquiry]:
    scope = Scope(document, framework, kit.TODAY, kit.suite().catalogue)
    lines = lines_of_enquiry(scope, kit.found(document, framework), RULES)
    return {enquiry.judgement: enquiry for enquiry in lines}


def test_each_judgement_has_its_lines_and_then_the_whole(
    example: Document, framework: Framework
) -> None:
    ids = [*(judgement.id for judgement in example.judgements), ""]
    assert list(enquiries(example, framework)) == ids


@pytest.mark.parametrize("fault", FAULTS[::9], ids=str)
def test_no_judgement_has_more_lines_than_can_be_kept_in_mind(
    fault: object, example: Document, framework: Framework
) -> None:
    for enquiry in enquiries(fault.plant(example), framework).values():
        assert len(enquiry.lines) <= MOST
        for line in enquiry.lines:
            assert line.question
            assert line.answer


def test_a_weakness_left_out_is_asked_about_first(example: Document, framework: Framework) -> None:
    unsaid = kit.with_text(example, "permanence", "know", "(+) All is well.")
    first = enquiries(unsaid, framework)["children_in_care"].lines[0]
    assert first.findings[0].severity != "consider"
    ranks = [line.findings[0].severity for line in enquiries(unsaid, framework)[""].lines]
    assert ranks[0] == "stop"


def test_an_honest_text_is_asked_what_has_changed(example: Document, framework: Framework) -> None:
    lines = enquiries(example, framework)["help_and_protection"].lines
    named = [line for line in lines if line.id == "named"]
    assert named
    assert named[0].question.startswith("You say: “")
    assert {line.answer for line in named} == {_NO_ACTION}  # none is linked where it is named
    assert all(line.block and line.place.part for line in named)


def test_an_empty_document_is_asked_about_what_is_not_told(framework: Framework) -> None:
    empty = new_document(framework, "Northbridge Council", None)
    for judgement in empty.judgements:
        lines = enquiries(empty, framework)[judgement.id].lines
        assert [line.id for line in lines] == ["forgotten"]


def test_a_figure_is_asked_about_under_its_judgement(
    example: Document, framework: Framework
) -> None:
    bare = kit.with_record(example, "indicators", "in-section-47", explanation="")
    lines = enquiries(bare, framework)["help_and_protection"].lines
    assert lines[0].id == "outliers"
    assert lines[0].findings[0].record == "in-section-47"


def test_of_two_lines_as_grave_the_more_telling_comes_first(
    example: Document, framework: Framework
) -> None:
    worse = kit.with_record(example, "indicators", "in-section-47", explanation="")
    worse = kit.with_record(worse, "actions", "ac-section-47", measure="")
    lines = enquiries(worse, framework)["help_and_protection"].lines
    assert [line.id for line in lines[:2]] == ["grip", "outliers"]


def test_a_promise_is_only_of_an_action_that_the_text_points_at_or_that_plainly_answers_it(
    example: Document, framework: Framework
) -> None:
    def answer(words: str, weakness: str) -> str:
        told = kit.with_text(example, "harm_in_family", "know", f"(-) {words}")
        told = kit.with_record(told, "actions", "ac-neglect", weakness=weakness)
        scope = Scope(told, framework, kit.TODAY, kit.suite().catalogue)
        [passage] = [p for p in scope.passages if p.place == Place("harm_in_family", "know")]
        return _promise(scope, passage)

    words = "Neglect plans drift, and profiles are rarely scored a second time."
    assert (
        answer(words, "Profiles are rarely scored a second time; neglect plans drift.")
        != _NO_ACTION
    )
    assert answer(words, "Too few people know the profile.") == _NO_ACTION
    assert answer(words, "") == _NO_ACTION
    linked = answer(f"{words} [ac-assessment]", "Too few people know the profile.")
    assert linked.startswith("The latest figure beside what was promised in action 4, by 30 April")


def test_a_weakness_is_quoted_by_a_whole_sentence_or_not_at_all(
    example: Document, framework: Framework
) -> None:
    lines = [line for one in enquiries(example, framework).values() for line in one.lines]
    quoted = [line.question for line in lines if line.question.startswith("You say: “")]
    assert quoted
    for question in quoted:
        assert "…" not in question
        assert " ." not in question
        assert "?” What" in question or ".” What" in question
