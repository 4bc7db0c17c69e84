"""The dialogs of the program, answered from a timer; and those for tests, which hold to the same."""

import inspect
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind, Option, QtDialogs, file_filter
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.inputs import TextLine
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import find_faults, settle

KINDS = (FileKind("Self-evaluations", ("*.ilacs",)), FileKind("All files", ("*",)))
Answer = Callable[[QDialog], None]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def real(theme: Theme, window: QWidget) -> QtDialogs:
    return QtDialogs(theme, window)


def _when_shown(answer: Answer) -> None:
    """Answer the next modal dialog as a person would; the dialog blocks until then."""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        answer(dialog)

    QTimer.singleShot(0, act)


def _press(text: str) -> Answer:
    def press(dialog: QDialog) -> None:
        buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
        buttons[text].click()

    return press


def test_a_question_is_answered_by_what_would_be_done(real: QtDialogs) -> None:
    _when_shown(_press("Replace the file"))
    assert real.confirm("Replace?", "There is such a file.", "Replace the file")
    _when_shown(_press("Cancel"))
    assert not real.confirm("Replace?", "There is such a file.", "Replace the file")


def test_closing_a_question_is_no(real: QtDialogs) -> None:
    _when_shown(lambda dialog: dialog.close() and None)
    assert not real.confirm("Replace?", "There is such a file.", "Replace the file")


@pytest.mark.parametrize(("danger", "default"), [(False, "Erase it"), (True, "Cancel")])
def test_enter_keeps_things_where_there_is_danger(
    danger: bool, default: str, real: QtDialogs
) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        coloured = [b for b in dialog.findChildren(QPushButton) if b.property("kind") == "primary"]
        assert coloured == [dialog.defaultButton()]
        seen.append(dialog.defaultButton().text())
        dialog.reject()

    _when_shown(look)
    real.confirm("Erase?", "It goes from every version.", "Erase it", danger=danger)
    assert seen == [default]


def test_one_of_several_ways_is_chosen(real: QtDialogs) -> None:
    options = (Option("join", "Join both"), Option("copy", "Save a copy"))
    _when_shown(_press("Save a copy"))
    assert real.choose("The file changed", "Somebody saved meanwhile.", options) == "copy"
    _when_shown(_press("Cancel"))
    assert real.choose("The file changed", "Somebody saved meanwhile.", options) == ""


def test_a_fault_is_told_as_it_stands(real: QtDialogs) -> None:
    seen: list[tuple[str, str, str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        seen.append((dialog.windowTitle(), dialog.text(), dialog.detailedText()))
        _press("Close")(dialog)

    _when_shown(look)
    real.tell("Not saved", "The disk is full. <b>Your work is kept.</b>", "errno 28")
    assert seen == [("Not saved", "The disk is full. <b>Your work is kept.</b>", "errno 28")]


def test_details_are_shown_and_hidden_in_our_own_words(real: QtDialogs) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        buttons = dialog.findChildren(QPushButton)
        details = next(button for button in buttons if button.text() == "Show details")
        for _ in range(2):
            details.click()
            seen.append(details.text())
        dialog.reject()

    _when_shown(look)
    real.tell("Not saved", "The disk is full.", "errno 28")
    assert seen == ["Hide details", "Show details"]


def test_a_question_is_accessible(real: QtDialogs) -> None:
    faults: list[object] = []

    def look(dialog: QDialog) -> None:
        settle()
        faults.extend(find_faults(dialog))
        dialog.reject()

    _when_shown(look)
    real.confirm("Replace?", "There is such a file.", "Replace the file")
    assert faults == []


def _give(path: Path) -> Answer:
    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        line = dialog.findChild(QLineEdit)
        assert line is not None
        line.setText(str(path))
        QTimer.singleShot(0, dialog.accept)

    return give


@pytest.fixture
def not_native(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Qt draw the file dialogs itself, so that a test can type into them."""
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        drawn = partial(getattr(QFileDialog, name), options=QFileDialog.Option.DontUseNativeDialog)
        monkeypatch.setattr(QFileDialog, name, drawn)


@pytest.mark.usefixtures("not_native")
def test_files_are_asked_for(real: QtDialogs, tmp_path: Path) -> None:
    there = tmp_path / "northbridge.ilacs"
    there.write_bytes(b"")
    _when_shown(_give(there))
    assert real.ask_open_file("Open", KINDS, tmp_path) == there
    _when_shown(_give(there))
    assert real.ask_open_files("Bring in", KINDS, tmp_path) == (there,)
    fresh = tmp_path / "fresh.ilacs"
    _when_shown(_give(fresh))
    assert real.ask_save_file("Save", KINDS, tmp_path / "suggested.ilacs") == fresh


@pytest.mark.usefixtures("not_native")
def test_giving_up_gives_no_file(real: QtDialogs, tmp_path: Path) -> None:
    _when_shown(QDialog.reject)
    assert real.ask_open_file("Open", KINDS, tmp_path) is None
    _when_shown(QDialog.reject)
    assert real.ask_open_files("Bring in", KINDS) == ()
    _when_shown(QDialog.reject)
    assert real.ask_save_file("Save", KINDS, tmp_path / "suggested.ilacs") is None
    _when_shown(QDialog.reject)
    assert real.ask_folder("Where", tmp_path) is None


def test_kinds_of_file_are_told_to_qt() -> None:
    assert file_filter(KINDS) == "Self-evaluations (*.ilacs);;All files (*)"


def test_a_form_is_opened_without_waiting_and_deleted_when_done(
    real: QtDialogs, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    form = FormDialog(theme, "Add evidence")
    form.add_field("title", Field(theme, "Title", TextLine(theme)))
    real.open_form(form)
    assert form.isVisible()
    assert form.isModal()
    assert form.parentWidget() is window
    with qtbot.waitSignal(form.destroyed, timeout=1000):
        form.accept()


def test_the_dialogs_for_tests_answer_in_order_and_write_down() -> None:
    dialogs = RecordedDialogs()
    dialogs.answer(Path("a.ilacs"), True, "join", None)
    assert dialogs.ask_open_file("Open", KINDS) == Path("a.ilacs")
    assert dialogs.confirm("Replace?", "Sure?", "Replace")
    assert dialogs.choose("Changed", "How?", (Option("join", "Join both"),)) == "join"
    assert dialogs.ask_folder("Where") is None
    dialogs.tell("Not saved", "The disk is full.")
    assert [asked.call for asked in dialogs.asked] == [
        "ask_open_file",
        "confirm",
        "choose",
        "ask_folder",
        "tell",
    ]
    dialogs.check_all_used()


def test_the_dialogs_for_tests_fail_a_question_nobody_laid_out() -> None:
    dialogs = RecordedDialogs()
    with pytest.raises(AssertionError, match="unexpected question"):
        dialogs.confirm("Replace?", "Sure?", "Replace")
    dialogs.answer("gone")
    with pytest.raises(AssertionError, match="no such option"):
        dialogs.choose("Changed", "How?", (Option("join", "Join both"),))


def test_the_dialogs_for_tests_fail_an_answer_nobody_asked_for() -> None:
    dialogs = RecordedDialogs()
    dialogs.answer(True)
    with pytest.raises(AssertionError, match="never asked for"):
        dialogs.check_all_used()


@pytest.mark.parametrize("kind", [QtDialogs, RecordedDialogs])
def test_both_kinds_have_every_call_of_the_port(kind: type) -> None:
    for name, call in inspect.getmembers(Dialogs, inspect.isfunction):
        if not name.startswith("_"):
            theirs = inspect.signature(getattr(kind, name)).parameters
            assert list(theirs) == list(inspect.signature(call).parameters), name


def test_a_dialog_for_printers_opens_like_any_other(window: QWidget, theme: Theme) -> None:
    """It has another ``open``, with arguments of its own."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer)
    QtDialogs(theme, window).open_form(dialog)
    assert dialog.isVisible()
    dialog.reject()
    settle()
