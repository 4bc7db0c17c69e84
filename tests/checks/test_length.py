"""Length: the whole against its target, and each part against its budget."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from tests.checks import kit


@pytest.fixture
def document(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def length(document: Document, framework: Framework) -> list[Finding]:
    # Some words in one part of an empty document are always out of balance.
    beside = ("length.balance", "length.context")
    return [f for f in kit.found(document, framework, "length") if f.check not in beside]


def with_words(document: Document, place: Place, words: int) -> Document:
    block = Block(f"{place.part}-{place.question}", (Text("word " * words),))
    return with_body(document, place, (block,))


def only(document: Document, framework: Framework) -> Finding:
    findings = length(document, framework)
    assert len(findings) == 1, findings
    return findings[0]


def test_nothing_written_is_not_too_long(document: Document, framework: Framework) -> None:
    assert length(document, framework) == []


@pytest.mark.parametrize(
    ("words", "severity"), [(120, None), (121, "consider"), (150, "consider"), (151, "fix")]
)
def test_a_section_may_run_a_fifth_over_its_budget(
    document: Document, framework: Framework, words: int, severity: str | None
) -> None:
    assert framework.section("learning").words == 100
    written = with_words(document, Place("learning", "know"), words)
    assert [f.severity for f in length(written, framework)] == ([severity] if severity else [])


def test_a_long_section_is_told_how_much_to_cut(document: Document, framework: Framework) -> None:
    finding = only(with_words(document, Place("learning", "plan"), 160), framework)
    assert finding.part == "learning"
    assert "160 words; its budget is 100" in finding.message
    assert "Cut about 60 words" in finding.todo


def test_the_opening_of_a_judgement_has_its_own_budget(
    document: Document, framework: Framework
) -> None:
    finding = only(with_words(document, Place("care_leavers", "know"), 130), framework)
    assert (finding.check, finding.part) == ("length.judgement", "care_leavers")
    assert finding.question == "know"


def test_what_a_judgement_answers_for_its_sections_is_not_its_opening(
    document: Document, framework: Framework
) -> None:
    assert not list(length(with_words(document, Place("care_leavers", "how"), 130), framework))


def test_a_long_context_is_found_in_its_place(document: Document, framework: Framework) -> None:
    finding = only(with_words(document, Place("front", "context"), 400), framework)
    assert (finding.check, finding.question, finding.severity) == (
        "length.front",
        "context",
        "fix",
    )


@pytest.mark.parametrize(("words", "severity"), [(6000, None), (6001, "consider"), (7500, "fix")])
def test_the_whole_is_measured_against_target_and_amber(
    document: Document, framework: Framework, words: int, severity: str | None
) -> None:
    written = with_words(document, Place("learning", "know"), words)
    whole = [f.severity for f in length(written, framework) if f.check == "length.whole"]
    assert whole == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("target", "words", "severity"),
    [
        (0, 6000, None),  # without a target of its own the framework's stands
        (0, 7500, "fix"),
        (9000, 8000, None),
        (9000, 11249, "consider"),
        (9000, 11250, "fix"),
        (3000, 3750, "fix"),
    ],
)
def test_a_council_with_a_target_of_its_own_moves_amber_with_it(
    document: Document, framework: Framework, target: int, words: int, severity: str | None
) -> None:
    cycle = msgspec.structs.replace(document.cycle, word_target=target)
    own = msgspec.structs.replace(document, cycle=cycle)
    found = [f.severity for f in _whole(own, words, framework)]
    assert found == ([severity] if severity else [])


def _whole(document: Document, words: int, framework: Framework) -> list[Finding]:
    written = with_words(document, Place("learning", "know"), words)
    return [f for f in length(written, framework) if f.check == "length.whole"]


@given(words=st.integers(0, 400))
def test_a_section_without_a_budget_is_never_too_long(framework: Framework, words: int) -> None:
    document = new_document(framework, "Northbridge Council", None)
    sections = tuple(msgspec.structs.replace(s, words=0) for s in document.sections)
    free = msgspec.structs.replace(document, sections=sections)
    assert not list(length(with_words(free, Place("learning", "know"), words), framework))
