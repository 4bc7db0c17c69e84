"""The focus ring is wherever the keyboard is."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.focus_ring import FocusRing
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import LIGHT
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.tabs import StageTabs
from tests.ui.walk import settle


@pytest.fixture
def ring(qapp: QApplication, theme: Theme) -> FocusRing:
    return FocusRing(qapp, theme)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    for text in ("One", "Two"):
        column.addWidget(secondary_button(theme, text))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    settle()
    return window


def _buttons(window: QWidget) -> list[QWidget]:
    layout = window.layout()
    assert layout is not None
    return [layout.itemAt(index).widget() for index in range(layout.count())]


def _around(widget: QWidget) -> QRect:
    corner = widget.mapTo(widget.window(), QPoint(0, 0))
    return QRect(corner, widget.size()).adjusted(-3, -3, 3, 3)


def test_it_surrounds_what_has_the_focus(ring: FocusRing, window: QWidget) -> None:
    for button in _buttons(window):
        button.setFocus()
        assert ring.area == _around(button)


def test_it_goes_when_the_focus_goes(ring: FocusRing, window: QWidget) -> None:
    one = _buttons(window)[0]
    one.setFocus()
    one.clearFocus()
    assert ring.area is None


def test_it_follows_when_the_window_is_laid_out_anew(ring: FocusRing, window: QWidget) -> None:
    two = _buttons(window)[1]
    two.setFocus()
    window.resize(500, 400)
    settle()
    assert ring.area == _around(two)


def test_it_hides_with_what_it_surrounds(ring: FocusRing, window: QWidget) -> None:
    one = _buttons(window)[0]
    one.setFocus()
    one.parentWidget().hide()
    assert ring.area is None


def test_it_shows_only_what_a_scroll_area_leaves_to_see(
    ring: FocusRing, theme: Theme, qtbot: QtBot
) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    buttons = [secondary_button(theme, f"Button {index}") for index in range(20)]
    for button in buttons:
        column.addWidget(button)
    page = PageScroll(theme, content)
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    page.activateWindow()
    buttons[0].setFocus()
    settle()
    assert ring.area is not None
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    settle()
    assert ring.area is None


def test_it_comes_along_into_a_dialog_and_back(
    ring: FocusRing, window: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    one = _buttons(window)[0]
    one.setFocus()
    dialog = QDialog(window)
    column = QVBoxLayout(dialog)
    inside = secondary_button(theme, "Inside")
    column.addWidget(inside)
    dialog.open()
    dialog.activateWindow()
    inside.setFocus()
    settle()
    assert ring.area == _around(inside)
    dialog.deleteLater()
    settle()
    window.activateWindow()
    one.clearFocus()
    one.setFocus()
    settle()
    assert ring.area == _around(one)


def test_of_tabs_it_surrounds_the_current_one(ring: FocusRing, theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    tabs = StageTabs(theme, "Stages")
    for stage in ("set_up", "draft", "export"):
        tabs.add_stage(stage, stage)
    column.addWidget(tabs)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    settle()
    tabs.setFocus()
    first = ring.area
    tabs.select("draft")
    assert first is not None
    assert ring.area is not None
    assert ring.area.left() > first.left()
    assert ring.area.width() < window.width()


def test_its_two_lines_stand_out_from_each_other(ring: FocusRing, window: QWidget) -> None:
    one = _buttons(window)[0]
    one.setFocus()
    settle()
    assert ring.area is not None
    image = window.grab(ring.area).toImage()
    middle = image.width() // 2
    colours = [image.pixelColor(middle, row).name().upper() for row in range(3)]
    assert colours == [LIGHT.focus, LIGHT.focus, LIGHT.focus_gap]
