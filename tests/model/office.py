"""The desk as the program has it: its file on the disk, its journal, its lanes; and what it was given."""

import datetime as dt
import itertools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.journal import Unsaved
from ilacs_desktop.storage.recovery import left_behind, put_aside
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.work.workspace import Workspace
from tests.model.reading import with_typed
from tests.ui.at_desk import NOW, AtDesk
from tests.ui.crashing import abandon
from tests.ui.recorded_dialogs import RecordedDialogs

if TYPE_CHECKING:
    from ilacs_desktop.ui.work.incoming import Taken

NEVER = 10**9  # milliseconds: what is to happen after a pause happens when the machine says so
SIAN = Author("s.holroyd", "LAPTOP-1")
PRIYA, JANE = Author("Priya Nair", "LAPTOP-2"), Author("Jane Orr", "LAPTOP-3")
PEOPLE = (Person("p-priya", PRIYA.by), Person("p-jane", JANE.by))


def readable(document: Document) -> str:
    """Stand in for the readable copy."""
    return document.authority.name


def small(framework: Framework) -> Document:
    """Return a self-evaluation of five sections under two judgements, some words in each."""
    new = new_document(framework, "Northbridge Council", None)
    kept = new.judgements[:2]
    sections = tuple(
        msgspec.structs.replace(section, judgement=kept[at // 3].id)
        for at, section in enumerate(new.sections[:5])
    )
    evidence = (Evidence("e1", 1, "First"), Evidence("e2", 2, "Second"))
    new = msgspec.structs.replace(
        new, id="se-1", judgements=kept, sections=sections, people=PEOPLE, evidence=evidence
    )
    words = (f"w{number:04}e" for number in itertools.count(1))
    ids = (f"b{number}" for number in itertools.count(1))
    for section in sections:
        text = ((next(words), next(words), "[e1]"), (next(words),))
        new = with_typed(new, (section.id, "know"), text, lambda: next(ids))
    return new


class Office:
    """A desk in a folder of its own, at which somebody sits down, works, and is interrupted."""

    def __init__(self, folder: Path, framework: Framework, example: Document) -> None:
        self.folder, self.framework, self._example = folder, framework, example
        self._minutes, self._ids = itertools.count(), itertools.count()
        self.elsewhere = folder / "Elsewhere"
        self.elsewhere.mkdir()
        self.given: Document | None = None  # to the journal, last
        self.begun: Document | None = None  # what the journal started from
        self.saving: list[Document] = []  # what was ordered to be saved, all in all
        self.taken: list[Taken] = []  # what came in by itself and was not looked at yet
        self.forgot = False
        self.holding = False
        self.sit_down()
        self.file = self.at_desk.documents / "ours.ilacs"
        save_new(self.file, small(framework), SIAN, NOW, readable)
        self.open()

    # ---- the desk

    def sit_down(self) -> None:
        """Start the program."""
        dialogs = RecordedDialogs()
        self.at_desk = AtDesk(self.folder, self.framework, self._example, dialogs, SIAN.by)
        self.holding = False

    @property
    def work(self) -> Workspace:
        """What is open."""
        return self.at_desk.workspace

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.work.document

    @property
    def parents(self) -> tuple[str, ...]:
        """The versions that the next save follows."""
        return self.work.open_now().parents

    def new_id(self) -> str:
        """Return an id that was not given before."""
        return f"n{next(self._ids)}"

    def tick(self) -> dt.datetime:
        """Let a minute pass."""
        self.at_desk.now = NOW + dt.timedelta(minutes=next(self._minutes))
        return self.at_desk.now

    def open(self) -> None:
        """Open the file."""
        assert self.at_desk.desk.open(self.file)
        self.begun = self.given = self.document
        self._watch()
        self.rest()

    def _watch(self) -> None:
        """Stop the clocks, and hear what the desk gives to its file and to its journal."""
        work = self.work
        for timer in (work._coming.rest, work._keeping._pause, work._idle):
            timer.stop()
            timer.setInterval(NEVER)
        work._coming.ready.connect(self.taken.append)
        self.forgot = False
        _before(work, "_save_to", lambda: self.saving.append(work.document))
        _before(work._session, "forget_steps", lambda: setattr(self, "forgot", True))
        _before(work._keeping, "begin", lambda: setattr(self, "given", work.document))
        begin = work._keeping.begin

        def begun(document: Document, *facts: object) -> None:
            self.begun = document
            begin(document, *facts)

        work._keeping.begin = begun  # type: ignore[method-assign]

    def drain(self) -> None:
        """Wait until all that was asked for is done."""
        for _ in range(3):
            self.at_desk.drain()
            self.at_desk.desk.services.journal_lane.drain()
            QCoreApplication.sendPostedEvents()

    def rest(self) -> None:
        """Let a second pass in which nobody types."""
        self.at_desk.rest()
        self.drain()

    def keep(self) -> None:
        """Let the moment pass after which typing reaches the journal."""
        self.given = self.document
        self.at_desk.keep_journal()

    def hold(self) -> None:
        """Let saves take their time from now on."""
        self.holding = True
        self.at_desk.desk.services.save_lane.hold()

    def release(self) -> None:
        """Let what was saved be heard of."""
        self.holding = False
        self.at_desk.desk.services.save_lane.release()
        self.drain()

    # ---- its end

    def crash(self) -> list[Unsaved]:
        """End as a crash does; return the work that is offered at the next start, the newest last."""
        abandon(self.work)
        self.at_desk.desk._workspace = None
        self.at_desk.end()
        recovery = self.folder / "recovery"
        now = self.tick().timestamp()
        for journal in recovery.glob("*.journal"):
            os.utime(journal, (now, now))
        self.sit_down()
        return [found for found in left_behind(recovery) if isinstance(found, Unsaved)]

    def recover(self, found: Unsaved) -> None:
        """Open what a crash left behind."""
        assert self.at_desk.desk.recover(found), self.at_desk.told
        self.drain()
        self.begun = self.given = self.on_disk().document
        self._watch()

    def put_aside(self, found: Unsaved) -> None:
        """Say that this is not wanted now."""
        put_aside(found)

    def close(self) -> None:
        """Close what is open, as the window does."""
        assert self.at_desk.desk.close(), self.at_desk.asked
        self.drain()

    def end(self) -> None:
        """End the program."""
        self.at_desk.end()

    # ---- what lies on the disk

    def on_disk(self) -> Opened:
        """Return what the file holds."""
        return open_file(self.file)

    def beside(self) -> list[str]:
        """Return what lies in the folder besides the file and the note that it is open."""
        names = {path.name for path in self.at_desk.documents.iterdir()}
        return sorted(names - {self.file.name, f"~${self.file.name}"})


def _before(thing: object, name: str, first: Callable[[], None]) -> None:
    """Have something done before each call of a method of one object."""
    method = getattr(thing, name)

    def watched(*given: object, **named: object) -> object:
        first()
        return method(*given, **named)

    setattr(thing, name, watched)
