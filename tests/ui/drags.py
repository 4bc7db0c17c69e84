"""Drag events, as the system sends them."""

import warnings

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDragEnterEvent


def drag_enter(
    at: QPoint,
    actions: Qt.DropAction,
    data: QMimeData,
    buttons: Qt.MouseButton,
    modifiers: Qt.KeyboardModifier,
) -> QDragEnterEvent:
    """Return the event that begins a drag. Qt 6.12 has another way to make it, which 6.11 lacks."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return QDragEnterEvent(at, actions, data, buttons, modifiers)
