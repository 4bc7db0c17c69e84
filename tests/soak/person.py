"""Somebody at the real program: what they press and click, and how their time passes."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from ilacs_desktop import app as program_of
from ilacs_desktop.app import Program
from ilacs_desktop.document.model import Document
from ilacs_desktop.folders import Folders
from ilacs_desktop.framework.shelf import FrameworkShelf
from ilacs_desktop.settings import Settings, save_settings
from ilacs_desktop.ui.dialogs import port
from ilacs_desktop.ui.shell.inside import Inside
from ilacs_desktop.ui.widgets.buttons import Button, LinkButton
from ilacs_desktop.ui.widgets.choices import RadioChoice, TickBox
from ilacs_desktop.ui.widgets.disclosure import Disclosure
from ilacs_desktop.ui.widgets.figure_link import FigureLink
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.workspace import Services, Workspace
from tests.soak.answering import Answering
from tests.soak.clock import Clock

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
BUTTONS = (Button, LinkButton, Disclosure, FigureLink, TickBox, RadioChoice)
A_WORD = 0.25  # seconds; in fact longer, but with a key all the time
TURNS = 3  # of the event loop after each thing done: what follows from it follows at once
MOST_STEPS = 400  # back, until a document is as it was


class Person:
    """One start of the program, as a user has it, but for the clock and for who picks files."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.documents = folder / "Documents"
        self.documents.mkdir(exist_ok=True)
        self.clock = Clock()
        self.folders = Folders(
            folder / "settings.json", folder / "recovery", folder / "logs", self.documents
        )
        save_settings(self.folders.settings, Settings(window=(0, 0, 1280, 680)))
        self.program = Program(app, self.folders)
        with mock.patch.object(program_of, "_services", self._services):
            self._dress()
            self.program.start()
            while self.program.inside is None:
                app.processEvents()
        self.program.window.showNormal()  # the screen is small, so it came up maximised
        self.program.window.resize(1280, 680)
        self.program.window.activateWindow()
        self.settle()

    def _dress(self) -> None:
        """Give the program its real outfit, with somebody who answers."""
        program = self.program
        with mock.patch.object(port, "QtDialogs", Answering):
            outfit = program_of._outfit(self.app, program.window, program.preferences, self.folders)
        assert isinstance(outfit.dialogs, Answering)
        self.dialogs = outfit.dialogs
        program.outfit = outfit._replace(opener=Path.exists)

    def _services(self, frameworks: FrameworkShelf, folders: Folders) -> Services:
        made = SERVICES(frameworks, folders)
        return dataclasses.replace(made, now=self.clock.now, clock=self.clock.seconds)

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
    def within(self) -> tuple[QObject, ...]:
        """All that the program is made of."""
        window = self.inside.help.window
        parts = (self.app, self.program, self.program.window, self.inside.desk)
        return parts if window is None else (*parts, window)

    # ---- hands

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press a key where the keyboard is."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(QApplication.focusWidget() or self.program.window, key, held)
        self.settle()

    def write(self, text: str) -> None:
        """Type where the keyboard is; look up for a moment after each sentence."""
        for word in text.split(" "):
            QTest.keyClicks(QApplication.focusWidget() or self.program.window, f"{word} ")
            self.wait(2 if word.endswith(".") else A_WORD)

    def click(self, widget: QWidget) -> None:
        """Click the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def choose(self, command: str) -> None:
        """Choose a command of the menus."""
        self.inside.menus.action(command).trigger()
        self.settle()

    def go(self, place: str) -> None:
        """Go to a page, or a tab of it."""
        self.inside.workbench.ways.go_to_stage(place)
        self.rest()

    # ---- eyes

    def seen(self, kind: type[W], within: QWidget | None = None) -> list[W]:
        """Return the visible widgets of a kind."""
        around = within or self.program.window
        return [widget for widget in around.findChildren(kind) if widget.isVisible()]

    def buttons(self, within: QWidget | None = None) -> list[QAbstractButton]:
        """Return what can be clicked now: our own buttons, as Python keeps any of Qt's it asks for."""
        seen = [one for kind in BUTTONS for one in self.seen(kind, within)]
        return [one for one in seen if one.isEnabled()]

    def button(self, name: str, within: QWidget | None = None) -> QAbstractButton:
        """Return the first button in sight whose text begins so, or whose accessible name it is."""
        found = [one for one in self.buttons(within) if _is_called(one, name)]
        if not found:
            names = sorted({b.text() or b.accessibleName() for b in self.buttons()})
            raise LookupError(f"no button {name!r} among {names}")
        return found[0]

    def dialog(self) -> QDialog | None:
        """Return the dialog that is open over the window."""
        dialog = QApplication.activeModalWidget()
        return dialog if isinstance(dialog, QDialog) else None

    # ---- time

    def settle(self) -> None:
        """Let what waits for its turn happen."""
        for _ in range(TURNS):
            self.app.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if self.app.activeWindow() is None:  # where a dialog closed, a desktop does this
            self.program.window.activateWindow()

    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.clock.turn_on(seconds, self.within)
        self.settle()

    def rest(self, seconds: float = 2) -> None:
        """Look up from the work until all that goes on beside it is done."""
        self.wait(seconds)
        while any(lane.is_busy for lane in self._lanes()):
            for lane in self._lanes():
                lane.drain()
            self.settle()

    def _lanes(self) -> list[Lane]:
        desk = self.inside.desk
        lanes = [desk.services.save_lane, desk.services.journal_lane]
        return [*lanes, *(lane for root in self.within for lane in root.findChildren(Lane))]

    # ---- back to how it was

    def escape(self) -> None:
        """Leave the dialogs that are open."""
        for _ in range(4):
            dialog = self.dialog()
            if dialog is None:
                return
            QTest.keyClick(dialog, Qt.Key.Key_Escape)
            self.settle()
        raise AssertionError(f"{type(self.dialog()).__name__} stays open")

    def undo_to(self, document: Document) -> None:
        """Take back step after step until the document is as it was."""
        for _ in range(MOST_STEPS):
            if self.document == document:
                return
            self.choose("undo")
        raise AssertionError("there is no way back")

    @property
    def steps(self) -> int:
        """How many steps can be taken back."""
        return len(self.workspace._session._undo)

    def undo_down_to(self, steps: int) -> None:
        """Take back what was done since there were so many steps; joined work ends what can be."""
        for _ in range(self.steps - steps):
            self.choose("undo")
        assert self.steps <= steps, "undo took nothing back"

    def and_back(self, work: Callable[[], None]) -> None:
        """Do some work, and take it back."""
        before = self.document
        work()
        self.rest()
        self.undo_to(before)
        self.rest()


def _is_called(button: QAbstractButton, name: str) -> bool:
    return button.text().startswith(name) or button.accessibleName() == name


SERVICES = program_of._services
