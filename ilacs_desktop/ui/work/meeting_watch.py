"""Remembers the dates from before the meeting or the due date was changed, until somebody has read what moved."""

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.meeting_moved import Moved, moved
from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.errors import UserError
from ilacs_desktop.ui.work.workspace import Workspace


class MeetingWatch(QObject):
    """Follows one open self-evaluation. The dates are changed on one page and told of on another.

    Signals:
        changed: the account is another one, or there is none any more.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._before: Cycle | None = None
        workspace.document_changed.connect(self._on_document_changed)

    def account(self) -> Moved | None:
        """Return what has moved; None where no date was changed, or it was taken back or read."""
        if self._before is None:
            return None
        work = self._workspace
        earlier = msgspec.structs.replace(work.document, cycle=self._before)
        try:
            before = year_of(earlier, work.framework, work.today)
            now = year_of(work.document, work.framework, work.today)
        except UserError:
            return None
        return moved(before, now) if before is not None and now is not None else None

    def read(self) -> None:
        """Forget what moved: somebody has read it."""
        self._before = None
        self.changed.emit()

    @Slot(object, object)
    def _on_document_changed(self, old: Document, new: Document) -> None:
        if dates_of(old.cycle) == dates_of(new.cycle):
            return
        if self._before is None and old.cycle.meeting is not None:
            self._before = old.cycle
        elif self._before is not None and dates_of(self._before) == dates_of(new.cycle):
            self._before = None
        self.changed.emit()


def dates_of(cycle: Cycle) -> tuple[object, ...]:
    """Return the dates that all others follow: of the meeting, and of sending where it is another."""
    return cycle.meeting, cycle.due_override, cycle.due_override_reason
