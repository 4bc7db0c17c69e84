"""Whatever two people type, save, undo and bring in, and in whatever order: no word is lost."""

import dataclasses
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import bring_in
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.work.at_work import NOW, PLACE, drained, rest, saved, typed

BLOCKS = ("shared", "mine", "theirs")


class Office:
    """Two windows with one file, and a copy of it that a third person writes in."""

    def __init__(self, folder: Path, framework: Framework) -> None:
        services = Services(
            framework=framework,
            author=Author("A. Coordinator", "LAPTOP-1"),
            now=lambda: NOW,
            clock=lambda: 0.0,
            readable=lambda document: document.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
        )
        document = new_document(framework, "Northbridge Council", None)
        small = msgspec.structs.replace(document, sections=(), judgements=())
        first = Workspace(small, History(), (), None, services)
        typed(first, "Begun together.", "shared")
        self.file, self.copy = folder / "ours.ilacs", folder / "copy.ilacs"
        first.save_as(self.file)
        drained(first)
        self.copy.write_bytes(self.file.read_bytes())
        self.services = services
        self.mine = self._opened(self.file, "A. Coordinator")
        self.theirs = self._opened(self.file, "Priya Nair")
        self.third = self._opened(self.copy, "Jane Orr")
        self.every = (first, self.mine, self.theirs, self.third)
        self.words: set[str] = set()
        self.in_copy: set[str] = set()
        self.count = 0

    def _opened(self, path: Path, by: str) -> Workspace:
        found = open_file(path)
        own = dataclasses.replace(self.services, author=Author(by, "LAPTOP"))
        return Workspace(found.document, found.history, (found.head,), path, own)

    def _write(self, work: Workspace, block: str) -> str:
        self.count += 1
        word = f"word{self.count}end"
        body = body_at(work.document, PLACE)
        now = next((body_text((one,)) for one in body if one.id == block), "")
        typed(work, f"{now} {word}.".strip(), block)
        return word

    def type(self, block: str) -> None:
        self.words.add(self._write(self.mine, block))

    def they_save(self, block: str) -> None:
        self.words.add(self._write(self.theirs, block))
        saved(self.theirs)
        rest(self.theirs)

    def third_saves(self, block: str) -> None:
        self.in_copy.add(self._write(self.third, block))
        saved(self.third)

    def bring_in(self, _block: str) -> None:
        found = open_file(self.copy)
        brought = bring_in(self.mine.open_now(), found.history, found.head)
        self.mine.bring_in("Bring in Jane Orr’s work", brought)
        self.words |= self.in_copy

    def save(self, _block: str) -> None:
        self.mine.save()

    def drain(self, _block: str) -> None:
        drained(self.mine)

    def rest(self, _block: str) -> None:
        rest(self.mine)

    def look(self, _block: str) -> None:
        self.mine.take_in()

    def undo(self, _block: str) -> None:
        before = self._held()
        self.mine.undo()
        self.words -= before - self._held()

    def redo(self, _block: str) -> None:
        before = self._held()
        self.mine.redo()
        self.words |= self._held() - before

    def _held(self) -> set[str]:
        text = encode(self.mine.document).decode()
        return {f"word{n}end" for n in range(1, self.count + 1) if f"word{n}end" in text}

    def check(self) -> None:
        """See that after a last save nothing is gone, and the file holds what is open."""
        for _ in range(3):
            saved(self.mine)
            rest(self.mine)
        assert self.words <= self._held()
        assert self.mine.save_state == "saved"
        assert open_file(self.file).document == self.mine.document
        for work in self.every:
            work.close()
            work.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


ACTIONS = (
    *("type", "type", "save", "drain", "rest", "they_save", "they_save"),
    *("look", "undo", "redo", "third_saves", "bring_in"),
)
DAY = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.sampled_from(BLOCKS)), min_size=2, max_size=14
)
NO_TIME = {"deadline": None, "suppress_health_check": list(HealthCheck)}


def check_a_day(day: list[tuple[str, str]], framework: Framework) -> None:
    with tempfile.TemporaryDirectory() as folder:
        office = Office(Path(folder), framework)
        for action, block in day:
            getattr(office, action)(block)
        office.check()


@settings(max_examples=12, **NO_TIME)
@given(day=DAY)
def test_no_word_is_lost(day: Any, framework: Framework, qapp: QCoreApplication) -> None:
    check_a_day(day, framework)


@pytest.mark.long
@settings(max_examples=400, **NO_TIME)
@given(day=DAY)
def test_no_word_is_lost_on_many_days(
    day: Any, framework: Framework, qapp: QCoreApplication
) -> None:
    check_a_day(day, framework)
