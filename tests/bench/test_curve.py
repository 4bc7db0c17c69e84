"""The exponent of a growth curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.growth.curve import SIZES, Curve, Point, exponent


@given(st.floats(0.1, 3), st.floats(1e-4, 10))
def test_what_grows_by_a_power_has_that_power_as_its_exponent(power: float, cost: float) -> None:
    points = [Point(size, cost * size**power) for size in SIZES]
    assert exponent(points) == pytest.approx(power)


def test_a_curve_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([Point(10, 1.0), Point(10, 2.0)])


def test_what_a_start_costs_hides_growth_at_small_sizes_and_not_at_large_ones() -> None:
    points = tuple(Point(size, 1 + 0.01 * size**2) for size in SIZES)
    curve = Curve("text", "merge", points)
    assert curve.exponent < 1.1
    assert curve.exponent_of_large > 1.6
    assert curve.is_steep


def test_what_grows_with_the_document_is_not_steep() -> None:
    curve = Curve("text", "save", tuple(Point(size, 0.01 * size) for size in SIZES))
    assert not curve.is_steep
