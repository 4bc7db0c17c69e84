"""Saves that wait for the one that runs."""

from pathlib import Path

from ilacs_desktop.ui.work.pending import Pending, Wanted

PLAIN = Wanted()
FIRST, SECOND = Wanted("Before the board"), Wanted("Signed off")
OTHER = Wanted(path=Path("other.ilacs"))


def taken(*wanted: Wanted) -> list[Wanted]:
    """Return what is saved when these are asked for, in order."""
    pending = Pending()
    for one in wanted:
        pending.add(one)
    found: list[Wanted] = []
    while (next_ := pending.take()) is not None:
        found.append(next_)
    return found


def test_each_name_and_each_file_is_saved_in_its_turn() -> None:
    assert taken(FIRST, OTHER, SECOND) == [FIRST, OTHER, SECOND]
    assert taken(FIRST, FIRST) == [FIRST, FIRST]


def test_one_without_a_name_is_saved_once_and_with_what_has_one() -> None:
    assert taken(PLAIN, PLAIN) == [PLAIN]
    assert taken(PLAIN, FIRST) == [FIRST]
    assert taken(FIRST, PLAIN) == [FIRST]
    assert taken(OTHER, PLAIN) == [OTHER]


def test_one_that_was_asked_for_in_this_file_is_saved_in_it_before_the_work_goes_on_in_another() -> (
    None
):
    assert taken(PLAIN, OTHER) == [PLAIN, OTHER]


def test_nothing_waits_at_first() -> None:
    assert taken() == []
