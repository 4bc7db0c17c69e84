"""The chip at the right of the stages that says when the self-evaluation is due."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.work.due import NO_DATE, DueWords

_ICON = 14
_SIDE = 10
_GAP = 6
_ABOVE = 5


class DueChip(QPushButton):
    """A button, so that the keyboard reaches it and its reason; it leads to the date itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = NO_DATE
        self._short = False
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_due(NO_DATE)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_due(self, words: DueWords) -> None:
        """Say when it is due."""
        self._words = words
        self.setAccessibleName(words.spoken)
        self.setAccessibleDescription(words.reason)
        self.setToolTip(plain_tip(words.reason))
        self._on_theme_changed()

    def set_short(self, short: bool) -> None:
        """Say it in full, or in as few words as can be."""
        if short != self._short:
            self._short = short
            self.updateGeometry()
            self.update()

    def width_in_full(self) -> int:
        """Return the width it takes when it says all, in pixels."""
        return self._size_of(self._words.text).width()

    @Slot()
    def _on_theme_changed(self) -> None:
        font = self._theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return self._size_of(self._shown())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _shown(self) -> str:
        return self._words.short if self._short else self._words.text

    def _size_of(self, text: str) -> QSize:
        px = self._theme.tokens.px
        metrics = QFontMetrics(self.font())
        width = 2 * px(_SIDE) + px(_ICON) + px(_GAP) + metrics.horizontalAdvance(text) + 1
        height = max(metrics.height() + 2 * px(_ABOVE), self._theme.tokens.target)
        return QSize(width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        front, back = tokens.colour.toned(self._words.tone)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outlined = self.underMouse() or self._theme.look == "high_contrast"
        painter.setPen(QColor(front if outlined else back))
        painter.setBrush(QColor(back))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        side, icon = tokens.px(_SIDE), tokens.px(_ICON)
        colour = {"none": "text2", "info": "accent"}.get(self._words.tone, self._words.tone)
        symbol = self._theme.pixmap("calendar", colour, _ICON)
        painter.drawPixmap(QPointF(side, (self.height() - icon) / 2), symbol)
        painter.setPen(QColor(front))
        left = side + icon + tokens.px(_GAP)
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), self._shown())
