"""The start page: a new self-evaluation in a minute, what was there before, what was lost."""

import datetime as dt
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import open_file, pack
from ilacs_desktop.storage.crypt import new_key
from ilacs_desktop.storage.journal import Journal, unsaved
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.pages.start.new import NewForm
from ilacs_desktop.ui.pages.start.recent import _RecentRow, facts_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.recent import RecentFile, read_recent
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running
from tests.ui.walk import LARGEST, assert_fits, settle

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
PLACE = Place("front", "summary")

Run = Callable[[], Running]


@pytest.fixture
def run(theme: Theme, dialogs: RecordedDialogs, tmp_path: Path, qtbot: QtBot) -> Iterator[Run]:
    started: list[Running] = []

    def run_() -> Running:
        started.append(Running(theme, dialogs, tmp_path))
        return started[-1]

    yield run_
    for running in started:
        running.end()


def saved(path: Path, document: Document) -> Path:
    """Save a document as Jo Ash, and return the path."""
    return save_new(path, document, Author("Jo Ash", "LAPTOP-2"), NOW, lambda _document: "").path


def form(running: Running) -> NewForm:
    [found] = running.seen(NewForm)
    return found


def type_into(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.setText(text)
    field.setModified(True)
    field.editingFinished.emit()
    settle()


def read_files(running: Running) -> None:
    """Let the recent files be read."""
    running.inside.workbench._start._recent._lane.drain()
    settle()


def leave_unsaved(run: Run) -> Running:
    """Leave work unsaved as a crash does, and return the program started after it."""
    running = run()
    running.start()
    block = Block("b1", (Text("Typed before the crash."),))
    running.workspace.edit_body(PLACE, (block,))
    running.crash()
    return run()


def test_a_name_and_a_date_start_a_self_evaluation(run: Run) -> None:
    running = run()
    type_into(form(running)._name, "  Northbridge   Council ")
    type_into(form(running)._meeting._line, "7/12/2026")
    assert "Due at Ofsted: One month before the meeting on 7 December 2026 is" in running.text()
    assert "so it is due on Friday 6 November 2026." in running.text()
    running.click("Start")
    assert running.document.authority.name == "Northbridge Council"
    assert running.document.cycle.meeting == dt.date(2026, 12, 7)
    assert running.inside.workbench.ways.stage == "set_up"


def test_what_is_told_of_the_due_date_does_not_move_the_button(run: Run) -> None:
    running = run()
    settle()
    before = form(running)._start.mapTo(running.window, form(running)._start.rect().center())
    type_into(form(running)._meeting._line, "7/12/2026")
    form(running)._name.setFocus()
    settle()
    after = form(running)._start.mapTo(running.window, form(running)._start.rect().center())
    assert before == after


@pytest.mark.parametrize(("year", "is_past"), [(2001, True), (2201, False)])
def test_a_due_date_that_is_past_is_told(run: Run, year: int, is_past: bool) -> None:
    running = run()
    type_into(form(running)._meeting._line, f"7/12/{year}")
    assert ("That day is past" in running.text()) is is_past


def test_enter_starts_from_either_field(run: Run) -> None:
    running = run()
    assert QApplication.focusWidget() is form(running)._name
    form(running)._name.setText("Northbridge Council")
    running.press(Qt.Key.Key_Return)
    assert running.document.authority.name == "Northbridge Council"
    assert running.document.cycle.meeting is None


def test_without_a_name_it_says_what_is_missing_and_stays(run: Run) -> None:
    running = run()
    running.click("Start")
    assert "Type the name of your council" in running.text()
    assert QApplication.focusWidget() is form(running)._name
    assert running.inside.desk.workspace is None


@pytest.mark.parametrize("typed", ["31 June 2026", "soon", "7/1/0001"])
def test_a_date_that_cannot_be_used_is_explained_and_nothing_starts(run: Run, typed: str) -> None:
    running = run()
    form(running)._name.setText("Northbridge Council")
    form(running)._meeting._line.setText(typed)
    running.click("Start")
    assert form(running)._meeting_field.error
    assert running.inside.desk.workspace is None
    assert QApplication.focusWidget() is form(running)._meeting._line


def test_the_form_is_empty_when_one_comes_back(run: Run) -> None:
    running = run()
    form(running)._name.setText("Northbridge Council")
    running.click("Start")
    running.choose("close")
    assert form(running)._name.text() == ""


def test_the_first_time_it_says_what_the_program_is_for(run: Run) -> None:
    running = run()
    assert "Export one Word file" in running.text()
    running.start()
    running.saved()
    running.choose("close")
    assert "Export one Word file" not in running.text()


def test_a_file_opened_before_says_whose_it_is_and_when_it_is_due(run: Run) -> None:
    running = run()
    running.choose("example")
    path = running.saved()
    running.choose("close")
    read_files(running)
    assert "Due Friday 6 November 2026. Last saved today at" in running.text()
    assert str(path) in running.text()
    running.click("Northbridge Council 2026")
    assert running.workspace.path == path


def test_the_keyboard_starts_on_the_newest_file(run: Run) -> None:
    running = run()
    running.start()
    running.saved()
    running.choose("close")
    assert QApplication.focusWidget().accessibleName().startswith("Open ")


def test_what_was_there_before_fits_a_small_screen_in_the_largest_text(
    run: Run, theme: Theme
) -> None:
    running = run()
    running.start()
    running.saved()
    running.choose("close")
    read_files(running)
    assert_fits(running.window, 1097, 617, LARGEST, theme)


def test_a_file_that_is_gone_is_forgotten_with_a_sentence(run: Run) -> None:
    running = run()
    running.start()
    path = running.saved()
    running.choose("close")
    path.unlink()
    running.inside.workbench._start.refresh()
    read_files(running)
    assert "“northbridge-2026.ilacs” is not in its folder any more" in running.text()
    assert running.preferences.settings.recent == ()


def test_a_file_whose_drive_is_away_is_kept(tmp_path: Path, framework: Framework) -> None:
    file = read_recent(tmp_path / "drive" / "ours.ilacs", framework)
    assert file.found == "away"
    assert "cannot be reached" in facts_of(file, NOW)


def test_a_file_that_cannot_be_read_says_to_open_it(tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "ours.ilacs"
    path.write_bytes(b"%PDF-1.7")
    file = read_recent(path, framework)
    assert file.found == "unreadable"
    assert "Open it to see why" in facts_of(file, NOW)


def test_an_encrypted_file_says_that_it_opens_with_its_passphrase(
    tmp_path: Path, framework: Framework
) -> None:
    path = saved(tmp_path / "ours.ilacs", new_document(framework, "Northbridge Council", None))
    again = open_file(path)
    path.write_bytes(
        pack(again.document, again.history, again.head, lambda _: "", new_key("secret", 2**14))
    )
    file = read_recent(path, framework)
    assert facts_of(file, NOW) == "Encrypted: opens with its passphrase."
    assert file.identity == (path.stat().st_dev, path.stat().st_ino)


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (
            True,
            "Contributor’s pack for Priya Nair. To be given back by Friday 2 October 2026. Last",
        ),
        (False, "Contributor’s pack. Last"),
    ],
)
def test_a_contributors_pack_is_told_as_one(
    sent: bool, told: str, tmp_path: Path, framework: Framework
) -> None:
    new = new_document(framework, "Northbridge Council", dt.date(2026, 12, 7))
    due = dt.date(2026, 10, 2)
    asked = Pack("p1", "Priya Nair", (), "ilacs", dt.date(2026, 9, 1), due=due)
    document = msgspec.structs.replace(new, pack="p1", packs=(asked,) if sent else ())
    file = read_recent(saved(tmp_path / "ours.ilacs", document), framework)
    assert facts_of(file, NOW).startswith(told)


def test_a_shared_folder_is_told_as_one(tmp_path: Path, framework: Framework, theme: Theme) -> None:
    folder = tmp_path / "ours.parts"
    folder.mkdir()
    part = saved(folder / "jo.ilacs", new_document(framework, "Northbridge Council", None))
    told = "Shared folder “ours.parts”. No meeting date yet. Last saved today at 14:32 by Jo Ash."
    assert facts_of(read_recent(part, framework), NOW) == told
    assert _RecentRow(theme, part)._link.text() == "ours.parts"


@pytest.mark.parametrize(
    ("file", "facts"),
    [
        (RecentFile(Path("a"), "found", "North", "2026"), "No meeting date yet."),
        (
            RecentFile(
                Path("a"), "found", "North", "2026", dt.date(2026, 11, 6), NOW, "Siân Holroyd"
            ),
            "Due Friday 6 November 2026. Last saved today at 14:32 by Siân Holroyd.",
        ),
        (
            RecentFile(Path("a"), "found", "North", "2026", None, NOW - dt.timedelta(days=3)),
            "No meeting date yet. Last saved 9 October 2026 at 14:32.",
        ),
    ],
)
def test_what_is_said_of_a_recent_file(file: RecentFile, facts: str) -> None:
    assert facts_of(file, NOW) == facts


def test_unsaved_work_is_offered_first_and_opened(run: Run) -> None:
    running = leave_unsaved(run)
    assert "Work that was not saved" in running.text()
    assert QApplication.focusWidget().text() == "Open it"
    running.press(Qt.Key.Key_Return)
    assert body_text(body_at(running.document, PLACE)) == "Typed before the crash."
    assert "Your unsaved work was recovered" in running.told


def test_what_is_found_late_takes_no_keyboard_from_what_was_opened_meanwhile(run: Run) -> None:
    running = run()
    lane = running.inside.desk.services.journal_lane
    lane.hold()
    running.inside.workbench._start.refresh()
    lane.drain()
    running.start()
    before = QApplication.focusWidget()
    assert running.inside.workbench.pages.isAncestorOf(before)
    lane.release()
    settle()
    assert QApplication.focusWidget() is before


def test_not_now_keeps_it_for_the_next_start(run: Run) -> None:
    running = leave_unsaved(run)
    running.click("Ask me at the next start")
    assert "Work that was not saved" not in running.text()
    running.end()
    assert "Work that was not saved" in run().text()


def test_put_aside_keeps_the_file_but_does_not_offer_it_again(run: Run) -> None:
    running = leave_unsaved(run)
    running.click("Keep it for later")
    assert "Work that was not saved" not in running.text()
    [kept] = running.folders.recovery.iterdir()
    assert kept.suffix == ".kept"
    assert b"Typed before the crash." in kept.read_bytes()
    assert list(unsaved(running.folders.recovery)) == []


def test_what_another_program_is_writing_is_not_offered(run: Run, tmp_path: Path) -> None:
    running = run()
    running.start()
    document = running.document
    journal = Journal(tmp_path / "recovery")
    journal.start(document, None, (), NOW)
    running.workspace.undo()
    running.choose("close")
    running.drain()
    assert "Work that was not saved" not in running.text()
    journal.close()


def test_open_and_the_example_are_a_click_away(run: Run) -> None:
    running = run()
    running.dialogs.answer(None)
    running.click("Open a file or pack…")
    assert running.dialogs.asked[-1].call == "ask_open_file"
    running.click("Look at the example")
    assert running.document.authority.name == "Northbridge Council"


def test_one_file_by_two_names_is_listed_once(run: Run) -> None:
    running = run()
    running.start()
    path = running.saved()
    running.choose("close")
    link = path.with_name("link.ilacs")
    link.symlink_to(path)
    running.inside.desk.open(link)
    running.choose("close")
    read_files(running)
    assert running.preferences.settings.recent == (str(link),)
    assert "is not in its folder any more" not in running.text()


def test_what_was_lost_does_not_take_the_keyboard_from_who_types(run: Run) -> None:
    running = run()
    document = new_document(running.inside.desk.services.framework, "Northbridge Council", None)
    journal = Journal(running.folders.recovery)
    journal.start(document, None, (), NOW)
    journal.keep(with_body(document, PLACE, (Block("b1", (Text("Typed."),)),)))
    assert journal._file is not None
    journal._file.close()
    assert QApplication.focusWidget() is form(running)._name
    form(running)._name.setText("North")
    running.inside.workbench._start._recover.refresh()
    running.drain()
    assert "Work that was not saved" in running.text()
    assert QApplication.focusWidget() is form(running)._name


def test_unsaved_work_is_read_off_the_interface(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []

    def look(_folder: Path) -> tuple[()]:
        threads.append(threading.get_ident())
        return ()

    monkeypatch.setattr("ilacs_desktop.ui.pages.start.recover.left_behind", look)
    run()
    assert threads
    assert threading.get_ident() not in threads
