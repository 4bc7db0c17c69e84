"""Lengths: the words, the colour of the bar, and what a listener is told."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.lengths import ALLOWED, bar_colour, length_text
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
def test_the_bar_is_bad_exactly_when_it_is_a_fifth_over(words: int, budget: int) -> None:
    assert (bar_colour(words, budget) == "bad") == (words * 5 > budget * 6)


def test_the_bar_warns_from_nearly_used_to_a_fifth_over() -> None:
    colours = [bar_colour(words, 100) for words in (95, 96, 100, 120, 121)]
    assert colours == ["accent", *["warn_mark"] * 3, "bad"]


def test_it_is_bad_from_where_the_checks_speak() -> None:
    family = tomllib.loads((resources() / "checks/length.toml").read_text("utf-8"))
    numbers = (check.get("numbers", {}) for check in family["check"])
    assert {told["ask_from"] for told in numbers if "ask_from" in told} == {ALLOWED}


@pytest.mark.parametrize(("words", "is_red"), [(110, False), (121, True)])
def test_words_over_the_budget_are_red_only_where_the_checks_speak(
    words: int, is_red: bool, theme: Theme, qtbot: QtBot
) -> None:
    meter = LengthMeter(theme, "What we know")
    qtbot.addWidget(meter)
    meter.set_length(words, 100)
    meter.resize(meter.sizeHint())
    seen = meter.grab().toImage()
    red = QColor(theme.tokens.colour.bad)
    found = any(
        seen.pixelColor(x, y) == red for x in range(seen.width()) for y in range(seen.height())
    )
    assert found == is_red


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


def test_a_longer_text_is_painted_with_the_window_not_at_once(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[int] = []
    monkeypatch.setattr(LengthMeter, "paintEvent", lambda meter, _: painted.append(meter.value()))
    meter = LengthMeter(theme, "Summary")
    qtbot.addWidget(meter)
    meter.show()
    QApplication.processEvents()
    painted.clear()
    meter.set_length(3000, 6000)
    assert painted == []
    QApplication.processEvents()
    assert painted == [5]
