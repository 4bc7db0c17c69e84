"""A person at the overview of one self-evaluation."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.overview.page import OverviewPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import CheckBook, Checking, CheckShelf
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.walk import settle


class AtOverview:
    """A person at the overview of one self-evaluation."""

    def __init__(self, theme: Theme, workspace: Workspace, load: Callable[[], CheckBook]) -> None:
        self.workspace = workspace
        self.checks = Lane()
        self.checking = Checking(workspace, CheckShelf(load), self.checks)
        self.page = OverviewPage(theme, workspace, self.checking)
        self.matrix = self.page._coverage.matrix
        self.page.resize(1280, 640)
        self.page.show()
        self.page.activateWindow()
        self.drain()

    def drain(self) -> None:
        """Wait until everything is worked out, what the checks find included."""
        self.page._lane.drain()
        settle()  # the page is up, and asks for the checks
        self.checks.drain()
        self.page._lane.drain()
        settle()

    def rest(self) -> None:
        """Let the pause pass after which the page follows the document."""
        self.page._resting.timeout.emit()
        self.checking.refresh()
        self.drain()

    def change(self, document: Document) -> None:
        self.workspace.change("Change", document)

    def names(self) -> list[str]:
        return [button.accessibleName() or button.text() for button in self.buttons()]

    def buttons(self) -> list[QAbstractButton]:
        return [b for b in self.page.findChildren(QAbstractButton) if b.isVisible()]

    def text(self) -> str:
        labels = [label.text() for label in self.page.findChildren(QLabel) if label.isVisible()]
        return "\n".join([*labels, *self.names()])

    def click(self, name: str) -> None:
        [button] = [b for b in self.buttons() if name in (b.text(), b.accessibleName())]
        button.click()
        settle()

    def at(self, section: str, column: int) -> None:
        row = next(n for n, row in enumerate(self.matrix.cells.rows) if row.id == section)
        self.matrix.setCurrentIndex(self.matrix.cells.index(row, column))
        self.matrix.setFocus()
        settle()

    def end(self) -> None:
        self.page.hide()
        self.checking.close()
        for thing in (self.page, self.checking, self.checks):
            thing.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


Open = Callable[..., AtOverview]
