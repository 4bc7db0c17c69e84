"""The wheel of a mouse in a test, as the system tells a window of it."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.walk import settle


def turn_wheel(window: QWidget, by: int, held: Qt.KeyboardModifier) -> None:
    """Turn the wheel over the middle of a window; ``by`` is in eighths of a degree."""
    at = QPointF(window.rect().center())
    turned = QWheelEvent(
        at,
        QPointF(window.mapToGlobal(at.toPoint())),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        held,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(window.windowHandle(), turned)
    settle()
