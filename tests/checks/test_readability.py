"""Readability on a document: long sentences, and parts that are hard to read as a whole."""

import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.framework.model import Framework
from tests.checks import kit

HEAVY = "Organisational accountability necessitates comprehensive multidisciplinary evaluation. "
PLAIN = "The child is safe and goes to school each day. "


@pytest.fixture
def document(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def saying(document: Document, place: Place, *texts: str) -> Document:
    return with_body(
        document, place, tuple(Block(f"b{n}", (Text(t),)) for n, t in enumerate(texts))
    )


def test_only_a_sentence_of_more_than_forty_words_is_long(
    document: Document, framework: Framework
) -> None:
    texts = (f"{'word ' * 40}.", f"Yes. {'Word ' * 41}.")
    changed = saying(document, Place("front", "summary"), *texts)
    (finding,) = kit.found(changed, framework, "readability")
    assert (finding.check, finding.block, finding.start) == ("readability.long_sentence", "b1", 5)
    assert "41 words" in finding.message


@pytest.mark.parametrize("part", ["front", "help_and_protection", "early_help"])
def test_a_part_of_long_words_is_hard_to_read(
    document: Document, framework: Framework, part: str
) -> None:
    place = Place(part, "summary" if part == "front" else "know")
    changed = saying(document, place, HEAVY * 9, HEAVY * 9)
    (finding,) = kit.found(changed, framework, "readability")
    assert (finding.check, finding.part) == ("readability.score", part)
    assert finding.message.startswith("The front" if part == "front" else "“")


@pytest.mark.parametrize("text", [PLAIN * 20, HEAVY * 5])
def test_plain_words_or_few_of_them_have_no_finding(
    document: Document, framework: Framework, text: str
) -> None:
    changed = saying(document, Place("front", "summary"), text)
    assert kit.found(changed, framework, "readability") == []


def test_the_example_is_readable(example: Document, framework: Framework) -> None:
    assert kit.found(example, framework, "readability") == []
