"""A box to search or filter with."""

from PySide6.QtCore import QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QToolButton

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.inputs import TextLine

_REST = 120  # milliseconds without a key before the search starts
_GLASS = 16
_SIDE = 8
_QT_CLEARS = 22  # as wide as Qt makes what clears the box, and leaves room for


class SearchBox(TextLine):
    """A line with a magnifying glass; ``name`` says what it searches and stands in it while empty.

    Escape empties it.

    Signals:
        searched: typing has rested, with this text.
        entered: Enter was pressed, and the text was just searched for.
    """

    searched = Signal(str)
    entered = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rest)
        self.textChanged.connect(self._on_text_changed)
        for button in self.findChildren(QToolButton):
            button.setAccessibleName("Clear the search")
        theme.changed.connect(self._on_room_changed)
        self._on_room_changed()

    def search_now(self) -> None:
        """Search for the text at once."""
        self._rest.stop()
        self.searched.emit(self.text())

    @Slot()
    def _on_rest(self) -> None:
        self.searched.emit(self.text())

    @Slot()
    def _on_text_changed(self) -> None:
        self._rest.start()

    @Slot()
    def _on_room_changed(self) -> None:
        """Leave room for the glass, which is a picture: there is nothing to press."""
        px = self._theme.tokens.px
        clears = max(self._theme.tokens.target - _QT_CLEARS, 0)
        self.setTextMargins(px(_GLASS) + px(_SIDE), 0, clears, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        glass = self._theme.pixmap("search", "muted", _GLASS)
        top = (self.height() - self._theme.tokens.px(_GLASS)) / 2
        QPainter(self).drawPixmap(QPointF(self._theme.tokens.px(_SIDE), top), glass)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make what clears the box large enough to press."""
        super().resizeEvent(event)
        target = self._theme.tokens.target
        for button in self.findChildren(QToolButton):
            left = button.geometry().center().x() - target // 2
            top = (self.height() - target) // 2
            button.setGeometry(min(left, self.width() - target - 1), top, target, target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.search_now()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search_now()
            self.entered.emit()
        else:
            super().keyPressEvent(event)
