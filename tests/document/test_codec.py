"""The document as JSON: nothing is lost on the way, and equal values give equal bytes."""

import hashlib
import json

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.codec import decode_document, digest, encode, new_id
from ilacs_desktop.document.model import Document
from tests.strategies import documents


@given(documents())
def test_a_document_comes_back_from_its_json(document: Document) -> None:
    assert decode_document(encode(document)) == document


@given(documents())
def test_equal_documents_have_equal_bytes(document: Document) -> None:
    assert encode(decode_document(encode(document))) == encode(document)


def test_json_can_be_read_by_anything(example: Document) -> None:
    raw = json.loads(encode(example))
    assert raw["authority"]["name"] == "Northbridge Council"
    assert raw["cycle"]["meeting"] == "2026-12-07"


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b'{"id": 1}', b"\xff"])
def test_what_is_no_document_is_refused(raw: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_document(raw)


def test_a_digest_is_the_sha256_of_the_bytes() -> None:
    assert digest(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_ids_are_fresh_and_say_what_they_name() -> None:
    ids = {new_id("ev") for _ in range(1000)}
    assert len(ids) == 1000
    assert all(value.startswith("ev-") and len(value) == 15 for value in ids)
