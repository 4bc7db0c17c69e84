"""A small self-evaluation that is open in a file, for dialogs about files."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)


class InFile:
    """A person with a self-evaluation in a file."""

    def __init__(
        self, folder: Path, framework: Framework, document: Document, dialogs: RecordedDialogs
    ) -> None:
        self.folder = folder
        self.path = folder / "a.ilacs"
        self.dialogs = dialogs
        self.lane = Lane()
        self.services = Services(
            framework=framework,
            author=Author("A. Coordinator", "LAPTOP-1"),
            now=lambda: NOW,
            clock=lambda: 0.0,
            readable=lambda document: document.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
            kept=folder / "kept",
        )
        self.workspace = Workspace(document, History(), (), None, self.services)
        self.workspace.save_as(self.path)
        self.rest()

    def rest(self) -> None:
        """Wait until all work is done, and what it leads to."""
        for _ in range(3):
            for lane in (self.lane, self.services.save_lane, self.services.journal_lane):
                lane.drain()
            settle()

    def end(self) -> None:
        """End all that belongs to Qt here and now: later it might end on another thread."""
        self.workspace.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        lanes = (self.lane, self.services.save_lane, self.services.journal_lane)
        for thing in (self.workspace, *lanes):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
