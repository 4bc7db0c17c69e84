"""A file that somebody else changes while it is open: told once, quietly, and nothing is lost."""

import os
from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import Opened
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.errors import OnlineOnlyError
from ilacs_desktop.ui.work import disk_watch, saving
from tests.ui.at_desk import AtDesk, summary
from tests.ui.recorded_dialogs import RecordedDialogs


@pytest.fixture
def path(at_desk: AtDesk) -> Path:
    at_desk.desk.new("Northbridge Council", None)
    return at_desk.save_as("ours.ilacs")


def look(at_desk: AtDesk) -> None:
    at_desk.desk.look_at_disk()
    at_desk.desk.services.save_lane.drain()


@pytest.fixture
def theirs(tmp_path: Path, framework: Framework, example: Document, path: Path) -> AtDesk:
    return AtDesk(tmp_path, framework, example, RecordedDialogs(), "Priya Nair")


def change(theirs: AtDesk, path: Path, text: str) -> None:
    theirs.desk.open(path)
    theirs.write(text)
    theirs.desk.close()


def test_it_is_told_once_for_each_version_that_somebody_else_saves(
    at_desk: AtDesk, theirs: AtDesk, path: Path
) -> None:
    look(at_desk)
    assert at_desk.told == []
    change(theirs, path, "Theirs.")
    at_desk.write("Mine, and I go on typing.")
    look(at_desk)
    os.utime(path, (1, 1))  # as when it is copied about
    look(at_desk)
    [(sentence, tone)] = at_desk.told
    assert sentence.startswith("Somebody else saved “ours.ilacs”. It is joined with your work when")
    assert tone == "info"
    change(theirs, path, "Theirs again.")
    look(at_desk)
    assert len(at_desk.told) == 2
    theirs.end()


def test_it_comes_in_when_typing_rests_and_then_the_sentence_goes(
    at_desk: AtDesk, theirs: AtDesk, path: Path
) -> None:
    untold: list[str] = []
    at_desk.desk.untold.connect(untold.append)
    change(theirs, path, "Theirs.")
    theirs.end()
    at_desk.write("Mine.")
    look(at_desk)
    assert summary(at_desk.workspace.document) == "Mine."
    at_desk.rest()
    at_desk.rest()
    assert set(summary(at_desk.workspace.document).split()) == {"Mine.", "Theirs."}
    assert at_desk.workspace.save_state == "saved"
    assert untold == [at_desk.told[0][0]]
    assert "Priya Nair saved “ours.ilacs” meanwhile" in at_desk.told[1][0]
    look(at_desk)
    assert len(at_desk.told) == 2


class Held:
    """A file that another program holds: it cannot be read for so many times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        self.asked = 0
        real = saving.read_file

        def held(path: Path, passphrase: str | Key | None = None) -> Opened:
            self.asked += 1
            if self.asked <= times:
                raise OnlineOnlyError(path.name)
            return real(path, passphrase)

        monkeypatch.setattr(saving, "read_file", held)


def test_what_could_not_be_read_at_first_comes_in_at_a_later_look(
    at_desk: AtDesk, theirs: AtDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    untold: list[str] = []
    at_desk.desk.untold.connect(untold.append)
    change(theirs, path, "Theirs.")
    theirs.end()
    held = Held(monkeypatch, 2)
    look(at_desk)
    look(at_desk)
    assert summary(at_desk.workspace.document) == ""
    look(at_desk)
    assert summary(at_desk.workspace.document) == "Theirs."
    assert held.asked == 3
    assert untold == [at_desk.told[0][0]]
    look(at_desk)  # and after that there is nothing to look for any more
    assert held.asked == 3
    assert len(at_desk.told) == 2


def test_without_typing_it_comes_in_at_once_and_nothing_is_saved(
    at_desk: AtDesk, theirs: AtDesk, path: Path
) -> None:
    change(theirs, path, "Theirs.")
    theirs.end()
    before = path.read_bytes()
    look(at_desk)
    assert summary(at_desk.workspace.document) == "Theirs."
    assert path.read_bytes() == before


def test_in_a_shared_folder_all_parts_are_looked_at(
    at_desk: AtDesk, theirs: AtDesk, path: Path, tmp_path: Path
) -> None:
    folder = at_desk.documents / "ours.parts"
    folder.mkdir()
    first = folder / "first.ilacs"
    path.rename(first)
    at_desk.desk.open(folder)
    own = at_desk.workspace.path
    assert own is not None
    assert own.parent == folder
    assert at_desk.workspace.path != first
    theirs.desk.open(folder)
    theirs.write("Theirs.")
    theirs.desk.close()
    theirs.end()
    look(at_desk)
    assert summary(at_desk.workspace.document) == "Theirs."
    (folder / "damaged.ilacs").write_bytes(b"PK")
    look(at_desk)
    assert [tone for _, tone in at_desk.told] == ["info"] * 2


def test_saves_of_ones_own_are_no_news(at_desk: AtDesk, path: Path) -> None:
    look(at_desk)
    at_desk.write("Mine.")
    at_desk.desk.save()
    look(at_desk)  # the save is not through when this is asked for
    assert at_desk.told == []


def test_another_document_in_its_place_is_told_of(
    at_desk: AtDesk, theirs: AtDesk, path: Path
) -> None:
    theirs.desk.new("Southbridge Council", None)
    other = theirs.save_as("other.ilacs")
    theirs.end()
    other.replace(path)
    look(at_desk)
    assert "was replaced by another document" in at_desk.told[0][0]


def test_a_file_that_cannot_be_reached_is_told_of_when_it_is_to_be_saved(
    at_desk: AtDesk, path: Path
) -> None:
    path.unlink()
    look(at_desk)
    assert at_desk.told == []


def test_a_file_that_is_as_it_was_is_not_read(
    at_desk: AtDesk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(at_desk)

    def never(_path: Path) -> None:
        raise AssertionError

    monkeypatch.setattr(disk_watch, "peek", never)
    surroundings = at_desk.desk._surroundings
    assert surroundings is not None
    watch = surroundings.disk_watch
    assert disk_watch.look_at(path, watch._stamps).manifests == ()


def test_without_a_file_there_is_nothing_to_look_at(at_desk: AtDesk) -> None:
    at_desk.desk.look_at_disk()
    at_desk.desk.new("Northbridge Council", None)
    look(at_desk)
    assert at_desk.told == []


def test_once_it_is_being_closed_nothing_is_looked_at_any_more(at_desk: AtDesk, path: Path) -> None:
    surroundings = at_desk.desk._surroundings
    assert surroundings is not None
    watch = surroundings.disk_watch
    lane = at_desk.desk.services.save_lane
    looked: list[bool] = []

    def come_back() -> None:
        """Come back from another program, which has the disk looked at."""
        at_desk.desk.look_at_disk()
        looked.append(watch._timer.isActive() or lane.is_busy)

    at_desk.desk.closing.connect(come_back)
    at_desk.desk.close()
    assert looked == [False]
