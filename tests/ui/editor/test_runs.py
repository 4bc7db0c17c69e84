"""Places in a block count code points, chips counting one, and stay with the text around them."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.body import Block, Citation, Text, tidy_runs
from ilacs_desktop.ui.editor.runs import (
    CHIP,
    Point,
    between,
    cut,
    follow,
    length,
    moved,
    shadow,
)
from tests.strategies import runs

CHIPPED = (Text("Ab😀"), Citation("ev-1"), Text("cd", bold=True))
any_runs = runs().map(tidy_runs)


def test_a_chip_and_an_emoji_each_count_one() -> None:
    assert length(CHIPPED) == 6
    assert shadow(CHIPPED) == f"Ab😀{CHIP}cd"


def test_cutting_keeps_looks_and_chips_on_their_side() -> None:
    assert cut(CHIPPED, 1) == ((Text("A"),), (Text("b😀"), *CHIPPED[1:]))
    assert cut(CHIPPED, 4) == (CHIPPED[:2], CHIPPED[2:])
    assert between(CHIPPED, 3, 5) == (Citation("ev-1"), Text("c", bold=True))


@given(any_runs, st.integers(0, 40))
def test_the_two_halves_of_a_cut_make_the_whole(runs: tuple, at: int) -> None:
    before, after = cut(runs, at)
    assert tidy_runs((*before, *after)) == runs
    assert length(before) == min(at, length(runs))


def test_a_place_stays_with_the_text_around_it() -> None:
    old = (Text("We see children."),)
    assert moved(3, old, (Text("We often see children."),)) == 3
    assert moved(7, old, (Text("We often see children."),)) == 13
    assert moved(16, old, (Text("We see."),)) == 7
    assert moved(5, old, ()) == 0


@given(any_runs, any_runs, st.integers(0, 40))
def test_a_place_never_leaves_the_text(old: tuple, new: tuple, at: int) -> None:
    at = min(at, length(old))
    assert 0 <= moved(at, old, new) <= length(new)
    assert moved(at, old, old) == at


def test_a_place_in_a_block_that_is_gone_goes_to_the_end_of_the_one_before() -> None:
    first, gone, last = (Block(name, (Text(name),)) for name in ("first", "gone", "last"))
    assert follow(Point("gone", 2), (first, gone, last), (first, last)) == Point("first", 5)
    assert follow(Point("first", 2), (first, last), (last,)) == Point("last", 0)
    assert follow(Point("last", 2), (first, last), (last, first)) == Point("last", 2)
