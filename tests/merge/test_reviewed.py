"""Accepting and declining what a reviewer changed, where the text has moved on and where it has not."""

import datetime as dt

import msgspec
import pytest

from ilacs_desktop.document.body import Body, body_text
from ilacs_desktop.document.markup import parse_body
from ilacs_desktop.document.model import Authority, Cycle, Document, Judgement, Section
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.reviewed import (
    about_now,
    accept,
    decline,
    outcome,
    reword,
    together,
)

NOW = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
PLACE = Place("homes", "know")
TEXT = "One home is near. Two are far.\n\nWe count moves.\n\nThen we ask why."


def body(text: str, ids: str = "abcdefgh") -> Body:
    return parse_body(text, lambda n: ids[n])


def document(text: Body) -> Document:
    section = Section("homes", "Homes", "care", know=text)
    cycle = Cycle("2026", "ilacs-2026-04", dt.date(2026, 4, 1))
    return Document(
        "se", Authority("Northbridge Council"), cycle, (), judgements=(Judgement("care", "Care"),),
        sections=(section,),
    )  # fmt: skip


def with_proposal(text: Body, base: Body, theirs: Body) -> tuple[Document, Proposal]:
    block = base[0].id if base else ""
    proposal = Proposal(
        "p-1", "from_word", "homes", "know", block, base_body=base, theirs_body=theirs
    )
    return msgspec.structs.replace(document(text), proposals=(proposal,)), proposal


def accepted(text: Body, base: Body, theirs: Body) -> str | None:
    start, proposal = with_proposal(text, base, theirs)
    found = accept(start, proposal, "Jo Ash", NOW)
    if found is None:
        return None
    settled = found.proposals[0].settled
    assert settled is not None
    assert (settled.pick, settled.by, settled.at) == ("theirs", "Jo Ash", NOW)
    return body_text(body_at(found, PLACE))


def test_a_rewording_takes_the_place_of_its_block() -> None:
    base = body(TEXT)
    theirs = body("We count every move.", "b")
    assert accepted(base, base[1:2], theirs) == (
        "One home is near. Two are far.\nWe count every move.\nThen we ask why."
    )


def test_what_was_typed_since_in_another_sentence_stays() -> None:
    base = body(TEXT)
    now = body(TEXT.replace("Two are far", "Three are far"))
    theirs = body("One home is very near. Two are far.", "a")
    assert accepted(now, base[:1], theirs) == (
        "One home is very near. Three are far.\nWe count moves.\nThen we ask why."
    )


def test_a_change_of_the_same_words_is_left_to_a_person() -> None:
    base = body(TEXT)
    now = body(TEXT.replace("count moves", "count visits"))
    theirs = body("We count days.", "b")
    start, proposal = with_proposal(now, base[1:2], theirs)
    assert outcome(start, proposal).clashes
    assert accept(start, proposal, "Jo Ash", NOW) is None
    assert about_now(start, proposal) == now[1:2]


def test_two_changes_of_one_sentence_that_do_not_touch_are_to_be_read() -> None:
    base = body("We count the many moves of all our children every single year.")
    now = body("We count the many moves of all our children every single month.")
    theirs = body("We record the many moves of all our children every single year.")
    start, proposal = with_proposal(now, base, theirs)
    found = outcome(start, proposal)
    assert (found.clashes, found.look) == (False, True)
    assert body_text(found.body) == (
        "We record the many moves of all our children every single month."
    )


def test_a_new_paragraph_stands_behind_the_one_it_was_told_with() -> None:
    base = body(TEXT)
    theirs = (base[0], *body("A new line.", "n"))
    assert accepted(base, base[:1], theirs) == (
        "One home is near. Two are far.\nA new line.\nWe count moves.\nThen we ask why."
    )


def test_a_new_paragraph_stands_before_the_one_it_was_told_with() -> None:
    base = body(TEXT)
    theirs = (*body("A new line.", "n"), base[1])
    assert accepted(base, base[1:2], theirs) == (
        "One home is near. Two are far.\nA new line.\nWe count moves.\nThen we ask why."
    )


def test_a_first_paragraph_of_an_empty_answer() -> None:
    assert accepted((), (), body("A new line.", "n")) == "A new line."


def test_a_first_paragraph_of_an_answer_that_was_begun_since_stands_beside_it() -> None:
    assert accepted(body("Begun since."), (), body("A new line.", "n")) == (
        "Begun since.\nA new line."
    )


def test_a_deleted_paragraph_goes() -> None:
    base = body(TEXT)
    assert accepted(base, base[1:2], ()) == "One home is near. Two are far.\nThen we ask why."


def test_a_paragraph_deleted_by_the_reviewer_and_edited_since_is_left_to_a_person() -> None:
    base = body(TEXT)
    now = body(TEXT.replace("count moves", "count all moves"))
    assert accepted(now, base[1:2], ()) is None


def test_a_paragraph_edited_by_the_reviewer_and_deleted_since_comes_back() -> None:
    base = body(TEXT)
    now = (base[0], base[2])
    assert accepted(now, base[1:2], body("We count every move.", "b")) == (
        "One home is near. Two are far.\nThen we ask why.\nWe count every move."
    )


def test_a_move_keeps_what_was_typed_since() -> None:
    base = body(TEXT)
    now = body(TEXT.replace("ask why", "ask everybody why"))
    theirs = (base[2], base[0], base[1])
    assert accepted(now, base, theirs) == (
        "Then we ask everybody why.\nOne home is near. Two are far.\nWe count moves."
    )


def test_a_section_that_is_gone_cannot_take_a_change() -> None:
    base = body(TEXT)
    start, proposal = with_proposal(base, base[1:2], ())
    gone = msgspec.structs.replace(start, sections=())
    assert outcome(gone, proposal).clashes
    assert accept(gone, proposal, "Jo Ash", NOW) is None
    assert about_now(gone, proposal) == ()
    with pytest.raises(KeyError):
        reword(gone, proposal, (), "Jo Ash", NOW)


def test_a_title_is_taken_over() -> None:
    title = Proposal(
        "p-1", "from_word", "homes", field="title", base_value='"Homes"', mine_value='"Homes"',
        theirs_value='"Where children live"',
    )  # fmt: skip
    start = msgspec.structs.replace(document(body(TEXT)), proposals=(title,))
    found = accept(start, title, "Jo Ash", NOW)
    assert found is not None
    assert found.sections[0].title == "Where children live"
    assert decline(start, title, "Jo Ash", NOW).sections == start.sections


def test_a_title_of_a_section_that_is_gone_is_left_to_a_person() -> None:
    title = Proposal("p-1", "from_word", "homes", field="title", theirs_value='"Where we live"')
    gone = msgspec.structs.replace(document(body(TEXT)), sections=(), proposals=(title,))
    assert accept(gone, title, "Jo Ash", NOW) is None
    assert decline(gone, title, "Jo Ash", NOW).proposals[0].settled is not None


def test_declining_changes_no_word_though_the_text_has_moved_on() -> None:
    base = body(TEXT)
    now = body(TEXT.replace("count moves", "count visits"))
    start, proposal = with_proposal(now, base[1:2], ())
    found = decline(start, proposal, "Jo Ash", NOW)
    assert found.sections == start.sections
    settled = found.proposals[0].settled
    assert settled is not None
    assert settled.pick == "mine"


def test_own_words_take_the_place_of_what_the_change_was_about() -> None:
    base = body(TEXT)
    start, proposal = with_proposal(base, base[1:2], body("We count days.", "b"))
    found = reword(start, proposal, body("We count nights.", "b"), "Jo Ash", NOW)
    assert body_text(body_at(found, PLACE)) == (
        "One home is near. Two are far.\nWe count nights.\nThen we ask why."
    )
    settled = found.proposals[0].settled
    assert settled is not None
    assert settled.pick == "own_words"


def test_own_words_come_to_the_end_where_nothing_of_it_stands() -> None:
    base = body(TEXT)
    start, proposal = with_proposal(base, base[1:2], ())
    without = with_body(start, PLACE, (base[0], base[2]))
    found = reword(without, proposal, body("We count nights.", "x"), "Jo Ash", NOW)
    assert body_text(body_at(found, PLACE)).endswith("We count nights.")


def test_two_wordings_are_put_together_unless_they_touch() -> None:
    base = body("One home is near. Two are far.")[0]
    mine = body("One home is very near. Two are far.")[0]
    theirs = body("One home is near. Three are far.")[0]
    joined = together(base, mine, theirs)
    assert joined is not None
    assert body_text((joined,)) == "One home is very near. Three are far."
    assert together(base, mine, body("One home is quite near. Two are far.")[0]) is None
