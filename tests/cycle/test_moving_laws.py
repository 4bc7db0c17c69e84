"""Whatever another framework renames, splits, merges and retires, nothing of a document is lost."""

import datetime as dt
from collections import Counter
from typing import Any

import hypothesis.strategies as st
import msgspec
import pytest
from hypothesis import given

from ilacs_desktop.cycle.framework_ids import uses
from ilacs_desktop.cycle.moving import move
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework, Move, Moves
from tests.cycle.moved import texts

_NEW = ("new.one", "new.two", "new.three")


@st.composite
def frameworks(draw: st.DrawFn, old: Framework) -> Framework:
    """Return a framework that follows the old one, with some of each kind moved."""
    moves: dict[str, tuple[Move, ...]] = {}
    fields: dict[str, Any] = {}
    for kind, field in (
        ("judgement", "judgements"),
        ("area", "areas"),
        ("evidence_type", "evidence_types"),
        ("grade", "grades"),
        ("pathway", "pathways"),
    ):
        items = getattr(old, field)
        moves[kind], fields[field] = draw(_moved(items, kind))
    judgements = [one.id for one in fields["judgements"]]
    fields["areas"] = tuple(
        msgspec.structs.replace(area, judgement=draw(st.sampled_from(judgements)))
        for area in fields["areas"]
    )
    moves["step"], steps = draw(_moved(old.dates.steps, "step"))
    dates = msgspec.structs.replace(old.dates, steps=steps)
    fields |= {"dates": dates, "outline": (), "id": "next", "as_at": dt.date(2027, 4, 1)}
    follows = draw(st.sampled_from([old.id, old.id, "another"]))
    return msgspec.structs.replace(old, **fields, moves=Moves(follows=follows, **moves))


@st.composite
def _moved(draw: st.DrawFn, items: Any, kind: str) -> tuple[tuple[Move, ...], Any]:
    """Return moves of some items, with the items that are there afterwards."""
    ids = [item.id for item in items]
    gone = draw(st.lists(st.sampled_from(ids), unique=True, max_size=4))
    stay = [item for item in items if item.id not in gone]
    fresh = [msgspec.structs.replace(items[0], id=f"{kind}.{new}") for new in _NEW]
    now = [item.id for item in (*stay, *fresh)]
    targets = st.lists(st.sampled_from(now), unique=True, max_size=2).map(tuple)
    return tuple(Move(id_, draw(targets)) for id_ in gone), (*stay, *fresh)


@pytest.fixture(scope="module")
def before(example: Document) -> Counter[str]:
    return texts(example)


@given(data=st.data())
def test_nothing_is_lost_and_nothing_is_doubled(
    example: Document, framework: Framework, before: Counter[str], data: st.DataObject
) -> None:
    new = data.draw(frameworks(framework))
    found = move(example, framework, (new,))
    assert texts(found.document) == before
    assert _words(found.document) >= _words(example)
    assert faults(found.document) == ()
    listed = {(one.kind, one.id) for one in found.no_place}
    known = {
        "judgement": {one.id for one in new.judgements},
        "area": {one.id for one in new.areas},
        "evidence_type": {one.id for one in new.evidence_types},
        "grade": {one.id for one in new.grades},
        "pathway": {one.id for one in new.pathways},
        "step": {one.id for one in new.dates.steps},
    }
    for use in uses(found.document):  # each id is the framework's, or is listed
        assert (use.id in known[use.kind]) != ((use.kind, use.id) in listed)
    assert move(found.document, new, (new,)).document is found.document  # a second time, nothing


def _words(document: Document) -> int:
    return sum(one.words for one in document.judgements)
