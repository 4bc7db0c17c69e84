"""What somebody else wrote under the framework before comes in beside what was moved, whole."""

from collections import Counter

import pytest

from ilacs_desktop.cycle.moving import move
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outline import add
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.document import merge
from tests.framework_packs import NEXT, change_2027, made

OLD = "help_and_protection"


def with_words(document: Document, place: Place, id_: str) -> Document:
    """Return the document with one more paragraph at a place."""
    return with_body(document, place, (*body_at(document, place), Block(id_, (Text("More."),))))


def blocks(document: Document) -> Counter[str]:
    return Counter(block.id for _, body in bodies(document) for block in body)


@pytest.mark.parametrize("mine_is_moved", [True, False])
def test_a_move_joined_with_work_under_the_framework_before_loses_nothing(
    example: Document, framework: Framework, *, mine_is_moved: bool
) -> None:
    moved = move(example, framework, (made(change_2027).framework,)).document
    theirs, new = add(example, OLD, "Family hubs")
    for part, id_ in ((new, "more-1"), (OLD, "more-2"), ("thresholds", "more-3")):
        theirs = with_words(theirs, Place(part, "know"), id_)
    sides = (moved, theirs) if mine_is_moved else (theirs, moved)
    joined = merge(example, *sides).document
    assert faults(joined) == ()
    assert not blocks(example) - blocks(joined)
    assert {blocks(joined)[id_] for id_ in ("more-1", "more-2", "more-3")} == {1}
    assert joined.cycle.framework == NEXT
    assert {section.id for section in joined.sections} >= {new, "thresholds"}
    assert OLD in {judgement.id for judgement in joined.judgements}  # for the section that came in
    again = move(joined, framework, (made(change_2027).framework,)).document
    assert again is joined
