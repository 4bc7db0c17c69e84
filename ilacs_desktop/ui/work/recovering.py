"""Opens what a crash left behind, and gives it up only when the work in it was saved in a file."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Slot

from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.errors import CannotReadError
from ilacs_desktop.storage.journal import SUFFIX, SealedWork, Unsaved, unsealed
from ilacs_desktop.storage.recovery import put_aside, taken_over
from ilacs_desktop.ui.work.workspace import Workspace

Result = TypeVar("Result")


def unsealed_and(
    found: Unsaved | SealedWork, job: Callable[[Unsaved], Result], passphrase: str | None
) -> tuple[Unsaved, Result]:
    """Return unsaved work, opened with its passphrase where it has one, and what a job gives of it.

    Raises NeedsPassphraseError, WrongPassphraseError, an OpenError, and what the job raises.
    """
    if isinstance(found, SealedWork):
        name = "Your unsaved work"
        try:
            opened = unsealed(found, passphrase or "")
        except OSError as error:
            raise CannotReadError(
                name, reason=error.strerror or "the disk gives no reason"
            ) from error
        if opened is None:
            raise CannotReadError(name, reason="the journal that it was kept in is damaged")
        found = opened
    return found, job(found)


class Handover(QObject):
    """Watches over recovered work from its old journal into a file.

    The new journal is not enough: undo takes the work out of it again. While the work is in both,
    a crash only offers it twice.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: Unsaved | None = None
        self._before: Document | None = None
        self._work: Document | None = None
        self._stands = False

    @property
    def journal(self) -> Path | None:
        """The journal that is watched over; None while nothing was recovered."""
        return self._found.journal if self._found is not None else None

    def watch(self, found: Unsaved, before: Document, workspace: Workspace) -> None:
        """Begin: this work is open in that workspace, as a change to the document ``before``."""
        self._found = found
        self._before, self._work = before, workspace.document
        self._stands = True
        workspace.document_changed.connect(self._on_document_changed)

    def saved(self) -> bool:
        """Give the old journal up if the work is in what was saved; return whether it is."""
        if self._found is None or not self._stands:
            return False
        taken_over(self._found)
        self._forget()
        return True

    def put_away(self) -> None:
        """Keep the old journal aside: the work was closed, and never saved."""
        if self._found is not None and self._found.journal.suffix == SUFFIX:
            with contextlib.suppress(OSError):  # then it is offered again: that loses nothing
                put_aside(self._found)
        self._forget()

    def _forget(self) -> None:
        self._found = self._before = self._work = None

    @Slot(object, object)
    def _on_document_changed(self, _old: Document, new: Document) -> None:
        """Follow undo and redo over the recovery: they bring back the very same documents."""
        if new is self._before:
            self._stands = False
        elif new is self._work:
            self._stands = True
