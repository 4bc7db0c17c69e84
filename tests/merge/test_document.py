"""What must be true of the merge of any two versions of any document."""

import datetime as dt
from collections import Counter
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Body, Citation, Text, block_text, tidy_runs
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Evidence, Proposal, Settlement
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.merge.words import words_of
from tests.strategies import document_from, edit

SEEDS = st.integers(0, 2**48)


def three(seed: int) -> tuple[Document, Document, Document]:
    """Return a document and two versions that came of it."""
    random = Random(seed)
    base = document_from(seed)
    mine, theirs = base, base
    for _ in range(random.randint(1, 3)):
        mine, theirs = edit(mine, random), edit(theirs, random)
    return base, mine, theirs


@given(SEEDS)
def test_where_one_side_changed_nothing_the_other_stands(seed: int) -> None:
    base, mine, theirs = three(seed)
    assert written(merge(base, mine, base).document) == written(mine)
    assert written(merge(base, base, theirs).document) == written(theirs)
    assert merge(base, mine, mine).document == mine


def written(document: Document) -> Document:
    """Return the document without what is on record, which no side takes away (test_registers.py)."""
    return msgspec.structs.replace(document, packs=(), sign_offs=())


@given(SEEDS)
def test_merging_a_side_in_again_changes_nothing(seed: int) -> None:
    base, mine, theirs = three(seed)
    merged = merge(base, mine, theirs).document
    assert merge(mine, merged, mine).document == merged
    assert merge(theirs, merged, theirs).document == merged


@given(SEEDS)
def test_a_sound_document_stays_sound(seed: int) -> None:
    base, mine, theirs = three(seed)
    if not (faults(base) or faults(mine) or faults(theirs)):
        assert faults(merge(base, mine, theirs).document) == ()


@given(SEEDS)
def test_what_somebody_wrote_is_in_the_text_or_in_a_proposal(seed: int) -> None:
    base, mine, theirs = three(seed)
    merged = merge(base, mine, theirs).document
    now = words(merged) + offered(merged)
    parts = {place.part for place, _ in bodies(merged)}
    for side, other in ((mine, theirs), (theirs, mine)):
        before = words(base) + words(other)
        for place, body in bodies(side):
            new = counted(body)
            if place.part in parts and body != dict(bodies(base)).get(place):
                lost = {word for word in new if new[word] == 1 and not (before[word] or now[word])}
                assert not lost, place


def counted(body: Body) -> Counter[str]:
    return Counter(word.key for block in body for word in words_of(block.runs) if not word.is_space)


def words(document: Document) -> Counter[str]:
    return sum((counted(body) for _, body in bodies(document)), Counter[str]())


def offered(document: Document) -> Counter[str]:
    return sum(
        (counted((*p.mine_body, *p.theirs_body)) for p in document.proposals), Counter[str]()
    )


NAMES = Names("Jo Ash", "Priya Nair", dt.datetime(2026, 11, 2, 9, tzinfo=dt.UTC))


def test_a_proposal_says_who_wrote_what_and_is_the_same_whoever_merges(example: Document) -> None:
    section = example.sections[0]
    mine = replaced(example, section=msgspec.structs.replace(section, owner="Jo Ash"))
    theirs = replaced(example, section=msgspec.structs.replace(section, owner="Priya Nair"))
    merged = merge(example, mine, theirs, NAMES).document
    assert merged.sections[0].owner == "Jo Ash"
    (asked,) = merged.proposals
    assert (asked.kind, asked.part, asked.field) == ("field", section.id, "owner")
    assert (asked.mine_value, asked.theirs_value) == ('"Jo Ash"', '"Priya Nair"')
    assert (asked.mine_by, asked.theirs_by, asked.at) == NAMES
    (again,) = merge(example, theirs, mine).document.proposals
    assert again.id == asked.id


def test_two_authors_change_different_fields_of_one_item_of_evidence(example: Document) -> None:
    item = example.evidence[0]
    mine = with_record(example, msgspec.structs.replace(item, title="Audit of March"))
    theirs = with_record(example, msgspec.structs.replace(item, sample_size=99))
    merged = merge(example, mine, theirs).document
    assert (merged.evidence[0].title, merged.evidence[0].sample_size) == ("Audit of March", 99)
    assert merged.proposals == ()


def test_a_number_given_twice_is_given_anew_to_the_later_and_told(example: Document) -> None:
    number = next_number(example.evidence)
    mine = with_record(example, Evidence("ev-m", number, title="Mine"))
    theirs = with_record(example, Evidence("ev-t", number, title="Theirs"))
    merged = merge(example, mine, theirs)
    numbers = {item.title: item.number for item in merged.document.evidence[-2:]}
    assert numbers == {"Mine": number, "Theirs": number + 1}
    assert merged.notes == (f"Evidence {number} “Theirs” is now number {number + 1}.",)


def test_evidence_that_one_removed_and_the_other_cited_is_kept(example: Document) -> None:
    uncited = Evidence("ev-x", next_number(example.evidence), title="Survey of staff")
    base = with_record(example, uncited)
    place = Place(example.sections[0].id, "know")
    block = Block("b-new", (Text("Staff say so. "), Citation("ev-x")))
    theirs = with_body(base, place, (*body_at(base, place), block))
    for one, other in ((example, theirs), (theirs, example)):
        merged = merge(base, one, other)
        assert merged.document.evidence[-1] == uncited
        assert merged.notes == (
            "“Survey of staff” was removed by one author and cited by another, so it was kept.",
        )


def test_a_section_that_one_removed_and_the_other_wrote_in_is_kept_and_asked(
    example: Document,
) -> None:
    section = example.sections[0]
    gone = msgspec.structs.replace(example, sections=example.sections[1:])
    place = Place(section.id, "know")
    written = with_body(example, place, (Block("b-new", (Text("New words."),)),))
    for one, other in ((gone, written), (written, gone)):
        merged = merge(example, one, other).document
        assert body_at(merged, place) == body_at(written, place)
        (asked,) = merged.proposals
        assert (asked.kind, asked.part) == ("delete_or_edit", section.id)


def test_an_edit_follows_a_paragraph_to_another_section(example: Document) -> None:
    here, there = Place(example.sections[0].id, "know"), Place(example.sections[1].id, "know")
    first, *rest = body_at(example, here)
    mine = with_body(example, here, tuple(rest))
    mine = with_body(mine, there, (first, *body_at(example, there)))
    longer = tidy_runs((*first.runs, Text(" Now added.")))
    edited = msgspec.structs.replace(first, runs=longer)
    theirs = with_body(example, here, (edited, *rest))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(example, one, other).document
        assert body_at(merged, there)[0] == edited
        assert body_at(merged, here) == tuple(rest)
        assert merged.proposals == ()


def test_a_paragraph_moved_out_of_a_section_that_the_other_deleted_is_kept(
    example: Document,
) -> None:
    here, there = Place(example.sections[0].id, "know"), Place(example.sections[1].id, "know")
    first, *rest = body_at(example, here)
    mine = with_body(example, here, tuple(rest))
    mine = with_body(mine, there, (*body_at(example, there), first))
    theirs = msgspec.structs.replace(example, sections=example.sections[1:])
    for one, other in ((mine, theirs), (theirs, mine)):
        assert first in body_at(merge(example, one, other).document, there)


@pytest.mark.parametrize("joined", [2, 3])
@pytest.mark.parametrize("words", ["", " They added."])
def test_paragraphs_that_one_joined_and_the_other_moved_stand_once(
    example: Document, joined: int, words: str
) -> None:
    here, there = Place(example.sections[0].id, "know"), Place(example.sections[1].id, "know")
    parts = tuple(
        Block(f"p-{n}", (Text(f"Sentence {n} of the {n}th paragraph."),)) for n in range(4)
    )
    base = with_body(example, here, parts)
    one = msgspec.structs.replace(
        parts[0], runs=(Text(" ".join(block_text(part) for part in parts[:joined])),)
    )
    mine = with_body(base, here, (one, *parts[joined:]))
    last = msgspec.structs.replace(parts[-1], runs=(*parts[-1].runs, Text(words)))
    theirs = with_body(base, here, ())
    theirs = with_body(theirs, there, (*body_at(base, there), *parts[:-1], last))
    for ours, others in ((mine, theirs), (theirs, mine)):
        got = merge(base, ours, others).document
        assert got.proposals == ()
        assert body_at(got, here) == ()
        assert body_at(got, there)[-1 - len(parts) + joined :] == (one, *parts[joined:-1], last)


def test_a_paragraph_that_one_joined_and_the_other_moved_by_itself_is_not_lost(
    example: Document,
) -> None:
    here, there = Place(example.sections[0].id, "know"), Place(example.sections[1].id, "know")
    first, second = (Block(f"p-{n}", (Text(f"Sentence {n} of {n} others."),)) for n in (1, 2))
    base = with_body(example, here, (first, second))
    both = msgspec.structs.replace(first, runs=(Text(f"{block_text(first)} {block_text(second)}"),))
    mine = with_body(base, here, (both,))
    theirs = with_body(base, here, (first,))
    theirs = with_body(theirs, there, (*body_at(base, there), second))
    for ours, others in ((mine, theirs), (theirs, mine)):
        got = merge(base, ours, others).document
        assert body_at(got, there)[-1] == second
        assert block_text(first) in block_text(body_at(got, here)[0])


def test_evidence_that_one_removed_and_the_other_shows_an_action_by_is_kept(
    example: Document,
) -> None:
    survey = Evidence("ev-x", next_number(example.evidence), title="Survey of staff")
    base = with_record(example, survey)
    shown = msgspec.structs.replace(example.actions[0], shown_by=("ev-x",))
    theirs = with_record(base, shown)
    for one, other in ((example, theirs), (theirs, example)):
        assert survey in merge(base, one, other).document.evidence


def test_what_is_settled_stays_settled(example: Document) -> None:
    asked = Proposal("p-1", "both_edited")
    base = msgspec.structs.replace(example, proposals=(asked,))
    settled = msgspec.structs.replace(asked, settled=Settlement("mine", "Jo Ash", NAMES.at))
    mine = msgspec.structs.replace(base, proposals=(settled,))
    theirs = msgspec.structs.replace(base, word_list=("Northbridge",))
    for one, other in ((mine, theirs), (theirs, mine)):
        merged = merge(base, one, other).document
        assert merged.proposals == (settled,)
        assert merged.word_list == ("Northbridge",)


def replaced(document: Document, section: Section) -> Document:
    sections = tuple(section if old.id == section.id else old for old in document.sections)
    return msgspec.structs.replace(document, sections=sections)
