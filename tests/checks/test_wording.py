"""Wording on a document: which rule looks where, and what each finding says."""

import pytest

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

KNOW = Place("help_and_protection", "know")


@pytest.fixture
def document(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def saying(document: Document, place: Place, *runs: Text | Citation) -> Document:
    return with_body(document, place, (Block(f"{place.part}-b", runs),))


def checks_of(document: Document, framework: Framework) -> list[str]:
    return kit.checks_of(document, framework, "wording")


@pytest.mark.parametrize(
    ("text", "check", "says"),
    [
        ("We launched a model.", "wording.activity", "“We launched a model” says what was done."),
        ("It is robust.", "wording.praise", "“robust” has no evidence beside it."),
        ("Work is ongoing.", "wording.hedge", "“Work is ongoing” does not say what"),
        ("Plans exist for 85% of them.", "wording.number", "“85% of them” stands alone"),
        ("Siblings wait.", "wording.term", "“Siblings” is not the usual term."),
        ("It took three weeks.", "wording.house_style", "“three weeks” is not in house style."),
        ("The MASH works.", "wording.abbreviation", "“MASH” is not explained"),
    ],
)
def test_each_kind_says_what_it_found(
    document: Document, framework: Framework, text: str, check: str, says: str
) -> None:
    (finding,) = kit.found(saying(document, KNOW, Text(text)), framework, "wording")
    assert finding.check == check
    assert finding.severity == "consider"
    assert says in finding.message
    assert finding.todo


@pytest.mark.parametrize("question", ["how", "plan"])
def test_what_was_done_is_no_question_where_doing_is_asked_for(
    document: Document, framework: Framework, question: str
) -> None:
    place = Place("help_and_protection", question)
    assert checks_of(saying(document, place, Text("We launched a model.")), framework) == []


def test_praise_beside_a_citation_has_its_proof(document: Document, framework: Framework) -> None:
    changed = saying(document, KNOW, Text("It is robust "), Citation("ev-1"), Text("."))
    assert checks_of(changed, framework) == []


def test_an_abbreviation_is_explained_once_for_the_whole_document(
    document: Document, framework: Framework
) -> None:
    explained = "The multi-agency safeguarding hub (MASH) works."
    first = saying(document, Place("front", "summary"), Text(explained))
    assert checks_of(saying(first, KNOW, Text("The MASH works.")), framework) == []


def test_what_could_stand_there_instead_is_offered(
    document: Document, framework: Framework
) -> None:
    changed = saying(document, KNOW, Text("Siblings waited three weeks."))
    todos = [finding.todo for finding in kit.found(changed, framework, "wording")]
    assert todos[0].startswith("Write “Brothers and sisters”")
    assert todos[1].startswith("Write “3 weeks”")


def test_the_example_is_worded_as_it_asks_others_to_be(
    example: Document, framework: Framework
) -> None:
    assert kit.found(example, framework, "wording") == []
