"""A progress page in a window, and what a person does at it."""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import PriorPoint
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.progress.page import ProgressPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class Progress:
    """A person at the progress page of one self-evaluation, which can be begun anew."""

    def __init__(self, theme: Theme, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.dialogs = RecordedDialogs()
        self.folder = folder
        self.window = QMainWindow()
        self.lane = Lane()
        outlet = Outlet(self.lane, _opens, folder, self.lane, self.lane)
        self.page = ProgressPage(theme, workspace, self.dialogs, outlet)
        self.window.setCentralWidget(self.page)
        self.window.show()

    def begin(self, document: Document) -> "Progress":
        """Show a document from its start."""
        self.close_forms()
        self.page.panes.show_side("right", shown=True)
        self.page.filter.set_view("")
        look = self.page.table.look
        self.page.table.set_look(look._replace(query="", grouping="source", closed=frozenset()))
        self.workspace.change("Begin", document)
        self.page.refresh()
        self.page.banner.hide()
        self.window.resize(1280, 680)
        self.window.activateWindow()
        self.page.focus_first()
        settle()
        return self

    def end(self) -> None:
        """Close everything."""
        self.close_forms()
        QApplication.clipboard().clear()
        self.lane.drain()
        self.window.close()
        self.window.deleteLater()
        self.lane.deleteLater()
        # There is no event loop.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def close_forms(self) -> None:
        """Close the forms that are open."""
        for form in self.dialogs.forms:
            form.done(0)
            form.deleteLater()
        self.dialogs.forms.clear()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

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
    def lines(self) -> list[str]:
        """Return what stands in the first column, headings of groups too."""
        model = self.page.table.model()
        return [model.index(n, 0).data() for n in range(model.rowCount())]

    @property
    def points(self) -> list[str]:
        """Return the texts of the points in the table, from the top down."""
        known = {one.text for one in self.document.prior_points}
        return [line for line in self.lines if line in known]

    def point(self, id_: str) -> PriorPoint:
        """Return a point of the document."""
        return next(one for one in self.document.prior_points if one.id == id_)

    def choose(self, id_: str) -> None:
        """Make a point the current one."""
        assert self.page.table.select(id_)
        settle()

    def view(self, view: str) -> None:
        """Show another view."""
        self.page.filter.set_view(view)
        self.page.filter.view_chosen.emit(view)
        settle()

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        button(self.window, name).click()
        self.settle_lane()

    def settle_lane(self) -> None:
        """Let what runs off the window come to an end."""
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


def _opens(_path: Path) -> bool:
    return True
