"""Stretches taken out of text: the rest stays, chips too, and nothing of a stretch is left."""

from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.checks.scope import CHIP, passage_text
from ilacs_desktop.document.body import Block, Citation, Text
from ilacs_desktop.outputs.redact_text import WITHHELD, block_without, together, without
from tests.strategies import runs

stretches = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5)


@given(text=st.text(max_size=40), some=stretches)
def test_what_is_left_is_the_text_around_the_stretches(
    text: str, some: list[tuple[int, int]]
) -> None:
    inside = [(start, end) for start, end in some if start < end <= len(text)]
    held = {at for start, end in inside for at in range(start, end)}
    around = "".join(char for at, char in enumerate(text) if at not in held)
    assert without(text, inside).replace(WITHHELD, "") == around.replace(WITHHELD, "")
    assert without(text, inside).count(WITHHELD) == len(together(inside)) + around.count(WITHHELD)


@given(made=runs(), some=stretches)
def test_a_block_says_what_its_text_says_and_keeps_its_chips(
    made: tuple[Text | Citation, ...], some: list[tuple[int, int]]
) -> None:
    block = Block("b", made)
    text = passage_text(block)
    inside = [
        (start, end)
        for start, end in some
        if start < end <= len(text) and CHIP not in text[start:end]
    ]
    left = block_without(block, inside)
    assert passage_text(left) == without(text, inside)


def test_a_chip_inside_a_stretch_stays() -> None:
    block = Block("b", (Text("Ann", bold=True), Citation("e"), Text(" Lee went")))
    left = block_without(block, [(0, 8)])
    assert left.runs == (Text(WITHHELD, bold=True), Citation("e"), Text(" went"))


def test_stretches_that_overlap_are_one_and_empty_ones_none() -> None:
    assert together([(4, 6), (0, 3), (2, 5), (9, 9)]) == [(0, 6)]
