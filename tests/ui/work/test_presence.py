"""Who else has the file open is told once, and they learn of us."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs_desktop.storage.open_note import OpenNote
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.presence import Presence
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.work.at_work import NOW, Open

JANE = Author("Jane Orr", "LAPTOP7")


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane()
    yield lane
    lane.drain()


@pytest.fixture
def work(open_workspace: Open, file: Path) -> Workspace:
    return open_workspace(file)


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def presence(work: Workspace, lane: Lane, told: list[str]) -> Presence:
    made = Presence(work, lane)
    made.told.connect(told.append)
    return made


def jane_opens(path: Path) -> OpenNote:
    note = OpenNote(path, JANE, NOW, 1)
    note.announce()
    return note


def notes(path: Path) -> list[str]:
    return [beside.name for beside in path.parent.iterdir() if beside.name.startswith("~$")]


def minute(presence: Presence, lane: Lane) -> None:
    presence._timer.timeout.emit()
    lane.drain()


def test_who_has_it_open_is_told_once(
    file: Path, work: Workspace, lane: Lane, told: list[str]
) -> None:
    jane_opens(file)
    presence = Presence(work, lane)
    presence.told.connect(told.append)
    lane.drain()
    minute(presence, lane)
    assert told == [
        "Jane Orr has this open on LAPTOP7; you can work too: your changes are joined when you"
        " save."
    ]


def test_who_opens_it_later_is_told_within_a_minute(
    file: Path, presence: Presence, lane: Lane, told: list[str]
) -> None:
    lane.drain()
    assert told == []
    jane_opens(file)
    minute(presence, lane)
    assert len(told) == 1


def test_others_see_us_until_it_is_closed(file: Path, presence: Presence, lane: Lane) -> None:
    lane.drain()
    [who] = OpenNote(file, JANE, NOW, 1).others()
    assert (who.who, who.machine, who.pid) == ("A. Coordinator", "LAPTOP-1", os.getpid())
    presence.stop()
    lane.drain()
    assert OpenNote(file, JANE, NOW, 1).others() == ()
    minute(presence, lane)
    assert notes(file) == []


def test_it_follows_the_work_to_another_file(
    file: Path, work: Workspace, presence: Presence, lane: Lane
) -> None:
    other = file.with_name("another.ilacs")
    work.save_as(other)
    work.services.save_lane.drain()
    lane.drain()
    assert OpenNote(file, JANE, NOW, 1).others() == ()
    assert len(OpenNote(other, JANE, NOW, 1).others()) == 1


def test_without_a_file_nobody_is_told(open_workspace: Open, lane: Lane) -> None:
    presence = Presence(open_workspace(None), lane)
    assert not lane.is_busy
    presence.stop()
    assert not lane.is_busy


def test_a_drive_that_is_away_is_not_asked_again_and_again(
    presence: Presence, lane: Lane, monkeypatch: pytest.MonkeyPatch
) -> None:
    lane.drain()
    asked: list[object] = []
    lane.hold()
    presence._timer.timeout.emit()
    monkeypatch.setattr(lane, "run", lambda *job: asked.append(job))
    presence._timer.timeout.emit()
    assert asked == []
    monkeypatch.undo()
    lane.release()
