"""A public version withholds what may be a small number of people or a name, and little else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.public_guard import PublicGuard, load_public_guard
from ilacs_desktop.checks.public_words import load_public_words
from ilacs_desktop.language.small_numbers import SMALLEST_OPEN
from tests.checks.public_sentences import STAYS, WITHHELD

OWN = ("Northbridge", "Northbridge Council")
WORDS = load_public_words(resources() / "language")
SHAPES = (
    "We placed {n} {who} out of area.",
    "{N} {who} moved twice.",
    "Up to {n} {who} wait.",
    "Fewer than {n} {who} replied.",
    "{n} of the {who} came home.",
    "There were {n} (of 41) {who} in May 2026.",
    "{n} of 60 {who} waited.",
    "The {who} were few: only {n}.",
    "Late {who}: {n}",
    "Late {who} ({n})",
    "Late {who} (n={n})",
    "All but {n} of our {who} are safe.",
    "Of our {who}, {n} are missing.",
    "Between {n} and 9 {who} left in 3 months.",
    "In 2 towns {n} new {who} were seen.",
    "We placed {n}\u00a0{who} far away.",
)
AROUND = ("", "Two teams work in 3 towns.", "On 1 May we agreed 4 priorities.", "We hear families.")


@pytest.fixture(scope="module")
def guard() -> PublicGuard:
    return load_public_guard(resources())


def left(guard: PublicGuard, text: str) -> str:
    """Return a text with each stretch that is held as an underscore."""
    for one in reversed(guard.find(text, OWN)):
        text = f"{text[: one.start]}_{text[one.end :]}"
    return text


@pytest.mark.parametrize(("text", "public"), WITHHELD)
def test_a_small_number_or_a_name_is_withheld(guard: PublicGuard, text: str, public: str) -> None:
    assert left(guard, text) == public
    assert "_" in public


@pytest.mark.parametrize("text", STAYS)
def test_what_is_clearly_something_else_stays(guard: PublicGuard, text: str) -> None:
    assert left(guard, text) == text


@given(
    shape=st.sampled_from(SHAPES),
    who=st.sampled_from(
        sorted({*WORDS.counts.people, *WORDS.counts.staff} - {*WORDS.counts.person})
    ),
    said=st.sampled_from(("2", "3", "4", "5", "two", "three", "four", "five")),
    around=st.tuples(st.sampled_from(AROUND), st.sampled_from(AROUND)),
)
def test_a_small_count_never_survives_in_any_shape(
    guard: PublicGuard, shape: str, who: str, said: str, around: tuple[str, str]
) -> None:
    before, after = around
    planted = shape.format(n="\x00", N="\x00", who=who)
    text = f"{before}\n{planted.replace(chr(0), said)}\n{after}"
    at = len(before) + 1 + planted.index("\x00")
    held = guard.find(text, OWN)
    assert any(one.start <= at and at + len(said) <= one.end for one in held), text


@given(number=st.integers(SMALLEST_OPEN, 999), who=st.sampled_from(("children", "care leavers")))
def test_a_larger_count_stays(guard: PublicGuard, number: int, who: str) -> None:
    assert left(guard, f"We placed {number} {who} out of area.").count("_") == 0


@given(base=st.integers(21, 400), count=st.integers(1, 5))
def test_a_share_from_which_a_small_count_follows_is_withheld(
    guard: PublicGuard, base: int, count: int
) -> None:
    share = f"{100 * count / base:.1f}%"
    for text in (f"{share} of {base} children moved.", f"Of {base} families {share} moved."):
        assert share not in left(guard, text)


def test_the_rule_has_its_source_and_is_that_of_the_checks() -> None:
    rule = WORDS.small_numbers
    assert rule.most + 1 == SMALLEST_OPEN
    assert re.search(r"Department for Education", rule.source)


def test_the_council_can_let_a_number_or_a_name_stand(guard: PublicGuard) -> None:
    text = "In all 3 mentors for children report to Priya Nair."
    assert left(guard, text) == "In all _ mentors for children report to _."
    assert not guard.find(text, ("3 mentors for children", "Priya Nair"))
    assert len(guard.find("We met 3 mentors and 3 children.", ("3 mentors",))) == 1
