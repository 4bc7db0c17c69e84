"""What the program keeps on this computer, and what it puts beside files, each as a job that can fail."""

import logging
from pathlib import Path

from ilacs_desktop.assets import resources
from ilacs_desktop.document.erasing import Words
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.load import load_framework
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.settings import Settings, load_settings, save_settings, with_recent
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.journal import Journal, Unsaved, read, unsealed
from ilacs_desktop.storage.keeping import kept_copies
from ilacs_desktop.storage.local_copies import Cleaning, clean_local_copies
from ilacs_desktop.storage.open_note import OpenNote
from ilacs_desktop.storage.recovery import SealedWork, left_behind, put_aside, taken_over
from ilacs_desktop.ui.shell.crash import log_to
from ilacs_desktop.ui.shell.one_window import leave_request, take_requests, tidy_requests
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.word.template.report import TemplateReport
from ilacs_desktop.word.template.shelf import TemplateShelf
from tests.faults.jobs import Job
from tests.framework_packs import change_2027, made
from tests.storage.journals import NOW, crash, typed
from tests.storage.keys import KEY, PASSPHRASE
from tests.storage.makers import ANN, BEN, MOMENT, document, packed, readable

FIRST, LAST = "Typed first.", "Typed first, and then last."
OLD = Settings(name="Siân", recent=("old.ilacs",))
PACK = made(change_2027)
SHIPPED = load_framework(resources() / "framework")


def work_in(folder: Path) -> list[Document]:
    """Return the unsaved work that the next start of the program would offer."""
    return [_opened(found).document for found in left_behind(folder)]


def _opened(found: Unsaved | SealedWork) -> Unsaved:
    opened = unsealed(found, PASSPHRASE) if isinstance(found, SealedWork) else found
    assert opened is not None
    return opened


class Typing(Job):
    """Something was typed and kept; more is typed. What was kept before is never lost."""

    key: Key | None = None
    beyond = frozenset({"half the bytes, said to be all"})  # of the disk of this computer

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.folder = room / "recovery"
        self.base = document()
        self.journal = Journal(self.folder, self.key)
        self.journal.start(self.base, None, (), NOW)
        self.journal.keep(typed(self.base, FIRST))

    def act(self) -> None:
        self.journal.keep(typed(self.base, LAST))

    def check_safe(self) -> None:
        """End as a crash does: all that was kept before comes back."""
        found = self._left()
        assert found in ([typed(self.base, FIRST)], [typed(self.base, LAST)])

    def _left(self) -> list[Document]:
        """Return what a crash now would leave, in a copy of the folder that nobody writes."""
        copies = self.room / "copies"
        copies.mkdir(exist_ok=True)
        for path in self.folder.iterdir():
            (copies / path.name).write_bytes(path.read_bytes())
        found = work_in(copies)
        for path in copies.iterdir():
            path.unlink()
        return found

    def restart(self) -> None:
        """The program was ended: its journal is offered, and typing begins in another one."""
        (found,) = left_behind(self.folder)
        self.journal = Journal(self.folder, self.key)
        self.journal.start(self.base, None, (), NOW, _opened(found).document)
        taken_over(_opened(found))

    def check(self) -> None:
        assert typed(self.base, LAST) in self._left()


class TypingSealed(Typing):
    key = KEY


class JournalBegunAnew(Typing):
    """The document was saved: the journal begins anew from what is in the file."""

    def act(self) -> None:
        saved = typed(self.base, FIRST)
        self.journal.start(saved, Path("a.ilacs"), ("v1",), NOW, typed(self.base, LAST))

    def check_safe(self) -> None:
        found = self._left()
        assert found
        assert all(one in (typed(self.base, FIRST), typed(self.base, LAST)) for one in found)

    def restart(self) -> None:
        """What is left of both journals is offered; the one with more is gone on with."""
        offered = [_opened(found) for found in left_behind(self.folder)]
        self.journal = Journal(self.folder, self.key)
        self.journal.start(self.base, None, (), NOW, typed(self.base, FIRST))
        for found in offered:
            taken_over(found)

    def check(self) -> None:
        assert typed(self.base, LAST) in self._left()


class JournalFirst(Typing):
    """A document that has no file yet: all of it is unsaved work."""

    def __init__(self, room: Path) -> None:
        Job.__init__(self, room)
        self.folder, self.base = room / "recovery", document()
        self.journal = Journal(self.folder)

    def act(self) -> None:
        self.journal.start(self.base, None, (), NOW, typed(self.base, LAST))

    def check_safe(self) -> None:
        found = self._left() if self.folder.exists() else []
        assert found in ([], [typed(self.base, LAST)])

    def restart(self) -> None:
        self.journal = Journal(self.room / "recovery")


class AfterACrash(Job):
    """What a crash left is looked for, read, and put aside for later."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.folder = room / "recovery"
        self.base = document()
        for text in (FIRST, LAST):
            journal = Journal(self.folder)
            journal.start(self.base, None, (), NOW)
            journal.keep(typed(self.base, text))
            crash(journal)

    def act(self) -> object:
        found = left_behind(self.folder)
        if len(found) < 2:
            return False  # the next start offers the rest
        for one in found:
            try:
                put_aside(one)
            except OSError:
                return False
        return None

    def check_safe(self) -> None:
        """Both are there, under their names or put aside."""
        found = [read(path) for path in self.folder.iterdir()]
        assert sorted(str(one.document) for one in found if one) == sorted(
            str(typed(self.base, text)) for text in (FIRST, LAST)
        )

    check = check_safe


class Preferring(Job):
    """The program starts, and something is preferred. Other preferences are not forgotten by that."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.path = room / "local" / "settings.json"
        assert save_settings(self.path, OLD)
        self.guard(self.path)

    def act(self) -> object:
        preferences = Preferences(self.path)
        preferences.replace(with_recent(preferences.settings, Path("/new.ilacs")))
        try:
            now = load_settings(self.path)
        except OSError:
            return False
        return now.name == OLD.name and now.recent[:1] == ("/new.ilacs",)

    def is_new(self, path: Path, data: bytes) -> bool:
        found = load_settings(path)
        return (found.name, found.recent) == (OLD.name, ("/new.ilacs", "old.ilacs"))

    def check(self) -> None:
        assert self.is_new(self.path, b"")


class SayingItIsOpen(Job):
    """The note beside a file, and those of others: it holds nobody up, whatever fails."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.file = room / "share" / "a.ilacs"
        self.file.parent.mkdir()
        self.file.write_bytes(packed(document()))
        self.guard(self.file)
        self.ben = OpenNote(self.file, BEN, MOMENT, 7)

    def act(self) -> object:
        self.ben.touch(MOMENT)  # as each minute
        note = OpenNote(self.file, ANN, MOMENT, 8)
        note.announce()
        note.touch(MOMENT)
        self.found = note.others()
        note.withdraw()
        return [who.who for who in self.found] == ["Ben"] or False

    def is_new(self, path: Path, data: bytes) -> bool:
        return False

    def check(self) -> None:
        assert [who.who for who in self.found] == ["Ben"]

    def check_tidy(self) -> None:
        """A note that stays is known to be old by its date."""


class ErasingFromCopies(Job):
    """Words are taken out of the program's own copies: done, or told why not; no work is lost."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.folder = room / "kept"
        self.folder.mkdir()
        self.copy = self.folder / "a.ilacs"
        self.copy.write_bytes(packed(document("Zoë Quill came. All is well.")))
        journal = Journal(self.folder)
        journal.start(document(), None, (), NOW)
        journal.keep(typed(document(), "Zoë Quill left. All is well."))
        self.left = crash(journal)
        self.guard(self.copy, self.left)

    def act(self) -> object:
        cleaning = Cleaning("se-1", Words(["Zoë Quill"]), readable, None, Disk())
        self.told = clean_local_copies([self.folder], cleaning)
        for one in self.told:
            assert one.sentence.endswith(".")
        return [one.outcome for one in self.told] == ["cleaned", "cleaned"] or False

    def is_new(self, path: Path, data: bytes) -> bool:
        if path == self.copy:
            return "All is well." in str(open_file(path).document)
        found = read(path)
        return found is not None and "All is well." in str(found.document)

    def check(self) -> None:
        assert b"Quill" not in self.left.read_bytes()
        assert "Quill" not in str(open_file(self.copy).document)
        assert self.is_new(self.left, b"")
        assert self.is_new(self.copy, b"")


class KeepingATemplate(Job):
    """A council's template is put on the shelf, beside another one."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.shelf = TemplateShelf(room / "templates", lambda: NOW)
        self.old = self.shelf.add("Old.docx", b"old" * 99, TemplateReport())
        self.guard(self.shelf.path(self.old))

    def act(self) -> object:
        self.new = self.shelf.add("New.docx", b"new" * 99, TemplateReport())
        seen = [one.name for one in self.shelf.kept()]
        return seen == ["New.docx", "Old.docx"] or False

    def is_new(self, path: Path, data: bytes) -> bool:
        return False

    def check_safe(self) -> None:
        super().check_safe()
        for one in self.shelf.kept():
            assert self.shelf.state(one) == "sound"

    def check(self) -> None:
        assert [one.name for one in self.shelf.kept()] == ["New.docx", "Old.docx"]


class RemovingATemplate(KeepingATemplate):
    beyond = frozenset({"gone", "gone, network path"})  # what is not there need not be removed

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.other = self.shelf.add("New.docx", b"new" * 99, TemplateReport())

    def act(self) -> object:
        self.shelf.remove(self.other)
        return None

    def check(self) -> None:
        assert [one.name for one in self.shelf.kept()] == ["Old.docx"]


class KeepingAFramework(Job):
    """A framework pack is brought in, looked up, handed out, and taken off again."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.shelf = FrameworkShelf(SHIPPED, resources() / "framework", room / "frameworks")

    def act(self) -> object:
        self.shelf.add(PACK)
        return self.shelf.find(PACK.framework.id) == PACK.framework and not self.shelf.damaged()

    def check(self) -> None:
        assert self.shelf.find(PACK.framework.id) == PACK.framework
        assert self.shelf.damaged() == ()


class RemovingAFramework(KeepingAFramework):
    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.shelf.add(PACK)

    def act(self) -> object:
        found = self.shelf.find(PACK.framework.id)
        if found is not None:
            self.shelf.remove(found)
        return found is not None or False

    def check(self) -> None:
        if (found := self.shelf.find(PACK.framework.id)) is not None:
            self.shelf.remove(found)
        assert self.shelf.find(PACK.framework.id) is None


class Logging(Job):
    """The log is begun; without one the program works all the same."""

    def act(self) -> object:
        log = log_to(self.room / "logs")
        if log is None:
            return False
        logging.getLogger("ilacs_desktop.tests").info("a line")
        log.close()
        return None

    def check(self) -> None:
        assert self.room.exists()


class AskingTheOpenWindow(Job):
    """A second start leaves a request; the window takes it."""

    def act(self) -> object:
        folder = self.room / "running"
        try:
            folder.mkdir(exist_ok=True)
            tidy_requests(folder)
            leave_request(folder, Path("/a.ilacs"))
            self.asked = list(take_requests(folder))
        except OSError:
            return False
        return Path("/a.ilacs") in self.asked or False

    def check(self) -> None:
        assert Path("/a.ilacs") in self.asked


class LookingAtKeptCopies(Job):
    """The copies that could not be saved in their place are listed."""

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.copy = room / "kept" / "a.ilacs"
        self.copy.parent.mkdir()
        self.copy.write_bytes(packed(document()))
        self.guard(self.copy)

    def act(self) -> object:
        self.found = kept_copies(self.copy.parent)
        return bool(self.found)

    def is_new(self, path: Path, data: bytes) -> bool:
        return False

    def check(self) -> None:
        assert [one.path for one in self.found] == [self.copy]


JOBS = (
    Typing, TypingSealed, JournalFirst, JournalBegunAnew, AfterACrash, Preferring, SayingItIsOpen,
    ErasingFromCopies, KeepingATemplate, RemovingATemplate, KeepingAFramework, RemovingAFramework,
    Logging, AskingTheOpenWindow, LookingAtKeptCopies,
)  # fmt: skip
