"""Putting something back where it stood, whatever else has moved since."""

from typing import NamedTuple

import pytest

from ilacs_desktop.merge.stood import Stood, is_home, put_in, stood_in


class Item(NamedTuple):
    id: str


def items(names: str) -> tuple[Item, ...]:
    return tuple(map(Item, names))


def back(now: str, name: str, old: str, new: str) -> str:
    """Return the names with one put back, after the order went from old to new."""
    return "".join(one.id for one in put_in(items(now), Item(name), stood_in(old, new)))


@pytest.mark.parametrize(
    ("now", "name", "old", "new", "after"),
    [
        ("ac", "b", "abc", "ac", "abc"),  # behind the one it followed
        ("bc", "a", "abc", "bc", "abc"),  # in front of the one that followed it
        ("axc", "b", "abc", "axc", "abxc"),  # what is new stays behind it
        ("xy", "b", "abc", "xy", "xyb"),  # at the end where nothing is left of it
        ("ab", "x", "ab", "ab", "abx"),  # and what never stood there
        ("cab", "c", "abc", "cab", "abc"),  # moved back
        ("deabc", "e", "abcde", "deabc", "dabce"),  # before the one beside it is
        ("dabce", "d", "abcde", "deabc", "abcde"),
    ],
)
def test_it_comes_back_where_it_stood(now: str, name: str, old: str, new: str, after: str) -> None:
    assert back(now, name, old, new) == after


def test_what_was_moved_and_not_put_back_yet_holds_nothing_in_place() -> None:
    """Though more was moved than is left of what was not."""
    stood = Stood(tuple("abcdef"), frozenset("def"))
    assert "".join(one.id for one in put_in(items("defc"), Item("f"), stood)) == "decf"


def test_it_is_home_where_it_stands_among_what_was_never_moved() -> None:
    stood = stood_in("abcd", "dabc")
    assert not is_home(items("dabc"), "d", stood)
    assert is_home(items("abcd"), "d", stood)
    assert is_home(items("abxcd"), "d", stood)
    assert not is_home(items("abdc"), "d", stood)
    assert is_home(items("cab"), "a", stood)  # that one was never moved
