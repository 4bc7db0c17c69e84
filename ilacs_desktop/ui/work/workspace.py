"""One open self-evaluation as the window sees it: its session, its file and its journal.

Everything that changes the document goes through here, and everything that shows it listens here.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.session import Caret, Session, Step
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.journal import Journal
from ilacs_desktop.storage.save import Author, MovedOn, Saved, save
from ilacs_desktop.ui.work.background import Lane

JOURNAL_PAUSE = 300  # milliseconds: at most this long is what is typed only in memory
IDLE_SAVE = 5 * 60 * 1000  # milliseconds without a change; each save is an upload for OneDrive

_FAULT = (
    "Something went wrong inside the program. Your work is still open. Save it under a new name"
    " (Ctrl+Shift+S), and report this: Help, Where files are kept, shows the folder with the log."
)

SaveState = Literal["unsaved", "saving", "saved"]


@dataclass(frozen=True)
class Services:
    """What a workspace needs from the world. The composition root makes it."""

    framework: Framework
    author: Author
    now: Callable[[], dt.datetime]
    clock: Callable[[], float]
    readable: Callable[[Document], str]
    recovery: Path
    save_lane: Lane
    journal_lane: Lane


class Workspace(QObject):
    """One open self-evaluation.

    Signals:
        document_changed: the document before and after each change, undo and redo included.
        stepped: undo or redo led from one document to another, with the author's caret or None.
        saved_changed: whether everything is saved, or where it is saved, may be different now.
        told: a sentence the user should see, about saving or recovery.
    """

    document_changed = Signal(object, object)
    stepped = Signal(object, object, object)
    saved_changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        document: Document,
        history: History,
        parents: tuple[str, ...],
        path: Path | None,
        services: Services,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.services = services
        self._session = Session(document, parents, services.clock)
        self._history = history
        self._path = path
        self._saving = False
        self._again = False
        self._next: Path | None = None
        self._saved_at: dt.datetime | None = None
        self._journal_failed = False
        self._session.subscribe(self._on_session_changed)
        self._journal = Journal(services.recovery)
        self._keeping = self._timer(JOURNAL_PAUSE, self._on_keep)
        self._idle = self._timer(IDLE_SAVE, self._on_idle)
        self._start_journal(document)

    def _timer(self, milliseconds: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(slot)
        return timer

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._session.document

    @property
    def framework(self) -> Framework:
        """What Ofsted asks."""
        return self.services.framework

    @property
    def history(self) -> History:
        """All versions saved so far."""
        return self._history

    @property
    def path(self) -> Path | None:
        """The file, or None for a document that was never saved."""
        return self._path

    @property
    def today(self) -> dt.date:
        """The day it is; the example has a fixed one."""
        return self.document.cycle.today or self.services.now().date()

    @property
    def save_state(self) -> SaveState:
        """Whether everything is in the file."""
        if self._saving:
            return "saving"
        return "unsaved" if self.is_changed else "saved"

    @property
    def saved_at(self) -> dt.datetime | None:
        """When it was last saved since it was opened."""
        return self._saved_at

    @property
    def is_changed(self) -> bool:
        """Whether closing now would lose anything."""
        return self._session.is_changed or self._path is None

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty when there is nothing."""
        return self._session.undo_label

    @property
    def redo_label(self) -> str:
        """What redo would bring back; empty when there is nothing."""
        return self._session.redo_label

    def change(self, label: str, document: Document, *, caret: Caret | None = None) -> None:
        """Make this the document, as one step of undo that the menu calls by its label.

        ``caret`` says where the author was, for a change made in the text.
        """
        self._session.change(label, document, caret=caret)

    def edit_body(
        self, place: Place, body: Body, *, group: str = "", caret: Caret | None = None
    ) -> None:
        """Put another body at a place, as typing."""
        self._session.edit_body(place, body, group=group, caret=caret)

    def undo(self) -> Caret | None:
        """Take back the last step; return where the author was then."""
        return self._step(self._session.undo)

    def redo(self) -> Caret | None:
        """Bring back the step that was undone last; return where the author was then."""
        return self._step(self._session.redo)

    def _step(self, step: Callable[[], Step | None]) -> Caret | None:
        before = self.document
        done = step()
        if done is None:
            return None
        self.stepped.emit(before, self.document, done.caret)
        return done.caret

    def save(self) -> None:
        """Save to the file in the background; nothing happens to a document that has none.

        While it is being saved it is saved once more after that, to where it is by then.
        """
        if self._saving:
            self._again = True
        elif self._path is not None:
            self._save_to(self._path, overwrite=False)

    def save_as(self, path: Path) -> None:
        """Save to another file, which the user agreed to replace, and go on with that one."""
        if self._saving:
            self._next = path
        else:
            self._save_to(path, overwrite=True)

    def close(self) -> None:
        """End the work on this document; what is not saved was given up on purpose."""
        self._keeping.stop()
        self._idle.stop()
        self.services.save_lane.drain()
        self.services.journal_lane.drain()
        self._journal.close()

    def _save_to(self, path: Path, *, overwrite: bool) -> None:
        self._saving = True
        document, history, services = self.document, self._history, self.services
        parents = self._session.parents
        who, at, readable = services.author, services.now(), services.readable

        def job() -> Saved:
            return save(path, document, history, parents, who, at, readable, overwrite=overwrite)

        def done(result: Any) -> None:  # noqa: ANN401 - what the job gave or raised
            self._on_saved(document, parents, result)

        services.save_lane.run(job, done)
        self.saved_changed.emit()

    def _on_saved(
        self, document: Document, parents: tuple[str, ...], result: Saved | Exception
    ) -> None:
        self._saving = False
        if isinstance(result, MovedOn):
            self.told.emit(str(result))
            result = result.saved
        if isinstance(result, Saved):
            self._take_over(document, parents, result)
        else:
            self.told.emit(_sentence(result))
        self.saved_changed.emit()
        self._save_what_was_asked_meanwhile()

    def _save_what_was_asked_meanwhile(self) -> None:
        path, self._next = self._next, None
        again, self._again = self._again, False
        if path is not None:
            self.save_as(path)
        elif again:
            self.save()

    def _take_over(self, document: Document, parents: tuple[str, ...], saved: Saved) -> None:
        self._history = saved.history
        self._path = saved.path
        self._saved_at = self.services.now()
        self._session.mark_saved(document, parents, saved.version.id)
        self._start_journal(document)
        for note in saved.notes:
            self.told.emit(note)

    def _start_journal(self, document: Document) -> None:
        start = partial(
            self._journal.start, document, self._path, self._session.parents, self.services.now()
        )
        self.services.journal_lane.run(start, self._on_kept)
        if self._session.is_changed:
            self._keeping.start()

    def _on_session_changed(self, old: Document, new: Document) -> None:
        if not self._keeping.isActive():
            self._keeping.start()
        self._idle.start()
        self.document_changed.emit(old, new)
        self.saved_changed.emit()

    @Slot()
    def _on_keep(self) -> None:
        self.services.journal_lane.run(partial(self._journal.keep, self.document), self._on_kept)

    def _on_kept(self, result: object) -> None:
        failed = isinstance(result, Exception)
        if isinstance(result, Exception) and not self._journal_failed:
            self.told.emit(_sentence(result))  # once, not at every batch of typing
        self._journal_failed = failed

    @Slot()
    def _on_idle(self) -> None:
        if self._path is not None and self._session.is_changed:
            self.save()


def _sentence(error: Exception) -> str:
    if isinstance(error, UserError):
        return str(error)
    return _FAULT  # the log has its kind and where in the program it came from
