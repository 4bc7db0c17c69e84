"""An inspection page in a window, and what a person does at it."""

from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.outlook.page import OutlookPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class AtOutlook:
    """A person at the inspection page of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs, folder: Path
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.opened: list[Path] = []
        self.lane = Lane()
        outlet = Outlet(self.lane, self._open, folder, self.lane, self.lane)
        self.window = QMainWindow()
        self.page = OutlookPage(theme, workspace, dialogs, outlet)
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        self.page.focus_first()
        settle()

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return True

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
    def listed(self) -> list[str]:
        """Return what was audited, from the top of the table down."""
        model = self.page.practice.table.model()
        return [model.index(n, 0).data() for n in range(model.rowCount())]

    def begin(self, document: Document) -> None:
        """Begin a test: with this document, and nothing open or told."""
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.dialogs.forms.clear()
        self.opened.clear()
        settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        self.window.resize(1280, 680)
        self.page.show()
        self.window.activateWindow()
        settle()
        self.page.notes.text.settle()
        self.show(document)
        self.page.focus_first()
        self.page.banner.hide()

    def show(self, document: Document) -> None:
        """Let another document be the one on the page."""
        self.workspace.change("Put back", document)
        settle()

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        button(self.window, name).click()
        self.lane.drain()
        settle()

    def act(self) -> None:
        """Follow the link in the banner."""
        self.page.banner._link.click()
        settle()

    def end(self) -> None:
        """Close what is open."""
        self.begin(self.document)
        self.lane.drain()
        self.window.close()
        self.window.deleteLater()
        self.lane.deleteLater()
        self.workspace.close()
