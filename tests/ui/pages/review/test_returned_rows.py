"""How a change reads is worked out again only when it, or its text, became another."""

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.ui.pages.review import returned_rows
from ilacs_desktop.ui.pages.review.returned_rows import Readings
from ilacs_desktop.ui.pages.review.returned_words import CLASH, Names, Shown, shown

BASE = Block("a", (Text("One home is near."),))
THEIRS = Block("a", (Text("One home is far."),))


@pytest.fixture
def document(small: Document) -> Document:
    """Return a self-evaluation with a change of each of two texts."""
    changes = []
    for name in ("know", "plan"):
        place = Place(small.sections[0].id, name)
        small = with_body(small, place, (BASE,))
        changes.append(
            Proposal(
                name, "from_word", place.part, name, "a", base_body=(BASE,), theirs_body=(THEIRS,)
            )
        )
    return msgspec.structs.replace(small, proposals=tuple(changes))


def test_only_what_became_another_is_read_again(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def noted(document: Document, proposal: Proposal, names: Names) -> Shown:
        read.append(proposal.id)
        return shown(document, proposal, names)

    monkeypatch.setattr(returned_rows, "shown", noted)
    readings = Readings()
    readings.of(document)
    assert read == ["know", "plan"]
    read.clear()
    mine = Block("a", (Text("One home is close."),))
    changed = with_body(document, Place(document.sections[0].id, "plan"), (mine,))
    assert readings.of(changed)["plan"].note == CLASH
    assert read == ["plan"]


@pytest.mark.parametrize("field", ["sections", "evidence"])
def test_what_a_change_reads_with_is_looked_at(document: Document, field: str) -> None:
    readings = Readings()
    readings.of(document)
    changed = msgspec.structs.replace(document, **{field: getattr(document, field)[1:]})
    names = Names.of(changed)
    expected = {one.id: shown(changed, one, names) for one in document.proposals}
    assert readings.of(changed) == expected
