"""A draft page in a window, and what a person does at it."""

import functools
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from ilacs_desktop.assets import resources
from ilacs_desktop.document.body import Body, body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.pages.draft.suggesting import load_suggest
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.work.background import Lane
from ilacs_desktop.ui.work.checking import CheckBook, Checking, CheckShelf, load_check_book
from ilacs_desktop.ui.work.workspace import Workspace
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.walk import settle

W = TypeVar("W", bound=QWidget)


@functools.cache
def the_book() -> CheckBook:
    """Return the checks, loaded once for all tests."""
    return load_check_book(resources())


class Desk:
    """A person at the draft page of one self-evaluation."""

    def __init__(self, theme: Theme, workspace: Workspace, dialogs: RecordedDialogs) -> None:
        self.workspace = workspace
        self.dialogs = dialogs
        self.window = QMainWindow()
        self.checks_lane = Lane()
        self.checking = Checking(workspace, CheckShelf(the_book), self.checks_lane)
        load = functools.partial(load_suggest, resources())
        self.page = DraftPage(theme, workspace, dialogs, self.checking, load)
        workspace.stepped.connect(self._on_stepped)
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 680)
        self.window.show()
        self.window.activateWindow()
        settle()

    def _on_stepped(self, _old: Document, _new: Document, caret: Caret | None) -> None:
        """Go where undo leads, as the window does."""
        if caret is not None:
            self.page.show_caret(caret)

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

    def editor(self, question: int = 0) -> BodyEditor:
        """Return the editor of the open part's nth text."""
        return self.page.text.answers[question].editor

    def open(self, part: str, question: int = 0) -> BodyEditor:
        """Open a part and put the keyboard into one of its texts."""
        self.page.show_part(part)
        self.editor(question).setFocus()
        settle()
        return self.editor(question)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.window.focusWidget(), text)

    def press(
        self, key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        """Press one key where the keyboard is."""
        QTest.keyClick(self.window.focusWidget(), key, keys)

    def rest(self) -> None:
        """Let typing pause, so that what follows it happens."""
        self.page._counting.timeout.emit()
        settle()

    def check(self) -> None:
        """Let typing rest, and wait for the checks."""
        for _ in range(2):  # the first run is let finish, though it be of an older text
            self.checking._resting.timeout.emit()
            self.checks_lane.drain()
        settle()
        assert self.checking.is_current

    def suggest(self) -> None:
        """Wait for the guesses for a misspelt word."""
        self.page.proofing._suggesting.lane.drain()
        settle()

    def end(self) -> None:
        """Close it all here and now: later it might end on another thread."""
        self.checking.close()
        self.window.close()
        for thing in (self.window, self.checking, self.checks_lane):
            thing.deleteLater()

    def body(self, part: str, question: str) -> Body:
        """Return a body of the document."""
        return body_at(self.document, Place(part, question))

    def text(self, part: str, question: str) -> str:
        """Return the typed text of a body of the document."""
        return body_text(self.body(part, question))


def entry(form: FormDialog, label: str, kind: type[W]) -> W:
    """Return the control of a form's field with this label."""
    field = next(field for field in form.findChildren(Field) if field.label == label)
    assert isinstance(field.control, kind)
    return field.control


def error(form: FormDialog, label: str) -> str:
    """Return what a form says is wrong with a field."""
    return next(field for field in form.findChildren(Field) if field.label == label).error


def button(window: QWidget, name: str) -> QAbstractButton:
    """Return the button in sight that a screen reader calls by this name."""
    for found in window.findChildren(QAbstractButton):
        if found.isVisible() and name in (found.accessibleName(), found.text()):
            return found
    raise AssertionError(f"no button {name!r} in sight")


def said(window: QWidget) -> list[str]:
    """Return all that the labels in sight say."""
    from PySide6.QtWidgets import QLabel

    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
