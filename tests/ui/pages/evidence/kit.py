"""An evidence page in a window, and what a person does at it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.evidence.page import EvidencePage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.drags import drag_enter
from tests.ui.pages.draft.kit import button
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class Library:
    """A person at the evidence page of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs, folder: Path
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.window = QMainWindow()
        self.lane = Lane()
        self.page = EvidencePage(
            theme, workspace, dialogs, Outlet(self.lane, _opens, folder, self.lane, self.lane)
        )
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        self.page.focus_first()
        settle()

    @property
    def document(self) -> Document:
        """Return the document as it is now."""
        return self.workspace.document

    @property
    def form(self) -> FormDialog:
        """Return the form that was opened last."""
        form = self.dialogs.forms[-1]
        assert isinstance(form, FormDialog)
        return form

    @property
    def told(self) -> str:
        """Return what the banner says; nothing while it is hidden."""
        return "" if self.page.banner.isHidden() else self.page.banner._text.text()

    @property
    def titles(self) -> list[str]:
        """Return the titles in the table, from the top down."""
        model = self.page.table.model()
        return [model.index(n, 1).data() for n in range(model.rowCount())]

    def item(self, id_: str) -> Evidence:
        """Return an item of the document."""
        return next(item for item in self.document.evidence if item.id == id_)

    def choose(self, id_: str) -> None:
        """Make an item the current one."""
        assert self.page.table.select(id_)
        settle()

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        button(self.window, name).click()
        self.lane.drain()
        settle()

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), key, keys)
        settle()

    def undo_by_banner(self) -> None:
        """Press Undo in the banner."""
        self.page.banner._link.click()
        settle()

    def drop(self, *urls: str) -> bool:
        """Drop files and links on the page; return whether it takes them."""
        data = QMimeData()
        data.setUrls([QUrl(url) for url in urls])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        plain = Qt.KeyboardModifier.NoModifier
        enter = drag_enter(QPoint(5, 5), copy, data, left, plain)
        enter.ignore()
        QApplication.sendEvent(self.page, enter)
        if enter.isAccepted():
            QApplication.sendEvent(self.page, QDropEvent(QPoint(5, 5), copy, data, left, plain))
        return enter.isAccepted()


def _opens(_path: Path) -> bool:
    return True
