"""The History tab in a window, and what a person does there."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.pages.team.history import HistoryTab
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.merge.since_made import Past
from tests.ui.pages.draft.kit import button, said
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

NOW = dt.datetime(2026, 10, 12, 14, 32, tzinfo=dt.UTC)


@contextlib.contextmanager
def historian(
    theme: Theme,
    dialogs: RecordedDialogs,
    framework: Framework,
    folder: Path,
    past: Past,
    *,
    in_file: bool = True,
) -> Iterator["Historian"]:
    """Give a person at the History tab of a document with a past, which has a file or none yet."""
    services = Services(
        framework=framework,
        author=Author("Siân Holroyd", "LAPTOP-4"),
        now=lambda: NOW,
        clock=lambda: 0.0,
        readable=lambda document: document.authority.name,
        recovery=folder / "recovery",
        save_lane=Lane(),
        journal_lane=Lane(),
    )
    parents = (past.head,) if past.head else ()
    path = folder / "northbridge.ilacs" if in_file else None
    workspace = Workspace(past.document, past.history, parents, path, services)
    made = Historian(theme, workspace, dialogs)
    yield made
    made.end()
    workspace.close()
    for thing in (workspace, services.save_lane, services.journal_lane):
        thing.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Historian:
    """A person at the History tab of one self-evaluation."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.lane = Lane()
        self.tab = HistoryTab(theme, workspace, dialogs, self.lane)
        self.words: list[tuple[object, ...]] = []
        self.parts: list[str] = []
        self.stages: list[str] = []
        self.tab.words_wanted.connect(lambda *words: self.words.append(words))
        self.tab.part_wanted.connect(self.parts.append)
        self.tab.stage_wanted.connect(self.stages.append)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.tab)
        self.window.resize(1280, 600)
        self.window.show()
        self.window.activateWindow()
        settle()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def versions(self) -> tuple[DetailRow, ...]:
        """The rows of the list, headings included."""
        return self.tab.versions.tree.rows

    @property
    def changes(self) -> tuple[DetailRow, ...]:
        """The rows of what changed, headings included."""
        return self.tab.changes.tree.rows

    def rest(self) -> None:
        """Let typing rest, and wait for what is compared, loaded and saved."""
        self.lane.drain()
        self.workspace.services.save_lane.drain()
        settle()
        if self.tab._resting.isActive():
            self.tab._resting.stop()
            self.tab._resting.timeout.emit()
        self.lane.drain()
        settle()

    def choose(self, version: str) -> None:
        """Choose a version by its id, and wait for what has changed."""
        self.tab.versions.select(version)
        self.rest()

    def compare(self, way: str, other: str = "") -> None:
        """Choose another way of comparing, and another version."""
        choice = self.tab.changes.way
        assert choice.findData(way) >= 0, f"no way {way!r}"
        choice.set_value(way)
        choice.chosen.emit(way)
        self.rest()
        if other:
            self.tab.changes.other.set_value(other)
            self.tab.changes.other.chosen.emit(other)
            self.rest()

    def change(self, words: str) -> DetailRow:
        """Choose the one change whose row holds these words."""
        found = [row for row in self.changes if words in row.title and not row.is_heading]
        titles = [row.title for row in self.changes]
        assert len(found) == 1, f"{len(found)} changes with {words!r}: {titles}"
        self.tab.changes.tree.select(found[0].id)
        settle()
        return found[0]

    def edit(self, document: Document, label: str = "Edit") -> None:
        """Change the document, and wait."""
        self.workspace.change(label, document)
        self.rest()

    def save_as(self, path: Path) -> None:
        """Save into a file, and wait."""
        self.workspace.save_as(path)
        self.rest()

    def click(self, name: str) -> None:
        """Click a button in sight, and wait for what comes of it."""
        button(self.window, name).click()
        self.rest()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        settle()

    def said(self) -> str:
        """Return all that the labels in sight say."""
        return "\n".join(said(self.window))

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.lane.drain()
        self.window.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        for thing in (self.window, self.lane):
            thing.deleteLater()
