"""Ctrl+V where there is no field to paste into: it is kept from the menu, which fills fields only."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_paste(event: QKeyEvent) -> bool:
    """Return whether a key pastes."""
    return event.matches(QKeySequence.StandardKey.Paste)


def keeps_paste(event: QEvent) -> bool:
    """Claim Ctrl+V before the menu takes it, and return whether it was that."""
    override = event.type() == QEvent.Type.ShortcutOverride
    if override and isinstance(event, QKeyEvent) and is_paste(event):
        event.accept()
        return True
    return False
