"""The window while it waits: it takes nothing, says why after a moment, and gives the keyboard back."""

import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ilacs_desktop.ui.shell.waiting_panel import WaitingPanel
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.waiting import GaveUpError, Waiting
from tests.ui.drags import drag_enter
from tests.ui.running import Running
from tests.ui.walk import settle

CTRL = Qt.KeyboardModifier.ControlModifier


class Wait:
    """A wait that ends when the test says so, and what is done meanwhile."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.waiting: Waiting = running.inside.desk.waiting
        self.panel = running.window.findChild(WaitingPanel)
        self.lane = Lane()
        self.go_on = threading.Event()

    def meanwhile(self, *actions: Callable[[], object], give_up: str = "Cancel") -> None:
        def act() -> None:
            for action in actions:
                action()
            self.go_on.set()

        QTimer.singleShot(0, act)
        self.go_on.clear()
        self.waiting.result_of(self.lane, lambda: self.go_on.wait(60), "Opening a file…", give_up)

    def a_moment(self) -> None:
        self.waiting._moment.timeout.emit()
        settle()


@pytest.fixture
def wait(new: Running) -> Iterator[Wait]:
    made = Wait(new)
    yield made
    made.go_on.set()
    made.lane.drain()
    made.lane.deleteLater()


def test_keys_and_clicks_go_nowhere_from_the_start(wait: Wait) -> None:
    new = wait.running
    new.choose("go_to_draft")
    editor = QApplication.focusWidget()
    frame = new.window.windowHandle()
    tab = new.inside.workbench._top.tabs
    place = tab.mapTo(new.window, tab.tabRect(0).center())

    def act() -> None:
        QTest.keyClick(frame, Qt.Key.Key_H)
        QTest.keyClick(frame, Qt.Key.Key_1, CTRL)
        QTest.mouseClick(frame, Qt.MouseButton.LeftButton, pos=place)

    wait.meanwhile(act, lambda: QTest.keyClick(editor, Qt.Key.Key_H), new.window.close)
    assert new.workspace.undo_label == ""
    assert new.inside.workbench.ways.stage == "draft"
    assert new.window.isVisible()
    act()
    assert new.workspace.undo_label == "Typing"
    assert new.inside.workbench.ways.stage == "overview"


def test_what_an_input_method_composes_goes_nowhere(wait: Wait) -> None:
    wait.running.choose("go_to_draft")
    editor = QApplication.focusWidget()

    def compose() -> None:
        event = QInputMethodEvent()
        event.setCommitString("é")
        QApplication.sendEvent(editor, event)

    wait.meanwhile(compose)
    assert wait.running.workspace.undo_label == ""
    compose()
    assert wait.running.workspace.undo_label == "Typing"


def test_a_file_that_is_dragged_over_it_is_not_taken(wait: Wait) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/shared/ours.ilacs")])
    taken: list[bool] = []

    def drag() -> None:
        event = drag_enter(
            QPointF(9, 9).toPoint(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(wait.running.window.windowHandle(), event)
        taken.append(event.isAccepted())

    wait.meanwhile(drag)
    drag()
    assert taken == [False, True]


def test_nothing_is_shown_of_what_takes_less_than_a_moment(wait: Wait) -> None:
    shown: list[bool] = []
    wait.meanwhile(settle, lambda: shown.append(wait.panel.isVisible()))
    assert shown == [False]


def test_after_a_moment_it_says_what_it_waits_for_and_takes_the_keyboard(wait: Wait) -> None:
    wait.running.choose("go_to_draft")
    before = QApplication.focusWidget()
    seen: list[object] = []
    wait.meanwhile(
        wait.a_moment,
        lambda: seen.extend((wait.running.text(), QApplication.focusWidget().text())),
    )
    assert "Opening a file…" in str(seen[0])
    assert seen[1:] == ["Cancel"]
    assert not wait.panel.isVisible()
    assert QApplication.focusWidget() is before
    assert QApplication.overrideCursor() is None


def test_its_button_gives_up_by_mouse_and_by_key(wait: Wait) -> None:
    window = wait.running.window
    frame = window.windowHandle()

    def press() -> None:
        QTest.keyClick(frame, Qt.Key.Key_Tab)  # does not lead out of the panel
        QTest.keyClick(frame, Qt.Key.Key_Space)

    def click() -> None:
        place = wait.panel._stop.mapTo(window, wait.panel._stop.rect().center())
        QTest.mouseClick(frame, Qt.MouseButton.LeftButton, pos=place)

    for act in (press, click):
        with pytest.raises(GaveUpError):
            wait.meanwhile(wait.a_moment, act)
        assert not wait.panel.isVisible()


def test_what_cannot_be_given_up_has_no_button(wait: Wait) -> None:
    shown: list[bool] = []
    wait.meanwhile(wait.a_moment, lambda: shown.append(wait.panel._stop.isVisible()), give_up="")
    assert shown == [False]
