"""Room for a list that gives its height to what stands below it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.layouts import Column

_LEAST_LIST = 96  # pixels at 100 % text: two rows


class LowList(QWidget):
    """Holds a list in ``column``, and leaves it little height where a wording needs the room.

    Signals:
        resized: the list has another height or width now.
    """

    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.column = Column(theme, 0)
        self.column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self.column)

    def sizeHint(self) -> QSize:
        return QSize(0, self._theme.tokens.px(_LEAST_LIST))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
