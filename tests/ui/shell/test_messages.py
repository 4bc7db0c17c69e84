"""Messages over the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.shell.messages import Messages
from ilacs_desktop.ui.theme.theme import Theme


@pytest.fixture
def messages(theme: Theme, qtbot: QtBot) -> Messages:
    made = Messages(theme)
    qtbot.addWidget(made)
    return made


def test_nothing_is_shown_until_something_is_told(messages: Messages) -> None:
    assert messages.isHidden()
    messages.add("It was saved.", "ok")
    assert not messages.isHidden()
    assert messages.text == "It was saved."


def test_a_second_fault_does_not_hide_the_first(messages: Messages) -> None:
    messages.add("The disk is full.", "bad")
    messages.add("The file moved on.", "warn")
    messages.add("The file moved on.", "warn")
    assert messages.text == "The disk is full.\nThe file moved on."


def test_good_news_gives_way_to_what_comes(messages: Messages) -> None:
    messages.add("It was saved.", "ok")
    messages.add("The disk is full.", "bad")
    assert messages.text == "The disk is full."


def test_closing_forgets_what_was_told(messages: Messages) -> None:
    messages.add("The disk is full.", "bad")
    messages._banner._close.click()
    assert messages.isHidden()
    messages.add("It was saved.", "ok")
    assert messages.text == "It was saved."


def test_they_can_be_cleared(messages: Messages) -> None:
    messages.add("This is the example.", "info")
    messages.clear()
    assert messages.isHidden()
    assert messages.text == ""


def test_one_message_can_be_taken_back(messages: Messages) -> None:
    messages.add("The disk is full.", "bad")
    messages.add("The file moved on.", "warn")
    messages.take_back("The disk is full.")
    assert messages.text == "The file moved on."
    messages.take_back("Never told.")
    messages.take_back("The file moved on.")
    assert messages.isHidden()


def test_a_click_that_closes_one_leaves_the_keyboard_where_somebody_writes(
    theme: Theme, qtbot: QtBot
) -> None:
    window, messages = QWidget(), Messages(theme)
    qtbot.addWidget(window)
    first, writing = QLineEdit(window), QLineEdit(window)
    column = QVBoxLayout(window)
    for widget in (first, messages, writing):
        column.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    messages.add("The disk is full.", "bad")
    writing.setFocus()
    qtbot.mouseClick(messages._banner._close, Qt.MouseButton.LeftButton)
    assert messages.isHidden()
    assert writing.hasFocus()
