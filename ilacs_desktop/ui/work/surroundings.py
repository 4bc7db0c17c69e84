"""Watches what others do around the open file: to it, with it open, and in copies beside it."""

from PySide6.QtCore import QObject, Signal

from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.beside import Beside
from ilacs_desktop.ui.work.disk_watch import DiskWatch
from ilacs_desktop.ui.work.presence import Presence
from ilacs_desktop.ui.work.workspace import Workspace


class Surroundings(QObject):
    """The watches of one workspace.

    Signals:
        told: a sentence the user should see.
        untold: a sentence told before that no longer holds.
    """

    told = Signal(str)
    untold = Signal(str)

    def __init__(self, workspace: Workspace, lane: Lane) -> None:
        """Use ``lane`` for what lies beside the file: it may take its time on a slow drive."""
        super().__init__(workspace)
        self._lane = lane
        self.disk_watch = DiskWatch(workspace)
        self.presence = Presence(workspace, lane)
        self.beside = Beside(workspace, lane)
        for watch in (self.disk_watch, self.presence, self.beside):
            watch.told.connect(self.told)
        self.disk_watch.untold.connect(self.untold)

    def stop(self) -> None:
        """Watch no more: the self-evaluation is being closed."""
        self._lane.forget()
        self.disk_watch.stop()
        self.beside.stop()
        self.presence.stop()
