"""Anchors: names for bookmarks that Word takes, different for each part."""

import re

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.word.anchors import PREFIX, anchor_of


@given(st.text())
def test_every_part_has_an_anchor_that_word_takes_and_hides(part: str) -> None:
    anchor = anchor_of(part)
    assert re.fullmatch(r"_sef_\w*", anchor)
    assert len(anchor) <= 40
    assert anchor.startswith(PREFIX)


@given(st.sets(st.text(), min_size=2, max_size=8))
def test_no_two_parts_share_an_anchor(parts: set[str]) -> None:
    assert len({anchor_of(part) for part in parts}) == len(parts)
