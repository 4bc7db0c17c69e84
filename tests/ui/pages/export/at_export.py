"""A person at the export page."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.export.choices import ChoicesCard
from ilacs_desktop.ui.pages.export.page import ExportPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import CheckBook, Checking, CheckShelf
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Workspace
from ilacs_desktop.word.template.shelf import TemplateShelf
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class AtExport:
    """A person at the export page of one self-evaluation."""

    def __init__(
        self,
        theme: Theme,
        workspace: Workspace,
        dialogs: RecordedDialogs,
        folder: Path,
        load: Callable[[], CheckBook],
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.lane = Lane()
        self.outside: list[Path] = []
        self.has_program = True
        self.checks = Lane()
        self.checking = Checking(workspace, CheckShelf(load), self.checks)
        outlet = Outlet(self.lane, self._opened, folder, self.lane, self.lane)
        self.preferences = Preferences(folder / "settings.json")
        shelf = TemplateShelf(folder / "templates", workspace.services.now)
        choices = ChoicesCard(theme, dialogs, self.preferences, shelf, outlet)
        self.page = ExportPage(theme, workspace, self.checking, dialogs, outlet, choices)
        self.page._word.show_pages(shown=False)  # making them takes longer than most tests
        self.page.resize(1280, 640)
        self.page.show()
        self.page.activateWindow()
        self.checked()

    def checked(self) -> None:
        """Let the checks come to an end."""
        self.checking.refresh()
        self.checks.drain()
        settle()

    def made(self) -> None:
        """Let the pages, and what is made of them, come to an end."""
        for _ in range(2):
            for lane in (*self.page.findChildren(Lane), self.lane):
                lane.drain()
            settle()

    def _opened(self, path: Path) -> bool:
        self.outside.append(path)
        return self.has_program

    def text(self) -> str:
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join([*labels, *(b.text() for b in self.buttons())])

    def buttons(self) -> list[QAbstractButton]:
        return [b for b in self.page.findChildren(QAbstractButton) if b.isVisible()]

    def click(self, name: str) -> None:
        [button] = [b for b in self.buttons() if name in (b.text(), b.accessibleName())]
        button.click()
        settle()

    def export(self, path: Path | None) -> None:
        self.dialogs.answer(path)
        self.click("Export to Word…")
        self.lane.drain()
        settle()

    def end(self) -> None:
        self.lane.drain()
        self.checking.close()
        for thing in (self.page, self.checking, self.checks, self.lane, self.preferences):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


class Open(Protocol):
    def __call__(self, document: Document, load: Callable[[], CheckBook] = ...) -> AtExport: ...
