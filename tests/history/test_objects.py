"""A document taken apart and put together again is the same; what two versions share is stored once."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Section
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import AuditCount
from ilacs_desktop.history import objects
from ilacs_desktop.history.objects import name_of, put_together, take_apart
from tests.strategies import documents


def document(*texts: str) -> Document:
    blocks = tuple(Block(f"b-{n}", (Text(text),)) for n, text in enumerate(texts))
    return Document(
        "se-1",
        Authority("Northbridge Council"),
        Cycle("2026", "ilacs", dt.date(2026, 4, 1)),
        judgements=(Judgement("j", "Leaders"),),
        sections=(Section("s", "Supervision", "j", know=blocks),),
    )


@given(documents())
def test_a_document_put_together_again_is_the_same(document: Document) -> None:
    tree, stored = take_apart(document)
    assert msgspec.convert(put_together(tree, stored), Document) == document


@given(documents())
def test_what_is_put_together_is_the_very_json_of_the_document(document: Document) -> None:
    raw = put_together(*take_apart(document))
    assert encode(raw) == encode(msgspec.json.decode(encode(document)))


@given(documents())
def test_every_object_is_named_by_its_bytes_and_is_one_line_of_json(document: Document) -> None:
    for name, raw in take_apart(document)[1].items():
        assert name == name_of(raw)
        assert b"\n" not in raw
        msgspec.json.decode(raw)


@given(documents())
def test_equal_documents_get_equal_trees(document: Document) -> None:
    copy = msgspec.json.decode(encode(document), type=Document)
    assert take_apart(copy) == take_apart(document)


def test_the_order_in_which_a_mapping_was_filled_does_not_matter() -> None:
    first, second = (
        msgspec.structs.replace(document(), audits=(AuditCount("au-1", grades=grades),))
        for grades in ({"good": 1, "inadequate": 2}, {"inadequate": 2, "good": 1})
    )
    assert take_apart(first) == take_apart(second)


def test_one_changed_paragraph_adds_only_the_objects_on_the_way_to_it() -> None:
    before = document(*"abcdefgh")
    place = Place("s", "know")
    body = before.sections[0].know
    changed = (*body[:3], Block("b-3", (Text("new"),)), *body[4:])
    old = take_apart(before)[1]
    new = take_apart(with_body(before, place, changed))[1]
    # the block, the list of blocks, the section, the list of sections, the document
    assert len(new.keys() - old.keys()) == 5


def test_text_cannot_imitate_a_reference() -> None:
    name = take_apart(document("victim"))[0]
    for text in (f'{{"#":"{name}"}}', "#", name):
        sly = document(text, text)
        assert msgspec.convert(put_together(*take_apart(sly)), Document) == sly


def types_in(kind: Any) -> Iterator[Any]:
    yield kind
    for name in ("item_types", "types", "fields"):
        for inner in getattr(kind, name, ()):
            yield from types_in(getattr(inner, "type", inner))
    for name in ("item_type", "key_type", "value_type"):
        if hasattr(kind, name):
            yield from types_in(getattr(kind, name))


def test_no_mapping_of_the_model_can_imitate_a_reference() -> None:
    found = list(types_in(msgspec.inspect.type_info(Document)))
    mappings = [kind for kind in found if isinstance(kind, msgspec.inspect.DictType)]
    assert mappings
    for mapping in mappings:
        assert isinstance(mapping.value_type, msgspec.inspect.IntType)


def test_a_missing_object_is_a_key_error() -> None:
    tree, stored = take_apart(document("a"))
    for name in stored:
        rest = {other: raw for other, raw in stored.items() if other != name}
        with pytest.raises(KeyError):
            put_together(tree, rest)


def test_objects_that_stand_for_an_endless_document_are_refused() -> None:
    stored: dict[str, bytes] = {}
    raw = b'"' + b"x" * 1000 + b'"'
    for _ in range(40):  # each level ten times the one below
        stored[name_of(raw)] = raw
        raw = encode([{"#": name_of(raw)}] * 10)
    tree = encode({"id": {"#": name_of(raw)}})
    stored |= {name_of(raw): raw, name_of(tree): tree}
    with pytest.raises(ValueError, match="more than a document can hold"):
        put_together(name_of(tree), stored)


def test_a_tree_that_is_no_record_is_refused() -> None:
    raw = b"[1]"
    with pytest.raises(ValueError, match="no document"):
        put_together(name_of(raw), {name_of(raw): raw})


def test_the_limit_leaves_room_for_any_document() -> None:
    assert 100 * len(encode(document("word " * 20_000))) < objects.EXPANDED_LIMIT
