"""The whole window in a test: a program with its own folders, and what a person does at it."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from ilacs_desktop.app import Outfit, Program
from ilacs_desktop.document.model import Document
from ilacs_desktop.folders import Folders
from ilacs_desktop.ui.shell.inside import Inside
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.crashing import abandon
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

W = TypeVar("W", bound=QWidget)


def folders_in(folder: Path) -> Folders:
    """Return folders of a person who never used the program."""
    documents = folder / "Documents"
    documents.mkdir(exist_ok=True)
    return Folders(folder / "settings.json", folder / "recovery", folder / "logs", documents)


class Running:
    """One start of the program, until ``end``."""

    def __init__(
        self, theme: Theme, dialogs: RecordedDialogs, folder: Path, file: Path | None = None
    ) -> None:
        self.folders = folders_in(folder)
        self.dialogs = dialogs
        self.outside: list[Path] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        outfit = Outfit(theme, dialogs, self._open_outside)
        self.program = Program(app, self.folders, file, outfit)
        self.preferences = self.program.preferences
        self.window = self.program.window
        self.program.start()
        self.window.showNormal()  # the screen of tests is small, so it came up maximised
        self.window.resize(1280, 680)
        self.window.activateWindow()
        settle()
        if self.program.inside is not None:
            self.drain()  # what was left unsaved is read off the interface

    @property
    def inside(self) -> Inside:
        """What is in the window."""
        assert self.program.inside is not None
        return self.program.inside

    @property
    def workspace(self) -> Workspace:
        """The open self-evaluation."""
        assert self.inside.desk.workspace is not None
        return self.inside.desk.workspace

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.workspace.document

    @property
    def told(self) -> str:
        """What stands over the page."""
        return self.inside.workbench.messages.text

    def start(self, name: str = "Northbridge Council") -> None:
        """Start a self-evaluation without a file."""
        assert self.inside.desk.new(name, None)
        settle()

    def without_counting(self) -> "Running":
        """Count no pages and check nothing: for tests of neither, as both take long in the example."""
        for lane in (self.inside._page_lane, self.inside._check_lane):
            lane.run = _not_run  # type: ignore[method-assign]
        return self

    def saved(self, name: str = "northbridge-2026.ilacs") -> Path:
        """Save what is open under a name among the documents, and return the path."""
        path = self.folders.documents / name
        self.dialogs.answer(path)
        self.choose("save_as")
        self.drain()
        return path

    def choose(self, command: str) -> None:
        """Choose a command of the menus."""
        self.inside.menus.action(command).trigger()
        settle()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)
        settle()

    def drain(self) -> None:
        """Wait until all saving is done."""
        self.inside.desk.services.save_lane.drain()
        self.inside.desk._beside_lane.drain()
        settle()  # what was saved has the journal begin anew
        self.inside.desk.services.journal_lane.drain()
        settle()

    def seen(self, kind: type[W]) -> list[W]:
        """Return the visible widgets of a kind."""
        return [widget for widget in self.window.findChildren(kind) if widget.isVisible()]

    def text(self) -> str:
        """Return all text on labels and buttons in sight."""
        labels = [label.text() for label in self.seen(QLabel)]
        return "\n".join([*labels, *(button.text() for button in self.seen(QAbstractButton))])

    def button(self, name: str) -> QAbstractButton:
        """Return the visible button of that text or accessible name."""
        found = [b for b in self.seen(QAbstractButton) if name in (b.text(), b.accessibleName())]
        assert len(found) == 1, f"{len(found)} buttons {name!r} in:\n{self.text()}"
        return found[0]

    def click(self, name: str) -> None:
        """Click the button of that text or accessible name."""
        self.button(name).click()
        settle()

    def crash(self) -> None:
        """Leave the work behind as a crash does: in a journal that nobody holds any more."""
        self.workspace._keeping.keep()
        self.drain()
        abandon(self.workspace)
        self.inside.desk._workspace = None

    def end(self) -> None:
        """End without asking: what was not saved is given up."""
        if not isValid(self.window):
            return
        inside = self.program.inside
        if inside is not None and inside.desk.workspace is not None:
            inside.desk.workspace.close()
        if inside is not None:
            inside.help.close()
        self.window.let_go()
        for form in filter(isValid, self.dialogs.forms):
            form.deleteLater()
        self.window.deleteLater()
        self.program.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _open_outside(self, path: Path) -> bool:
        self.outside.append(path)
        return path.exists()


def _not_run(*_: object) -> None:
    """Stand in for a lane that nobody waits for."""
