"""Saying something to people who listen to the screen, without moving their focus (WCAG 4.1.3)."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(source: QWidget, text: str) -> None:
    """Have a screen reader say ``text`` when it next pauses; nothing happens without one.

    For what just happened elsewhere on the screen: a save, a finished check, an error. Never on
    each key: that talks over the person's own typing.
    """
    if QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(source, text)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
