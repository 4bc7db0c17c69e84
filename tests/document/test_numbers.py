"""Printed numbers: used once each, and changed only where they must be."""

import msgspec
from hypothesis import given

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import next_number, with_unique_numbers
from ilacs_desktop.document.records import Action, Evidence
from tests.strategies import documents


def test_the_first_record_is_number_one() -> None:
    assert next_number(()) == 1


def test_a_new_record_follows_the_highest() -> None:
    assert next_number((Evidence("ev-1", 4), Evidence("ev-2", 2))) == 5


@given(documents())
def test_afterwards_every_number_is_used_once(document: Document) -> None:
    unique, _ = with_unique_numbers(document)
    for records in (unique.evidence, unique.actions):
        numbers = [record.number for record in records]
        assert len(set(numbers)) == len(numbers)
        assert all(number > 0 for number in numbers)


@given(documents())
def test_nothing_but_numbers_changes(document: Document) -> None:
    unique, notes = with_unique_numbers(document)
    assert [msgspec.structs.replace(e, number=0) for e in unique.evidence] == [
        msgspec.structs.replace(e, number=0) for e in document.evidence
    ]
    changed = [
        (old, new)
        for old, new in zip(
            (*document.evidence, *document.actions),
            (*unique.evidence, *unique.actions),
            strict=True,
        )
        if old != new
    ]
    assert len(notes) == len(changed)


def test_the_record_that_came_in_is_renumbered_and_named(example: Document) -> None:
    incoming = Action("ac-new", example.actions[0].number, "Visit sooner")
    merged = msgspec.structs.replace(example, actions=(*example.actions, incoming))
    unique, notes = with_unique_numbers(merged)
    number = next_number(example.actions)
    assert unique.actions[0] is example.actions[0]
    assert unique.actions[-1].number == number
    assert notes == (f"Action {incoming.number} “Visit sooner” is now number {number}.",)


def test_a_document_in_order_is_left_as_it_is(example: Document) -> None:
    assert with_unique_numbers(example) == (example, ())
    assert with_unique_numbers(example)[0] is example
