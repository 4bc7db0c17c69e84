"""Labels: plain text in the theme's sizes and colours."""

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import DARK, LIGHT
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, FigureLabel, Heading, Label


def _colour(label: Label) -> str:
    return label.palette().color(QPalette.ColorRole.WindowText).name().upper()


def test_text_keeps_the_theme_it_is_given(theme: Theme, qtbot: QtBot) -> None:
    label = CaptionLabel(theme, "Jo Ash", "muted")
    qtbot.addWidget(label)
    assert (label.font().pointSizeF(), _colour(label)) == (9.0, LIGHT.muted)
    theme.set_mode("dark")
    theme.set_text_scale(2.0)
    assert (label.font().pointSizeF(), _colour(label)) == (18.0, DARK.muted)


def test_another_colour_can_be_given(theme: Theme, qtbot: QtBot) -> None:
    label = BodyLabel(theme, "9 things to fix")
    qtbot.addWidget(label)
    label.set_colour("bad")
    assert _colour(label) == LIGHT.bad


def test_markup_is_shown_as_typed(theme: Theme, qtbot: QtBot) -> None:
    label = BodyLabel(theme, "<b>2 < 3</b>")
    qtbot.addWidget(label)
    assert label.sizeHint().width() > label.fontMetrics().horizontalAdvance("2 < 3") * 1.5


@pytest.mark.parametrize(("level", "points"), [(1, 17.0), (2, 13.5), (3, 11.5)])
def test_a_heading_looks_its_level(level: int, points: float, theme: Theme, qtbot: QtBot) -> None:
    heading = Heading(theme, "Early help", level)
    qtbot.addWidget(heading)
    assert heading.font().pointSizeF() == points
    assert heading.font().weight() == 600


def test_a_heading_may_look_smaller_than_its_level(theme: Theme, qtbot: QtBot) -> None:
    heading = Heading(theme, "Do next", 2, looks=3)
    qtbot.addWidget(heading)
    assert heading.font().pointSizeF() == 11.5


def test_a_figure_stays_on_one_line(theme: Theme, qtbot: QtBot) -> None:
    figure = FigureLabel(theme, "4,120 words")
    qtbot.addWidget(figure)
    figure.resize(10, figure.sizeHint().height())
    assert not figure.hasHeightForWidth()
