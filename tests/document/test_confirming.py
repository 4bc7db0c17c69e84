"""Last year's text is confirmed one block, one answer, or all at once; nothing else changes."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.confirming import (
    CARRIED_LISTS,
    CarriedList,
    confirm,
    confirm_all,
    confirm_all_records,
    confirm_record,
    unconfirmed,
    unconfirmed_records,
)
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body

HERE, THERE = Place("front", "summary"), Place("front", "context")
OLD = (
    Block("b1", (Text("This year."),)),
    Block("b2", (Text("Old."),), "bullet", "strength", "last_year"),
    Block("b3", (Text("Older."),), origin="last_year"),
)


@pytest.fixture
def document(example: Document) -> Document:
    return with_body(with_body(example, HERE, OLD), THERE, OLD[1:2])


def test_one_block_is_confirmed_and_keeps_all_else(document: Document):
    confirmed = confirm(document, HERE, "b2")
    assert body_at(confirmed, HERE) == (OLD[0], msgspec.structs.replace(OLD[1], origin=""), OLD[2])
    assert body_at(confirmed, THERE) == OLD[1:2]


def test_one_answer_is_confirmed(document: Document):
    confirmed = confirm(document, HERE)
    assert unconfirmed(body_at(confirmed, HERE)) == ()
    assert unconfirmed(body_at(confirmed, THERE)) == ("b2",)


def test_all_is_confirmed_and_counted(document: Document):
    confirmed, count = confirm_all(document)
    assert count == 3
    assert confirm_all(confirmed) == (confirmed, 0)
    assert body_at(confirmed, HERE)[0] is OLD[0]


def test_nothing_to_confirm_changes_nothing(document: Document):
    assert confirm(document, HERE, "b1") is document
    with pytest.raises(KeyError):
        confirm(document, Place("gone", "know"))


@pytest.mark.parametrize("name", CARRIED_LISTS)
def test_one_record_is_confirmed_and_nothing_else(example: Document, name: CarriedList):
    first, second, *_ = getattr(example, name)
    old = carried(carried(example, name, first.id), name, second.id)
    assert [one.id for one in unconfirmed_records(old, name)] == [first.id, second.id]
    confirmed = confirm_record(old, name, second.id)
    assert confirmed == carried(example, name, first.id)
    assert confirm_record(confirmed, name, second.id) is confirmed
    assert confirm_record(confirmed, name, "unknown") is confirmed


def test_all_records_are_confirmed_and_counted(example: Document):
    old = carried(example, "actions", example.actions[0].id)
    old = carried(old, "indicators", example.indicators[0].id)
    assert confirm_all_records(old, ("actions",))[1] == 1
    confirmed, count = confirm_all_records(old)
    assert (confirmed, count) == (example, 2)
    assert confirmed.evidence is example.evidence
    assert confirm_all_records(confirmed) == (confirmed, 0)


def carried(document: Document, name: CarriedList, id_: str) -> Document:
    records = tuple(
        msgspec.structs.replace(one, carried="2025") if one.id == id_ else one
        for one in getattr(document, name)
    )
    return msgspec.structs.replace(document, **{name: records})
