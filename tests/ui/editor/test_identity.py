"""Ids follow the text through splits and joins; a block split off copies what it is."""

import itertools

import pytest

from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.ui.editor.identity import with_identity, with_ids

A = Block("a", (Text("Children are safe."),), "bullet", "strength", "last_year")
B = Block("b", (Text("Plans are late."),), "paragraph", "improvement")
EMPTY = Block("e")


def identified(old: Body, *lines: str) -> Body:
    texts = [(Text(line),) if line else () for line in lines]
    return with_identity(old, texts, lambda block, runs: block.runs == runs)


def ids(blocks: Body) -> list[str]:
    return [block.id for block in blocks]


def test_typing_keeps_everything_but_the_text() -> None:
    (typed,) = identified((A,), "Children are safer.")
    assert typed == Block("a", (Text("Children are safer."),), "bullet", "strength", "last_year")


def test_what_is_unchanged_is_the_same_object() -> None:
    blocks = identified((A, B), "Children are safe.", "Plans are on time.")
    assert blocks[0] is A
    assert identified((A,), "Children are safe.") == (A,)


def test_a_split_keeps_the_id_in_front_and_copies_what_the_block_is() -> None:
    front, rest = identified((A,), "Children ", "are safe.")
    assert front.id == "a"
    assert (rest.id, rest.kind, rest.stance, rest.origin) == ("", "bullet", "strength", "last_year")


def test_a_new_paragraph_after_last_years_text_is_this_years() -> None:
    before, new = identified((A,), "Children are safe.", "")
    assert before is A
    assert (new.id, new.kind, new.stance, new.origin) == ("", "bullet", "strength", "")


def test_a_new_paragraph_before_the_text_leaves_it_its_id() -> None:
    new, after = identified((A,), "", "Children are safe.")
    assert after is A
    assert (new.id, new.kind) == ("", "bullet")


def test_a_join_keeps_the_first() -> None:
    (joined,) = identified((A, B), "Children are safe.Plans are late.")
    assert (joined.id, joined.kind, joined.stance) == ("a", "bullet", "strength")


@pytest.mark.parametrize("old", [(EMPTY, A), (B, A)])
def test_a_block_whose_text_is_all_that_is_left_is_that_block(old: Body) -> None:
    assert identified(old, "Children are safe.") == (A,)


def test_the_same_words_twice_stay_two_blocks() -> None:
    twin = Block("twin", A.runs)
    assert ids(identified((A, twin), "Children are safe.")) == ["a"]
    assert ids(identified((A, twin), "Children are safe.", "", "Children are safe.")) == [
        "a",
        "",
        "twin",
    ]


def test_a_paragraph_that_was_moved_keeps_its_id() -> None:
    c = Block("c", (Text("Third."),))
    assert identified((A, B, c), "Plans are late.", "Third.", "Children are safe.") == (B, c, A)


def test_edits_at_both_ends_leave_every_block_its_id() -> None:
    c = Block("c", (Text("Third."),))
    blocks = identified((A, B, c), "All children are safe.", "Plans are late.", "Third!")
    assert ids(blocks) == ["a", "b", "c"]
    assert blocks[1] is B


def test_words_put_in_over_a_selection_leave_its_two_ends_their_ids() -> None:
    c = Block("c", (Text("Third."),), "numbered")
    blocks = identified((A, B, c), "Children are new", "lines", "Third day.")
    assert [(block.id, block.kind) for block in blocks] == [
        ("a", "bullet"),
        ("b", "paragraph"),
        ("c", "numbered"),
    ]
    shorter = identified((A, B, c), "Children are", "day.")
    assert ids(shorter) == ["a", "c"]


def test_only_blocks_without_an_id_get_one() -> None:
    numbers = itertools.count()
    blocks = with_ids((A, Block(""), B, Block("")), lambda: f"n{next(numbers)}")
    assert ids(blocks) == ["a", "n0", "b", "n1"]
    assert blocks[0] is A
