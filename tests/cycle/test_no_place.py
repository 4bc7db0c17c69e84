"""A judgement that the framework does not have goes once nothing hangs on it, and not before."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.cycle.no_place import may_go, nobody_covers, without_judgement
from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document, Judgement
from ilacs_desktop.document.outline import to_judgement
from ilacs_desktop.document.records import Comment, Proposal
from ilacs_desktop.framework.model import Framework

NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)
GONE = "overall"


@pytest.fixture
def document(example: Document) -> Document:
    """Return the example with one more judgement on which nothing hangs."""
    more = (*example.judgements, Judgement(GONE, "Overall effectiveness"))
    return msgspec.structs.replace(example, judgements=more)


def test_an_empty_judgement_goes(document: Document, example: Document) -> None:
    assert may_go(document, GONE)
    assert without_judgement(document, GONE) == example


@pytest.mark.parametrize(
    "changes",
    [
        {"comments": (Comment("c", GONE, "know", "A", NOW, "Why?"),)},
        {"proposals": (Proposal("p", "both_edited", part=GONE),)},
    ],
)
def test_one_that_somebody_talks_of_stays(document: Document, changes: dict[str, object]) -> None:
    talked = msgspec.structs.replace(document, **changes)
    assert without_judgement(talked, GONE) is talked


def test_one_with_words_or_a_section_stays(document: Document) -> None:
    section = to_judgement(document, "to_25", GONE)
    assert without_judgement(section, GONE) is section
    *rest, last = document.judgements
    written = msgspec.structs.replace(last, know=(Block("b", (Text("Good."),)),))
    told = msgspec.structs.replace(document, judgements=(*rest, written))
    assert without_judgement(told, GONE) is told
    assert faults(told) == ()


def test_a_core_area_is_covered_by_a_parked_section_too(
    example: Document, framework: Framework
) -> None:
    assert nobody_covers(example, framework) == ()
    rest = tuple(section for section in example.sections if section.id != "thresholds")
    missing = nobody_covers(msgspec.structs.replace(example, sections=rest), framework)
    assert "help.thresholds" in {area.id for area in missing}
