"""Which questions a section answers, itself or through its judgement."""

import msgspec
import pytest

from ilacs_desktop.document.answers import (
    answer_place,
    section_state,
    unanswered,
    unconfirmed_answers,
)
from ilacs_desktop.document.confirming import confirm
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, body_at, part_at, with_body, with_part
from ilacs_desktop.document.records import Parked
from ilacs_desktop.document.words import unconfirmed_words
from ilacs_desktop.framework.model import Framework


@pytest.fixture
def document(framework: Framework) -> Document:
    return new_document(framework, "Northbridge Council", None)


def section(document: Document) -> Section:
    found = part_at(document, "thresholds")
    assert isinstance(found, Section)
    return found


def told(document: Document, *places: Place) -> Document:
    for n, place in enumerate(places):
        document = with_body(document, place, parse_body("Said.", lambda _, n=n: f"b{n}"))
    return document


def test_a_section_moves_from_empty_to_started_to_answered(document: Document) -> None:
    assert section_state(document, section(document)) == "empty"
    started = told(document, Place("thresholds", "know"))
    assert section_state(started, section(started)) == "started"
    assert unanswered(started, section(started)) == ("how", "plan")
    done = told(document, *(Place("thresholds", q) for q in ("know", "how", "plan")))
    assert section_state(done, section(done)) == "answered"


def test_last_years_text_answers_nothing_until_somebody_confirms_it(document: Document) -> None:
    done = told(document, *(Place("thresholds", q) for q in ("know", "how", "plan")))
    place = Place("thresholds", "how")
    carried = tuple(
        msgspec.structs.replace(block, origin="last_year") for block in body_at(done, place)
    )
    waiting = with_body(done, place, carried)
    assert unconfirmed_answers(waiting, section(waiting)) == ("how",)
    assert section_state(waiting, section(waiting)) == "started"
    assert unanswered(waiting, section(waiting)) == ()
    assert unconfirmed_words(waiting) == 1
    confirmed = confirm(waiting, place)
    assert section_state(confirmed, section(confirmed)) == "answered"
    assert unconfirmed_words(confirmed) == 0


def test_an_answer_for_the_judgement_counts_for_the_section(document: Document) -> None:
    both = msgspec.structs.replace(
        section(document), how_for_judgement=True, plan_for_judgement=True
    )
    document = told(with_part(document, both), Place("thresholds", "know"))
    assert unanswered(document, section(document)) == ("how", "plan")
    judgement = "help_and_protection"
    document = told(document, Place(judgement, "how"), Place(judgement, "plan"))
    assert section_state(document, section(document)) == "answered"
    assert answer_place(both, "how") == Place(judgement, "how")
    assert answer_place(both, "know") == Place("thresholds", "know")


def test_a_section_whose_judgement_alone_speaks_is_empty(document: Document) -> None:
    both = msgspec.structs.replace(
        section(document), how_for_judgement=True, plan_for_judgement=True
    )
    document = told(with_part(document, both), Place("help_and_protection", "how"))
    assert section_state(document, both) == "empty"


def test_a_parked_section_is_parked_whatever_it_says(document: Document) -> None:
    parked = msgspec.structs.replace(
        section(document), parked=Parked("Told elsewhere.", "A. Coordinator")
    )
    assert section_state(document, parked) == "parked"
