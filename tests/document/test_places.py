"""Places: every body has one address, and changing it leaves all else alone."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import (
    Place,
    bodies,
    body_at,
    exported_bodies,
    part_at,
    sections_of,
    told_for_judgement,
    with_body,
    with_part,
)
from ilacs_desktop.document.records import Parked
from tests.strategies import documents

BODY = (Block("new", (Text("New words."),)),)


@given(documents())
def test_each_body_is_found_at_its_place(document: Document) -> None:
    for place, body in bodies(document):
        assert body_at(document, place) is body


@given(documents())
def test_no_two_bodies_share_a_place(document: Document) -> None:
    places = [place for place, _ in bodies(document)]
    assert len(set(places)) == len(places)
    assert len(places) == 3 + 3 * len(document.judgements) + 3 * len(document.sections)


@given(st.data())
def test_changing_one_body_changes_no_other(data: st.DataObject) -> None:
    document = data.draw(documents())
    place = data.draw(st.sampled_from([place for place, _ in bodies(document)]))
    changed = with_body(document, place, BODY)
    assert body_at(changed, place) == BODY
    for other, body in bodies(document):
        if other != place:
            assert body_at(changed, other) is body


def test_putting_the_same_body_back_gives_the_same_document(example: Document) -> None:
    place = Place("thresholds", "how")
    assert with_body(example, place, body_at(example, place)) is example


@pytest.mark.parametrize(
    "place",
    [Place("nowhere", "know"), Place("front", "know"), Place("thresholds", "summary")],
)
def test_an_unknown_place_is_refused(example: Document, place: Place) -> None:
    with pytest.raises(KeyError):
        body_at(example, place)
    with pytest.raises(KeyError):
        with_body(example, place, BODY)


def test_bodies_come_in_reading_order(example: Document) -> None:
    order = list(dict.fromkeys(place.part for place, _ in bodies(example)))
    expected = ["front"]
    for judgement in example.judgements:
        expected += [judgement.id, *(s.id for s in sections_of(example, judgement.id))]
    assert order == expected


def test_parked_sections_and_answers_told_above_are_not_exported(example: Document) -> None:
    section = part_at(example, "thresholds")
    parked = msgspec.structs.replace(section, parked=Parked("Later.", "A. Coordinator"))
    places = {place for place, _ in exported_bodies(with_part(example, parked))}
    assert not any(place.part == "thresholds" for place in places)
    told = msgspec.structs.replace(section, parked=None, how_for_judgement=True)
    places = {place for place, _ in exported_bodies(with_part(example, told))}
    assert Place("thresholds", "how") not in places
    assert Place("thresholds", "know") in places


def test_what_we_know_is_never_left_to_the_judgement(example: Document) -> None:
    section = part_at(example, "thresholds")
    left = msgspec.structs.replace(section, how_for_judgement=True, plan_for_judgement=True)
    assert not told_for_judgement(left, "know")
    assert told_for_judgement(left, "how")
    assert told_for_judgement(left, "plan")
