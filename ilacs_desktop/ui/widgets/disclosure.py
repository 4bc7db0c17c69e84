"""A heading that shows or hides what stands below it; it wraps like text."""

from PySide6.QtCore import QPointF, QRect, QSize, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets import wrapped
from ilacs_desktop.ui.widgets.buttons import literal

_ICON = 14
_GAP = 4
_ABOVE = 4


class Disclosure(QPushButton):
    """A button with a chevron for what can be shown or hidden below it.

    Signals:
        opened: what stands below is to be shown now, or not any more.
    """

    opened = Signal(bool)

    def __init__(self, theme: Theme, title: str, *, is_open: bool) -> None:
        super().__init__(literal(title))
        self._theme = theme
        self._title = title
        self._is_open = is_open
        self.setAutoDefault(False)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._on_clicked)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether what stands below is shown."""
        return self._is_open

    @Slot()
    def _on_clicked(self) -> None:
        self._is_open = not self._is_open
        self._show()
        self.opened.emit(self._is_open)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("strong"))
        self.updateGeometry()

    def _show(self) -> None:
        self.setAccessibleName(f"{self._title}, {'shown' if self._is_open else 'hidden'}")
        self.update()

    def _indent(self) -> int:
        return self._theme.tokens.px(_ICON) + self._theme.tokens.px(_GAP)

    def _tall(self, text: int) -> int:
        px = self._theme.tokens.px
        return max(text + 2 * px(_ABOVE), self._theme.tokens.target)

    def sizeHint(self) -> QSize:
        text = wrapped.wanted_size(self, self._theme.tokens.measure)
        return QSize(text.width() + self._indent() + 1, self._tall(text.height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(wrapped.least_width(self) + self._indent() + 1, self._tall(0))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._tall(wrapped.height_for(self, width - self._indent()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        name = "chevron_down" if self._is_open else "chevron_right"
        text = wrapped.height_for(self, self.width() - self._indent())
        line = self.fontMetrics().height()
        top = (self.height() - text) / 2 + (line - tokens.px(_ICON)) / 2  # beside the first line
        painter.drawPixmap(QPointF(0, top), self._theme.pixmap(name, "text2", _ICON))
        painter.setFont(self.font())
        shown = "accent" if self.underMouse() else "text"
        painter.setPen(QColor(tokens.colour.of(shown)))
        area = QRect(self._indent(), 0, self.width() - self._indent(), self.height())
        wrapped.draw(painter, area, self.text())
