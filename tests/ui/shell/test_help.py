"""F1 and the Help menu: the window with the help, beside the main one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.assets import resources
from ilacs_desktop.help.pages import Library, load_help
from ilacs_desktop.ui.dialogs.port import QtDialogs
from ilacs_desktop.ui.help.window import HelpWindow
from ilacs_desktop.ui.shell import help as help_module
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from tests.ui.running import Running
from tests.ui.test_access import TABS
from tests.ui.walk import assert_accessible, settle
from tests.ui.wheel import turn_wheel

Run = Callable[..., Running]
PANELS = ("records", "checks", "comments", "prompts")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_help(resources() / "help", resources() / "checks")


def shown(running: Running) -> str:
    """Return the page that the help shows."""
    window = running.inside.help.window
    assert window is not None
    assert window.isVisible()
    return window.spot.page


def test_f1_shows_the_page_of_the_place(run: Run, library: Library) -> None:
    running = run()
    running.choose("help")
    assert shown(running) == library.page_of("start")
    running.start()
    running.window.activateWindow()
    settle()
    QTest.keyClick(running.window, Qt.Key.Key_F1)
    assert running.inside.workbench.ways.place() == "set_up/set_up"
    assert shown(running) == library.page_of("set_up/set_up")


@pytest.mark.long
def test_f1_shows_the_page_of_each_place(run: Run, library: Library) -> None:
    running = run()
    running.choose("example")
    bench = running.inside.workbench
    for stage, tabs in TABS.items():
        for tab in tabs:
            bench.ways.go_to_stage(f"{stage}/{tab}")
            running.choose("help")
            assert bench.ways.place() == f"{stage}/{tab}"
            assert shown(running) == library.page_of(f"{stage}/{tab}")


def test_on_draft_it_is_the_panel_while_the_keyboard_is_in_it(run: Run) -> None:
    running = run()
    running.choose("example")
    bench = running.inside.workbench
    bench.ways.go_to_stage("draft")
    assert bench.ways.place() == "draft"
    for panel in PANELS:
        bench.ways.show_stage(f"draft/{panel}")
        bench._pages.draft().side.tabs.setFocus()
        assert bench.ways.place() == f"draft/{panel}"


def test_the_menu_leads_to_its_pages(run: Run, library: Library) -> None:
    running = run()
    for command, page in help_module._PAGES.items():
        assert library.has(page)
        running.choose(command)
        assert shown(running) == page


def test_there_is_one_window_beside_the_work_and_it_comes_back_as_it_was_left(run: Run) -> None:
    running = run()
    running.choose("help")
    window = running.inside.help.window
    screen = window.screen().availableGeometry()
    assert screen.contains(window.geometry())
    assert window.geometry().right() == screen.right()
    window.setGeometry(20, 30, 520, 410)
    window.close()
    assert running.preferences.settings.help_window == (20, 30, 520, 410)
    running.choose("checks")
    assert running.inside.help.window is window
    running.inside.help.close()
    running.choose("help")
    again = running.inside.help.window.geometry()
    assert (again.x(), again.y(), again.width(), again.height()) == (20, 30, 520, 410)


def test_the_keys_and_the_wheel_for_the_size_of_text_work_in_it(run: Run, theme: Theme) -> None:
    running = run()
    running.choose("help")
    window = running.inside.help.window
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window, Qt.Key.Key_Plus, ctrl)
    larger = theme.text_scale
    assert larger > 1.0
    QTest.keyClick(window, Qt.Key.Key_Minus, ctrl)
    assert theme.text_scale == 1.0
    turn_wheel(window, 120, ctrl)
    assert theme.text_scale == larger
    QTest.keyClick(window, Qt.Key.Key_0, ctrl)
    assert theme.text_scale == 1.0


def test_it_closes_with_the_main_window(run: Run) -> None:
    running = run()
    running.choose("help")
    window = running.inside.help.window
    assert running.inside.may_close()
    assert not window.isVisible()
    assert running.inside.help.window is None


def test_help_that_cannot_be_read_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    running = run()
    monkeypatch.setattr(help_module, "resources", lambda: tmp_path)
    running.choose("help")
    asked = running.dialogs.asked[-1]
    assert (asked.call, asked.title) == ("tell", "The help cannot be shown")
    assert "Install the program again" in asked.text
    assert running.inside.help.window is None


@pytest.mark.long
def test_everyone_can_read_the_longest_page(run: Run, theme: Theme, library: Library) -> None:
    running = run()
    running.choose("help")
    longest = max(library.pages, key=lambda page: len(page.blocks))
    running.inside.help.show_page(longest.id)
    assert_accessible(running.inside.help.window, theme)


# --- in a dialog ----------------------------------------------------------------------------------


class Pages:
    """What shows help, for the real dialogs."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def show_page(self, page: str) -> None:
        self.asked.append(page)

    def show_for(self, dialog: str) -> None:
        self.asked.append(dialog)


@pytest.fixture
def main_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def real(theme: Theme, main_window: QWidget, pages: Pages) -> QtDialogs:
    made = QtDialogs(theme, main_window)
    made.help_with(pages)
    return made


def test_f1_in_a_form_shows_help_and_the_form_does_not_hold_it_back(
    real: QtDialogs, pages: Pages, theme: Theme, qtbot: QtBot, library: Library
) -> None:
    form = QDialog()
    real.open_form(form)
    form.activateWindow()
    settle()
    QTest.keyClick(form, Qt.Key.Key_F1)
    assert pages.asked == ["QDialog"]
    window = HelpWindow(theme, library, resources())
    qtbot.addWidget(window)
    window.go_to(library.pages[0].id)
    assert _takes_a_click(window, theme)
    form.close()


def test_f1_in_a_question_shows_help_and_the_question_does_not_hold_it_back(
    real: QtDialogs, pages: Pages, main_window: QWidget, theme: Theme
) -> None:
    clicked: list[bool] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        box.activateWindow()
        settle()
        QTest.keyClick(box, Qt.Key.Key_F1)
        beside = QWidget()
        clicked.append(_takes_a_click(beside, theme))
        clicked.append(_takes_a_click(main_window, theme))
        beside.deleteLater()
        box.reject()

    QTimer.singleShot(0, act)
    real.confirm("Replace?", "There is such a file.", "Replace the file")
    assert pages.asked == ["QMessageBox"]
    assert clicked == [True, False]


def _takes_a_click(window: QWidget, theme: Theme) -> bool:
    """Return whether a click on a button in a window arrives, as the screen would send it."""
    button = secondary_button(theme, "Here")
    button.setParent(window)
    button.setGeometry(0, 0, 80, 40)
    button.show()
    button.raise_()
    window.show()
    settle()
    arrived: list[bool] = []
    button.clicked.connect(lambda: arrived.append(True))
    handle = window.windowHandle()
    QTest.mouseClick(
        handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20)
    )
    settle()
    button.deleteLater()
    return bool(arrived)
