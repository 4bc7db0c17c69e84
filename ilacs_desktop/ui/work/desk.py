"""The desk: which self-evaluation is open, and how one is started, opened, saved and put away."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.session import Caret
from ilacs_desktop.errors import UserError
from ilacs_desktop.history.history import History
from ilacs_desktop.settings import LeftAt, left_at, with_left_at, with_recent, without_recent
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.journal import Unsaved
from ilacs_desktop.storage.keeping import KeptCopy, kept_copies
from ilacs_desktop.storage.names import SUFFIX, file_name_for
from ilacs_desktop.storage.parts import is_shared, own_part
from ilacs_desktop.storage.recovery import Recovered, Work, alone, kept, recover
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.dialogs.port import Dialogs, FileKind
from ilacs_desktop.ui.dialogs.save_name import ask_save_name
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.example_copy import copy_of
from ilacs_desktop.ui.work.leaving import Leaving
from ilacs_desktop.ui.work.opening import Opening
from ilacs_desktop.ui.work.pack_words import pack_of
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.reading import GoneError
from ilacs_desktop.ui.work.recovering import Handover, unsealed_and
from ilacs_desktop.ui.work.surroundings import Surroundings
from ilacs_desktop.ui.work.waiting import GaveUpError, Waiting
from ilacs_desktop.ui.work.workspace import Services, Workspace

FILES = (FileKind("Self-evaluation", (f"*{SUFFIX}",)),)
_KEPT_COPY = (
    "This copy could not be saved in its place and was kept on this computer. Save it where it"
    " belongs, over the file itself: the two are then joined, and nothing in either is lost."
)


class _Start(NamedTuple):
    """What a workspace begins with."""

    document: Document
    history: History = History()
    parents: tuple[str, ...] = ()
    path: Path | None = None
    key: Key | None = None


class Desk(QObject):
    """At most one open self-evaluation at a time.

    What takes time is waited for by ``waiting``, with the window alive. While that is on, nothing
    else is begun: opening, starting and closing then return False.

    Signals:
        opened: a workspace is open now, and the caret to begin at, or None.
        finishing: somebody wants to close what is open: finish the files that are made of it, and
            let nothing more come into it.
        stayed: it was not closed after all.
        closing: it is saved or given up, and about to be put away.
        closed: none is open any more; sent before the workspace ends.
        told: a sentence the user should see, and its tone.
        untold: a sentence told before that no longer holds.
    """

    opened = Signal(object, object)
    finishing = Signal()
    stayed = Signal()
    closing = Signal()
    closed = Signal()
    told = Signal(str, str)
    untold = Signal(str)

    def __init__(
        self,
        services: Services,
        preferences: Preferences,
        dialogs: Dialogs,
        documents: Path,
        load_example: Callable[[], Document],
    ) -> None:
        """``documents`` is the folder offered for a first save.

        ``services.author`` is who works here as far as the computer knows; a name among the
        preferences comes before it.
        """
        super().__init__()
        self._user = services.author
        self._preferences = preferences
        self._dialogs = dialogs
        self._documents = documents
        self._load_example = load_example
        self._workspace: Workspace | None = None
        self._surroundings: Surroundings | None = None
        self._beside_lane = Lane(self, may_be_left=True)
        self.waiting = Waiting(self)
        self._opening = Opening(dialogs, self.waiting, self)
        self._leaving = Leaving(dialogs, self.waiting, self.save_as, self)
        self._leaving.told.connect(self.told)
        self._handover = Handover(self)
        self._recovered = ""
        self.services = services
        self._on_preferences_changed()
        preferences.changed.connect(self._on_preferences_changed)

    @property
    def workspace(self) -> Workspace | None:
        """What is open; None while nothing is."""
        return self._workspace

    def new(self, authority: str, meeting: dt.date | None) -> bool:
        """Start a self-evaluation under the newest framework; return whether it is open now."""
        document = new_document(self.services.newest_framework(), authority, meeting)
        if not self._begin(_Start(document)):
            return False
        if self._workspace is not None:
            self._workspace.keep_whole()  # the council and the date were typed, and no file has them
        return True

    def open(self, path: Path) -> bool:
        """Open a file in place of what is open; return whether it is open now."""
        return self._open(path.absolute())

    def _open(self, path: Path, *, is_copy: bool = False) -> bool:
        """Open a file; a copy without its path, so that it is saved where it belongs."""
        here = self._workspace.path if self._workspace is not None else None
        try:
            opened = self._opening.file(path, here)
        except GaveUpError:
            return False
        except UserError as error:
            if isinstance(error, GoneError):
                self._preferences.replace(without_recent(self._preferences.settings, str(path)))
            self.told.emit(str(error), "bad")
            return False
        if opened is None:
            return True
        # A damaged history must not be saved over: the document goes on without its file.
        whole = bool(opened.head)
        start = _Start(opened.document, opened.history, key=opened.key)
        if whole:
            start = start._replace(
                parents=(opened.head,), path=None if is_copy else self._own(path)
            )
        if not self._begin(start):
            return False
        if is_copy:
            self.told.emit(_KEPT_COPY, "info")
        for note in opened.notes:
            self.told.emit(note, "warn")
        return True

    def ask_open(self) -> bool:
        """Ask which file to open; return whether it is open now."""
        here = self._workspace.path if self._workspace is not None else None
        folder = here.parent if here else self._documents
        path = self._dialogs.ask_open_file("Open a self-evaluation", FILES, folder)
        return path is not None and self.open(path)

    def open_example(self) -> bool:
        """Open a copy of the example that has no file; return whether it is open now."""
        try:
            example = self._opening.result_of(self._load_example, "Opening the example…")
        except GaveUpError:
            return False
        except UserError as error:
            self.told.emit(str(error), "bad")
            return False
        document, begin_at, words = copy_of(example, self.services.now().date())
        if not self._begin(_Start(document), begin_at):
            return False
        self.told.emit(words, "info")
        return True

    def recover(self, found: Work) -> bool:
        """Open unsaved work, as a change that can be undone; return whether it is open now.

        What was typed in an encrypted self-evaluation is opened with its passphrase.
        """
        who = self.services.author
        return self._recover(found, lambda work: recover(work, who))

    @property
    def recovering(self) -> Path | None:
        """The journal whose work is open here and is not saved in a file yet; else None."""
        return self._handover.journal

    def open_kept(self, found: Work | KeptCopy) -> bool:
        """Open work that was kept for later as a document of its own; return whether it is open.

        It stays among the kept work until the person removes it.
        """
        if isinstance(found, KeptCopy):
            return self._open(found.path, is_copy=True)
        return self._recover(found, alone)

    def kept(self) -> tuple[Work | KeptCopy, ...] | None:
        """Return the work that was kept, copies of files first; None if that was not waited for."""
        look = partial(_kept, self.services.recovery, self.services.kept)
        try:
            return self._opening.result_of(look, "Looking for earlier work…")
        except GaveUpError:
            return None

    def leave_at(self, caret: Caret) -> None:
        """Remember where the author is in what is open, for the next time its file is opened."""
        workspace = self._workspace
        if workspace is not None and workspace.path is not None:
            left = LeftAt(_apart(workspace.document), *caret.place, caret.block, caret.at)
            self._preferences.replace(with_left_at(self._preferences.settings, left))

    def look_at_disk(self) -> None:
        """See whether somebody else has changed the file of what is open."""
        if self._surroundings is not None:
            self._surroundings.disk_watch.look()

    def save(self) -> bool:
        """Save, asking where when there is no file yet; return whether saving began."""
        workspace = self._workspace
        if workspace is None:
            return False
        if workspace.path is None and workspace.save_state != "saving":
            return self.save_as()
        workspace.save()
        return True

    def save_as(self) -> bool:
        """Ask where to save and save there; return whether saving began."""
        workspace = self._workspace
        if workspace is None:
            return False
        document = workspace.document
        name = file_name_for(document.authority.name, document.cycle.label)
        suggested = workspace.path or self._documents / name
        path = ask_save_name(self._dialogs, "Save the self-evaluation", FILES, suggested)
        if path is None:
            return False
        workspace.save_as(path.absolute())
        return True

    def close(self) -> bool:
        """Put away what is open, saved if it has a file; return False if the person kept it open.

        What saving had to say is told in a dialog: the window may be going, too.
        """
        workspace = self._workspace
        if self.waiting.is_on:
            return False
        if workspace is None:
            return True
        settled = False
        try:  # what comes in later than ``finishing`` would be lost
            settled = self._leaving.settle(workspace, self.finishing.emit)
        finally:
            if not settled:
                self.stayed.emit()
        if settled:
            self._put_away(workspace)
        return settled

    def _put_away(self, workspace: Workspace) -> None:
        self._watch_no_more()
        self.closing.emit()
        for lane in (self.services.save_lane, self.services.journal_lane):
            self.waiting.until_rest(lane, "Closing…")
        if not self.waiting.until_rest(self._beside_lane, "Closing…", "Close now"):
            self._beside_lane.leave()  # the note that it is open here grows old by itself
            self._beside_lane = Lane(self, may_be_left=True)
        self._workspace = None
        self.closed.emit()
        workspace.close()
        self._handover.put_away()
        workspace.deleteLater()

    def _watch_no_more(self) -> None:
        """Let nothing more be begun on the lane that saves: a drive that is away holds it up."""
        if self._surroundings is not None:
            self._surroundings.stop()
            self._surroundings = None

    def _recover(self, found: Work, job: Callable[[Unsaved], Recovered]) -> bool:
        try:
            found, work = self._opening.with_passphrase(
                partial(unsealed_and, found, job), "Opening your unsaved work…"
            )
        except GaveUpError:
            return False
        except UserError as error:
            self.told.emit(str(error), "bad")
            return False
        opened = work.opened if work.path is not None else found.base
        path = self._own(work.path) if work.path is not None else None
        if not self._begin(_Start(opened, work.history, work.parents, path, work.key)):
            return False
        workspace = self._workspace
        if workspace is not None:
            label = "Recover unsaved work"
            workspace.change(label, work.document, joined=work.joined)
            if work.arrival is not None:
                workspace.note_arrival(work.arrival, work.joined)
            self._handover.watch(found, opened, workspace)
            if path is None:  # whose it is and when came back too; the words are what one looks for
                now = work.document
                opened = msgspec.structs.replace(opened, authority=now.authority, cycle=now.cycle)
            workspace.stepped.emit(opened, work.document, None)  # so that what came back is seen
        self._recovered = work.sentence
        self.told.emit(work.sentence, "ok")
        return True

    def _begin(self, start: _Start, begin_at: Caret | None = None) -> bool:
        if not self.close():
            return False
        document, history, parents, path, key = start
        services = self._services_for(document)
        workspace = Workspace(document, history, parents, path, services, self, key)
        workspace.told.connect(self._on_told)
        workspace.untold.connect(self.untold)
        workspace.noted.connect(self._on_noted)
        workspace.saved_changed.connect(self._on_saved_changed)
        self._workspace = workspace
        self._surroundings = Surroundings(workspace, self._beside_lane)
        self._surroundings.told.connect(self._on_noted)
        self._surroundings.untold.connect(self.untold)
        self._remember(path)
        if path is not None:
            begin_at = self._left_at(document)
        self.opened.emit(workspace, begin_at)
        return True

    def _services_for(self, document: Document) -> Services:
        """Return the services; who works on a pack is whom it was sent to, whatever the log-in."""
        pack = pack_of(document)
        if pack is None or not pack.owner or self._preferences.settings.name.strip():
            return self.services
        author = Author(pack.owner, self._user.device)
        return dataclasses.replace(self.services, author=author)

    def _own(self, path: Path) -> Path:
        """Return the file to save in: in a shared folder the part of who works here."""
        who = self.services.author
        return own_part(path, who.by, who.device) if is_shared(path) else path

    def _left_at(self, document: Document) -> Caret | None:
        left = left_at(self._preferences.settings, _apart(document))
        return Caret(Place(left.part, left.question), left.block, left.at) if left else None

    def _remember(self, path: Path | None) -> None:
        if path is not None:
            self._preferences.replace(with_recent(self._preferences.settings, path))

    @Slot(str)
    def _on_told(self, sentence: str) -> None:
        if not self._leaving.hear(sentence):
            self.told.emit(sentence, "warn")

    @Slot(str)
    def _on_noted(self, sentence: str) -> None:
        if not self._leaving.hear(sentence):
            self.told.emit(sentence, "info")

    @Slot()
    def _on_saved_changed(self) -> None:
        workspace = self._workspace
        if workspace is None or workspace.save_state != "saved":
            return
        self._remember(workspace.path)
        # Undo leads to a saved state as well, without anything having been written.
        if workspace.saved_at is not None and self._handover.saved():
            self.untold.emit(self._recovered)

    @Slot()
    def _on_preferences_changed(self) -> None:
        by = self._preferences.settings.name.strip() or self._user.by
        author = Author(by, self._user.device)
        if author != self.services.author:
            self.services = dataclasses.replace(self.services, author=author)
            if self._workspace is not None:
                self._workspace.services = self._services_for(self._workspace.document)


def _apart(document: Document) -> str:
    """Return an id that a pack does not share with its self-evaluation, nor with another pack."""
    return document.pack or document.id


def _kept(recovery: Path, copies: Path | None) -> tuple[Work | KeptCopy, ...]:
    return (*(kept_copies(copies) if copies is not None else ()), *kept(recovery))
