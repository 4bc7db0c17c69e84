"""Saving in all its forms, each as a job whose every call can fail."""

import contextlib
import datetime as dt
from pathlib import Path

import msgspec

from ilacs_desktop.document.body import Block, Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.storage import errors
from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.disclosure import save_copy_to_keep, save_disclosure_copy
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.parts import own_part
from ilacs_desktop.storage.save import MovedOn, Saved, SaveOrder, save, save_new
from ilacs_desktop.storage.shared_folder import open_shared, start_sharing
from ilacs_desktop.storage.siblings import set_aside, siblings
from tests.faults.jobs import Job
from tests.storage.keys import KEY
from tests.storage.makers import ANN, BEN, MOMENT, document, readable, said, saying

MINUTE = dt.timedelta(minutes=1)


class Saving(Job):
    """Saves “First.” with one more paragraph, again where the first time was refused."""

    key: Key | None = None
    wanted: tuple[str, ...] = ("First.", "Mine.")

    def __init__(self, room: Path) -> None:
        super().__init__(room)
        self.at = MOMENT
        self.share, self.local = room / "share", room / "local"
        self.share.mkdir()
        self.local.mkdir()
        self.file = self.share / "a.ilacs"
        self.first = self.lay_out()
        self.order = self.ordered()
        self.guard(self.file)

    def lay_out(self) -> Saved:
        return save_new(self.file, saying("First."), ANN, MOMENT, readable, key=self.key)

    def ordered(self) -> SaveOrder:
        facts = (self.file, saying(*self.wanted), self.first.history, (self.first.version.id,))
        return SaveOrder(*facts, ANN, MOMENT, readable, key=self.key, kept_in=self.local / "kept")

    def act(self) -> Saved:
        self.at += MINUTE
        return save(msgspec.structs.replace(self.order, at=self.at), Disk())

    def opened(self, path: Path | None = None) -> Opened:
        return open_file(path or self.file, passphrase=self.key)

    def check(self) -> None:
        opened = self.opened()
        assert said(opened.document) == list(self.wanted)
        assert opened.notes == ()
        for version in opened.history.versions:
            opened.history.load(version)
        assert opened.head in opened.history.versions

    def is_new(self, path: Path, data: bytes) -> bool:
        return said(self.opened(path).document) == list(self.wanted)

    def check_told(self, error: UserError) -> None:
        if isinstance(error, errors.KeptElsewhereError):
            assert "Mine." in said(self.opened(error.kept).document)


class Save(Saving):
    pass


class SaveWithoutAnotherPlace(Saving):
    def ordered(self) -> SaveOrder:
        return msgspec.structs.replace(super().ordered(), kept_in=None)


class SaveEncrypted(Saving):
    key = KEY


class JoinOnSave(Saving):
    wanted = ("First.", "Theirs.", "Mine.")

    def lay_out(self) -> Saved:
        first = super().lay_out()
        theirs = saying("First.")
        section = theirs.sections[0]
        block = Block("b-theirs", (Text("Theirs."),))
        theirs = msgspec.structs.replace(
            theirs, sections=(msgspec.structs.replace(section, know=(*section.know, block)),)
        )
        save(
            SaveOrder(self.file, theirs, first.history, (first.version.id,), BEN, MOMENT, readable)
        )
        return first

    def ordered(self) -> SaveOrder:
        return msgspec.structs.replace(super().ordered(), document=saying("First.", "Mine."))

    def check(self) -> None:
        assert sorted(said(self.opened().document)) == sorted(self.wanted)

    def is_new(self, path: Path, data: bytes) -> bool:
        return sorted(said(self.opened(path).document)) == sorted(self.wanted)


class FirstSave(Saving):
    wanted = ("Mine.",)
    is_again = False

    def lay_out(self) -> Saved:
        self.file.write_bytes(b"")
        return save_new(self.local / "other.ilacs", document(), ANN, MOMENT, readable)

    def ordered(self) -> SaveOrder:
        self.file.unlink()
        (self.local / "other.ilacs").unlink()
        facts = (self.file, saying("Mine."), self.first.history, (), ANN, MOMENT, readable)
        return SaveOrder(*facts)

    def guard(self, *paths: Path) -> None:
        """There is nothing before."""

    def act(self) -> object:
        self.at += MINUTE
        if not self.is_again:
            self.is_again = True
            return save_new(self.file, saying("Mine."), ANN, self.at, readable, disk=Disk())
        order = msgspec.structs.replace(self.order, at=self.at)
        if self.file.exists():  # it went there, and was told not to be sure
            opened = self.opened()
            order = msgspec.structs.replace(order, history=opened.history, parents=(opened.head,))
        return save(order, Disk())


class SaveAsOverAnother(Saving):
    def lay_out(self) -> Saved:
        save_new(self.file, saying("Quite another."), ANN, MOMENT, readable)
        return save_new(self.local / "b.ilacs", saying("First."), ANN, MOMENT, readable)

    def ordered(self) -> SaveOrder:
        another = msgspec.structs.replace(saying("Quite another."), id="se-9")
        self.file.unlink()
        save_new(self.file, another, ANN, MOMENT, readable)
        return msgspec.structs.replace(super().ordered(), overwrite=True)


class MovedOnMeanwhile(SaveAsOverAnother):
    """Another document stands there: it stays, and ours goes beside it."""

    def ordered(self) -> SaveOrder:
        return msgspec.structs.replace(super().ordered(), overwrite=False)

    def act(self) -> Saved:
        try:
            return super().act()
        except MovedOn as error:
            self.kept = error.saved.path
            return error.saved

    def check(self) -> None:
        assert said(self.opened(self.kept).document) == list(self.wanted)

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class SharedFolder(Saving):
    """Ann's part is saved; Ben's, with work that is new, stands beside it."""

    wanted = ("First.", "Theirs.", "Mine.")

    def lay_out(self) -> Saved:
        self.file = own_part(self.share / "a.parts", ANN.by, ANN.device)
        self.file.parent.mkdir()
        first = save_new(self.file, saying("First."), ANN, MOMENT, readable)
        theirs = self._with(saying("First."), "b-theirs", "Theirs.")
        order = SaveOrder(
            self.file, theirs, first.history, (first.version.id,), BEN, MOMENT, readable
        )
        self.theirs = save(order).path
        self.guard(self.theirs)
        return first

    def ordered(self) -> SaveOrder:
        return msgspec.structs.replace(super().ordered(), document=saying("First.", "Mine."))

    def _with(self, whole: Document, id_: str, text: str) -> Document:
        (section,) = whole.sections
        know = (*section.know, Block(id_, (Text(text),)))
        return msgspec.structs.replace(
            whole, sections=(msgspec.structs.replace(section, know=know),)
        )

    def check(self) -> None:
        found = open_shared(self.file)
        assert sorted(said(found.document)) == sorted(self.wanted)

    def is_new(self, path: Path, data: bytes) -> bool:
        if path == self.theirs:
            return False
        return "Mine." in said(self.opened(path).document)


class StartSharing(Saving):
    def act(self) -> Saved:
        self.at += MINUTE
        return start_sharing(msgspec.structs.replace(self.order, at=self.at), Disk())

    def check(self) -> None:
        assert said(open_shared(self.share / "a.parts").document) == list(self.wanted)
        assert said(self.opened().document) == ["First."]

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class DisclosureCopy(Saving):
    """A copy for another purpose takes the place of an older one of another document's."""

    copy = staticmethod(save_disclosure_copy)
    versions = 1

    def ordered(self) -> SaveOrder:
        self.out = self.share / "copy.ilacs"
        return msgspec.structs.replace(super().ordered(), path=self.out)

    def act(self) -> object:
        with contextlib.suppress(OSError):  # it may have been made, and not been sure
            self.out.unlink()
        return self.copy(self.order, Disk())

    def check(self) -> None:
        assert said(self.opened(self.out).document) == list(self.wanted)

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


class CopyToKeep(DisclosureCopy):
    key = KEY
    copy = staticmethod(save_copy_to_keep)

    def opened(self, path: Path | None = None) -> Opened:
        return open_file(path or self.file, passphrase=None if path == self.out else self.key)


class SetAside(Saving):
    """A copy that was brought in is moved into the folder “joined”."""

    def ordered(self) -> SaveOrder:
        self.copy = self.share / "a (1).ilacs"
        self.copy.write_bytes(self.file.read_bytes())
        self.whole = self.copy.read_bytes()
        return super().ordered()

    def act(self) -> object:
        found = siblings(self.file, self.first.document.id, self.first.history, disk=Disk())
        for sibling in found:
            set_aside(sibling, Disk())
        return None

    def check(self) -> None:
        there = [self.copy, *(self.share / "joined").glob("*")]
        assert self.whole in [path.read_bytes() for path in there if path.exists()]

    def is_new(self, path: Path, data: bytes) -> bool:
        return False


JOBS = (
    FirstSave, Save, SaveWithoutAnotherPlace, SaveEncrypted, SaveAsOverAnother, JoinOnSave,
    MovedOnMeanwhile, SharedFolder, StartSharing, DisclosureCopy, CopyToKeep, SetAside,
)  # fmt: skip
