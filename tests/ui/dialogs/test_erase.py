"""Erasing words: first where they stand, then a question, then everywhere at once."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.erasing import ERASED, Found, Words
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.history.erasing import Erased
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.local_copies import KnownCopy, LocalCopy
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.ui.dialogs.erase import EraseDialog
from ilacs_desktop.ui.dialogs.erase_job import EraseJob
from ilacs_desktop.ui.dialogs.erase_words import (
    NOT_FOUND,
    Outlook,
    copy_lines,
    done_sentence,
    found_lines,
    question,
    returned_sentence,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from tests.storage.journals import crash, typed
from tests.storage.makers import entries
from tests.ui.dialogs.in_file import NOW, InFile
from tests.ui.walk import Walked, assert_accessible, assert_fits, find_faults, settle

SUMMARY = Place("front", "summary")
NAME = "Zoë Quill"


def outlook(document: Document, *places: Found, versions: int = 2) -> Outlook:
    held = frozenset(f"v{n}" for n in range(versions))
    erased = Erased(document, History(), places, held)
    return Outlook(erased, 12, (KnownCopy("C:/share/a-LAPTOP.ilacs", Path("x")),))


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> EraseDialog:
    form = EraseDialog(theme)
    qtbot.addWidget(form)
    form.show()
    settle()
    return form


def write(form: EraseDialog, text: str) -> None:
    form.findChild(GrowingText).setPlainText(text)


def shown(form: EraseDialog) -> str:
    return "\n".join(label.text() for label in form.findChildren(QLabel) if label.isVisible())


def buttons(form: EraseDialog) -> list[str]:
    return [button.text() for button in form.findChildren(QPushButton) if button.isVisible()]


def test_words_are_looked_for_before_they_can_be_erased(
    form: EraseDialog, example: Document, qtbot: QtBot
) -> None:
    write(form, f"{NAME}\n\nZoë\n")
    any_case, inside = form.findChildren(TickBox)
    assert (any_case.isChecked(), inside.isChecked()) == (True, False)
    inside.click()
    with qtbot.waitSignal(form.look_wanted, timeout=1000) as wanted:
        form.accept()
    assert isinstance(wanted.args[0], Words)
    assert wanted.args[0].erased("ZOËS and zoë quill")[1] == 2
    assert form.isVisible()
    form.show_outlook(outlook(example, Found("evidence", 3)))
    assert "In evidence: 3 times." in shown(form)
    assert "In 2 saved versions of 12" in shown(form)
    assert "C:/share/a-LAPTOP.ilacs" in shown(form)
    assert "Word files, emails and backups" in shown(form)
    assert "Erase them for good…" in buttons(form)
    with qtbot.waitSignal(form.erase_wanted, timeout=1000):
        form.accept()


def test_other_words_are_looked_for_anew(form: EraseDialog, example: Document) -> None:
    write(form, NAME)
    form.accept()
    form.show_outlook(outlook(example, Found("evidence", 3)))
    write(form, "Somebody else")
    assert "Look for the words" in buttons(form)
    assert "In evidence" not in shown(form)


def test_words_that_stand_nowhere_cannot_be_erased(
    form: EraseDialog, example: Document, qtbot: QtBot
) -> None:
    write(form, NAME)
    form.accept()
    form.show_outlook(outlook(example, versions=0))
    assert NOT_FOUND in shown(form)
    assert "Look for the words" in buttons(form)
    with qtbot.assertNotEmitted(form.erase_wanted):
        form.accept()


@pytest.mark.parametrize(("text", "error"), [("", "Type the words"), ("x", "at least two letters")])
def test_words_that_cannot_be_erased_are_refused(
    text: str, error: str, form: EraseDialog, qtbot: QtBot
) -> None:
    write(form, text)
    with qtbot.assertNotEmitted(form.look_wanted):
        form.accept()
    assert error in form.findChild(Field).error


def test_the_dialog_is_accessible_in_every_look_and_fits(
    form: EraseDialog, theme: Theme, example: Document
) -> None:
    write(form, NAME)
    form.accept()
    form.show_outlook(outlook(example, Found("evidence", 3)))
    for scale in Walked.scales:
        assert_fits(form, 1097, 617, scale, theme)
    assert_accessible(form, theme)
    theme.set_mode("high_contrast")
    assert find_faults(form) == []


def test_what_is_said_fits_what_was_found(example: Document) -> None:
    assert "once in what is written now and in 1 saved version." in question(
        outlook(example, Found("evidence", 1), versions=1)
    )
    assert "nowhere in what is written now" in question(outlook(example))
    assert found_lines(outlook(example))[0] == "Not in what is written now."
    typed_since = outlook(example, Found("evidence", 2), versions=0)
    assert found_lines(typed_since)[-1] == "In no saved version: they were typed since."
    many = copy_lines(KnownCopy(f"the pack sent to {n}") for n in range(20))
    assert (many[0], many[-1], len(many)) == ("The pack sent to 0", "and 8 more", 13)
    local = (
        LocalCopy(Path("j"), "cleaned", "Cleaned."),
        LocalCopy(Path("k"), "left", "“k” was left as it is: it is encrypted."),
    )
    said = done_sentence(outlook(example), local)
    assert "erased from 1 copy that the program kept" in said
    assert "“k” was left as it is" in said
    assert "C:/share/a-LAPTOP.ilacs" in said
    assert "guesses the words could still prove" in said
    assert "in its name" not in said
    assert "in its name" in done_sentence(outlook(example)._replace(named=True), ())


def test_words_that_came_back_are_told_with_who_wrote_them_and_where(example: Document) -> None:
    erased = outlook(example, Found("evidence", 1), Found("actions", 2), versions=1).erased
    said = returned_sentence(erased, ("Ben", "Jo"))
    assert "But Ben and Jo had saved the words again meanwhile" in said
    assert "they stand in evidence, actions, 1 saved version. Erase them again." in said
    assert "Somebody else had saved" in returned_sentence(outlook(example).erased, ())


class Erasing:
    """A person who has written a name into a self-evaluation in a file, and the command."""

    def __init__(self, theme: Theme, in_file: InFile) -> None:
        self.file = in_file
        self.workspace = in_file.workspace
        self.write(f"{NAME} came.")
        self.workspace.save(f"With {NAME}")
        in_file.rest()
        self.write(f"{NAME} came and left.")
        parts = (theme, self.workspace, in_file.dialogs, in_file.lane)
        self.job = EraseJob(*parts, self.workspace.begin_anew, self.workspace)
        self.ended: list[bool] = []
        self.job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self.ended.append(True)

    def write(self, text: str) -> None:
        self.workspace.edit_body(SUMMARY, (Block("b1", (Text(text),)),))

    @property
    def summary(self) -> str:
        return body_text(body_at(self.workspace.document, SUMMARY))

    def look(self, words: str) -> EraseDialog:
        self.job.start()
        form = self.file.dialogs.forms[-1]
        assert isinstance(form, EraseDialog)
        write(form, words)
        form.accept()
        self.file.rest()
        return form

    def everything(self) -> bytes:
        """Return all that is on the disk about it, unpacked."""
        found = [b"".join(entries(self.file.path.read_bytes()).values())]
        found += [path.read_bytes() for path in self.file.services.recovery.iterdir()]
        return b"".join(found)


@pytest.fixture
def erasing(theme: Theme, in_file: InFile) -> Erasing:
    return Erasing(theme, in_file)


def test_the_words_are_erased_from_the_file_its_versions_and_local_copies(
    erasing: Erasing, example: Document
) -> None:
    left = Journal(erasing.file.services.recovery)
    same = msgspec.structs.replace(example, id=erasing.workspace.document.id)
    left.start(same, erasing.file.path, (), NOW)
    left.keep(typed(same, f"{NAME} again"))
    crash(left)
    form = erasing.look(NAME)
    assert "In summary, context and progress: once." in shown(form)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert b"Quill" not in erasing.everything()
    assert erasing.summary == f"{ERASED} came and left."
    opened = open_file(erasing.file.path)
    labels = [version.label for version in opened.history.log()]
    assert labels[:2] == ["Words erased", f"With {ERASED}"]
    for version in opened.history.versions:
        assert NAME not in str(opened.history.load(version))
    assert erasing.workspace.undo_label == ""
    assert not form.isVisible()
    assert erasing.ended == [True]
    said = erasing.file.dialogs.asked[-1]
    assert said.call == "tell"
    assert "erased from 1 copy that the program kept on this computer" in said.text


def saved_by_ben(erasing: Erasing, text: str) -> None:
    """Save the paragraph in the file, as somebody who opened it before the words were erased."""
    path = erasing.file.path
    opened = open_file(path)
    body = (Block("b1", (Text(text),)),)
    document = with_body(opened.document, SUMMARY, body)
    ben = Author("Ben", "DESKTOP-2")
    at = NOW + dt.timedelta(minutes=5)
    save(SaveOrder(path, document, opened.history, (opened.head,), ben, at, lambda _: "x"))


def test_words_that_come_back_in_the_save_that_erases_them_are_told_and_can_be_erased_again(
    erasing: Erasing,
) -> None:
    form = erasing.look(NAME)
    saved_by_ben(erasing, f"{NAME} came. {NAME} is well now.")
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    said = erasing.file.dialogs.asked[-1].text
    assert "But Ben had saved the words again meanwhile: they stand in" in said
    assert "Erase them again." in said
    form = erasing.look(NAME)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert "saved the words again" not in erasing.file.dialogs.asked[-1].text
    assert b"Quill" not in erasing.everything()


def test_a_fault_while_the_file_is_looked_through_again_is_told(
    erasing: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    form = erasing.look(NAME)
    monkeypatch.setattr("ilacs_desktop.ui.dialogs.erase_job.erase", fail)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert "could not be looked through again" in erasing.file.dialogs.asked[-1].text
    assert erasing.ended == [True]


def test_a_file_that_has_the_words_in_its_name_is_told_of(erasing: Erasing) -> None:
    erasing.workspace.save_as(erasing.file.folder / f"{NAME}.ilacs")
    erasing.file.rest()
    form = erasing.look(NAME)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert "Save the self-evaluation under another name" in erasing.file.dialogs.asked[-1].text


def test_whoever_says_no_erases_nothing(erasing: Erasing) -> None:
    form = erasing.look(NAME)
    erasing.file.dialogs.answer(False)
    form.accept()
    assert erasing.summary == f"{NAME} came and left."
    assert form.isVisible()
    form.reject()
    form.reject()
    assert erasing.ended == [True]


def test_what_changed_since_it_was_looked_for_is_looked_for_again(erasing: Erasing) -> None:
    form = erasing.look(NAME)
    erasing.write(f"{NAME} and {NAME}.")
    form.accept()  # nothing is asked: what was shown no longer holds
    erasing.file.rest()
    assert "In summary, context and progress: twice." in shown(form)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert erasing.summary == f"{ERASED} and {ERASED}."


def test_nothing_is_erased_while_it_is_being_saved(erasing: Erasing) -> None:
    form = erasing.look(NAME)
    erasing.workspace.save()
    form.accept()  # that save would bring the words back
    assert "just being saved" in shown(form)
    erasing.file.rest()
    form.accept()
    erasing.file.rest()
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert b"Quill" not in erasing.everything()


def test_a_file_that_cannot_be_saved_is_told_of(
    erasing: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = erasing.look(NAME)
    erasing.file.path.chmod(0o444)
    monkeypatch.setattr("os.access", lambda *_: False)
    erasing.file.dialogs.answer(True)
    form.accept()
    erasing.file.rest()
    assert "still holds them" in erasing.file.dialogs.asked[-1].text
    assert erasing.summary == f"{ERASED} came and left."


def test_a_fault_while_looking_is_told_in_the_dialog(
    erasing: Erasing, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("ilacs_desktop.ui.dialogs.erase_job.erase", fail)
    form = erasing.look(NAME)
    assert "nothing was erased" in shown(form)
    assert "Look for the words" in buttons(form)
    form.reject()
    form.reject()
