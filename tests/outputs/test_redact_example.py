"""The public version of the example stays readable, and owners' names go from prose too."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document, Front
from ilacs_desktop.document.records import Action, Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.redaction_list import redacted
from tests.outputs.outputs_made import source_of

replace = msgspec.structs.replace


def told(document: Document, framework: Framework, words: str) -> str:
    """Return what the public version makes of a summary of these words."""
    with_words = replace(document, front=Front((Block("b", (Text(words),)),)))
    found = redacted(source_of(with_words, framework))
    return body_text(found.document.front.summary[1:])


def test_the_example_keeps_its_words_but_names_and_a_few_small_counts(
    example: Document, framework: Framework
) -> None:
    found = redacted(source_of(example, framework)).redactions
    numbers = [(one.place, one.kind) for one in found if "count" in one.kind.lower()]
    assert numbers == [
        (
            "Education, employment, training and the local offer · What next, paragraph 1",
            "A small count of staff or others",
        ),
        ("Evidence 7: source", "A count of 1 to 5"),
        ("Evidence 21: source", "A count of 1 to 5"),
    ]
    assert {one.kind for one in found} - {kind for _, kind in numbers} == {
        *("A name", "Evidence or an action", "A parked section", "A document enclosed")
    }


@pytest.mark.parametrize(
    ("owner", "words", "left"),
    [
        ("Jo Ashworth", "Jo Ashworth leads.", "[withheld] leads."),
        ("Ashworth, Jo", "We asked Ashworth, Jo.", "We asked [withheld]."),
        ("Zofia Ashworth", "Then Ashworth agreed.", "Then [withheld] agreed."),
        ("Performance Manager", "The Performance Manager leads.", "The Performance Manager leads."),
        ("Grace Bell", "Grace Bell rings the bell.", "[withheld] rings the bell."),
    ],
)
def test_an_owner_who_is_no_post_is_withheld_in_prose_too(
    short: Document, framework: Framework, owner: str, words: str, left: str
) -> None:
    item, action = Evidence("e", 1, "Audit", owner=owner), Action("a", 1, "Act", owner=owner)
    for document in (replace(short, evidence=(item,)), replace(short, actions=(action,))):
        assert told(document, framework, words) == left


def test_words_that_the_council_lets_stand_bring_a_number_back(
    short: Document, framework: Framework
) -> None:
    words = "In all 3 mentors help 4 children."
    assert told(short, framework, words) == "In all [withheld] mentors help [withheld] children."
    let = replace(short, allow_list=("3 mentors",))
    assert told(let, framework, words) == "In all 3 mentors help [withheld] children."
