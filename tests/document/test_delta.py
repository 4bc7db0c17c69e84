"""The law of the recovery journal: a delta, written down and read back, gives the new document."""

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.delta import delta, patch
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from tests.strategies import documents, edited


@given(st.data())
def test_patch_of_delta_gives_the_new_document(data: st.DataObject) -> None:
    old = data.draw(documents())
    new = data.draw(edited(old))
    assert patch(old, delta(old, new)) == new


@given(documents(), documents())
def test_a_delta_survives_being_written_as_json(old: Document, new: Document) -> None:
    written = json.loads(json.dumps(json.loads(encode(delta(old, new)))))
    assert patch(old, written) == new


@given(documents())
def test_equal_documents_have_no_delta(document: Document) -> None:
    copy = msgspec.json.decode(encode(document), type=Document)
    assert delta(document, copy) is None
    assert patch(document, None) is document


def test_a_delta_holds_only_the_block_that_changed(example: Document) -> None:
    place = Place("thresholds", "know")
    body = body_at(example, place)
    changed = msgspec.structs.replace(body[0], runs=(Text("New words."),))
    new = with_body(example, place, (changed, *body[1:]))
    assert len(encode(delta(example, new))) < 400


def test_a_delta_for_another_document_is_refused(example: Document) -> None:
    place = Place("thresholds", "know")
    stranger = with_body(example, place, (Block("elsewhere", (Text("a"),)),))
    change = delta(stranger, with_body(stranger, place, (Block("elsewhere", (Text("b"),)),)))
    with pytest.raises(KeyError):
        patch(example, change)
