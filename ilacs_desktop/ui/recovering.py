"""Gives up an old recovery journal only when the work in it stands somewhere else as well."""

import datetime as dt

from PySide6.QtCore import QObject, QTimer, Slot

from ilacs_desktop.storage.journal import SUFFIX, Unsaved, read
from ilacs_desktop.storage.recovery import taken_over
from ilacs_desktop.ui.workspace import Services, Workspace

_SOON = 1000  # milliseconds: by then the new journal holds the work, if the disk let it


class Handover(QObject):
    """Watches over recovered work from its old journal to its new one, or into its file.

    Without it a second crash right after a recovery would find neither journal with the work in
    it. While the work is in both, a crash only offers it twice.
    """

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._found: Unsaved | None = None
        self._since = services.now()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON)
        self._soon.timeout.connect(self._on_soon)

    def watch(self, found: Unsaved, workspace: Workspace, since: dt.datetime) -> None:
        """Begin: this work is open in that workspace, whose journal is no older than ``since``."""
        self._found = found
        self._since = since
        self._soon.start()
        workspace.destroyed.connect(self._soon.stop)

    def finish(self) -> None:
        """Give the old journal up: the work was saved, or let go on purpose."""
        self._soon.stop()
        if self._found is not None:
            taken_over(self._found)
            self._found = None

    @Slot()
    def _on_soon(self) -> None:
        self._services.journal_lane.run(self._stands_elsewhere, self._on_looked)

    def _stands_elsewhere(self) -> bool:
        """Return whether the new journal holds the work. On the lane, after what it writes."""
        found = self._found
        if found is None:
            return False
        others = self._services.recovery.glob(f"*{SUFFIX}")
        kept = (read(path) for path in others if path != found.journal)
        return any(k is not None and self._continues(found, k) for k in kept)

    def _continues(self, found: Unsaved, kept: Unsaved) -> bool:
        return kept.base.id == found.base.id and kept.changes > 0 and kept.at >= self._since

    def _on_looked(self, stands: object) -> None:
        if stands is True:
            self.finish()
