"""The length meter: how many words of the budget are used, as words, as a bar and to a listener."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tokens
from ilacs_desktop.ui.widgets.lengths import bar_colour, is_too_long, length_text
from ilacs_desktop.ui.widgets.share_bar import draw_share

_BAR = 72
_GAP = 8
_THICK = 5


def draw_bar(painter: QPainter, area: QRectF, words: int, budget: int, tokens: Tokens) -> None:
    """Draw the bar alone, full where the budget is used up."""
    share = words / budget if budget else 0.0
    draw_share(painter, area, share, bar_colour(words, budget), tokens)


class LengthMeter(QProgressBar):
    """Words of the budget as text and as a bar: "63 of 110 words".

    ``name`` says whose length it is. Screen readers beep when a progress bar moves, so its value
    goes in tenths; the exact figure stands in the accessible name, to be read on request.
    """

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._words = 0
        self._budget = 0
        self.setTextVisible(False)
        self.setRange(0, 10)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_length(0, 0)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_length(self, words: int, budget: int) -> None:
        """Show that many words of the budget; a budget of 0 shows the words alone."""
        self._words = words
        self._budget = budget
        text = length_text(words, budget)
        self.setFormat(text)
        self.setAccessibleName(f"{self._name}: {text}")
        self.setUpdatesEnabled(False)  # Qt's own would paint what is under it too, and at once
        self.setValue(min(words * 10 // budget, 10) if budget else 0)
        self.setUpdatesEnabled(True)
        self.updateGeometry()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font("caption"))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        width = self.fontMetrics().horizontalAdvance(self.format()) + 1
        if self._budget:
            width += px(_GAP) + px(_BAR)
        return QSize(width, self.fontMetrics().height() + px(4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bad = is_too_long(self._words, self._budget)
        painter.setPen(QColor(tokens.colour.bad if bad else tokens.colour.text2))
        words = QRect(0, 0, self.width(), self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self.format())
        if self._budget:
            bar, thick = tokens.px(_BAR), tokens.px(_THICK)
            top = (self.height() - thick) / 2
            area = QRectF(self.width() - bar, top, bar, thick)
            draw_bar(painter, area, self._words, self._budget, tokens)
