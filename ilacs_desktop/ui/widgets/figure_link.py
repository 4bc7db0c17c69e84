"""A large figure with the words that belong to it, both one link to where the figure comes from."""

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets import wrapped
from ilacs_desktop.ui.widgets.buttons import literal

_GAP = 8


class FigureLink(QAbstractButton):
    """As in "25 days to go": the figure large, its words beside it, or below where it is tight.

    Its accessible name is both together; ``colour`` of the figure is never the only sign.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figure = ""
        self._colour = "text"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_figure(self, figure: str, words: str, colour: str = "text") -> None:
        """Show a figure, its words, and the figure in a colour of the theme."""
        self._figure = figure
        self._colour = colour
        self.setText(literal(words))
        self.setAccessibleName(f"{figure} {words}" if figure.strip("–") else words)
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        figure = self._figure_size()
        words = wrapped.wanted_size(self, self._theme.tokens.measure)
        width = figure.width() + self._gap + words.width() + 1
        return QSize(width, max(figure.height(), words.height()))

    def minimumSizeHint(self) -> QSize:
        figure = self._figure_size()
        return QSize(max(figure.width(), wrapped.least_width(self)) + 1, figure.height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        figure = self._figure_size().height()
        if self._is_beside(width):
            return max(figure, wrapped.height_for(self, width - self._indent))
        return figure + wrapped.height_for(self, width)

    @property
    def _gap(self) -> int:
        return self._theme.tokens.px(_GAP)

    @property
    def _indent(self) -> int:
        return self._figure_size().width() + self._gap

    def _figure_size(self) -> QSize:
        metrics = QFontMetrics(self._theme.font("figure"))
        return QSize(metrics.horizontalAdvance(self._figure) + 1, metrics.height())

    def _is_beside(self, width: int) -> bool:
        """Return whether the words go beside the figure without breaking one of them."""
        return width - self._indent >= wrapped.wanted_size(self, width).width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        painter = QPainter(self)
        size = self._figure_size()
        painter.setFont(self._theme.font("figure"))
        painter.setPen(QColor(colour.of(self._colour)))
        painter.drawText(QRect(0, 0, size.width(), size.height()), 0, self._figure)
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(colour.accent_hover if self.underMouse() else colour.accent))
        wrapped.draw(painter, self._words_area(size), self.text())

    def _words_area(self, figure: QSize) -> QRect:
        if not self._is_beside(self.width()):
            return QRect(0, figure.height(), self.width(), self.height() - figure.height())
        # On the line that the figure stands on.
        large, small = QFontMetrics(self._theme.font("figure")), self.fontMetrics()
        top = large.ascent() - small.ascent()
        return QRect(self._indent, top, self.width() - self._indent, small.height())
