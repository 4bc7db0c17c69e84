"""A page of figures in a window, and what a person does at it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.settings import Settings
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.figures.page import FiguresPage
from ilacs_desktop.ui.pages.figures.rows import FIRST_SORT
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.table_rows import Arrangement
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.preferences import Preferences
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class Figures:
    """A person at the figures of one self-evaluation."""

    def __init__(self, theme: Theme, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.dialogs = RecordedDialogs()
        self.folder = folder
        self.window = QMainWindow()
        self.lane = Lane()
        self.preferences = Preferences(folder / "settings.json")
        outlet = Outlet(self.lane, _opens, folder, self.lane, self.lane)
        self.page = FiguresPage(theme, workspace, self.dialogs, outlet, self.preferences)
        self.window.setCentralWidget(self.page)
        self.window.show()

    def begin(self, document: Document) -> None:
        """Open a document, with the page as it first comes."""
        self.window.resize(1280, 680)
        self.preferences.replace(Settings())
        self.workspace.change("Begin", document)
        self.page.filter.set_view("")
        self.page.table.set_look(Arrangement(sort=FIRST_SORT))
        self.page.refresh()
        self.page.panes.show_side("right", shown=True)
        self.page.table.setCurrentIndex(self.page.table.model().index(0, 0))
        self.window.activateWindow()
        self.page.focus_first()
        settle()

    def end(self) -> None:
        """Put away the forms of a test; an answer that nobody asked for fails it."""
        self.dialogs.check_all_used()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.dialogs.forms.clear()
        self.dialogs.asked.clear()

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
    def names(self) -> list[str]:
        """Return the names in the table, from the top down."""
        model = self.page.table.model()
        return [model.index(n, 0).data() for n in range(model.rowCount())]

    def item(self, id_: str) -> Indicator:
        """Return a figure of the document."""
        return next(one for one in self.document.indicators if one.id == id_)

    def choose(self, id_: str) -> None:
        """Make a figure the current one."""
        assert self.page.table.select(id_)
        settle()

    def view(self, view: str) -> None:
        """Choose what is shown."""
        self.page.filter.set_view(view)
        self.page.filter.view_chosen.emit(view)
        settle()

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        button(self.window, name).click()
        self.lane.drain()
        settle()

    def bring_in(self, text: str, name: str = "figures.csv") -> FormDialog:
        """Choose a file that holds this text, and return the preview of it."""
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        self.dialogs.answer(path)
        self.click("Bring in figures from a spreadsheet")
        return self.form

    def press(self, key: Qt.Key) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), key)
        settle()


def _opens(_path: Path) -> bool:
    return True
