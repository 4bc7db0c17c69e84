"""One undo for the whole window, and no half-typed field left behind when it is saved.

A field that is being typed into has an undo of its own until it is left; so has every field of a
form. Everything else leaves Ctrl+Z and Ctrl+Y to the window.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


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


def leave_field() -> None:
    """Have the field with the keyboard take over what is typed in it, and go on in it."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QAbstractSpinBox):
        field.clearFocus()
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_typed_into(widget: QObject) -> bool:
    line = widget.findChild(QLineEdit) if isinstance(widget, QAbstractSpinBox) else widget
    return isinstance(line, QLineEdit) and (line.isUndoAvailable() or line.isRedoAvailable())
