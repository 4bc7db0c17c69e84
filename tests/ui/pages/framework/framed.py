"""The Framework page of one open self-evaluation, with a shelf and folders of its own."""

import datetime as dt
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QLabel

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.save import Author
from ilacs_desktop.ui.pages.framework.page import FrameworkPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

NOW = dt.datetime(2026, 10, 12, 9, tzinfo=dt.UTC)


class Framed:
    """The page, and what a person does on it."""

    def __init__(
        self,
        theme: Theme,
        framework: Framework,
        document: Document,
        dialogs: RecordedDialogs,
        folder: Path,
    ) -> None:
        self.dialogs = dialogs
        self.folder = folder
        self.shelf = FrameworkShelf(framework, resources() / "framework", folder / "frameworks")
        self.lanes = [Lane() for _ in range(5)]
        save, journal, out, reading, pages = self.lanes
        services = Services(
            framework=framework,
            author=Author("A. Coordinator", "LAPTOP-1"),
            now=lambda: NOW,
            clock=lambda: 0.0,
            readable=lambda one: one.authority.name,
            recovery=folder / "recovery",
            save_lane=save,
            journal_lane=journal,
            frameworks=self.shelf,
        )
        self.work = Workspace(document, History(), (), None, services)
        self.opened: list[Path] = []
        self.noted: list[str] = []
        self.wanted: list[str] = []
        self.work.noted.connect(self.noted.append)
        outlet = Outlet(out, self._open, folder, reading, pages)
        self.page = FrameworkPage(theme, self.work, dialogs, outlet, self.shelf)
        self.page.part_wanted.connect(self.wanted.append)
        self.page.stage_wanted.connect(self.wanted.append)
        self.page.resize(1280, 640)
        self.page.show()
        settle()

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    @property
    def text(self) -> str:
        """All words in sight."""
        labels = [one.text() for one in self.page.findChildren(QLabel) if one.isVisible()]
        return "\n".join(labels).replace("\u200b", "")

    def buttons(self) -> list[str]:
        """Return the names of the buttons in sight."""
        found = self.page.findChildren(QAbstractButton)
        return [one.accessibleName() or one.text() for one in found if one.isVisible()]

    def click(self, name: str) -> None:
        """Click the button of this name or text, and wait for what it begins."""
        found = [
            one
            for one in self.page.findChildren(QAbstractButton)
            if one.isVisible() and name in (one.accessibleName(), one.text())
        ]
        assert len(found) == 1, (name, self.buttons())
        found[0].click()
        self.drain()

    def bring(self, path: Path) -> None:
        """Bring in the pack at a path."""
        self.dialogs.answer(path)
        self.click("Bring in a framework file…")

    def drain(self) -> None:
        for lane in (*self.lanes, *self.lanes):  # what was read is kept on another
            lane.drain()
        settle()

    def end(self) -> None:
        self.drain()
        self.work.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.page.close()
        self.page.deleteLater()
        for lane in self.lanes:
            lane.deleteLater()
