"""Numbers as people type them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.document.read_number import NumberError, read_count, read_number, say_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("", None),
        ("  ", None),
        ("21.4", 21.4),
        (" 21.4 % ", 21.4),
        ("11,820", 11820.0),
        ("1,234,567.5", 1234567.5),
        ("-3", -3.0),
        ("−3", -3.0),
        ("007", 7.0),
    ],
)
def test_numbers_are_read_the_british_way(typed: str, number: float | None) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "about 20",
        "1.2.3",
        "11,82",
        "1,2345",
        "2e5",
        "nan",
        "inf",
        "1 000",
        ".5",
        "5.",
        "٣",
        "9" * 16,
    ],
)
def test_other_texts_are_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(NumberError, match=r"“.*”.*\."):
        read_number(typed)


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False).map(float))
def test_a_number_that_is_shown_is_read_back(number: float) -> None:
    read = read_number(say_number(number))
    assert read is not None
    assert math.isclose(read, number, rel_tol=0, abs_tol=0)


@pytest.mark.parametrize(("typed", "count"), [("", None), ("54", 54), ("1,010", 1010), ("0", 0)])
def test_counts_are_whole(typed: str, count: int | None) -> None:
    assert read_count(typed) == count


@pytest.mark.parametrize("typed", ["2.5", "-1", "50%", "fifty", "1,01", "9" * 16])
def test_what_is_no_count_is_refused(typed: str) -> None:
    with pytest.raises(NumberError, match="not a count"):
        read_count(typed)
