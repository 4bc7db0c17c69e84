"""The review place in a window, and what a person does there."""

import functools
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.ui.pages.review.page import ReviewPage
from ilacs_desktop.ui.pages.review.paper import Paper
from ilacs_desktop.ui.pages.review.set_aside import SetAsideDialog
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import CheckBook, Checking, CheckShelf, load_check_book
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button, said
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


@functools.cache
def the_book() -> CheckBook:
    """Return the checks, loaded once for all tests."""
    return load_check_book(resources())


class Reviewer:
    """A person at the review place of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs, folder: Path
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.lane = Lane()
        shelf = CheckShelf(the_book)
        self.checking = Checking(workspace, shelf, self.lane)
        self.outside: list[Path] = []
        outlet = Outlet(self.lane, self._open_outside, folder, self.lane, self.lane)
        paper = Paper(workspace, dialogs, outlet)
        self.page = ReviewPage(theme, workspace, self.checking, dialogs, paper, outlet)
        self.words: list[tuple[object, ...]] = []
        self.parts: list[str] = []
        self.stages: list[str] = []
        self.page.words_wanted.connect(lambda *words: self.words.append(words))
        self.page.part_wanted.connect(self.parts.append)
        self.page.stage_wanted.connect(self.stages.append)
        self.window = QMainWindow()
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        self.rest()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def rows(self) -> tuple[DetailRow, ...]:
        """The rows of the tab in view."""
        return self.page._view.tree.rows

    @property
    def form(self) -> SetAsideDialog:
        """The form that was opened last."""
        form = self.dialogs.forms[-1]
        assert isinstance(form, SetAsideDialog)
        return form

    def rest(self) -> None:
        """Let typing rest, and wait for the checks."""
        self.checking._resting.timeout.emit()
        self.lane.drain()
        settle()

    def change(self, document: Document, label: str = "Edit") -> None:
        """Change the document, and wait for the checks."""
        self.workspace.change(label, document)
        self.rest()

    def row(self, words: str) -> DetailRow:
        """Return the one row whose title holds these words."""
        found = [row for row in self.rows if words in row.title]
        assert len(found) == 1, f"{len(found)} rows with {words!r}: {[r.title for r in self.rows]}"
        return found[0]

    def choose(self, words: str) -> DetailRow:
        """Choose the row whose title holds these words, with the keyboard on the list."""
        row = self.row(words)
        self.page._view.tree.select(row.id)
        self.page._view.tree.setFocus()
        settle()
        return row

    def show(self, tab: str) -> None:
        """Show another tab."""
        self.page.show_tab(tab)
        settle()

    def click(self, name: str) -> None:
        """Click a button in sight, and wait for what comes of it."""
        button(self.window, name).click()
        self.lane.drain()
        settle()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key)
        settle()

    def said(self) -> str:
        """Return all that the labels in sight say."""
        return "\n".join(said(self.window))

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.checking.close()
        self.window.close()
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        for thing in (self.window, self.checking, self.lane):
            thing.deleteLater()

    def _open_outside(self, path: Path) -> bool:
        self.outside.append(path)
        return True
