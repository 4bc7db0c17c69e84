"""A file that somebody else changes while it is open: told once, quietly, and nothing is lost."""

import os
from pathlib import Path

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.ui.work import disk_watch
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
    return AtDesk(tmp_path, framework, example, RecordedDialogs())


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
    look(at_desk)
    os.utime(path, (1, 1))  # as when it is copied about
    look(at_desk)
    [(sentence, tone)] = at_desk.told
    assert "“ours.ilacs” was changed by somebody else since you opened it" in sentence
    assert "Nothing is lost" in sentence
    assert tone == "warn"
    change(theirs, path, "Theirs again.")
    look(at_desk)
    assert len(at_desk.told) == 2
    theirs.end()


def test_what_it_promises_holds(at_desk: AtDesk, theirs: AtDesk, path: Path) -> None:
    change(theirs, path, "Theirs.")
    theirs.end()
    at_desk.write("Mine.")
    look(at_desk)
    at_desk.desk.save()
    at_desk.desk.services.save_lane.drain()
    assert summary(open_file(path).document) == "Theirs."
    mine = at_desk.workspace.path
    assert mine is not None
    assert summary(open_file(mine).document) == "Mine."
    assert mine != path


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
    watch = at_desk.desk._disk_watch
    assert watch is not None
    assert disk_watch.look_at(path, watch._stamp).manifest is None


def test_without_a_file_there_is_nothing_to_look_at(at_desk: AtDesk) -> None:
    at_desk.desk.look_at_disk()
    at_desk.desk.new("Northbridge Council", None)
    look(at_desk)
    assert at_desk.told == []


def test_once_it_is_being_closed_nothing_is_looked_at_any_more(at_desk: AtDesk, path: Path) -> None:
    watch = at_desk.desk._disk_watch
    lane = at_desk.desk.services.save_lane
    looked: list[bool] = []

    def come_back() -> None:
        """Come back from another program, which has the disk looked at."""
        at_desk.desk.look_at_disk()
        looked.append(watch._timer.isActive() or lane.is_busy)

    at_desk.desk.closing.connect(come_back)
    at_desk.desk.close()
    assert looked == [False]
