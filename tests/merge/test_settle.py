"""Settling what two authors both meant."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.body import Block, Text, block_text
from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Settlement
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.settle import Pick, open_proposals, settle
from tests.merge.prose import AUDIT, BASE, CARERS, DUTY, WAITS, body, with_words

AT = dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC)
SUMMARY = Place("front", "summary")


def settled(document: Document, pick: Pick) -> Document:
    """Return the document with its one proposal settled."""
    (asked,) = open_proposals(document)
    result = settle(document, asked, pick, "Jo Ash", AT)
    assert open_proposals(result) == ()
    assert result.proposals[0].settled == Settlement(pick, "Jo Ash", AT)
    assert faults(result) == ()
    return result


@pytest.mark.parametrize(
    ("pick", "figures"),
    [("mine", ["74%"]), ("theirs", ["81%"]), ("both", ["74%", "81%"]), ("own_words", ["74%"])],
)
def test_a_clash_of_words(example: Document, pick: Pick, figures: list[str]) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    document = settled(merge(base, mine, theirs).document, pick)
    wanted = [AUDIT.replace("72%", figure) for figure in figures]
    assert [block_text(b) for b in body_at(document, SUMMARY)] == [*wanted, WAITS, CARERS, DUTY]


@pytest.mark.parametrize(("pick", "there"), [("mine", False), ("theirs", True)])
def test_a_paragraph_that_one_deleted(example: Document, pick: Pick, there: bool) -> None:
    base, theirs = (
        with_body(example, SUMMARY, body(*text)) for text in (BASE, with_words("72%", "74%"))
    )
    mine = with_body(example, SUMMARY, body(*BASE)[1:])
    document = settled(merge(base, mine, theirs).document, pick)
    assert (len(body_at(document, SUMMARY)) == len(BASE)) is there


def test_words_that_are_no_longer_there_are_put_at_the_end(example: Document) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    merged = merge(base, mine, theirs).document
    gone = with_body(merged, SUMMARY, body_at(merged, SUMMARY)[1:])
    last = body_at(settled(gone, "theirs"), SUMMARY)[-1]
    assert block_text(last) == AUDIT.replace("72%", "81%")


@pytest.mark.parametrize(("pick", "owner"), [("mine", "Jo Ash"), ("theirs", "Priya Nair")])
def test_a_field_of_a_section(example: Document, pick: Pick, owner: str) -> None:
    first, *rest = example.sections
    mine, theirs = (
        msgspec.structs.replace(
            example, sections=(msgspec.structs.replace(first, owner=name), *rest)
        )
        for name in ("Jo Ash", "Priya Nair")
    )
    document = settled(merge(example, mine, theirs).document, pick)
    assert document.sections[0].owner == owner


def test_a_field_of_a_record_and_of_the_cycle(example: Document) -> None:
    item = example.evidence[0]
    mine, theirs = (
        with_record(example, msgspec.structs.replace(item, period_to=dt.date(2026, month, 1)))
        for month in (5, 6)
    )
    document = settled(merge(example, mine, theirs).document, "theirs")
    assert document.evidence[0].period_to == dt.date(2026, 6, 1)
    mine, theirs = (
        msgspec.structs.replace(example, cycle=msgspec.structs.replace(example.cycle, marking=m))
        for m in ("OFFICIAL: first", "OFFICIAL: second")
    )
    document = settled(merge(example, mine, theirs).document, "theirs")
    assert document.cycle.marking == "OFFICIAL: second"


def test_a_mark_of_a_paragraph(example: Document) -> None:
    base, mine, theirs = (
        with_body(example, SUMMARY, (Block("b0", (Text("Plans drift."),), stance=stance),))
        for stance in ("", "strength", "improvement")
    )
    document = settled(merge(base, mine, theirs).document, "theirs")
    assert body_at(document, SUMMARY)[0].stance == "improvement"


@pytest.mark.parametrize(("pick", "there"), [("mine", False), ("theirs", True)])
def test_a_record_that_one_removed(example: Document, pick: Pick, there: bool) -> None:
    point = example.prior_points[0]
    mine = without_record(example, point)
    theirs = with_record(example, msgspec.structs.replace(point, response="Changed."))
    document = settled(merge(example, mine, theirs).document, pick)
    assert any(one.id == point.id for one in document.prior_points) is there


def test_a_place_that_is_gone_is_left(example: Document) -> None:
    place = Place(example.sections[0].id, "know")
    base, mine, theirs = (
        with_body(example, place, body(*text))
        for text in (BASE, with_words("72%", "74%"), with_words("72%", "81%"))
    )
    merged = merge(base, mine, theirs).document
    gone = msgspec.structs.replace(merged, sections=merged.sections[1:])
    assert settled(gone, "theirs").sections == gone.sections


def test_a_mark_of_a_paragraph_in_a_section_that_is_gone_is_left(example: Document) -> None:
    place = Place(example.sections[0].id, "know")
    base, mine, theirs = (
        with_body(example, place, (Block("b0", (Text("Plans drift."),), stance=stance),))
        for stance in ("", "strength", "improvement")
    )
    merged = merge(base, mine, theirs).document
    gone = msgspec.structs.replace(merged, sections=merged.sections[1:])
    assert settled(gone, "theirs").sections == gone.sections
