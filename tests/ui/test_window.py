"""The window as a person uses it: menus, pages, one undo, panes, messages, closing."""

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.settings import Settings
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pane_ring import step
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.top_bar import answered_of_all
from ilacs_desktop.ui.widgets.tabs import StageTabs
from ilacs_desktop.ui.window import MainWindow, dropped_file
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import settle

KNOW = Place("leadership", "know")
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier

Run = Callable[..., Running]


@pytest.fixture
def run(theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot) -> Iterator[Run]:
    started: list[Running] = []

    def run_(file: Path | None = None) -> Running:
        started.append(Running(theme, dialogs, tmp_path, file))
        return started[-1]

    yield run_
    for running in started:
        running.end()


@pytest.fixture
def new(run: Run) -> Running:
    """Return the window with a new self-evaluation."""
    running = run()
    running.start()
    return running


def stage(running: Running) -> str:
    return running.inside.workbench.stage


def write(running: Running, text: str, place: Place = KNOW) -> None:
    caret = Caret(place, "b1", len(text))
    running.workspace.edit_body(place, (Block("b1", (Text(text),)),), caret=caret)
    settle()


def focus() -> object:
    return QApplication.focusWidget()


def test_it_opens_on_the_start_page_with_the_keyboard_on_the_first_thing_to_do(run: Run) -> None:
    running = run()
    assert stage(running) == ""
    assert "Start your self-evaluation" in running.text()
    assert isinstance(focus(), QLineEdit)
    assert running.window.windowTitle() == "ILACS Desktop"
    assert running.seen(StageTabs) == []


def test_the_title_names_what_is_open_and_marks_what_is_not_saved(new: Running) -> None:
    year = new.document.cycle.label
    assert new.window.windowTitle() == f"Northbridge Council {year}[*] – ILACS Desktop"
    assert new.window.isWindowModified()
    new.saved()
    assert not new.window.isWindowModified()


def test_brackets_in_a_name_are_shown_as_they_are(run: Run) -> None:
    running = run()
    running.start("North[*]bridge")
    assert running.window.windowTitle().startswith("North[*][*]bridge")


def test_a_file_named_at_the_start_is_opened(new: Running, run: Run) -> None:
    write(new, "Children are seen in time.")
    path = new.saved()
    new.choose("close")
    running = run(path)
    assert running.document.authority.name == "Northbridge Council"
    assert stage(running) == "draft"


def test_a_file_that_cannot_be_opened_leads_to_the_start_page_with_the_reason(
    run: Run, tmp_path: Path
) -> None:
    running = run(tmp_path / "missing.ilacs")
    assert stage(running) == ""
    assert "There is no file “missing.ilacs” here" in running.told


def test_what_is_new_opens_on_set_up_and_what_is_written_on_the_draft_page(run: Run) -> None:
    running = run()
    running.start()
    assert stage(running) == "set_up"
    running.choose("example")
    assert stage(running) == "draft"
    assert "made up" in running.told


def test_keys_lead_to_each_page_and_back_to_where_one_was(new: Running) -> None:
    new.choose("go_to_draft")
    editor = focus()
    assert isinstance(editor, BodyEditor)
    new.choose("go_to_export")
    assert stage(new) == "export"
    new.choose("go_to_draft")
    assert focus() is editor


def test_without_a_document_the_commands_that_need_one_are_grey(run: Run) -> None:
    running = run()
    actions = [running.window.menus.action(name) for name in ("save", "close", "go_to_draft")]
    assert not any(action.isEnabled() for action in actions)
    running.start()
    assert all(action.isEnabled() for action in actions)


def test_undo_says_what_it_takes_back_and_goes_to_where_it_was(new: Running) -> None:
    undo = new.window.menus.action("undo")
    assert not undo.isEnabled()
    write(new, "Children are seen in time.")
    assert undo.text() == "&Undo typing"
    new.choose("go_to_export")
    new.choose("undo")
    assert stage(new) == "draft"
    assert body_text(body_at(new.document, KNOW)) == ""
    assert new.window.menus.action("redo").text() == "&Redo typing"
    new.choose("redo")
    assert body_text(body_at(new.document, KNOW)) == "Children are seen in time."


def test_undo_of_a_setting_leads_to_set_up(new: Running) -> None:
    from ilacs_desktop.document import outline

    section = new.document.sections[3]
    new.workspace.change("Rename section", outline.rename(new.document, section.id, "Learning"))
    new.choose("go_to_draft")
    new.choose("undo")
    assert stage(new) == "set_up"
    table = new.inside.workbench._pages.set_up()._outline._table
    assert table.isVisible()
    assert table.current.id == section.id


def test_ctrl_z_in_the_editor_is_the_undo_of_the_whole_window(new: Running) -> None:
    new.choose("go_to_draft")
    new.press(Qt.Key.Key_H)
    assert new.workspace.undo_label == "Typing"
    new.press(Qt.Key.Key_Z, CTRL)
    assert new.workspace.undo_label == ""
    assert new.workspace.redo_label == "Typing"


def test_a_field_being_typed_into_has_its_own_undo_until_it_is_left(new: Running) -> None:
    write(new, "Children are seen in time.")
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    settle()
    new.press(Qt.Key.Key_X)
    new.press(Qt.Key.Key_Z, CTRL)
    assert field.text() == "Northbridge Council"
    assert new.workspace.undo_label == "Typing"
    new.press(Qt.Key.Key_X)
    new.press(Qt.Key.Key_Return)
    assert new.document.authority.name == "Northbridge Councilx"
    new.press(Qt.Key.Key_Z, CTRL)
    assert new.document.authority.name == "Northbridge Council"
    assert field.text() == "Northbridge Council"


def test_saving_takes_what_is_half_typed_in_a_field(new: Running) -> None:
    path = new.saved()
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    settle()
    new.press(Qt.Key.Key_X)
    new.choose("save")
    new.drain()
    assert open_file(path).document.authority.name == "Northbridge Councilx"
    assert focus() is field


def test_cut_copy_and_paste_of_the_menu_go_to_the_field(new: Running) -> None:
    field = next(f for f in new.seen(QLineEdit) if f.text() == "Northbridge Council")
    field.setFocus()
    new.choose("selectAll")
    new.choose("cut")
    assert field.text() == ""
    new.choose("paste")
    new.choose("paste")
    assert field.text() == "Northbridge Council" * 2


def test_f6_goes_round_the_parts_of_the_window_and_back(new: Running) -> None:
    new.choose("go_to_draft")
    begun = focus()
    seen = []
    while focus() not in seen:
        seen.append(focus())
        new.choose("next_pane")
    assert focus() is begun
    assert len(seen) == 5  # text, panel, foot, stages, list
    new.choose("previous_pane")
    assert focus() is seen[-1]


def test_parts_without_anything_to_use_are_passed_over() -> None:
    step((), 1)


def test_the_sides_of_the_draft_page_fold_by_key(new: Running) -> None:
    assert not new.window.menus.action("right").isEnabled()
    new.choose("go_to_draft")
    page = new.inside.workbench._pages.draft()
    assert page.panes.is_shown("right")
    new.choose("right")
    assert not page.panes.is_shown("right")
    new.choose("left")
    assert not page.panes.is_shown("left")


def test_text_grows_in_steps_and_is_remembered(new: Running, theme: Theme) -> None:
    new.choose("larger")
    assert theme.text_scale == 1.1
    for _ in range(9):
        new.choose("larger")
    assert theme.text_scale == 2.0
    new.choose("smaller")
    assert theme.text_scale == 1.75
    new.choose("normal")
    assert theme.text_scale == 1.0
    assert new.preferences.settings.text_scale == 1.0


def test_the_look_is_chosen_from_the_menu_and_remembered(new: Running, theme: Theme) -> None:
    new.choose("look_dark")
    assert theme.mode == "dark"
    assert new.preferences.settings.theme == "dark"
    assert new.window.menus.action("look_dark").isChecked()


def test_preferences_take_effect_at_once(new: Running, theme: Theme) -> None:
    new.choose("preferences")
    form = new.dialogs.forms[-1]
    form._look.set_value("dark")
    form._size.set_value("1.5")
    form._name.setText("  Siân   Holroyd ")
    form.accept()
    assert theme.mode == "dark"
    assert theme.text_scale == 1.5
    assert new.inside.desk.services.author.by == "Siân Holroyd"
    assert new.workspace.services.author.by == "Siân Holroyd"


def test_help_opens_without_a_document(run: Run) -> None:
    running = run()
    for command in ("shortcuts", "files", "about"):
        running.choose(command)
    titles = [asked.title for asked in running.dialogs.asked]
    assert titles == ["Keyboard shortcuts", "Where files are kept", "About ILACS Desktop"]


def test_the_folders_that_are_named_can_be_opened(run: Run) -> None:
    running = run()
    running.choose("files")
    form = running.dialogs.forms[-1]
    from PySide6.QtWidgets import QPushButton

    links = [b for b in form.findChildren(QPushButton) if b.text() == "Open the folder"]
    for link in links:
        link.click()
    assert running.outside == [
        running.folders.settings.parent,
        running.folders.recovery,
        running.folders.logs,
    ]
    assert all(folder.is_dir() for folder in running.outside)


def test_recent_files_are_in_the_menu(new: Running) -> None:
    path = new.saved()
    new.choose("close")
    menus = new.window.menus
    menus.recent_shown.emit()
    action = menus._recent.actions()[0]
    assert action.text() == "northbridge-2026.ilacs in Documents"
    action.trigger()
    assert new.workspace.path == path


def test_new_leads_to_the_form_and_saves_what_was_open(new: Running) -> None:
    path = new.saved()
    write(new, "Children are seen in time.")
    new.choose("new")
    assert stage(new) == ""
    assert isinstance(focus(), QLineEdit)
    saved = open_file(path).document
    assert body_text(body_at(saved, KNOW)) == "Children are seen in time."
    assert "was saved and closed" in new.told


def test_the_due_chip_tells_and_leads_to_the_date(run: Run) -> None:
    running = run()
    running.choose("example")
    chip = running.button("Due in 25 days, Friday 6 November 2026")
    assert "not a working day" in chip.accessibleDescription()
    assert chip.toolTip() == chip.accessibleDescription()
    chip.click()
    settle()
    assert stage(running) == "set_up"


def test_the_due_chip_follows_the_meeting(new: Running) -> None:
    from ilacs_desktop.ui.pages.setup_fields import with_value

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
    assert answered_of_all(running.document) in tabs.accessibleTabName(1)


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


def test_the_window_comes_back_where_it_was(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.place(Settings(window=(40, 50, 700, 500)))
    assert window.geometry() == QRect(40, 50, 700, 500)
    window.place(Settings(window=(90_000, 50, 700, 500)))
    assert window.geometry() != QRect(90_000, 50, 700, 500)
    window.place(Settings(window=(40, 50, 700, 500), maximised=True))
    assert window.isMaximized()


def _dropped(*paths: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    return data


def test_one_self_evaluation_can_be_dropped_and_nothing_else() -> None:
    assert dropped_file(_dropped("/shared/Ours.ILACS")) == Path("/shared/Ours.ILACS")
    assert dropped_file(_dropped("/shared/letter.docx")) is None
    assert dropped_file(_dropped("/a.ilacs", "/b.ilacs")) is None
    assert dropped_file(QMimeData()) is None


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
    assert new.workspace.path == path


def test_coming_back_to_the_window_looks_at_the_day_again(new: Running) -> None:
    chip = new.inside.workbench._top.chip
    chip.setAccessibleName("stale")
    new.inside._on_state_changed(Qt.ApplicationState.ApplicationActive)
    assert chip.accessibleName() == "No meeting date yet"


def test_enter_presses_the_button_it_is_on(new: Running) -> None:
    button = new.button("Go on to writing")
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
    for command in ("go_to_draft", "go_to_export", "go_to_set_up", "example", "go_to_export"):
        new.choose(command)
    set_up = new.inside.workbench._pages.set_up()
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
