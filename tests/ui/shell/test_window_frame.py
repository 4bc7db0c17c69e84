"""The window around the pages: due date, foot, messages, closing, dropped files, clean leaving."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.settings import Settings, ThemeMode
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.shell.top_bar import answered_of_all
from ilacs_desktop.ui.shell.window import MainWindow, dropped_files
from ilacs_desktop.ui.theme.theme import Theme
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("leadership", "know")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

Run = Callable[..., Running]


def stage(running: Running) -> str:
    return running.inside.workbench.ways.stage


def write(running: Running, text: str, place: Place = KNOW) -> None:
    caret = Caret(place, "b1", len(text))
    running.workspace.edit_body(place, (Block("b1", (Text(text),)),), caret=caret)
    settle()


def focus() -> object:
    return QApplication.focusWidget()


def test_the_due_chip_tells_and_leads_to_the_key_dates(run: Run) -> None:
    running = run()
    running.choose("example")
    chip = running.button("Due in 25 days, Friday 6 November 2026")
    assert "not a working day" in chip.accessibleDescription()
    assert chip.toolTip() == chip.accessibleDescription()
    chip.click()
    settle()
    assert stage(running) == "overview"
    assert running.inside.workbench._pages.page("overview").tab == "key_dates"


def test_the_due_chip_follows_the_meeting(new: Running) -> None:
    from ilacs_desktop.ui.pages.setup.fields import with_value

    assert new.button("No meeting date yet").isVisible()
    meeting = new.workspace.today + dt.timedelta(days=70)
    changed = with_value(new.document, "cycle", "meeting", meeting)
    new.workspace.change("Change meeting date", changed)
    settle()
    assert "Due in" in new.inside.workbench._top.chip.accessibleName()


def test_the_due_chip_says_less_where_there_is_no_room(run: Run, theme: Theme) -> None:
    running = run()
    running.choose("example")
    chip = running.inside.workbench._top.chip
    assert chip._shown() == "Due in 25 days · Fri 6 Nov"
    theme.set_text_scale(2.0)
    running.window.resize(700, 600)
    settle()
    assert chip._shown() == "25 days"


def test_the_foot_says_what_is_saved_and_how_long_it_is(new: Running) -> None:
    assert "Not saved in a file yet" in new.text()
    new.dialogs.answer(new.folders.documents / "ours.ilacs")
    new.click("Save in a file")
    new.drain()
    assert "All changes saved" in new.text()
    write(new, "Children are seen in time.")
    assert "Changes not saved yet, last saved" in new.text()
    meter = new.inside.workbench._status._meter
    new.inside.workbench._status._counting.timeout.emit()
    assert meter.format() == "5 of 6,000 words"


def test_the_draft_tab_counts_the_answered_sections(run: Run) -> None:
    running = run()
    running.choose("example")
    tabs = running.inside.workbench._top.tabs
    names = [tabs.accessibleTabName(n) for n in range(tabs.count())]
    assert f"Draft, {answered_of_all(running.document)}" in names
    assert "Evidence, 75 items" in names


def test_what_saving_has_to_say_is_shown(new: Running) -> None:
    new.saved()
    new.workspace.told.emit("The disk is full.")
    assert new.told == "The disk is full."


def test_closing_the_window_saves_and_remembers_its_place(new: Running) -> None:
    path = new.saved()
    write(new, "Children are seen in time.")
    new.window.setGeometry(QRect(50, 60, 900, 700))
    new.choose("exit")
    assert not new.window.isVisible()
    saved = open_file(path).document
    assert body_text(body_at(saved, KNOW)) == "Children are seen in time."
    assert new.preferences.settings.window == (50, 60, 900, 700)
    assert list(new.folders.recovery.iterdir()) == []


def test_closing_the_window_can_be_given_up(new: Running) -> None:
    write(new, "Children are seen in time.")
    new.dialogs.answer("")
    new.window.close()
    assert new.window.isVisible()
    assert new.inside.desk.workspace is not None


@pytest.fixture
def frame(qtbot: QtBot) -> Iterator[MainWindow]:
    window = MainWindow()
    qtbot.addWidget(window, before_close_func=MainWindow.let_go)
    yield window  # noqa: PT022 - kept alive until here


def test_the_window_comes_back_where_it_was(frame: MainWindow) -> None:
    frame.appear(Settings(window=(40, 50, 700, 500)))
    assert frame.geometry() == QRect(40, 50, 700, 500)
    assert not frame.isMaximized()


def test_a_window_that_was_maximised_is_so_again(frame: MainWindow) -> None:
    frame.appear(Settings(window=(40, 50, 700, 500), maximised=True))
    assert frame.isMaximized()


def test_a_window_whose_screen_is_gone_comes_up_on_another(frame: MainWindow) -> None:
    frame.appear(Settings(window=(90_000, 50, 700, 500)))
    assert frame.geometry().left() < 90_000


def test_on_a_small_screen_it_takes_the_whole_of_it(frame: MainWindow) -> None:
    frame.appear(Settings())  # the screen of tests is 800 pixels wide
    assert frame.isMaximized()


@pytest.mark.parametrize(("look", "ground"), [("light", "#f4f5f7"), ("dark", "#17191c")])
def test_the_frame_has_the_colour_of_the_look_to_come(
    look: ThemeMode, ground: str, frame: MainWindow
) -> None:
    frame.appear(Settings(theme=look))
    assert frame.grab().toImage().pixelColor(5, 5).name() == ground


def test_it_says_once_that_it_is_on_the_screen(frame: MainWindow) -> None:
    heard: list[str] = []

    def hear() -> None:
        heard.append("painted")

    frame.painted.connect(hear)
    frame.appear(Settings())
    settle()
    frame.grab()
    frame._on_painted()  # as when its patience is at an end
    settle()
    assert heard == ["painted"]


def _dropped(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def test_self_evaluations_and_word_files_can_be_dropped_and_nothing_else() -> None:
    assert dropped_files(_dropped("/shared/Ours.ILACS")) == (Path("/shared/Ours.ILACS"),)
    several = dropped_files(_dropped("/a.ilacs", "/b.docx", "/c.parts/"))
    assert several == (Path("/a.ilacs"), Path("/b.docx"), Path("/c.parts"))
    assert dropped_files(_dropped("/a.ilacs", "/letter.pdf")) == ()
    assert dropped_files(QMimeData()) == ()


def test_a_dropped_file_is_opened(new: Running) -> None:
    path = new.saved()
    new.choose("close")
    data = _dropped(str(path))
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    new.window.dropEvent(event)
    new.inside._drops.lane.drain()
    settle()
    assert new.workspace.path == path


def test_coming_back_to_the_window_looks_at_the_day_again(new: Running) -> None:
    chip = new.inside.workbench._top.chip
    chip.setAccessibleName("stale")
    new.inside._on_state_changed(Qt.ApplicationState.ApplicationActive)
    assert chip.accessibleName() == "No meeting date yet"


def test_enter_presses_the_button_it_is_on(new: Running) -> None:
    button = new.button("Start writing")
    button.setFocus()
    new.press(Qt.Key.Key_Return)
    assert stage(new) == "draft"


def test_no_part_of_a_page_is_ever_a_window_of_its_own(new: Running) -> None:
    shown: list[str] = []

    class Watch(QObject):
        def eventFilter(self, thing: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(thing, QWidget) and thing.isWindow():
                shown.append(type(thing).__name__)
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    for place in ("overview", "draft", "export", "set_up"):
        new.choose(f"go_to_{place}")
    for command in ("example", "go_to_export"):
        new.choose(command)
    set_up = new.inside.workbench._pages.page("set_up").page("set_up")
    for panel in ("people", "outline", "details"):
        set_up.show_panel(panel)
    QApplication.instance().removeEventFilter(watch)
    assert shown == []


def test_closing_leaves_nothing_of_the_document_in_the_window(new: Running) -> None:
    new.choose("go_to_draft")
    new.choose("go_to_export")
    new.saved()
    new.choose("close")
    assert new.seen(QPlainTextEdit) == []
    assert new.inside.workbench._pages.count() == 0
    assert new.window.windowTitle() == "ILACS Desktop"
    new.start("Southbridge Council")
    assert new.document.authority.name == "Southbridge Council"
