"""Anchors: names for bookmarks that Word takes, different for each part."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.word.anchors import PREFIX, anchor_of

QUESTIONS = st.sampled_from(("", "know", "how", "plan", "indicators"))


@given(st.text(), QUESTIONS)
def test_every_part_and_answer_has_an_anchor_that_word_takes_and_hides(
    part: str, question: str
) -> None:
    anchor = anchor_of(part, question)
    assert re.fullmatch(r"_sef_\w*", anchor)
    assert len(anchor) <= 40
    assert anchor.startswith(PREFIX)


@given(st.sets(st.tuples(st.text(), QUESTIONS), min_size=2, max_size=8))
def test_no_two_parts_or_answers_share_an_anchor(parts: set[tuple[str, str]]) -> None:
    assert len({anchor_of(*part) for part in parts}) == len(parts)
