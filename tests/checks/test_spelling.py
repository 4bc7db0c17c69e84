"""Spelling on a document: its own words and people are known, and each finding can be answered."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

PLACE = Place("help_and_protection", "know")


@pytest.fixture
def document(framework: Framework) -> Document:
    empty = new_document(framework, "Northbridge Council", None)
    block = Block("b1", (Text("Zwolan wrote an asessment of the "), Text("program.", bold=True)))
    return with_body(empty, PLACE, (block,))


def test_a_misspelt_and_an_american_word_are_found_where_they_stand(
    document: Document, framework: Framework
) -> None:
    found = kit.found(document, framework, "spelling")
    assert [(f.check, f.start, f.end) for f in found] == [
        ("spelling.unknown", 0, 6),
        ("spelling.unknown", 16, 25),
        ("spelling.american", 33, 40),
    ]
    assert found[2].todo == "Write “programme”."


def test_the_documents_own_words_are_known(document: Document, framework: Framework) -> None:
    changed = msgspec.structs.replace(document, word_list=("asessment", "Zwolan", "program"))
    assert kit.found(changed, framework, "spelling") == []


def test_the_names_of_its_people_are_known(document: Document, framework: Framework) -> None:
    changed = msgspec.structs.replace(document, people=(Person("p1", "Priya Zwolan"),))
    assert [f.start for f in kit.found(changed, framework, "spelling")] == [16, 33]


def test_the_example_is_spelt_right(example: Document, framework: Framework) -> None:
    assert kit.found(example, framework, "spelling") == []


def test_a_slip_that_is_a_part_of_a_name_is_found_all_the_same(
    document: Document, framework: Framework
) -> None:
    changed = msgspec.structs.replace(document, people=(Person("p1", "Priya McZwolan-Ash"),))
    assert kit.found(changed, framework, "spelling")[0].start == 0
