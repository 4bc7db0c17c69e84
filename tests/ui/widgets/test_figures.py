"""Figures that lead somewhere: a large one, a row of a small chart, a bar, and cards side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.even_grid import EvenGrid, even_columns
from ilacs_desktop.ui.widgets.figure_link import FigureLink
from ilacs_desktop.ui.widgets.share_bar import ShareBar
from ilacs_desktop.ui.widgets.small_chart import Beside, Dot, SmallChart
from ilacs_desktop.ui.widgets.tally import Tally
from tests.ui.walk import settle

Role, Text = QAccessible.Role, QAccessible.Text


def told(widget: QWidget) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(Text.Name)


def colours_in(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    wide, tall = range(image.width()), range(image.height())
    return {image.pixelColor(x, y).name().upper() for x in wide for y in tall}


def test_a_figure_and_its_words_are_one_link(theme: Theme, qtbot: QtBot) -> None:
    link = FigureLink(theme)
    qtbot.addWidget(link)
    link.show_figure("25", "days to go")
    assert told(link) == (Role.Button, "25 days to go")
    with qtbot.waitSignal(link.clicked):
        link.click()


def test_a_dash_for_no_figure_is_not_spoken(theme: Theme, qtbot: QtBot) -> None:
    link = FigureLink(theme)
    qtbot.addWidget(link)
    link.show_figure("–", "no meeting date yet")
    assert told(link)[1] == "no meeting date yet"


def test_the_words_go_below_the_figure_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    link = FigureLink(theme)
    qtbot.addWidget(link)
    link.show_figure("5,997", "of 6,000 words")
    wide = link.sizeHint().width()
    assert link.heightForWidth(wide) == link.sizeHint().height()
    assert link.heightForWidth(wide - 20) > link.sizeHint().height()
    assert link.minimumSizeHint().width() < wide - 20


def test_a_figure_is_drawn_in_its_colour(theme: Theme, qtbot: QtBot) -> None:
    link = FigureLink(theme)
    qtbot.addWidget(link)
    link.show_figure("3", "days late", "bad")
    assert theme.tokens.colour.bad in colours_in(link)
    link.show_figure("3", "days to go")
    assert theme.tokens.colour.bad not in colours_in(link)


def test_a_row_of_a_chart_says_its_count_among_all(theme: Theme, qtbot: QtBot) -> None:
    tally = Tally(theme, "Stale", "warning", "warn_mark")
    qtbot.addWidget(tally)
    tally.show_count(6, 1074, "items")
    assert told(tally) == (Role.Button, "Stale: 6 of 1,074 items")
    assert tally.sizeHint().height() >= theme.tokens.target


def test_nothing_counted_has_an_empty_bar(theme: Theme, qtbot: QtBot) -> None:
    tally = Tally(theme, "Stale", colour="warn_mark")
    qtbot.addWidget(tally)
    tally.show_count(0, 0, "items")
    assert theme.tokens.colour.warn_mark not in colours_in(tally)
    tally.show_count(1, 500, "items")
    assert theme.tokens.colour.warn_mark in colours_in(tally)


def test_a_bar_is_told_in_tenths_and_in_words(theme: Theme, qtbot: QtBot) -> None:
    bar = ShareBar(theme, "Sections ready")
    qtbot.addWidget(bar)
    bar.show_share(22, 27, "accent", "22 of 27 sections ready")
    assert told(bar) == (Role.ProgressBar, "Sections ready: 22 of 27 sections ready")
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.valueInterface().currentValue() == 8
    bar.show_share(9, 0, "accent", "nothing")
    assert interface.valueInterface().currentValue() == 0


@pytest.mark.parametrize(
    ("parts", "width", "columns"),
    [(4, 1200, 4), (4, 700, 2), (4, 400, 2), (4, 100, 1), (3, 500, 2)],
)
def test_cards_go_over_rows_as_even_as_can_be(parts: int, width: int, columns: int) -> None:
    assert even_columns(parts, width, 200) == columns


@given(st.integers(1, 12), st.integers(0, 3000), st.integers(1, 500))
def test_no_column_is_too_narrow_but_a_single_one(parts: int, width: int, least: int) -> None:
    columns = even_columns(parts, width, least)
    assert 1 <= columns <= parts
    assert columns == 1 or columns * least <= width


def test_cards_find_their_rows_again_when_the_window_changes(theme: Theme, qtbot: QtBot) -> None:
    cards = [QWidget() for _ in range(4)]
    grid = EvenGrid(theme, cards, 200)
    qtbot.addWidget(grid)
    grid.resize(1000, 300)
    grid.show()
    settle()
    assert len({card.y() for card in cards}) == 1
    assert len({card.width() for card in cards}) == 1
    grid.resize(500, 300)
    settle()
    assert len({card.y() for card in cards}) == 2
    theme.set_text_scale(2.0)
    settle()
    assert grid.columns == 1


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_words_of_a_chart_stand_clear_of_its_bars_and_lines(
    theme: Theme, qtbot: QtBot, scale: float
) -> None:
    chart = SmallChart(theme)
    qtbot.addWidget(chart)
    values = (Dot("Year before", 26.8, "26.8%"), Dot("This year", 21.4, "21.4%"))
    chart.show_values("Visits", values, (Beside("Neighbours", 12.0, "12% or so"),))
    theme.set_text_scale(scale)
    chart.resize(400, chart.sizeHint().height())
    bars, width = chart._bars(), chart.fontMetrics().horizontalAdvance
    gap = theme.tokens.px(6)
    assert bars.left() - max(map(width, ("Year before", "Neighbours"))) >= gap
    assert chart.width() - bars.right() >= gap + width("12% or so")
    image = chart.grab().toImage()
    line = QColor(theme.tokens.colour.accent)
    columns = [
        x for x in range(400) for y in range(image.height()) if image.pixelColor(x, y) == line
    ]
    assert bars.left() - 1 <= min(columns) <= max(columns) <= bars.right() + 1
