"""Changes to the records, and where they are used."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Citation
from ilacs_desktop.document.edits import list_name, with_record, without_record
from ilacs_desktop.document.model import Authority, Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.uses import uses_of_actions, uses_of_evidence


def test_a_new_record_stands_at_the_end(example: Document) -> None:
    added = with_record(example, Evidence("ev-new", 99, "A new audit"))
    assert added.evidence == (*example.evidence, Evidence("ev-new", 99, "A new audit"))


def test_a_changed_record_keeps_its_place(example: Document) -> None:
    changed = msgspec.structs.replace(example.actions[3], owner="Somebody else")
    altered = with_record(example, changed)
    assert altered.actions[3] is changed
    assert [a for n, a in enumerate(altered.actions) if n != 3] == [
        a for n, a in enumerate(example.actions) if n != 3
    ]


@pytest.mark.parametrize(
    "name", ["evidence", "actions", "prior_points", "indicators", "comments", "people"]
)
def test_every_kind_of_record_can_be_removed_and_put_back(example: Document, name: str) -> None:
    record = getattr(example, name)[-1]
    assert list_name(record) == name
    removed = without_record(example, record)
    assert record not in getattr(removed, name)
    assert with_record(removed, record) == example


def test_what_is_no_record_is_refused(example: Document) -> None:
    with pytest.raises(KeyError):
        with_record(example, Authority("No record"))  # type: ignore[type-var]


def test_removing_evidence_leaves_its_citations(example: Document) -> None:
    cited = next(iter(uses_of_evidence(example)))
    item = next(e for e in example.evidence if e.id == cited)
    assert uses_of_evidence(without_record(example, item))[cited]


def test_uses_are_listed_once_a_block_in_reading_order(example: Document) -> None:
    block = Block("b", (Citation("ev-x"), Citation("ev-x")))
    late = Place("to_25", "plan")
    document = with_body(example, late, (*body_at(example, late), block))
    document = with_body(document, Place("front", "summary"), (Block("a", (Citation("ev-x"),)),))
    assert [(place, b.id) for place, b in uses_of_evidence(document)["ev-x"]] == [
        (Place("front", "summary"), "a"),
        (late, "b"),
    ]


def test_every_action_of_the_example_is_used_somewhere_it_says(example: Document) -> None:
    uses = uses_of_actions(example)
    for action, found in uses.items():
        for place, block in found:
            assert block in body_at(example, place)
            assert action in {getattr(run, "action", None) for run in block.runs}
