"""At the desk with others: shared folders, work recovered beside theirs, and who has a file open."""

import shutil
import threading
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QTimer

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.keeping import KeptCopy
from ilacs_desktop.storage.open_note import OpenNote
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.storage.shared_folder import open_shared
from tests.ui.at_desk import NOW, AtDesk, summary
from tests.ui.recorded_dialogs import RecordedDialogs

JANE = Author("Jane Orr", "LAPTOP7")


@pytest.fixture
def path(at_desk: AtDesk) -> Path:
    at_desk.desk.new("Northbridge Council", None)
    return at_desk.save_as("ours.ilacs")


@pytest.fixture
def folder(at_desk: AtDesk, path: Path) -> Path:
    """Return a shared folder with somebody's part in it; nothing is open."""
    at_desk.desk.close()
    folder = at_desk.documents / "ours.parts"
    folder.mkdir()
    path.rename(folder / "first.ilacs")
    at_desk.told.clear()
    return folder


def priya(tmp_path: Path, framework: Framework, example: Document, path: Path, text: str) -> None:
    """Open a file as Priya Nair, write, save and close it."""
    theirs = AtDesk(tmp_path, framework, example, RecordedDialogs(), "Priya Nair")
    theirs.desk.open(path)
    theirs.write(text)
    theirs.desk.close()
    theirs.end()


def test_in_a_shared_folder_only_ones_own_part_is_written(
    at_desk: AtDesk, folder: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    first = (folder / "first.ilacs").read_bytes()
    assert at_desk.desk.open(folder / "first.ilacs")
    at_desk.write("Mine.")
    assert at_desk.desk.save()
    at_desk.drain()
    assert (folder / "first.ilacs").read_bytes() == first
    assert at_desk.workspace.path is not None
    assert summary(open_file(at_desk.workspace.path).document) == "Mine."
    at_desk.desk.close()
    priya(tmp_path, framework, example, folder, "Mine. Theirs.")
    assert at_desk.desk.open(folder)
    assert summary(at_desk.workspace.document) == "Mine. Theirs."
    assert at_desk.workspace.save_state == "saved"
    parts = [part for part in folder.iterdir() if part.suffix == ".ilacs"]
    assert len(parts) == 3


def test_any_part_of_the_shared_folder_that_is_open_is_open_already(
    at_desk: AtDesk, folder: Path
) -> None:
    at_desk.desk.open(folder)
    before = at_desk.workspace
    assert at_desk.desk.open(folder / "first.ilacs")
    assert at_desk.desk.open(folder)
    assert at_desk.workspace is before


def test_what_others_write_in_their_parts_comes_in(
    at_desk: AtDesk, folder: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    at_desk.desk.open(folder)
    at_desk.write("Mine.")
    priya(tmp_path, framework, example, folder, "Theirs.")
    at_desk.desk.save()
    at_desk.drain()
    at_desk.rest()
    everything = summary(at_desk.workspace.document)
    assert "Mine." in everything
    assert "Theirs." in everything
    assert open_shared(folder).document == at_desk.workspace.document
    assert any("Priya Nair saved “ours.parts” meanwhile" in told for told, _ in at_desk.told)


def test_unsaved_work_is_recovered_with_what_somebody_saved_since(
    at_desk: AtDesk, path: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    at_desk.write("Typed before the crash.")
    found = at_desk.crash()
    priya(tmp_path, framework, example, path, "Theirs.")
    assert at_desk.desk.recover(found)
    everything = summary(at_desk.workspace.document)
    assert "Typed before the crash." in everything
    assert "Theirs." in everything
    assert [arrival.by for arrival in at_desk.workspace.arrivals] == ["Priya Nair"]
    assert at_desk.workspace.path == path
    at_desk.workspace.undo()
    assert summary(at_desk.workspace.document) == "Theirs."
    assert at_desk.workspace.arrivals == ()
    at_desk.workspace.redo()
    at_desk.desk.save()
    at_desk.drain()
    opened = open_file(path)
    assert opened.document == at_desk.workspace.document
    assert not found.journal.exists()


def test_what_waits_after_saving_under_another_name_is_saved_when_closing(
    at_desk: AtDesk, path: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    priya(tmp_path, framework, example, path, "Theirs.")
    at_desk.write("Mine.")
    at_desk.desk.save()
    at_desk.drain()
    other = at_desk.save_as("other.ilacs")
    assert "Theirs." not in summary(open_file(other).document)
    assert at_desk.desk.close()
    for file in (path, other):
        assert "Mine." in summary(open_file(file).document)
        assert "Theirs." in summary(open_file(file).document)


def test_a_pack_in_the_place_of_the_file_is_another_document(at_desk: AtDesk, path: Path) -> None:
    whole = at_desk.workspace.document
    order = SaveOrder(
        path.with_name("pack.ilacs"),
        msgspec.structs.replace(whole, pack="p1"),
        History(),
        (),
        JANE,
        NOW,
        lambda _document: "",
    )
    save(order).path.replace(path)
    at_desk.desk.look_at_disk()
    at_desk.drain()
    assert "was replaced by another document" in at_desk.told[-1][0]
    assert at_desk.workspace.document is whole


def test_a_save_that_cannot_go_to_its_place_is_kept_and_told(at_desk: AtDesk, path: Path) -> None:
    at_desk.write("Mine.")
    shutil.rmtree(path.parent)
    at_desk.desk.save()
    at_desk.drain()
    assert at_desk.workspace.save_state == "unsaved"
    assert at_desk.desk.services.kept is not None
    [kept] = [one for one in at_desk.desk.services.kept.iterdir() if one.suffix == ".ilacs"]
    assert summary(open_file(kept).document) == "Mine."
    assert kept.name in at_desk.told[-1][0]


def test_what_was_told_of_a_save_that_failed_is_taken_back(at_desk: AtDesk, path: Path) -> None:
    shown: list[str] = []
    at_desk.desk.told.connect(lambda sentence, _tone: shown.append(sentence))
    at_desk.desk.untold.connect(lambda sentence: sentence in shown and shown.remove(sentence))
    away = path.parent.rename(path.parent.with_name("away"))
    for words in ("Mine.", "Mine. More."):  # the second copy takes the place of the first
        at_desk.write(words)
        at_desk.desk.save()
        at_desk.drain()
        assert at_desk.desk.services.kept is not None
        [kept] = at_desk.desk.services.kept.glob("*.ilacs")
        [told] = shown
        assert kept.name in told
    away.rename(path.parent)
    at_desk.desk.save()
    at_desk.drain()
    assert at_desk.workspace.save_state == "saved"
    assert shown == []


def test_a_copy_that_was_kept_is_saved_where_it_belongs_and_joined(
    at_desk: AtDesk, path: Path
) -> None:
    folder = path.parent
    away = folder.rename(folder.with_name("away"))
    at_desk.write("Mine.")
    at_desk.desk.save()
    at_desk.drain()
    at_desk.desk._put_away(at_desk.workspace)
    away.rename(folder)
    at_desk.desk.open(path)
    whole = at_desk.workspace.document
    shorter = msgspec.structs.replace(whole, sections=whole.sections[1:])
    at_desk.workspace.change("Delete", shorter)
    at_desk.desk.close()
    [found] = at_desk.desk.kept() or ()
    assert isinstance(found, KeptCopy)
    assert at_desk.desk.open_kept(found)
    assert at_desk.workspace.path is None
    assert "over the file itself" in at_desk.told[-1][0]
    at_desk.dialogs.answer(path)
    assert at_desk.desk.save()
    at_desk.drain()
    document = open_file(path).document
    assert summary(document) == "Mine."
    assert document.sections == shorter.sections
    assert at_desk.desk.kept() == (found,)


def test_who_has_a_file_open_is_told_when_it_is_opened(at_desk: AtDesk, path: Path) -> None:
    at_desk.desk.close()
    OpenNote(path, JANE, NOW, 1).announce()
    at_desk.desk.open(path)
    at_desk.drain()
    [(sentence, tone)] = at_desk.told[-1:]
    assert sentence.startswith("Jane Orr has this open on LAPTOP7")
    assert tone == "info"


def test_nobody_sees_us_in_a_file_that_was_closed(at_desk: AtDesk, path: Path) -> None:
    theirs = OpenNote(path, JANE, NOW, 1)
    at_desk.drain()
    assert len(theirs.others()) == 1
    at_desk.desk.close()
    assert theirs.others() == ()


def test_closing_need_not_wait_for_a_drive_that_is_away(at_desk: AtDesk, path: Path) -> None:
    come_back = threading.Event()
    at_desk.drain()
    at_desk.desk.services.journal_lane.drain()
    lane = at_desk.desk._beside_lane
    held_by: list[threading.Thread] = []

    def ask_the_drive() -> None:
        held_by.append(threading.current_thread())
        come_back.wait(60)

    lane.run(ask_the_drive, lambda _result: None)
    QTimer.singleShot(0, at_desk.desk.waiting.give_up)
    said: list[str] = []
    at_desk.desk.waiting.began.connect(lambda: said.append("waits"))
    assert at_desk.desk.close()
    assert said == ["waits"]
    assert at_desk.desk._beside_lane is not lane
    assert [thread.daemon for thread in held_by] == [True]  # nor does the program, when it ends
    come_back.set()


def test_a_copy_beside_the_file_is_told_of(
    at_desk: AtDesk, path: Path, tmp_path: Path, framework: Framework, example: Document
) -> None:
    at_desk.desk.close()
    copy = path.with_name("ours-LAPTOP7.ilacs")
    copy.write_bytes(path.read_bytes())
    priya(tmp_path, framework, example, copy, "Theirs.")
    at_desk.desk.open(path)
    at_desk.drain()
    assert [found.path for found in at_desk.workspace.siblings] == [copy]
    assert "“ours-LAPTOP7.ilacs” beside your file holds work" in at_desk.told[-1][0]
