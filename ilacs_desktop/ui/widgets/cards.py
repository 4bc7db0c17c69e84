"""A card: things that belong together, on a surface of their own."""

from typing import Literal

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import Heading
from ilacs_desktop.ui.widgets.layouts import Column, all_round

CardKind = Literal["surface", "subtle"]


class Card(QFrame):
    """A rounded surface with a column for what it holds, under a heading where it has a title.

    The heading names it: a name of its own would be read out before the heading says the same.

    ``surface`` stands on the window's colour; ``subtle`` stands inside panels.
    """

    def __init__(self, theme: Theme, title: str = "", kind: CardKind = "surface") -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.column = Column(theme, 8, all_round(16 if kind == "surface" else 12))
        self.setLayout(self.column)
        if title:
            self.column.addWidget(Heading(theme, title, 2, looks=3))
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colour = self._theme.tokens.colour
        radius = self._theme.tokens.radius(8)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bordered = self._kind == "surface" or self._theme.look == "high_contrast"
        painter.setPen(QColor(colour.line if bordered else colour.subtle))
        painter.setBrush(QColor(colour.surface if self._kind == "surface" else colour.subtle))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
