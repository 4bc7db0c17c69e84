"""A tag: a state as a symbol and a word, so that its colour is never the only sign."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tone

_SYMBOLS: dict[Tone, str] = {
    "none": "not_started",
    "info": "info",
    "ok": "agreed",
    "warn": "warning",
    "bad": "error",
}
_ICON = 14
_SIDE = 8
_GAP = 4
_ABOVE = 3


class Tag(QLabel):
    """A small coloured label such as "Ready for review"."""

    def __init__(self, theme: Theme, word: str, tone: Tone = "none", symbol: str = "") -> None:
        super().__init__(word)
        self._theme = theme
        self._tone: Tone = tone
        self._symbol = symbol
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_state(self, word: str, tone: Tone, symbol: str = "") -> None:
        """Show another state."""
        self._tone = tone
        self._symbol = symbol
        self.setText(word)
        self.updateGeometry()
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        font = self._theme.font("caption")
        font.setWeight(font.Weight.DemiBold)
        self.setFont(font)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        metrics = self.fontMetrics()
        width = 2 * px(_SIDE) + px(_ICON) + px(_GAP) + metrics.horizontalAdvance(self.text()) + 1
        return QSize(width, metrics.height() + 2 * px(_ABOVE))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        front, back = tokens.colour.toned(self._tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(front if self._theme.look == "high_contrast" else back))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        icon, side = tokens.px(_ICON), tokens.px(_SIDE)
        colour = {"none": "text2", "info": "accent"}.get(self._tone, self._tone)
        symbol = self._theme.pixmap(self._symbol or _SYMBOLS[self._tone], colour, _ICON)
        painter.drawPixmap(QPointF(side, (self.height() - icon) / 2), symbol)
        painter.setPen(QColor(front))
        left = side + icon + tokens.px(_GAP)
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.text())
