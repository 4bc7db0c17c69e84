"""The page's scroll area: caret and focus stay in view, and lines stay readable."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractSlider, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from tests.ui.walk import settle


@pytest.fixture
def page(theme: Theme, qtbot: QtBot) -> PageScroll:
    content = QWidget()
    column = QVBoxLayout(content)
    for number in range(3):
        answer = GrowingText(theme, least=6, most=100)
        answer.setObjectName(f"answer{number}")
        column.addWidget(answer)
    column.addWidget(secondary_button(theme, "Save"))
    page = PageScroll(theme, content, measure=True)
    qtbot.addWidget(page)
    page.resize(600, 300)
    page.show()
    page.activateWindow()
    settle()
    return page


def _answer(page: PageScroll, number: int) -> GrowingText:
    answer = page.findChild(GrowingText, f"answer{number}")
    assert answer is not None
    return answer


def _caret_is_seen(page: PageScroll, answer: GrowingText) -> bool:
    caret = answer.cursorRect()
    at = answer.viewport().mapTo(page.viewport(), caret.center())
    return page.viewport().rect().contains(at)


def test_typing_at_the_end_keeps_the_caret_in_view(page: PageScroll, qtbot: QtBot) -> None:
    last = _answer(page, 2)
    last.setFocus()
    for _ in range(30):
        qtbot.keyClick(last, Qt.Key.Key_Return)
    qtbot.keyClicks(last, "end")
    settle()
    assert _caret_is_seen(page, last)


def test_the_caret_is_in_view_on_a_page_as_low_as_a_line(page: PageScroll) -> None:
    page.resize(600, 40)  # less than the room that is kept around the caret
    last = _answer(page, 2)
    last.setPlainText("\n".join(["line"] * 40))
    last.setFocus()
    settle()
    assert _caret_is_seen(page, last)


def test_going_back_up_with_the_keyboard_keeps_the_caret_in_view(
    page: PageScroll, qtbot: QtBot
) -> None:
    last = _answer(page, 2)
    last.setPlainText("\n".join(["line"] * 40))
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert _caret_is_seen(page, last)
    qtbot.keyClick(last, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert _caret_is_seen(page, last)


def test_what_takes_the_focus_comes_into_view(page: PageScroll) -> None:
    button = next(w for w in page.findChildren(QWidget) if getattr(w, "text", str)() == "Save")
    button.setFocus()
    settle()
    at = button.mapTo(page.viewport(), QPoint(0, button.height()))
    assert page.viewport().rect().contains(at)
    _answer(page, 0).setFocus()
    settle()
    assert _caret_is_seen(page, _answer(page, 0))


def test_who_scrolls_away_from_the_caret_is_left_there(page: PageScroll, qtbot: QtBot) -> None:
    first = _answer(page, 0)
    first.setFocus()
    settle()
    page.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    at = page.verticalScrollBar().value()
    _answer(page, 2).setPlainText("\n".join(["line"] * 40))
    settle()
    assert page.verticalScrollBar().value() == at > 0
    qtbot.keyClicks(first, "more")
    settle()
    assert _caret_is_seen(page, first)


def test_lines_stay_readable_on_a_wide_screen(page: PageScroll, theme: Theme) -> None:
    page.resize(1900, 600)
    settle()
    assert _answer(page, 0).width() <= 820
    theme.set_text_scale(2.0)
    settle()
    assert 820 < _answer(page, 0).width() <= 1640


def test_the_page_wraps_to_a_narrow_window(page: PageScroll) -> None:
    page.resize(400, 600)
    settle()
    content = page.widget()
    assert content is not None
    assert content.width() <= page.viewport().width()


def test_a_page_does_not_move_for_what_is_in_sight(page: PageScroll, theme: Theme) -> None:
    column = page.widget().layout()
    assert isinstance(column, QVBoxLayout)
    first, near = secondary_button(theme, "First"), secondary_button(theme, "Near the foot")
    column.insertWidget(0, first)
    column.insertWidget(2, near)
    settle()
    bottom = near.mapTo(page.widget(), QPoint(0, near.height())).y()
    page.resize(page.width(), bottom + 8)  # nearer to the foot than is kept free for what comes in
    settle()
    near.setFocus()
    settle()
    assert page.verticalScrollBar().value() == 0
    page.resize(page.width(), bottom - 8)
    first.setFocus()
    near.setFocus()
    settle()
    assert page.verticalScrollBar().value() > 0
