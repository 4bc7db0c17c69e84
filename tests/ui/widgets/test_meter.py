"""Lengths: the words, the colour of the bar, and what a listener is told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.lengths import bar_colour, length_text
from ilacs_desktop.ui.widgets.meter import LengthMeter


@pytest.mark.parametrize(
    ("words", "budget", "text"),
    [
        (63, 110, "63 of 110 words"),
        (312, 250, "312 of 250 words, 62 over"),
        (250, 250, "250 of 250 words"),
        (4120, 6000, "4,120 of 6,000 words"),
        (1, 0, "1 word"),
        (40, 0, "40 words"),
    ],
)
def test_a_length_is_told_in_words(words: int, budget: int, text: str) -> None:
    assert length_text(words, budget) == text


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_the_bar_is_bad_exactly_when_over(words: int, budget: int) -> None:
    assert (bar_colour(words, budget) == "bad") == (words > budget)


def test_the_bar_warns_when_the_budget_is_nearly_used() -> None:
    assert [bar_colour(words, 100) for words in (95, 96, 100)] == ["accent", *["warn_mark"] * 2]


def test_a_listener_hears_the_figure_and_whose_it_is(theme: Theme, qtbot: QtBot) -> None:
    meter = LengthMeter(theme, "What we know")
    qtbot.addWidget(meter)
    meter.set_length(63, 110)
    told = QAccessible.queryAccessibleInterface(meter)
    assert told.role() == QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "What we know: 63 of 110 words"
    assert told.valueInterface().currentValue() == 5


def test_the_bar_moves_for_a_listener_only_with_each_tenth(theme: Theme, qtbot: QtBot) -> None:
    meter = LengthMeter(theme, "What we know")
    qtbot.addWidget(meter)
    moves = []
    meter.valueChanged.connect(moves.append)
    for words in range(131):
        meter.set_length(words, 110)
    assert moves == list(range(1, 11))


def test_without_a_budget_there_are_only_words(theme: Theme, qtbot: QtBot) -> None:
    meter = LengthMeter(theme, "Summary")
    qtbot.addWidget(meter)
    meter.set_length(40, 0)
    alone = meter.sizeHint().width()
    meter.set_length(40, 4000)
    assert alone == meter.fontMetrics().horizontalAdvance("40 words") + 1
    assert meter.sizeHint().width() > alone + 72
