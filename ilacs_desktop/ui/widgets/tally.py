"""A count of some among all, as a word, a bar and a number, and a link to what was counted."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import literal
from ilacs_desktop.ui.widgets.share_bar import draw_share

_ICON = 16
_GAP = 8
_BAR = 100
_THICK = 6
_ABOVE = 3


class Tally(QAbstractButton):
    """One row of a small chart: "Practice ▬▬▬▬ 26". Rows of one width have their bars in line.

    ``symbol`` is an icon's name, or empty; ``colour`` a name of the theme's, for icon and bar.
    """

    def __init__(self, theme: Theme, word: str, symbol: str = "", colour: str = "accent") -> None:
        super().__init__()
        self.setText(literal(word))
        self._theme = theme
        self._word = word
        self._symbol = symbol
        self._colour = colour
        self._count = 0
        self._of = 0
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_count(self, count: int, of: int, what: str) -> None:
        """Show a count among ``of``; a listener hears "Practice: 26 of 74 items"."""
        self._count = count
        self._of = of
        self.setAccessibleName(f"{self._word}: {count:,} of {of:,} {what}")
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("body"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px, metrics = self._theme.tokens.px, self.fontMetrics()
        words = self._left + metrics.horizontalAdvance(self._word)
        width = words + 2 * px(_GAP) + px(_BAR) + self._number_width
        return QSize(width + 1, max(metrics.height() + 2 * px(_ABOVE), self._theme.tokens.target))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @property
    def _left(self) -> int:
        px = self._theme.tokens.px
        return px(_ICON) + px(_GAP) if self._symbol else 0

    @property
    def _number_width(self) -> int:
        return self.fontMetrics().horizontalAdvance("0,000")

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._symbol:
            top = (self.height() - tokens.px(_ICON)) / 2
            symbol = self._theme.pixmap(self._symbol, self._colour, _ICON)
            painter.drawPixmap(QPointF(0, top), symbol)
        whole = QRect(self._left, 0, self.width() - self._left, self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        self._paint_bar(painter)
        painter.setPen(QColor(tokens.colour.text))
        number = int(middle | Qt.AlignmentFlag.AlignRight)
        painter.drawText(whole, number, f"{self._count:,}")
        font = self.font()
        font.setUnderline(True)
        painter.setFont(font)
        hovered = self.underMouse()
        painter.setPen(QColor(tokens.colour.accent_hover if hovered else tokens.colour.accent))
        painter.drawText(whole, int(middle), self._word)

    def _paint_bar(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        width, thick = tokens.px(_BAR), tokens.px(_THICK)
        left = self.width() - self._number_width - tokens.px(_GAP) - width
        area = QRectF(left, (self.height() - thick) / 2, width, thick)
        share = self._count / self._of if self._of else 0.0
        draw_share(painter, area, share, self._colour, tokens)
