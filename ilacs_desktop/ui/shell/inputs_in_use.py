"""One undo for the whole window, and no half-typed field left behind when it is saved.

A field that is being typed into has an undo of its own until it is left; so has every field of a
form. Everything else leaves Ctrl+Z and Ctrl+Y to the window.
"""

import weakref
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QWidget,
)
from shiboken6 import isValid

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


@runtime_checkable
class Settles(Protocol):
    """A text that takes over what is typed when typing rests, or when it is told to."""

    def settle(self) -> None:
        """Take over what is typed now."""
        ...


class OneUndo(QObject):
    """Follows the keyboard through one window and keeps its fields from taking the undo keys."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = new if new is not None and new.window() is self._window else None
        if self._watched is not None:
            self._watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the undo keys from a field that has nothing of its own to undo."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(key) for key in _UNDO) and not _is_typed_into(watched):
            event.ignore()
            return True
        return False


class LastField(QObject):
    """Remembers what had the keyboard last in a part of the window before a button took it."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self._last: weakref.ref[QWidget] | None = None
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus_changed)

    @property
    def widget(self) -> QWidget | None:
        """What it was; None when it is gone or out of sight."""
        last = self._last() if self._last is not None else None
        return last if last is not None and isValid(last) and last.isVisible() else None

    def forget(self) -> None:
        """Begin anew: what has the keyboard from now on counts."""
        self._last = None

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        button = isinstance(new, QAbstractButton)
        if new is not None and not button and self._within.isAncestorOf(new):
            self._last = weakref.ref(new)


def leave_field() -> None:
    """Have the field with the keyboard take over what is typed in it, and go on in it.

    What an input method has not finished composing counts as typed. A list of evidence that is
    open in an answer is closed, and its bracket goes unless something was typed after it. A cell of a table that is
    being edited is closed, and its table goes on.
    """
    QGuiApplication.inputMethod().commit()
    field = QApplication.focusWidget()
    if isinstance(field, Settles):
        field.settle()
        return
    table = _table_around(field)
    if table is not None:
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        # Tables tell of a changed cell by queued signals, once its editor is gone.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall)
    elif isinstance(field, QLineEdit | QAbstractSpinBox):
        field.clearFocus()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _table_around(field: QWidget | None) -> QAbstractItemView | None:
    """Return the table or list that this field edits a cell of."""
    around = field.parentWidget() if field is not None else None
    while around is not None and not isinstance(around, QAbstractItemView):
        around = around.parentWidget() if not around.isWindow() else None
    return around


def _is_typed_into(widget: QObject) -> bool:
    line = widget.findChild(QLineEdit) if isinstance(widget, QAbstractSpinBox) else widget
    return isinstance(line, QLineEdit) and (line.isUndoAvailable() or line.isRedoAvailable())
