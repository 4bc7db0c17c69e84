"""F6 only looks at what is in the window: nothing of it ends with something else for that."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

import ilacs_desktop
from ilacs_desktop.ui.shell.pane_ring import step
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.layouts import Column
from tests.ui.walk import settle


class Window(QMainWindow):
    """A tick box over an answer, in one part of the window, and another box below them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.boxes = [TickBox(theme, "Answered once"), TickBox(theme, "Enclose it")]
        self.answer = QTextEdit()
        self.part = QWidget()
        column = Column(theme)
        for widget in (self.boxes[0], self.answer, self.boxes[1]):
            column.addWidget(widget)
        self.part.setLayout(column)
        self.setCentralWidget(self.part)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> Window:
    window = Window(theme)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    settle()
    return window


def test_what_follows_a_widget_outlives_it(window: Window) -> None:
    document, bar = window.answer.document(), window.menuBar()
    for box in window.boxes:  # only what cannot take the keyboard now is passed by
        box.setEnabled(False)
    window.answer.setEnabled(False)
    step((window.part,), 1)
    for box in window.boxes:
        box.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert isValid(document)
    assert isValid(bar)
    assert window.isVisible()


def test_nothing_else_asks_for_the_order_of_tab() -> None:
    """PySide makes the answer a child of the one that is asked; one place knows what to do then."""
    package = Path(ilacs_desktop.__file__).parent
    asking = ("nextInFocusChain", "previousInFocusChain")
    found = [
        path.stem
        for path in package.rglob("*.py")
        if any(name in path.read_text(encoding="utf-8") for name in asking)
    ]
    assert found == ["pane_ring"]
