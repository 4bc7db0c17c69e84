"""Keeps what is typed in the recovery journal, on the local disk, a moment after it is typed."""

import datetime as dt
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.session import Session
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.journal import Journal, JournalError
from ilacs_desktop.ui.work.background import Lane

# Milliseconds in which what is typed is only in memory. Half a second is promised: the rest of it is
# for a disk that is slow or busy.
JOURNAL_PAUSE = 200

Begun = tuple[Document, Path | None, tuple[str, ...], dt.datetime]


class Keeping(QObject):
    """The journal of one open document, written on a lane of its own.

    Signals:
        failed: an exception: what is typed cannot be kept. Once, not at every batch of typing.
    """

    failed = Signal(object)

    def __init__(self, session: Session, journal: Journal, lane: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._lane = lane
        self._has_failed = False
        self._begun: Begun | None = None
        self.journal = journal
        self._pause = QTimer(self, singleShot=True, interval=JOURNAL_PAUSE)
        self._pause.timeout.connect(self.keep)
        session.subscribe(self._on_changed)

    @property
    def works(self) -> bool:
        """Whether the journal took what it was given last."""
        return not self._has_failed

    def begin(
        self, document: Document, path: Path | None, parents: tuple[str, ...], at: dt.datetime
    ) -> None:
        """Begin anew from what was just opened or saved: these versions are in its file."""
        self._begun = document, path, parents, at
        now = self._session.document  # with it at once: the journal before it, which has it, goes
        self._lane.run(partial(self.journal.start, *self._begun, now), self._on_kept)

    def seal(self, key: Key | None) -> None:
        """Go on in a journal with this key, or with none; nothing is left of the one before."""
        if self._begun is not None:
            now = self._session.document
            self._lane.run(partial(_seal, self.journal, key, self._begun, now), self._on_kept)

    @Slot()
    def keep(self) -> None:
        """Write down what was typed, now."""
        self._lane.run(partial(self.journal.keep, self._session.document), self._on_kept)

    def stop(self) -> None:
        """Write down no more: the document is being closed."""
        self._pause.stop()

    def close(self) -> None:
        """End the journal: everything is saved, or was given up on purpose."""
        self.stop()
        self._lane.drain()
        self.journal.close()

    def _on_changed(self, _old: Document, _new: Document) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _on_kept(self, result: object) -> None:
        failed = isinstance(result, Exception)
        if failed and not self._has_failed:
            self.failed.emit(result)
        self._has_failed = failed


def _seal(journal: Journal, key: Key | None, begun: Begun, now: Document) -> None:
    journal.key = key
    try:
        journal.start(*begun, now)
    except JournalError:
        journal.close()  # rather none than one that anybody could read
        raise
