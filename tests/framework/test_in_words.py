"""Counts and names as a sentence tells them."""

import pytest

from ilacs_desktop.framework.in_words import counted, listed, possessive, quoted, shortened


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 actions"), (1, "1 action"), (2, "2 actions"), (1200, "1,200 actions")],
)
def test_a_count_is_told_with_its_noun(count: int, said: str) -> None:
    assert counted(count, "action") == said


def test_a_noun_with_a_plural_of_its_own_keeps_it() -> None:
    assert counted(1, "person", "people") == "1 person"
    assert counted(3, "person", "people") == "3 people"


@pytest.mark.parametrize(
    ("names", "said"),
    [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")],
)
def test_names_are_listed_as_a_sentence_tells_them(names: list[str], said: str) -> None:
    assert listed(names) == said


def test_names_in_a_sentence_may_be_quoted() -> None:
    assert quoted(["A"]) == "“A”"
    assert quoted(iter(["A", "B", "C"])) == "“A”, “B” and “C”"


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Priya Nair", "Priya Nair’s"), ("Jo Banks", "Jo Banks’"), ("", "Somebody’s")],
)
def test_whose_something_is(name: str, expected: str) -> None:
    assert possessive(name) == expected


def test_a_text_that_is_too_long_is_cut_and_says_so() -> None:
    assert shortened("Night visits", 12) == "Night visits"
    assert shortened("Night visits", 7) == "Night…"
