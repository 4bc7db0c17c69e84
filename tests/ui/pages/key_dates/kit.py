"""The key dates page in a window, and what a person does at it."""

import datetime as dt
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ilacs_desktop.document.key_dates import key_date
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import KeyDate
from ilacs_desktop.history.history import History
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.pages.key_dates.day_row import DayRow
from ilacs_desktop.ui.pages.key_dates.page import KeyDatesPage
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.meeting_watch import MeetingWatch
from ilacs_desktop.ui.work.outlet import Outlet
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.pages.draft.kit import button, said
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle


class YearDesk:
    """A person at the key dates of one self-evaluation."""

    def __init__(
        self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs, folder: Path
    ) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.folder = folder
        self.lane = Lane()
        self.gone_to: list[tuple[str, str]] = []
        self.window = QMainWindow()
        outlet = Outlet(self.lane, _opens, folder, self.lane, self.lane)
        watch = MeetingWatch(workspace, workspace)
        self.page = KeyDatesPage(theme, workspace, dialogs, outlet, watch)
        self.page.stage_wanted.connect(self._on_stage)
        self.page.part_wanted.connect(self._on_part)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.page)
        self.stack.addWidget(QWidget())
        self.window.setCentralWidget(self.stack)
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

    def row(self, step: str) -> DayRow:
        """Return the row of a step in the list."""
        return self.page.steps._rows[step]

    def record(self, step: str) -> KeyDate | None:
        """Return what is written down about a step."""
        return key_date(self.document, step)

    def click(self, name: str) -> None:
        """Press the button in sight of this name, and let what it begins come to an end."""
        self.come_back()
        found = button(self.window, name)
        found.setFocus()
        found.click()
        self.lane.drain()
        settle()

    def look_away(self, *, away: bool) -> None:
        """Go to another page, or come back to this one."""
        self.stack.setCurrentIndex(int(away))
        settle()

    def come_back(self) -> None:
        """Make the window the active one, from whatever form was open."""
        settle()
        self.window.activateWindow()
        settle()

    def accept(self) -> None:
        """Press the button that accepts the form, and come back to the page."""
        self.form.accept()
        self.come_back()

    def press(self, key: Qt.Key) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget(), key)
        settle()

    def change(self, **fields: object) -> None:
        """Change fields of the document, as somebody does elsewhere."""
        self.workspace.change("Elsewhere", msgspec.structs.replace(self.document, **fields))
        settle()

    def meet(self, meeting: dt.date | None) -> None:
        """Move the meeting to a day, as in Set up."""
        self.change(cycle=msgspec.structs.replace(self.document.cycle, meeting=meeting))

    def begin(self, document: Document) -> None:
        """Open a document as if nothing had been done before."""
        for form in self.dialogs.forms:
            form.close()
            form.deleteLater()
        self.dialogs.forms.clear()
        self.dialogs.asked.clear()
        self.gone_to.clear()
        if self.document is not document:
            self.workspace.begin_anew(document, History())
        self.window.resize(1280, 680)
        self.look_away(away=False)
        self.come_back()
        self.page.banner.hide()
        self.page._on_read()
        self.page.focus_first()
        settle()

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.lane.drain()
        self.window.close()
        self.window.deleteLater()
        self.lane.deleteLater()
        self.workspace.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _on_stage(self, stage: str) -> None:
        self.gone_to.append(("stage", stage))

    def _on_part(self, part: str) -> None:
        self.gone_to.append(("part", part))


def told_by(widget: QWidget) -> str:
    """Return all that the labels in sight say, a line for each."""
    return "\n".join(said(widget))


def _opens(_path: Path) -> bool:
    return True
