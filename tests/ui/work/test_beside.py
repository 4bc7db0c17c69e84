"""Other copies beside the file are found, and told of when they hold work of their own."""

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from ilacs_desktop.merge.bring_in import bring_in
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.siblings import set_aside
from ilacs_desktop.ui.work import beside
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.beside import AT_MOST_EVERY, Beside
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.work.at_work import Open, saved, typed


class Clock:
    """Seconds that a test turns on."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Looker:
    """A workspace with what looks beside its file."""

    def __init__(self, work: Workspace) -> None:
        self.clock = Clock()
        work.services = dataclasses.replace(work.services, clock=self.clock)
        self.work, self.lane = work, Lane()
        self.told: list[str] = []
        self.changed: list[bool] = []
        work.siblings_changed.connect(lambda: self.changed.append(True))
        self.beside = Beside(work, self.lane)
        self.beside.told.connect(self.told.append)
        self.lane.drain()

    @property
    def names(self) -> list[tuple[str, bool]]:
        return [(found.path.name, found.is_new) for found in self.work.siblings]


@pytest.fixture
def look(open_workspace: Open, file: Path) -> Iterator[Callable[[], Looker]]:
    made: list[Looker] = []

    def look_() -> Looker:
        made.append(Looker(open_workspace(file)))
        return made[-1]

    yield look_
    for one in made:
        one.lane.drain()


@pytest.fixture
def copy(file: Path, open_workspace: Open) -> Path:
    """Return a copy such as OneDrive makes, in which somebody has gone on."""
    copy = file.with_name("northbridge-2026-LAPTOP7.ilacs")
    shutil.copy(file, copy)
    theirs = open_workspace(copy, "Priya Nair")
    typed(theirs, "Theirs.", "theirs")
    saved(theirs)
    return copy


def test_a_copy_with_work_of_its_own_is_told_once(
    look: Callable[[], Looker], copy: Path, file: Path
) -> None:
    looker = look()
    assert looker.names == [(copy.name, True)]
    looker.work.look_beside()
    looker.lane.drain()
    assert looker.told == [
        f"“{copy.name}” beside your file holds work that is not in yours. Bring it in under Team,"
        " Bring in."
    ]
    assert looker.changed == [True]


def test_a_copy_without_any_is_listed_and_not_told(look: Callable[[], Looker], file: Path) -> None:
    shutil.copy(file, file.with_name("a copy.ilacs"))
    looker = look()
    assert looker.names == [("a copy.ilacs", False)]
    assert looker.told == []


def test_what_was_brought_in_is_new_no_more_and_a_moved_copy_is_gone(
    look: Callable[[], Looker], copy: Path
) -> None:
    looker = look()
    found = open_file(copy)
    looker.work.bring_in("Bring in", bring_in(looker.work.open_now(), found.history, found.head))
    assert looker.names == [(copy.name, False)]
    looker.work.undo()
    assert looker.names == [(copy.name, True)]
    set_aside(looker.work.siblings[0])
    looker.work.look_beside()
    looker.lane.drain()
    assert looker.names == []
    assert looker.changed == [True, True]


def test_it_looks_after_saves_at_most_once_in_five_minutes(
    look: Callable[[], Looker], file: Path, open_workspace: Open
) -> None:
    looker = look()
    shutil.copy(file, file.with_name("a copy.ilacs"))
    for seconds, seen in ((AT_MOST_EVERY, []), (AT_MOST_EVERY + 1, [("a copy.ilacs", False)])):
        looker.clock.now = seconds
        typed(looker.work, f"Typed at {seconds}.")
        saved(looker.work)
        looker.lane.drain()
        assert looker.names == seen


def test_another_file_is_looked_beside_at_once(look: Callable[[], Looker], file: Path) -> None:
    looker = look()
    other = file.with_name("another.ilacs")
    looker.work.save_as(other)
    looker.work.services.save_lane.drain()
    looker.lane.drain()
    assert looker.names == [(file.name, False)]


def test_asked_while_it_looks_it_looks_once_more(look: Callable[[], Looker], file: Path) -> None:
    looker = look()
    looker.lane.hold()
    looker.work.look_beside()
    looker.lane._pool.waitForDone()
    shutil.copy(file, file.with_name("a copy.ilacs"))
    looker.work.look_beside()
    looker.lane.drain()
    looker.lane.release()
    looker.lane.drain()
    assert looker.names == [("a copy.ilacs", False)]


def test_parts_of_a_shared_folder_are_no_copies(
    open_workspace: Open, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_facts: object) -> None:
        raise AssertionError

    folder = file.with_name("ours.parts")
    folder.mkdir()
    part = folder / "mine.ilacs"
    file.rename(part)
    monkeypatch.setattr(beside, "siblings", never)
    looker = Looker(open_workspace(part))
    looker.work.look_beside()
    assert not looker.lane.is_busy


def test_once_it_is_being_closed_it_looks_no_more(look: Callable[[], Looker]) -> None:
    looker = look()
    looker.beside.stop()
    looker.work.look_beside()
    assert not looker.lane.is_busy


def test_beside_a_pack_nothing_is_looked_for(
    look: Callable[[], Looker], copy: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is beside it is not for the contributor, and could not be brought in."""
    looker = look()
    pack = msgspec.structs.replace(looker.work.document, pack="pk-1")
    looker.work.change("Make it a pack", pack)
    looked: list[Path] = []
    monkeypatch.setattr(beside, "siblings", lambda path, *_: looked.append(path) or ())
    looker.work.look_beside()
    looker.lane.drain()
    assert looked == []
