"""What must be true of every document."""

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Indicator, Reading
from tests.strategies import documents


@given(documents())
def test_a_sound_document_has_no_faults(document: Document) -> None:
    assert faults(document) == ()


def test_two_records_with_one_id_are_found(example: Document) -> None:
    doubled = msgspec.structs.replace(example, evidence=(*example.evidence, example.evidence[0]))
    assert faults(doubled) == (f"Two of the evidence have the id “{example.evidence[0].id}”.",)


def test_a_paragraph_that_stands_twice_is_found(example: Document) -> None:
    body = body_at(example, Place("thresholds", "know"))
    doubled = with_body(example, Place("front", "summary"), (*example.front.summary, body[0]))
    assert faults(doubled) == (f"Two paragraphs have the id “{body[0].id}”.",)


def test_a_section_named_like_a_judgement_is_found(example: Document) -> None:
    first = msgspec.structs.replace(example.sections[0], id=example.judgements[0].id)
    clash = msgspec.structs.replace(example, sections=(first, *example.sections[1:]))
    assert f"Two parts have the id “{first.id}”." in faults(clash)


def test_a_section_of_no_judgement_is_found(example: Document) -> None:
    lost = msgspec.structs.replace(example.sections[0], judgement="nowhere")
    broken = msgspec.structs.replace(example, sections=(lost, *example.sections[1:]))
    assert faults(broken) == (
        f"The section “{lost.title}” belongs to no judgement of the document.",
    )


@pytest.mark.parametrize("name", ["", "../../up", "a/b", "a\\b", "C:x", "a\0b", "a\n", "x" * 81])
def test_an_id_that_could_lead_out_of_a_folder_is_found(example: Document, name: str) -> None:
    strange = msgspec.structs.replace(example, id=name)
    assert faults(strange) == ("Its id is not one that this program gives.",)


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_figure_that_is_no_number_is_found(example: Document, number: float) -> None:
    for one in (
        Indicator("i", "Visits", value=number),
        Indicator("i", "Visits", england=number),
        Indicator("i", "Visits", earlier=(Reading("2025", number),)),
    ):
        broken = msgspec.structs.replace(example, indicators=(one,))
        assert faults(broken) == ("The figure “Visits” has a value that is no number.",)
