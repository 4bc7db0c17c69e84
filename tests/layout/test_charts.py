"""Charts as they are drawn: their size, their words, their bars, and the same bytes each time."""

import struct
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage

from ilacs_desktop.document.figures import compares
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.layout.charts import DPI, LABELS, OTHERS, OURS, ChartPainter
from ilacs_desktop.word.content.charts import BAR_LINE, PANEL, TITLE_LINE, WIDTH, Chart, charts

LETTERS = st.text(st.characters(exclude_categories=("Cs",)), max_size=200)
NUMBERS = st.none() | st.floats(-1e9, 1e9, allow_nan=False)


def chart(*indicators: Indicator) -> Chart:
    return next(charts(indicators))[0]


def drawn(one: Chart) -> QImage:
    return QImage.fromData(ChartPainter().draw(one))


def moves(**values: float) -> Indicator:
    return Indicator("i", "Moves", unit="%", polarity="lower", **values)


def bar(image: QImage, colour: str, n: int) -> list[int]:
    """Return which dots of a line across the middle of the bar below n others have its colour."""
    y = round((TITLE_LINE + (n + 0.5) * BAR_LINE) * DPI / 72)
    wanted = QColor(colour).rgb()
    return [x for x in range(image.width()) if image.pixel(x, y) == wanted]


def test_a_chart_has_200_dots_to_an_inch() -> None:
    one = chart(moves(value=12, england=10))
    image = drawn(one)
    assert (image.width(), image.height()) == (
        round(WIDTH * DPI / 72),
        round(one.height * DPI / 72),
    )
    assert round(image.dotsPerMeterX() * 0.0254) == DPI


def test_bars_are_as_long_as_their_figures() -> None:
    image = drawn(chart(moves(value=40, previous=20, england=10)))
    lengths = [len(bar(image, colour, n)) for n, colour in enumerate((OURS, OTHERS, OTHERS))]
    assert lengths[0] > 100
    assert lengths[1] == pytest.approx(lengths[0] / 2, abs=2)
    assert lengths[2] == pytest.approx(lengths[0] / 4, abs=2)


def test_a_figure_below_nought_goes_the_other_way() -> None:
    image = drawn(chart(moves(value=-10, england=10)))
    ours, other = bar(image, OURS, 0), bar(image, OTHERS, 1)
    assert len(ours) == pytest.approx(len(other), abs=2)
    assert ours[-1] == pytest.approx(other[0], abs=2)
    assert ours[0] >= LABELS * DPI / 72


@pytest.mark.parametrize("colour", [OURS, OTHERS])
def test_bars_stand_out_from_the_page(colour: str) -> None:
    shades = (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shades]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    assert 1.05 / (luminance + 0.05) >= 3


def test_the_same_chart_gives_the_same_bytes() -> None:
    one = chart(moves(value=12, england=10), moves(value=3, previous=4))
    assert ChartPainter().draw(one) == ChartPainter().draw(one)
    assert ChartPainter().draw(one) != ChartPainter().draw(chart(moves(value=12, england=11)))


def test_a_picture_holds_nothing_but_the_picture() -> None:
    png = ChartPainter().draw(chart(moves(value=12, england=10)))
    kinds, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        kinds.append(png[at + 4 : at + 8])
        at += 12 + length
    assert set(kinds) <= {b"IHDR", b"pHYs", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM"}


def beyond_the_panel(image: QImage) -> set[int]:
    """Return the colours to the right of the first of two panels."""
    right = round((PANEL + 6) * DPI / 72)
    places = product(range(right, image.width(), 7), range(0, image.height(), 3))
    return {image.pixel(x, y) for x, y in places}


WHITE = QColor("white").rgb()


def test_a_name_too_wide_for_its_line_is_drawn_smaller() -> None:
    one = chart(Indicator("i", "W" * 42, value=1, england=2))
    assert beyond_the_panel(drawn(one)) == {WHITE}


def test_a_long_figure_is_drawn_smaller_and_not_cut() -> None:
    one = chart(Indicator("i", "Moves", value=1234567890123456.0, previous=0.1234567891))
    assert beyond_the_panel(drawn(one)) == {WHITE}


@settings(max_examples=25)
@given(
    name=LETTERS,
    value=st.floats(-1e9, 1e9, allow_nan=False),
    previous=NUMBERS,
    england=st.floats(-1e9, 1e9, allow_nan=False),
    unit=LETTERS,
)
def test_any_figures_are_drawn_within_the_page(
    name: str, value: float, previous: float | None, england: float, unit: str
) -> None:
    own = Indicator("i", name, value=value, unit=unit, previous=previous, england=england)
    assume(previous is not None or compares(own, england))
    one = chart(own)
    assert beyond_the_panel(drawn(one)) == {WHITE}
