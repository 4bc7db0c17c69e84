"""A bar over the whole width: how much of something there is, or is done."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Tokens

_THICK = 6
_LEAST = 80


def draw_share(painter: QPainter, area: QRectF, share: float, colour: str, tokens: Tokens) -> None:
    """Draw a bar of which that share, from 0 to 1, is in a colour of the theme."""
    radius = area.height() / 2
    outlined = tokens.colour.line == tokens.colour.text  # high contrast has no light grey
    painter.setPen(QColor(tokens.colour.line) if outlined else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colour.surface if outlined else tokens.colour.line))
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        filled = QRectF(area)
        filled.setWidth(max(area.width() * min(share, 1.0), area.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour.of(colour)))
        painter.drawRoundedRect(filled, radius, radius)


class ShareBar(QProgressBar):
    """A progress bar without words; those stand beside it, and a listener hears them from it."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._name = name
        self._share = 0.0
        self._colour = "accent"
        self.setTextVisible(False)
        self.setRange(0, 10)  # in tenths: screen readers beep when a progress bar moves
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    def show_share(self, part: int, whole: int, colour: str, words: str) -> None:
        """Show a part of a whole in a colour of the theme; ``words`` are for listeners."""
        self._share = min(part / whole, 1.0) if whole > 0 else 0.0
        self._colour = colour
        self.setValue(int(self._share * 10))
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        return QSize(px(_LEAST), px(_THICK))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_share(painter, QRectF(self.rect()), self._share, self._colour, self._theme.tokens)
