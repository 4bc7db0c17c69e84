"""A person at a desk: starts, opens, saves and puts away, without a window."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.body import Block, Text, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.journal import Unsaved, unsaved
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.desk import Desk
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.crashing import abandon
from tests.ui.recorded_dialogs import RecordedDialogs

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)
PLACE = Place("front", "summary")


class AtDesk:
    """A person at a desk, with a clock to turn on."""

    def __init__(
        self,
        folder: Path,
        framework: Framework,
        example: Document,
        dialogs: RecordedDialogs,
        by: str = "s.holroyd",
    ) -> None:
        self.now = NOW
        self.dialogs = dialogs
        self.documents = folder / "Documents"
        self.documents.mkdir(exist_ok=True)
        self.preferences = Preferences(folder / "settings.json")
        services = Services(
            framework=framework,
            author=Author(by, "LAPTOP-1"),
            now=lambda: self.now,
            clock=lambda: 0.0,
            readable=lambda document: document.authority.name,
            recovery=folder / "recovery",
            save_lane=Lane(),
            journal_lane=Lane(),
            kept=folder / "kept",
        )
        self.desk = Desk(services, self.preferences, dialogs, self.documents, lambda: example)
        self.told: list[tuple[str, str]] = []
        self.desk.told.connect(self._hear)

    def _hear(self, sentence: str, tone: str) -> None:
        self.told.append((sentence, tone))

    @property
    def workspace(self) -> Workspace:
        assert self.desk.workspace is not None
        return self.desk.workspace

    @property
    def asked(self) -> list[str]:
        return [asked.call for asked in self.dialogs.asked]

    def write(self, text: str) -> None:
        self.workspace.edit_body(PLACE, (Block("b1", (Text(text),)),), group="b1")

    def keep_journal(self) -> None:
        """Let the pause pass after which typing reaches the journal."""
        self.workspace._keeping.keep()
        self.desk.services.journal_lane.drain()

    def files(self) -> list[str]:
        """Return the names of the files among the documents, but for notes that one is open."""
        self.desk._beside_lane.drain()
        names = (path.name for path in self.documents.iterdir())
        return sorted(name for name in names if not name.startswith("~$"))

    def rest(self) -> None:
        """Let a second pass without a change."""
        self.workspace._coming.rest.timeout.emit()
        self.desk.services.save_lane.drain()

    def save_as(self, name: str) -> Path:
        path = self.documents / name
        self.dialogs.answer(path)
        assert self.desk.save_as()
        self.drain()
        return path

    def drain(self) -> None:
        """Wait until all is saved, and what lies beside the file was looked at."""
        self.desk.services.save_lane.drain()
        self.desk._beside_lane.drain()

    def crash(self) -> Unsaved:
        """End as a crash does: the journal stays, unlocked. Return what it holds."""
        self.keep_journal()
        abandon(self.workspace)
        self.desk._workspace = None
        found = list(unsaved(self.desk.services.recovery))
        assert len(found) == 1
        return found[0]

    def end(self) -> None:
        """End all that belongs to Qt here and now: later it might end on another thread."""
        if self.desk.workspace is not None:
            self.desk.workspace.close()
        services = self.desk.services
        for thing in (self.desk, self.preferences, services.save_lane, services.journal_lane):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def summary(document: Document) -> str:
    return body_text(body_at(document, PLACE))
