"""What a person does at the window, without its pages: type, save, close, open, recover, while the system fails."""

import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ilacs_desktop.document.places import body_at
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import Unsaved
from ilacs_desktop.storage.keeping import kept_copies
from ilacs_desktop.storage.recovery import left_behind
from ilacs_desktop.ui.dialogs.port import Option
from tests.faults.jobs import Job, check_sentence
from tests.faults.jobs_commands import FRAMEWORK, example
from tests.faults.kinds import PowerCut
from tests.ui.at_desk import NOW, PLACE, AtDesk, summary
from tests.ui.crashing import abandon
from tests.ui.recorded_dialogs import RecordedDialogs

FIRST, LAST = "Children are seen in time.", "Children are seen in time, and listened to."


class Careful(RecordedDialogs):
    """Somebody who does not close what could not be saved."""

    def choose(self, title: str, text: str, options: Sequence[Option]) -> str:
        self.tell(title, text)
        return ""


class AtTheDesk(Job):
    """A self-evaluation with “First” in it is saved and open; more is typed, and kept."""

    ends_softly = True
    beyond = frozenset({"half the bytes, said to be all"})  # of the disk of this computer

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.now = NOW
        self.path = room / "Documents" / "ours.ilacs"
        self.at_desk = self.sit_down()
        self.at_desk.desk.new("Northbridge Council", dt.date(2026, 12, 7))
        self.at_desk.write(FIRST)
        self.at_desk.save_as(self.path.name)
        self.at_desk.keep_journal()
        self.guard(self.path)
        self.lay_out()

    def sit_down(self) -> AtDesk:
        at_desk = AtDesk(self.room, FRAMEWORK, example(), Careful())
        at_desk.now = self.now
        return at_desk

    def lay_out(self) -> None:
        """Type what is to be saved."""
        self.at_desk.write(LAST)
        self.at_desk.keep_journal()

    def act(self) -> Any:
        self.now += dt.timedelta(minutes=1)
        self.at_desk.now = self.now
        heard, shown = len(self.at_desk.told), len(self.at_desk.dialogs.asked)
        self.do()
        self.at_desk.drain()
        self.at_desk.desk.services.journal_lane.drain()
        if self.system.is_dead:
            raise PowerCut
        told = [sentence for sentence, tone in self.at_desk.told[heard:] if tone in {"warn", "bad"}]
        told += [asked.text for asked in self.at_desk.dialogs.asked[shown:] if asked.call == "tell"]
        if self.is_done():
            for sentence in told:
                check_sentence(sentence)
            return False if told else None
        assert told, "nothing was done, and nobody was told"
        raise UserError(told[-1])

    def do(self) -> None:
        """Do what a person does."""
        raise NotImplementedError

    def is_done(self) -> bool:
        """Return whether the window says that all is well."""
        return self.at_desk.workspace.save_state == "saved"

    def is_new(self, path: Path, data: bytes) -> bool:
        return summary(open_file(path).document) in {FIRST, LAST}

    def check_safe(self) -> None:
        super().check_safe()
        assert LAST in self.everywhere()

    def everywhere(self) -> set[str]:
        """Return what the file, the journals and the kept copies say, as a crash now would leave them."""
        copies = self.room / "copies"
        shutil.copytree(self.room / "recovery", copies)
        found = {summary(one.document) for one in left_behind(copies) if isinstance(one, Unsaved)}
        shutil.rmtree(copies)
        files = [self.path, *(one.path for one in kept_copies(self.room / "kept"))]
        return found | {summary(open_file(path).document) for path in files if path.exists()}

    def restart(self) -> None:
        """The program was ended; it starts again, and what was typed is recovered, or typed again."""
        for note in self.room.rglob("*.open"):  # by its number, its program is known to have ended
            note.unlink()
        if self.at_desk.desk.workspace is not None:
            if self.at_desk.workspace._keeping.journal._file is not None:
                abandon(self.at_desk.workspace)
            self.at_desk.desk._workspace = None
        self.at_desk.end()
        self.at_desk = self.sit_down()
        left = left_behind(self.room / "recovery")
        if not (left and self.at_desk.desk.recover(left[-1])):
            assert self.at_desk.desk.open(self.path)
        self.at_desk.write(LAST)

    def check(self) -> None:
        assert summary(open_file(self.path).document) == LAST

    def check_tidy(self) -> None:
        """Notes that it is open stand beside it as long as it is; the next save takes an old lock."""
        assert {path.name for path in self.room.rglob("*.tmp")} <= {"settings.json.tmp"}

    def end(self) -> None:
        self.at_desk.end()


class SaveInWindow(AtTheDesk):
    def do(self) -> None:
        self.at_desk.desk.save()


class Autosave(AtTheDesk):
    """Nobody touches the keys for five minutes."""

    def do(self) -> None:
        self.at_desk.workspace._on_idle()


class SaveAsInWindow(AtTheDesk):
    def do(self) -> None:
        self.at_desk.dialogs.answer(self.path.with_name("again.ilacs"))
        self.at_desk.desk.save_as()

    def is_done(self) -> bool:
        return super().is_done() and self.at_desk.workspace.path != self.path

    def check(self) -> None:
        again = self.path.with_name("again.ilacs")
        assert summary(open_file(again).document) == LAST

    def everywhere(self) -> set[str]:
        again = self.path.with_name("again.ilacs")
        there = {summary(open_file(again).document)} if again.exists() else set()
        return super().everywhere() | there


class TypingInWindow(AtTheDesk):
    """What is typed goes into the journal; then it is saved."""

    def lay_out(self) -> None:
        """Nothing is typed yet."""

    def do(self) -> None:
        self.at_desk.write(LAST)
        self.at_desk.keep_journal()

    def is_done(self) -> bool:
        return self.at_desk.workspace.is_kept

    def check_safe(self) -> None:
        Job.check_safe(self)

    def check(self) -> None:
        assert LAST in self.everywhere()


class CloseTheWindow(AtTheDesk):
    """It is closed: saved first, or kept open."""

    def do(self) -> None:
        if self.at_desk.desk.workspace is not None:
            self.closed = self.at_desk.desk.close()

    def is_done(self) -> bool:
        return self.closed


class OpenInWindow(AtTheDesk):
    """The file is opened, and looked at."""

    def lay_out(self) -> None:
        assert self.at_desk.desk.close()

    def do(self) -> None:
        self.opened = self.at_desk.desk.workspace is not None or self.at_desk.desk.open(self.path)

    def is_done(self) -> bool:
        return self.opened

    def check_safe(self) -> None:
        Job.check_safe(self)

    def check(self) -> None:
        now = self.at_desk.workspace.document
        assert body_at(now, PLACE) == body_at(open_file(self.path).document, PLACE)

    def restart(self) -> None:
        super().restart()
        assert self.at_desk.desk.save()
        self.at_desk.drain()


class RecoverInWindow(AtTheDesk):
    """A crash has left work, which is opened and saved."""

    def lay_out(self) -> None:
        super().lay_out()
        self.found = self.at_desk.crash()

    def do(self) -> None:
        desk = self.at_desk.desk
        self.opened = desk.workspace is not None or desk.recover(self.found)
        if self.opened:
            desk.save() if self.at_desk.workspace.path is not None else self._save_beside()
            self.at_desk.drain()

    def _save_beside(self) -> None:
        """The file could not be read: the work is a document of its own."""
        self.at_desk.dialogs.answer(self.path.with_name("recovered.ilacs"))
        self.at_desk.desk.save_as()

    def is_done(self) -> bool:
        return self.opened and super().is_done()

    def everywhere(self) -> set[str]:
        beside = self.path.with_name("recovered.ilacs")
        there = {summary(open_file(beside).document)} if beside.exists() else set()
        return super().everywhere() | there

    def check(self) -> None:
        assert LAST in self.everywhere()


JOBS = (
    SaveInWindow, Autosave, SaveAsInWindow, TypingInWindow, CloseTheWindow, OpenInWindow,
    RecoverInWindow,
)  # fmt: skip
