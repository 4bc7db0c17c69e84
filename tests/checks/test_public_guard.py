"""What may not be told in public: small numbers without a telling detail too, and whole stories."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.public_guard import (
    WORKED_OUT,
    PublicGuard,
    figures,
    load_public_guard,
)
from ilacs_desktop.language.small_numbers import COMPLEMENT, SMALL_BASE, SMALL_NUMBER
from ilacs_desktop.language.stories import SINGLE_CHILD
from tests.strategies import texts


@pytest.fixture(scope="module")
def guard() -> PublicGuard:
    return load_public_guard(resources())


def held(guard: PublicGuard, text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.kind) for one in guard.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We moved 3 children.", [("3", SMALL_NUMBER)]),
        ("One of 30 children moved.", [("One", SMALL_NUMBER), ("30", SMALL_NUMBER)]),
        ("All but 2 children moved.", [("2", COMPLEMENT)]),
        ("Of 8 of 12 girls (67%), most moved.", [("8", SMALL_NUMBER), ("12", SMALL_NUMBER), ("67%", WORKED_OUT)]),
        ("We moved 6 children in 3 weeks.", []),
        ("We moved 3 cupboards.", []),
        ("It is put right for one child.", []),
        ("It is put right for one disabled child.", [("one disabled child", SMALL_NUMBER)]),
    ],
)  # fmt: skip
def test_every_count_of_1_to_5_children_is_held(
    guard: PublicGuard, text: str, found: list[tuple[str, str]]
) -> None:
    kinds = {SMALL_BASE: SMALL_NUMBER}
    got = [(words, kinds.get(kind, kind)) for words, kind in held(guard, text)]
    if "67%" in text:  # which rule names it first is no matter
        assert [words for words, _ in got] == [words for words, _ in found]
    else:
        assert got == found


def test_the_story_of_one_child_is_held_as_a_whole_sentence(guard: PublicGuard) -> None:
    story = "One 15-year-old girl from Millbrook with autism was helped."
    assert held(guard, f"We learn. {story} We act.") == [(story, SINGLE_CHILD)]


def test_what_may_stand_is_let_stand(guard: PublicGuard) -> None:
    text = "Write to care@northbridge.example for help."
    assert held(guard, text)
    assert guard.find(text, ("care@northbridge.example",)) == ()


def test_dates_and_laws_are_no_figures() -> None:
    text = "On 3 May 2026, under section 47, 19 of 2,026 (1.5%) in 2026 and half a year."
    told = [text[one.start : one.end] for one in figures(text)]
    assert told == ["19", "2,026", "1.5%", "half"]


@given(
    text=st.one_of(texts, st.text(), st.from_regex(r"(\d{1,2} of \d{1,2} (girls|children)\. ?)+"))
)
def test_what_is_held_never_overlaps_and_stands_in_the_text(guard: PublicGuard, text: str) -> None:
    found = guard.find(text)
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
    for sooner, later in itertools.pairwise(found):
        assert sooner.end <= later.start


def test_a_verb_after_a_figure_is_no_month(guard: PublicGuard) -> None:
    text = "4 girls had a plan and 3 may not."
    held = [text[one.start : one.end] for one in guard.find(text)]
    assert any("3" in words for words in held)
