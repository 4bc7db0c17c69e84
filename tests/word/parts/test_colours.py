"""Colours of Word files, and the contrast that people need to read them (WCAG 2.2, 1.4.3)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ilacs_desktop.word.parts.colours import (
    BLACK,
    WHITE,
    Colour,
    colour_of,
    contrast,
    pen_colour,
    shade,
    theme_colours,
    to_colour,
)
from ilacs_desktop.word.parts.ooxml import w

COLOURS = st.tuples(*(st.integers(0, 255),) * 3)
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
THEME = theme_colours(
    etree.fromstring(
        f'<a:theme xmlns:a="{DRAWING}"><a:themeElements><a:clrScheme name="x"><a:dk1><a:sysClr '
        'val="windowText" lastClr="101010"/></a:dk1><a:accent1><a:srgbClr val="0F4C5C"/></a:accent1>'
        "</a:clrScheme></a:themeElements></a:theme>"
    )
)


@given(one=COLOURS, other=COLOURS)
def test_contrast_is_the_same_both_ways_and_from_1_to_21(one: Colour, other: Colour):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0000001
    assert contrast(one, one) == 1


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (BLACK, WHITE, 21.0),
        ((0x77, 0x77, 0x77), WHITE, 4.48),
        ((0x76, 0x76, 0x76), WHITE, 4.54),
        ((255, 0, 0), WHITE, 4.0),
        ((0, 0, 255), WHITE, 8.59),
    ],
)
def test_contrast_is_that_of_the_guidelines(one: Colour, other: Colour, wanted: float):
    assert contrast(one, other) == pytest.approx(wanted, abs=0.005)


@pytest.mark.parametrize("text", ["", "auto", "12345", "1234567", "GGGGGG", "0x1234"])
def test_what_is_no_colour_is_none(text: str):
    assert to_colour(text) is None


def test_a_colour_is_named_by_itself_or_by_its_place_in_the_theme():
    assert colour_of(None, THEME) is None
    assert colour_of(w("color", val="auto"), THEME) is None
    assert colour_of(w("color", val="FF8000", themeColor="accent1"), THEME) == (255, 128, 0)
    assert colour_of(w("color", val="auto", themeColor="accent1"), THEME) == (15, 76, 92)
    assert colour_of(w("color", themeColor="text1"), THEME) == (16, 16, 16)
    assert colour_of(w("color", themeColor="accent6"), THEME) is None
    assert theme_colours(None) == {}


def test_a_highlighter_has_one_of_sixteen_colours():
    assert pen_colour(w("highlight", val="darkBlue")) == (0, 0, 128)
    assert pen_colour(w("highlight", val="none")) is None
    assert pen_colour(None) is None


def test_a_shading_is_a_ground_or_a_mixture():
    assert shade(None, THEME) is None
    assert shade(w("shd", val="clear", color="auto", fill="auto"), THEME) is None
    assert shade(w("shd", val="clear", color="FF0000", fill="0F4C5C"), THEME) == (15, 76, 92)
    assert shade(w("shd", val="clear", themeFill="accent1"), THEME) == (15, 76, 92)
    assert shade(w("shd", val="solid", color="FF0000", fill="FFFFFF"), THEME) == (255, 0, 0)
    assert shade(w("shd", val="pct50", color="000000", fill="FFFFFF"), THEME) == (128, 128, 128)
    assert shade(w("shd", val="pct999", color="auto", fill="auto"), THEME) == BLACK
    assert shade(w("shd", val="pctx", fill="FFFFFF"), THEME) == WHITE
