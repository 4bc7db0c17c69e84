"""What each answer said is remembered, kept while nothing is written, and taken over as last year's."""

from itertools import count

import msgspec
import pytest

from ilacs_desktop.document.body import ActionLink, Block, Citation, Text, body_text
from ilacs_desktop.document.faults import faults
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Remembered
from ilacs_desktop.document.remembered import (
    remember,
    remembered_at,
    take_over,
    title_at,
    without_place,
)

KNOW = Place("permanence", "know")
SAID = (
    Block(
        "b1", (Text("Plans are "), Text("late", bold=True), Citation("ev-1")), "bullet", "strength"
    ),
    Block("b2", (ActionLink("ac-1"),), origin="last_year"),
    Block("b3", (Text("  "),)),
)


@pytest.fixture
def document(example: Document) -> Document:
    return with_body(example, KNOW, SAID)


def following(document: Document) -> Document:
    """Return an empty document that remembers another one as that of 2026."""
    emptied = msgspec.structs.replace(document, remembered=remember(document, "2026"))
    for place, body in bodies(document):
        if body:
            emptied = with_body(emptied, place, ())
    return emptied


def test_an_answer_is_remembered_with_its_marks_chips_title_and_year(document: Document) -> None:
    (found,) = [one for one in remember(document, "2026") if (one.part, one.question) == KNOW]
    assert found == Remembered(
        "permanence~know",
        "permanence",
        "know",
        title_at(document, KNOW),
        "2026",
        (SAID[0], msgspec.structs.replace(SAID[1], origin="")),
    )


def test_every_answer_that_says_anything_is_remembered_in_reading_order(example: Document) -> None:
    said = [place for place, body in bodies(example) if body]
    found = remember(example, "2026")
    assert [(one.part, one.question) for one in found] == said
    assert {one.part for one in found} >= {"front", "permanence", "impact_of_leaders"}
    assert found[0].title == "Summary"


def test_what_was_said_before_stays_while_nothing_is_written(document: Document) -> None:
    empty = following(document)
    assert remember(empty, "2027") == empty.remembered
    assert {one.label for one in empty.remembered} == {"2026"}


def test_a_new_answer_takes_the_place_of_the_old_one_and_no_other(document: Document) -> None:
    empty = following(document)
    written = with_body(empty, KNOW, (Block("n", (Text("Better."),)),))
    then = remember(written, "2027")
    assert [one.id for one in then] == [one.id for one in empty.remembered]
    changed = [one for one in then if one not in empty.remembered]
    assert [(one.id, one.label, body_text(one.body)) for one in changed] == [
        ("permanence~know", "2027", "Better.")
    ]


def test_text_that_nobody_confirmed_is_not_taken_for_this_years(document: Document) -> None:
    """Of three paragraphs carried over one was left, unread: all three are still to hand."""
    empty = following(document)
    old = remembered_at(empty, KNOW)
    assert old is not None
    left = take_over(empty, KNOW, old.body[:1], lambda prefix: f"{prefix}-new")
    assert remember(left, "2027") == empty.remembered
    changed = msgspec.structs.replace(
        body_at(left, KNOW)[0], runs=(Text("Plans are on time"),), origin=""
    )
    rewritten = remember(with_body(left, KNOW, (changed,)), "2027")
    assert {one.label for one in rewritten} == {"2026", "2027"}


def test_what_has_no_place_any_more_is_kept_and_named(document: Document) -> None:
    empty = following(document)
    fewer = msgspec.structs.replace(
        empty, sections=tuple(s for s in empty.sections if s.id != "permanence")
    )
    gone = without_place(fewer)
    assert {one.part for one in gone} == {"permanence"}
    assert set(gone) <= set(remember(fewer, "2027"))
    assert remember(fewer, "2027")[-len(gone) :] == gone  # after those that have one
    assert without_place(empty) == ()


def test_no_two_are_of_one_id_even_where_one_was_given_another_place(document: Document) -> None:
    (first, *_) = remember(document, "2026")
    moved = msgspec.structs.replace(first, part="elsewhere")
    then = remember(msgspec.structs.replace(document, remembered=(moved,)), "2027")
    assert moved in then
    assert [one.id for one in then if one.question == first.question][:1] == [f"{first.id}~2"]
    assert len({one.id for one in then}) == len(then)


def test_what_is_taken_over_comes_last_unconfirmed_and_with_ids_of_its_own(
    document: Document,
) -> None:
    numbers = count(1)

    def make(prefix: str) -> str:
        return f"{prefix}-{next(numbers)}"

    old = remembered_at(following(document), KNOW)
    assert old is not None
    first = Block("mine", (Text("This year."),))
    mine = with_body(following(document), KNOW, (first, Block("blank")))
    once = take_over(mine, KNOW, old.body, make)
    twice = take_over(once, KNOW, old.body, make)
    body = body_at(twice, KNOW)
    assert body[0] is first
    assert [block.origin for block in body] == ["", *["last_year"] * 4]
    assert [block.runs for block in body[1:]] == [block.runs for block in old.body] * 2
    assert [block.stance for block in body[1:]] == ["strength", "", "strength", ""]
    assert faults(twice) == ()


def test_nothing_is_remembered_of_what_was_never_written(example: Document) -> None:
    nowhere = msgspec.structs.replace(example, remembered=())
    assert remembered_at(nowhere, KNOW) is None
    blank = Remembered("permanence~know", *KNOW, "Title", "2025")
    assert remembered_at(msgspec.structs.replace(example, remembered=(blank,)), KNOW) is None
