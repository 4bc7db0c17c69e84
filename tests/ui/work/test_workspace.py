"""One open self-evaluation: saving, the journal, and who hears of it."""

import dataclasses
import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import unsaved
from ilacs_desktop.ui.dialogs.named_save import NamedSave
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.work.at_work import NOW, PLACE, Open, summary, typed


def test_a_new_document_is_unsaved_until_it_has_a_file(open_workspace: Open, file: Path) -> None:
    assert open_workspace(None).save_state == "unsaved"
    assert open_workspace(file).save_state == "saved"


def test_saving_writes_the_file_and_says_when(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    typed(work, "Children are seen in time.")
    assert work.save_state == "unsaved"
    work.save()
    assert work.save_state == "saving"
    work.services.save_lane.drain()
    assert work.save_state == "saved"
    assert work.saved_at == NOW
    assert summary(file) == "Children are seen in time."
    version = open_file(file).history.log()[0]
    assert (version.by, version.device) == ("A. Coordinator", "LAPTOP-1")


def test_what_is_typed_during_a_save_stays_unsaved(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    typed(work, "One.")
    work.save()
    typed(work, "One. Two.")
    work.services.save_lane.drain()
    assert work.save_state == "unsaved"
    assert summary(file) == "One."
    work.save()
    work.services.save_lane.drain()
    assert summary(file) == "One. Two."


def test_a_save_that_was_asked_for_during_a_save_is_done_after_it(
    open_workspace: Open, file: Path
) -> None:
    work = open_workspace(file)
    other = file.with_name("another.ilacs")
    typed(work, "One.")
    work.save()
    typed(work, "One. Two.")
    work.save_as(other)
    work.services.save_lane.drain()
    assert (summary(file), summary(other)) == ("One.", "One. Two.")
    assert (work.path, work.save_state) == (other, "saved")


def test_names_that_are_asked_for_during_a_save_are_all_given(
    open_workspace: Open, file: Path
) -> None:
    work = open_workspace(file)
    typed(work, "One.")
    work.save()
    given: list[str] = []
    for label in ("Before the board", "Signed off"):
        saving = NamedSave(work, work)
        saving.done.connect(lambda version: given.append(version.label))
        saving.start(label)
    work.services.save_lane.drain()
    QCoreApplication.sendPostedEvents()
    assert given == ["Before the board", "Signed off"]
    labels = [version.label for version in open_file(file).history.log()]
    assert labels[:3] == ["Signed off", "Before the board", ""]


def test_a_name_that_was_asked_for_before_another_file_is_given_in_the_first(
    open_workspace: Open, file: Path
) -> None:
    work = open_workspace(file)
    other = file.with_name("another.ilacs")
    typed(work, "One.")
    work.save()
    work.save("Before the board")
    work.save_as(other)
    work.services.save_lane.drain()
    assert open_file(file).history.log()[0].label == "Before the board"
    assert (work.path, work.save_state) == (other, "saved")


def test_a_save_that_fails_is_told_and_nothing_is_lost(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    told: list[str] = []
    work.told.connect(told.append)
    typed(work, "Mine.")
    work.save_as(file.parent / "no such folder" / "file.ilacs")
    work.services.save_lane.drain()
    assert len(told) == 1
    assert work.save_state == "unsaved"
    assert work.path == file
    assert body_text(body_at(work.document, PLACE)) == "Mine."


def test_each_change_is_heard_with_what_was_before(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    heard: list[tuple[Document, Document]] = []

    def hear(old: Document, new: Document) -> None:
        heard.append((old, new))

    work.document_changed.connect(hear)
    start = work.document
    typed(work, "One.")
    assert heard == [(start, work.document)]
    assert work.undo_label == "Typing"
    assert work.undo() == Caret(PLACE, "typed", 4)
    assert work.document is start
    assert work.redo_label == "Typing"
    work.redo()
    assert len(heard) == 3


def test_nothing_to_undo_gives_no_caret(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    assert work.undo() is None
    assert work.redo() is None


def test_typing_reaches_the_journal_after_the_pause(
    open_workspace: Open, file: Path, services: Services, qtbot: object
) -> None:
    work = open_workspace(file)
    typed(work, "Kept.")
    work._keeping._pause.timeout.emit()
    services.journal_lane.drain()
    journal = next(path for path in services.recovery.iterdir() if b"Kept." in path.read_bytes())
    assert journal.suffix == ".journal"


def test_a_clean_end_leaves_no_journal(
    open_workspace: Open, file: Path, services: Services
) -> None:
    work = open_workspace(file)
    typed(work, "Kept.")
    work._keeping.keep()
    work.close()
    services.journal_lane.drain()
    assert list(unsaved(services.recovery)) == []


def test_a_journal_that_cannot_be_kept_is_told_once(
    open_workspace: Open, file: Path, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_workspace(file)
    services.journal_lane.drain()
    told: list[str] = []
    work.told.connect(told.append)

    def full(_document: Document) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(work._keeping.journal, "keep", full)
    for text in ("One.", "Two."):
        typed(work, text)
        work._keeping.keep()
        services.journal_lane.drain()
    assert len(told) == 1


def test_it_saves_itself_after_a_rest_only_when_something_changed(
    open_workspace: Open, file: Path
) -> None:
    work = open_workspace(file)
    work._on_idle()
    assert work.save_state == "saved"
    typed(work, "Rested.")
    work._on_idle()
    work.services.save_lane.drain()
    assert summary(file) == "Rested."


def test_the_example_has_a_day_of_its_own(
    open_workspace: Open, example: Document, services: Services
) -> None:
    assert open_workspace(None).today == NOW.date()
    work = Workspace(example, History(), (), None, services)
    assert work.today == example.cycle.today
    work.close()


def test_a_fault_of_the_program_is_told_in_plain_words(
    open_workspace: Open, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = open_workspace(file)
    told: list[str] = []
    work.told.connect(told.append)

    def broken(*_facts: object, **_choices: object) -> None:
        raise TypeError("the text of somebody's answer")

    monkeypatch.setattr("ilacs_desktop.ui.work.saving.save", broken)
    typed(work, "Mine.")
    work.save()
    work.services.save_lane.drain()
    [sentence] = told
    assert "Your work is still open" in sentence
    assert "TypeError" not in sentence
    assert "somebody's answer" not in sentence


def test_undo_and_redo_tell_where_they_led(open_workspace: Open, file: Path) -> None:
    work = open_workspace(file)
    steps: list[tuple[Document, Document, Caret | None]] = []
    work.stepped.connect(lambda *step: steps.append(step))
    before = work.document
    assert work.undo() is None
    typed(work, "One.")
    after, caret = work.document, Caret(PLACE, "typed", 4)
    work.undo()
    work.redo()
    assert steps == [(after, before, caret), (before, after, caret)]


def test_what_a_lane_has_to_do_keeps_no_workspace_alive(
    services: Services, file: Path, qapp: QCoreApplication
) -> None:
    """The thread of a lane may be the last to let go of a job, and no Qt object may end there."""
    jobs: list[object] = []

    class Held(Lane):
        """Holds every job, and does none."""

        def run(self, job: object, _done: object) -> None:
            jobs.append(job)

    held = dataclasses.replace(services, save_lane=Held(), journal_lane=Held())
    opened = open_file(file)
    work = Workspace(opened.document, opened.history, (opened.head,), file, held)
    typed(work, "One.")
    work._keeping.keep()
    work.save()
    gone = weakref.ref(work)
    del work
    gc.collect()
    assert len(jobs) == 3
    assert gone() is None


def test_what_is_typed_during_a_save_is_kept_as_soon_as_the_new_journal_begins(
    open_workspace: Open, file: Path, services: Services
) -> None:
    work = open_workspace(file)
    typed(work, "One.")
    work.save()
    typed(work, "One. Two.")
    services.save_lane.drain()
    services.journal_lane.drain()  # and no pause has passed
    [journal] = [p for p in services.recovery.iterdir() if b"One." in p.read_bytes()]
    assert b"Two." in journal.read_bytes()
