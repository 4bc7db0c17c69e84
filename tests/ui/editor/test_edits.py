"""What commands do to a body, as plain values."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.ui.editor.edits import (
    excerpt,
    in_order,
    index_of,
    is_styled,
    with_insert,
    with_kind,
    with_stance,
    with_style,
    without,
)
from ilacs_desktop.ui.editor.runs import Point, shadow
from tests.strategies import bodies
from tests.ui.editor.kit import body

BODY = body("One two three [ev-audit]\n\n- (+) Second\n\nThird")
START, MIDDLE, END = Point("b0", 4), Point("b1", 6), Point("b2", 5)


def fresh():
    numbers = itertools.count()
    return lambda: f"n{next(numbers)}"


def shadows(blocks):
    return [shadow(block.runs) for block in blocks]


def inserted(at: Point, markup: str, start=BODY):
    blocks, caret = with_insert(start, at, body(markup), fresh())
    return [(b.id, b.kind, shadow(b.runs)) for b in blocks], caret


def test_a_block_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        index_of(BODY, "gone")


def test_places_are_put_in_reading_order() -> None:
    assert in_order(BODY, END, START) == (START, END)
    assert in_order(BODY, Point("b0", 3), Point("b0", 1)) == (Point("b0", 1), Point("b0", 3))


def test_an_excerpt_keeps_whole_blocks_and_makes_cut_ones_plain() -> None:
    cut_short, whole, rest = excerpt(BODY, START, Point("b2", 2))
    assert (cut_short.id, shadow(cut_short.runs)) == ("", "two three \ufffc")
    assert whole == BODY[1]
    assert rest == Block("", (Text("Th"),))


def test_a_kind_covers_the_whole_selection_and_goes_when_all_have_it() -> None:
    mixed = with_kind(BODY, START, MIDDLE, "bullet")
    assert [block.kind for block in mixed] == ["bullet", "bullet", "paragraph"]
    plain = with_kind(mixed, START, MIDDLE, "bullet")
    assert [block.kind for block in plain] == ["paragraph"] * 3
    assert with_kind(mixed, START, START, "numbered")[0].kind == "numbered"


def test_a_stance_is_set_and_taken_away_alike() -> None:
    marked = with_stance(BODY, START, MIDDLE, "strength")
    assert [block.stance for block in marked] == ["strength", "strength", ""]
    assert with_stance(marked, START, START, "strength")[0].stance == ""
    assert with_stance(marked, START, END, "")[1].stance == ""


def test_bold_covers_the_selection_across_blocks_and_leaves_chips() -> None:
    bold = with_style(BODY, START, Point("b1", 3), "bold")
    assert bold[0].runs == (
        Text("One "),
        Text("two three ", bold=True),
        Citation("ev-audit"),
    )
    assert bold[1].runs == (Text("Sec", bold=True), Text("ond"))
    assert is_styled(bold, START, Point("b1", 3), "bold")
    assert with_style(bold, START, Point("b1", 3), "bold") == BODY


def test_part_bold_becomes_all_bold() -> None:
    part = with_style(BODY, START, Point("b0", 7), "bold")
    assert not is_styled(part, Point("b0", 0), Point("b0", 7), "bold")
    whole = with_style(part, Point("b0", 0), Point("b0", 7), "bold")
    assert whole[0].runs[0] == Text("One two", bold=True)


def test_a_selection_without_text_is_not_bold() -> None:
    assert not is_styled(BODY, Point("b0", 14), Point("b0", 15), "bold")


def test_deleting_across_blocks_joins_them_into_the_first() -> None:
    left, caret = without(BODY, START, MIDDLE)
    assert shadows(left) == ["One ", "Third"]
    assert (left[0].id, left[0].kind, caret) == ("b0", "paragraph", START)


def test_one_block_goes_into_the_line() -> None:
    told, caret = inserted(START, "- (+) new [ac-one] ")
    assert told[0] == ("b0", "paragraph", "One new \ufffctwo three \ufffc")
    assert caret == Point("b0", 9)


def test_an_empty_block_becomes_what_is_pasted_into_it() -> None:
    (block,), _ = with_insert((Block("e"),), Point("e", 0), body("- (!) new"), fresh())
    assert block == Block("e", (Text("new"),), "bullet", "improvement")


def test_an_empty_item_stays_an_item_when_words_are_pasted_into_it() -> None:
    (block,), _ = with_insert((Block("e", (), "bullet"),), Point("e", 0), body("new"), fresh())
    assert (block.id, block.kind) == ("e", "bullet")


def test_paragraphs_join_the_text_before_and_after() -> None:
    told, caret = inserted(START, "alpha\n\nbeta\n\ngamma ")
    assert told[:3] == [
        ("b0", "paragraph", "One alpha"),
        ("n1", "paragraph", "beta"),
        ("n2", "paragraph", "gammatwo three \ufffc"),
    ]
    assert caret == Point("n2", 5)


def test_list_items_stay_items_of_their_own() -> None:
    told, caret = inserted(START, "- alpha\n- beta")
    assert told[:4] == [
        ("b0", "paragraph", "One "),
        ("n0", "bullet", "alpha"),
        ("n1", "bullet", "beta"),
        ("n2", "paragraph", "two three \ufffc"),
    ]
    assert caret == Point("n1", 4)


def test_items_pasted_before_a_text_leave_the_text_its_id() -> None:
    told, caret = inserted(Point("b2", 0), "- alpha\n- beta")
    assert told[2:] == [
        ("n0", "bullet", "alpha"),
        ("n1", "bullet", "beta"),
        ("b2", "paragraph", "Third"),
    ]
    assert caret == Point("n1", 4)


def test_paragraphs_pasted_before_a_text_leave_it_its_id_and_kind() -> None:
    told, caret = inserted(Point("b1", 0), "alpha\n\nbeta ")
    assert told[1:3] == [("n0", "paragraph", "alpha"), ("b1", "bullet", "betaSecond")]
    assert caret == Point("b1", 4)


def test_several_blocks_fill_an_empty_one_first() -> None:
    told, caret = inserted(Point("e", 0), "- alpha\n- beta", (Block("e"),))
    assert told == [("e", "bullet", "alpha"), ("n1", "bullet", "beta")]
    assert caret == Point("n1", 4)


@given(bodies().filter(bool), bodies().filter(bool), st.randoms(use_true_random=False))
def test_what_is_inserted_stands_whole_between_what_was_there(old, pasted, rng) -> None:
    old = tuple(Block(f"old-{n}", b.runs, b.kind) for n, b in enumerate(old))
    n = rng.randrange(len(old))
    at = Point(old[n].id, rng.randint(0, len(shadow(old[n].runs))))
    new, caret = with_insert(old, at, pasted, fresh())
    before = "".join(shadows(old[:n])) + shadow(old[n].runs)[: at.at]
    after = shadow(old[n].runs)[at.at :] + "".join(shadows(old[n + 1 :]))
    assert "".join(shadows(new)) == before + "".join(shadows(pasted)) + after
    assert len({block.id for block in new}) == len(new)
    assert {block.id for block in old} <= {block.id for block in new}
    c = index_of(new, caret.block)
    left = "".join(shadows(new[:c])) + shadow(new[c].runs)[: caret.at]
    assert left == before + "".join(shadows(pasted))
