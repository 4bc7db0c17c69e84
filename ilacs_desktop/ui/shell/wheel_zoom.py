"""Ctrl and the mouse wheel: larger and smaller text in the whole window, as Ctrl++ and Ctrl+− do."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.page import OWN_ZOOM

_NOTCH = 120  # of a wheel, in Qt's eighths of a degree


class WheelZoom(QObject):
    """Watches the window of the system, by which every turn of the wheel comes, before its widgets.

    A touchpad tells many small turns: together they make a step.
    """

    def __init__(
        self, window: QWidget, larger: Callable[[], None], smaller: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._larger = larger
        self._smaller = smaller
        self._turned = 0
        handle = window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the wheel while Ctrl is held, but where a page has a zoom of its own."""
        if event.type() != QEvent.Type.Wheel or not isinstance(event, QWheelEvent):
            return False
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            self._turned = 0
            return False
        if self._has_own_zoom(event.position().toPoint()):
            return False
        self._turn(event.angleDelta().y())
        return True

    def _turn(self, by: int) -> None:
        if by * self._turned < 0:
            self._turned = 0  # the other way
        self._turned += by
        if abs(self._turned) >= _NOTCH:
            step = self._larger if self._turned > 0 else self._smaller
            self._turned = 0
            step()

    def _has_own_zoom(self, at: QPoint) -> bool:
        widget = self._window.childAt(at)
        while widget is not None and not widget.property(OWN_ZOOM):
            widget = widget.parentWidget()
        return widget is not None
