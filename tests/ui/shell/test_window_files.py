"""Files and the window: a later start, a dropped file, where one was last, what was kept for later."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from ilacs_desktop.app import Outfit, Program
from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.ui.dialogs.kept_work import KeptWorkCard, KeptWorkDialog
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.shell.one_window import OneWindow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import Heading
from tests.ui.drags import drag_enter
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running, folders_in
from tests.ui.walk import assert_accessible, settle

KNOW = Place("leadership", "know")
SUMMARY = Place("front", "summary")

Run = Callable[..., Running]


def write(running: Running, text: str, place: Place = KNOW) -> None:
    caret = Caret(place, "b1", len(text))
    running.workspace.edit_body(place, (Block("b1", (Text(text),)),), caret=caret)
    settle()


@pytest.fixture
def path(new: Running) -> Path:
    """Return a file that was written, saved and closed."""
    write(new, "Children are seen in time.")
    path = new.saved()
    new.choose("close")
    return path


def test_a_later_start_brings_its_file_into_this_window(
    path: Path, theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    folders = folders_in(tmp_path)
    first = OneWindow(folders.running)
    assert first.begin(None)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    program = Program(app, folders, None, Outfit(theme, dialogs, Path.exists), first)
    program.start()
    settle()
    assert program.inside is not None
    program.window.showMinimized()
    second = OneWindow(folders.running, lambda _seconds: first.look())
    assert not second.begin(path)
    assert not program.window.isMinimized()
    assert program.inside.desk.workspace is not None
    assert program.inside.desk.workspace.path == path
    program.window.close()
    assert second.begin(path), "a window that is closed leaves the next start to itself"
    for thing in (first, second, program.window, program):
        if isinstance(thing, OneWindow):
            thing.end()
        thing.deleteLater()


def test_a_later_start_saves_what_was_open_like_any_opening(new: Running, path: Path) -> None:
    new.start("Southbridge Council")
    other = new.saved("southbridge.ilacs")
    write(new, "Not saved yet.")
    new.inside.open_soon(path)
    assert new.workspace.path == path
    assert body_text(body_at(open_file(other).document, KNOW)) == "Not saved yet."


def test_a_later_start_waits_until_a_dialog_is_closed(new: Running, path: Path) -> None:
    dialog = QDialog(new.window)
    dialog.open()
    new.inside.open_soon(path)
    assert new.inside.desk.workspace is None
    dialog.close()
    new.inside._until_free.timeout.emit()
    assert new.workspace.path == path


def test_a_file_is_opened_at_the_answer_its_author_left(new: Running, path: Path) -> None:
    new.inside.desk.open(path)
    there = Place(new.document.sections[2].id, "how")
    new.workspace.edit_body(there, (Block("b9", (Text("More to say."),)),))
    new.inside.workbench.ways.show_caret(Caret(there, "b9", 4))
    settle()
    new.choose("go_to_set_up")
    new.choose("close")
    new.inside.desk.open(path)
    settle()
    editor = QApplication.focusWidget()
    assert isinstance(editor, BodyEditor)
    assert editor.accessibleName() == "How do you know it?"
    assert tuple(editor.caret()) == ("b9", 4)
    assert new.inside.workbench.ways.caret() == Caret(there, "b9", 4)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_example_begins_with_the_title_of_its_summary_in_sight(
    run: Run, theme: Theme, scale: float
) -> None:
    theme.set_text_scale(scale)
    running = run()
    running.choose("example")
    for _ in range(3):
        settle()
    [title] = [h for h in running.seen(Heading) if h.text() == "Summary"]
    assert not title.visibleRegion().isEmpty()
    assert running.inside.workbench.ways.caret() == Caret(
        SUMMARY, running.document.front.summary[0].id, 0
    )
    assert isinstance(QApplication.focusWidget(), BodyEditor)


def dragged(path: Path) -> QMimeData:
    """Return what a file manager drags: the file, and its path as text beside it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    return data


def drop(field: QTextEdit | QPlainTextEdit, data: QMimeData) -> None:
    """Drag over a field and let go, as the system tells it."""
    enter = drag_enter(
        QPoint(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    target = field.viewport()
    while not QApplication.sendEvent(target, enter) or not enter.isAccepted():
        target = target.parentWidget()
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, event)
    settle()


def test_a_file_dropped_on_an_answer_is_opened_and_not_pasted(new: Running, path: Path) -> None:
    new.start("Southbridge Council")
    new.saved("southbridge.ilacs")
    new.choose("go_to_draft")
    drop(new.seen(BodyEditor)[0], dragged(path))
    new.inside._drops.lane.drain()
    settle()
    assert new.workspace.path == path
    south = open_file(new.folders.documents / "southbridge.ilacs").document
    assert all(not section.know for section in south.sections)


def test_alt_puts_the_ring_around_one_menu(new: Running) -> None:
    bar = new.window.menuBar()
    places: list[object] = []
    bar.focus_moved.connect(lambda: places.append(bar.focus_rect()))
    field = QApplication.focusWidget()
    QTest.keyPress(field, Qt.Key.Key_Alt, Qt.KeyboardModifier.AltModifier)
    QTest.keyRelease(field, Qt.Key.Key_Alt)
    assert QApplication.focusWidget() is bar
    QTest.keyClick(bar, Qt.Key.Key_Right)
    file, edit = bar.actions()[:2]
    assert places == [bar.actionGeometry(file), bar.actionGeometry(edit)]
    QTest.keyClick(bar, Qt.Key.Key_Escape)


def test_coming_back_to_the_window_looks_at_the_disk(new: Running, path: Path) -> None:
    new.inside.desk.open(path)
    new.drain()
    theirs = open_file(path)
    order = SaveOrder(
        path,
        msgspec.structs.replace(theirs.document, sections=()),
        theirs.history,
        (theirs.head,),
        Author("J. Ash", "LAPTOP-2"),
        new.inside.desk.services.now(),
        lambda document: document.authority.name,
    )
    save(order)
    new.inside._on_state_changed(Qt.ApplicationState.ApplicationActive)
    new.drain()
    assert "J. Ash saved “northbridge-2026.ilacs” meanwhile: 29 changes came in" in new.told


def keep_for_later(run: Run) -> Running:
    """Leave work unsaved as a crash does, keep it for later, and return the window."""
    first = run()
    first.start()
    write(first, "Typed before the crash.", SUMMARY)
    first.crash()
    second = run()
    second.click("Keep it for later")
    return second


def kept_work(running: Running) -> KeptWorkDialog:
    running.choose("kept")
    form = running.dialogs.forms[-1]
    assert isinstance(form, KeptWorkDialog)
    return form


def test_work_that_was_kept_for_later_can_be_opened(run: Run, theme: Theme) -> None:
    running = keep_for_later(run)
    form = kept_work(running)
    assert "your file may hold it by now" in form._words.text()
    [card] = form.findChildren(KeptWorkCard)
    assert_accessible(form, theme)
    card._on_open()
    settle()
    assert not form.isVisible()
    assert running.workspace.path is None
    assert body_text(body_at(running.document, SUMMARY)) == "Typed before the crash."
    assert "It was kept on this computer" in running.told


def test_kept_work_is_removed_only_when_that_is_confirmed(run: Run) -> None:
    running = keep_for_later(run)
    form = kept_work(running)
    [card] = form.findChildren(KeptWorkCard)
    running.dialogs.answer(False, True)
    card._on_remove()
    [kept] = running.folders.recovery.glob("*.kept")
    card._on_remove()
    assert not kept.exists()
    assert not card.isVisible()
    assert "There is none" in form._words.text()


def test_without_kept_work_it_says_so(new: Running) -> None:
    assert "There is none" in kept_work(new)._words.text()


def test_kept_work_that_cannot_be_removed_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = keep_for_later(run)
    form = kept_work(running)
    [card] = form.findChildren(KeptWorkCard)

    def held(_found: object) -> None:
        raise PermissionError

    monkeypatch.setattr("ilacs_desktop.ui.dialogs.kept_work.remove_kept", held)
    running.dialogs.answer(True)
    card._on_remove()
    assert running.dialogs.asked[-1].call == "tell"
    assert card.isVisible()


def test_a_copy_that_could_not_be_saved_is_found_and_removed(
    new: Running, path: Path, theme: Theme
) -> None:
    copy = new.folders.kept / "ours (kept copy 2026-11-21 1432).ilacs"
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    form = kept_work(new)
    [card] = form.findChildren(KeptWorkCard)
    assert_accessible(form, theme)
    words = " ".join(label.text() for label in card.findChildren(QLabel))
    assert str(copy) in words.replace("\u200b", "")
    card._on_open()
    settle()
    assert new.workspace.path is None
    assert "This copy could not be saved in its place" in new.told
    new.dialogs.answer(True)
    [card] = kept_work(new).findChildren(KeptWorkCard)
    card._on_remove()
    assert copy.name in new.dialogs.asked[-1].text
    assert not copy.exists()
