"""The tokens: contrast of everything that is drawn, and sizes that follow the text scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from ilacs_desktop.ui.theme.contrast import PAIRS, contrast
from ilacs_desktop.ui.theme.palette import colours_of, palette_of
from ilacs_desktop.ui.theme.tokens import DARK, LIGHT, Colours, tokens_at

LOOKS = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
colour_codes = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_contrast_is_as_wcag_has_it() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#FF0000", "#FFFFFF") == pytest.approx(3.998, abs=0.001)


@given(colour_codes, colour_codes)
def test_contrast_is_the_same_both_ways_and_never_under_one(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1.0 <= contrast(one, other) <= 21.0


@LOOKS
def test_every_pair_that_is_drawn_stands_apart(colours: Colours) -> None:
    weak = [
        (pair, round(contrast(colours.of(pair.front), colours.of(pair.back)), 2))
        for pair in PAIRS
        if contrast(colours.of(pair.front), colours.of(pair.back)) < pair.least
    ]
    assert not weak


def test_each_pair_is_named_once() -> None:
    pairs = [(pair.front, pair.back) for pair in PAIRS]
    assert len(pairs) == len(set(pairs))


def test_a_weak_pair_would_be_noticed() -> None:
    weaker = LIGHT._replace(muted="#8A939E")
    pair = next(pair for pair in PAIRS if (pair.front, pair.back) == ("muted", "surface"))
    assert contrast(weaker.muted, weaker.surface) < pair.least


@LOOKS
@pytest.mark.parametrize("tone", ["none", "info", "ok", "warn", "bad"])
def test_each_tone_can_be_read_on_its_own_ground(colours: Colours, tone: str) -> None:
    assert contrast(*colours.toned(tone)) >= 4.5


@LOOKS
def test_what_qt_draws_itself_can_be_read(colours: Colours, qapp: QApplication) -> None:
    palette, role = palette_of(colours), QPalette.ColorRole
    for front, back in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.HighlightedText, role.Highlight),
        (role.PlaceholderText, role.Base),
        (role.Link, role.Window),
        (role.ToolTipText, role.ToolTipBase),
    ):
        assert contrast(palette.color(front).name(), palette.color(back).name()) >= 4.5


def test_high_contrast_uses_the_systems_colours_and_no_others(qapp: QApplication) -> None:
    palette = palette_of(DARK)
    theirs = {palette.color(role).name() for role in list(QPalette.ColorRole)[:-1]}
    theirs.add(palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text).name())
    assert set(colours_of(palette)) <= theirs


@given(st.floats(allow_nan=False))
def test_the_text_scale_stays_between_100_and_200_percent(scale: float) -> None:
    assert 1.0 <= tokens_at(LIGHT, scale).scale <= 2.0


def test_text_doubles_and_space_grows_by_three_quarters_of_that() -> None:
    double = tokens_at(LIGHT, 2.0)
    assert double.points("body") == 20.0
    assert double.space(8) == 14
    assert (double.control, double.row, double.target) == (56, 63, 42)


@given(st.floats(1.0, 2.0), st.floats(1.0, 2.0))
def test_nothing_shrinks_as_text_grows(one: float, other: float) -> None:
    small, large = tokens_at(LIGHT, min(one, other)), tokens_at(LIGHT, max(one, other))
    assert small.space(16) <= large.space(16)
    assert small.points("h1") <= large.points("h1")
    assert small.target >= 24
