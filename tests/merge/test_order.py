"""The order of a merged list."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.merge.order import merged_order, unmoved

_LISTS = st.permutations("abcdefgh").flatmap(
    lambda items: st.integers(0, len(items)).map(lambda size: items[:size])
)


@given(_LISTS, _LISTS, _LISTS)
def test_every_item_of_either_side_stands_once(
    base: list[str], mine: list[str], theirs: list[str]
) -> None:
    order = merged_order(base, mine, theirs)
    assert sorted(order) == sorted({*mine, *theirs})


@given(_LISTS, _LISTS)
def test_a_side_that_changed_nothing_leaves_the_others_order(
    base: list[str], side: list[str]
) -> None:
    assert [item for item in merged_order(base, side, base) if item in side] == side
    assert [item for item in merged_order(base, base, side) if item in side] == side


@given(st.lists(st.integers(0, 50), unique=True, max_size=20))
def test_what_nobody_moved_rises_and_is_as_long_as_can_be(places: list[int]) -> None:
    kept = unmoved(places)
    assert [place for place in places if place in kept] == sorted(kept)
    lengths: list[int] = []
    for at, place in enumerate(places):
        longest = max((lengths[b] for b in range(at) if places[b] < place), default=0)
        lengths.append(longest + 1)
    assert len(kept) == max(lengths, default=0)


def test_both_moves_and_both_insertions_are_kept() -> None:
    assert merged_order("abcd", "dabc", "acbd") == ["d", "a", "c", "b"]
    assert merged_order("abc", "axbc", "aybc") == list("axybc")
    assert merged_order("", "x", "y") == ["y", "x"]


def test_a_move_of_many_is_merged_in_a_moment() -> None:
    base = [str(at) for at in range(2000)]
    mine = Random(1).sample(base, len(base))
    assert merged_order(base, mine, base) == mine
