"""One ring around whatever has the keyboard, the same on every control, colour and look.

Two pixels in the focus colour and one in its opposite, so that it stands out on anything (WCAG
2.4.7 and 1.4.11). It lies over the window as a widget that the mouse does not meet.
"""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt, SignalInstance, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ilacs_desktop.ui.theme.theme import Theme

_LINE = 2
_GAP = 1
_OUTSET = _LINE + _GAP
_CORNER = 5
_MOVES = frozenset((QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide))


@runtime_checkable
class PartlyFocused(Protocol):
    """A widget that rings a part of itself, such as the current tab, and says when it moves."""

    focus_moved: SignalInstance

    def focus_rect(self) -> QRect:
        """Return the part to ring, in the widget's own coordinates."""
        ...


class FocusRing(QObject):
    """Keeps one ring around the widget with the keyboard focus, in whichever window it is."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        """Follow the application's focus from now on."""
        super().__init__(app)
        self._theme = theme
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._on_focus_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def area(self) -> QRect | None:
        """Where the ring is seen, in its window's coordinates; None while there is none."""
        ring = self._ring
        if ring is None or not isValid(ring) or ring.isHidden():
            return None
        return ring.geometry()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._leave()
        if new is not None and not new.isWindow() and not _is_popup(new):
            self._enter(new)

    @Slot()
    def _on_focus_moved(self) -> None:
        self._place()

    @Slot()
    def _on_theme_changed(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.update()

    def _enter(self, target: QWidget) -> None:
        window = target.window()
        self._target = target
        self._ring = window.findChild(_Ring) or _Ring(window, self._theme)
        widget: QWidget | None = target
        while widget is not None and widget is not window:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        if isinstance(target, PartlyFocused):
            target.focus_moved.connect(self._on_focus_moved)
        self._place()

    def _leave(self) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        target = self._target
        if target is not None and isValid(target) and isinstance(target, PartlyFocused):
            target.focus_moved.disconnect(self._on_focus_moved)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
        self._watched.clear()
        self._target = self._ring = None

    def _place(self) -> None:
        target, ring = self._target, self._ring
        if target is None or ring is None or not isValid(target) or not isValid(ring):
            return
        if not target.isVisible():
            ring.hide()
            return
        window = target.window()
        part = target.focus_rect() if isinstance(target, PartlyFocused) else target.rect()
        around = QRect(target.mapTo(window, part.topLeft()), part.size())
        around.adjust(-_OUTSET, -_OUTSET, _OUTSET, _OUTSET)
        around = around.intersected(window.rect())
        ring.surround(around, around.intersected(_seen_area(target)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the target when it, or anything it lies in, moves."""
        if event.type() in _MOVES:
            self._place()
        return False


class _Ring(QWidget):
    """The ring itself: only its outline is a widget, so what it surrounds repaints as if alone."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._theme = theme
        self._around = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.hide()

    def surround(self, around: QRect, seen: QRect) -> None:
        """Show the part of the ring ``around`` that lies in ``seen``, both in the window."""
        if seen.isEmpty():
            self.hide()
            return
        self._around = around.translated(-seen.topLeft())
        self.setGeometry(seen)
        inside = self._around.adjusted(_CORNER, _CORNER, -_CORNER, -_CORNER)
        self.setMask(QRegion(self._around).subtracted(QRegion(inside)))
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        outline = QRectF(self._around)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour.focus), _LINE))
        painter.drawRoundedRect(outline.adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.setPen(QPen(QColor(colour.focus_gap), _GAP))
        painter.drawRoundedRect(outline.adjusted(2.5, 2.5, -2.5, -2.5), _CORNER - 1, _CORNER - 1)


def _is_popup(widget: QWidget) -> bool:
    return widget.window().windowType() == Qt.WindowType.Popup


def _seen_area(target: QWidget) -> QRect:
    """Return what the scroll areas around the target leave to be seen, in the window."""
    window = target.window()
    seen = window.rect()
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        parent = widget.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
            corner = widget.mapTo(window, widget.rect().topLeft())
            seen = seen.intersected(QRect(corner, widget.size()))
        widget = parent
    return seen
