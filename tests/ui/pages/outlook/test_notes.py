"""The notes for the set-up presentation: they are kept while they are typed, saved and printed."""

from typing import Any

import msgspec
import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.outlook.notes import NotesText
from tests.ui.pages.outlook.kit import AtOutlook


def changed(document: Document, **fields: Any) -> Document:
    return msgspec.structs.replace(document, **fields)


def with_cycle(document: Document, **fields: Any) -> Document:
    return changed(document, cycle=msgspec.structs.replace(document.cycle, **fields))


def type_notes(at: AtOutlook, text: str) -> NotesText:
    notes = at.page.notes.text
    notes.setFocus()
    QTest.keyClicks(notes, text)
    return notes


def test_what_is_typed_is_taken_over_soon_while_typing_goes_on(
    at: AtOutlook, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = type_notes(at, "Good")
    assert at.document.cycle.presentation == ""
    assert notes._soon.isActive()
    again: list[str] = []
    monkeypatch.setattr(notes._soon, "start", lambda: again.append("put off"))
    QTest.keyClicks(notes, " morning")
    assert again == []
    notes._soon.timeout.emit()
    assert at.document.cycle.presentation == "Good morning"
    assert at.workspace.undo_label == "Change notes for the presentation"


def test_what_is_typed_without_a_pause_is_one_step_of_undo(at: AtOutlook) -> None:
    notes = type_notes(at, "Good")
    notes._soon.timeout.emit()
    QTest.keyClicks(notes, " morning")
    notes._soon.timeout.emit()
    at.workspace.undo()
    assert notes.toPlainText() == ""


def test_undo_takes_back_what_was_typed_last_not_what_was_done_before(at: AtOutlook) -> None:
    at.click("Remove the audits")
    removed = at.document
    notes = type_notes(at, "Good morning")
    at.workspace.undo()
    assert at.document == removed
    assert notes.toPlainText() == ""


def test_what_others_wrote_while_somebody_types_stands_below_it(
    at: AtOutlook, qtbot: QtBot
) -> None:
    notes = type_notes(at, "Mine")
    with qtbot.waitSignal(at.workspace.noted) as told:
        at.workspace.change("Bring in", with_cycle(at.document, presentation="Theirs"))
    assert notes.toPlainText() == "Mine\n\n———\n\nTheirs"
    assert "Both are there now" in str(told.args)
    QTest.keyClicks(notes, "!")
    notes.settle()
    assert at.document.cycle.presentation == "Mine!\n\n———\n\nTheirs"


def test_it_is_taken_over_at_once_when_the_box_is_left(at: AtOutlook) -> None:
    type_notes(at, "Good morning")
    at.page.judgements.add.setFocus()
    assert at.document.cycle.presentation == "Good morning"


def test_it_is_taken_over_when_another_page_comes(at: AtOutlook) -> None:
    type_notes(at, "Good morning")
    at.page.hide()
    assert at.document.cycle.presentation == "Good morning"


def test_undo_brings_the_notes_back_and_keeps_the_caret_in_them(at: AtOutlook) -> None:
    notes = type_notes(at, "Good morning")
    notes.settle()
    notes.insertPlainText(" 🙂 all")
    notes.settle()
    at.workspace.undo()
    assert notes.toPlainText() == "Good morning"
    assert notes.textCursor().position() == len("Good morning")
    assert not notes._soon.isActive()
    at.workspace.undo()
    assert notes.toPlainText() == ""


def test_an_outline_is_put_below_what_is_there_and_can_be_taken_back(at: AtOutlook) -> None:
    type_notes(at, "Good morning")
    at.click("Put in an outline")
    notes = at.document.cycle.presentation
    assert notes.startswith("Good morning\n\nLast judgements\n- Inspection, 4 March 2024\n")
    assert at.page.notes.text.toPlainText() == notes
    assert at.told == "An outline was put into the notes."
    at.act()
    assert at.document.cycle.presentation == "Good morning"


def test_they_are_saved_as_a_web_page_and_opened(at: AtOutlook) -> None:
    path = at.folder / "notes.html"
    at.dialogs.answer(path)
    type_notes(at, "Good morning")
    at.click("Save notes…")
    assert "Good morning" in path.read_text("utf-8")
    assert at.told == "“notes.html” is ready."
    at.act()
    assert at.opened == [path]


def test_they_are_saved_as_a_pdf(at: AtOutlook) -> None:
    path = at.folder / "notes.pdf"
    at.dialogs.answer(path)
    at.click("Save notes…")
    assert path.read_bytes().startswith(b"%PDF-")


def test_giving_up_saves_nothing(at: AtOutlook) -> None:
    at.dialogs.answer(None)
    at.click("Save notes…")
    assert at.told == ""


def test_a_file_that_cannot_be_written_is_told(at: AtOutlook) -> None:
    at.dialogs.answer(at.folder / "no such folder" / "notes.html")
    at.click("Save notes…")
    assert "could not be saved" in at.told


def test_what_was_saved_and_is_gone_is_told_with_its_place(at: AtOutlook) -> None:
    path = at.folder / "gone.html"
    at.dialogs.answer(path)
    at.click("Save notes…")
    path.unlink()
    at.act()
    assert at.told == f"It could not be opened from here. You find it at {path}."


def test_printing_shows_how_it_will_look_once_at_a_time(at: AtOutlook) -> None:
    at.click("Print notes…")
    at.click("Print notes…")
    (preview,) = at.dialogs.forms
    assert preview.windowTitle() == "Print the notes"
    preview.close()
    at.click("Print notes…")
    assert len(at.dialogs.forms) == 2
