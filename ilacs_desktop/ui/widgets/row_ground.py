"""The ground of a row in a list of cards: chosen, under the mouse, or neither."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ilacs_desktop.ui.theme.theme import Theme

_BAR = 3  # pixels wide, at the left of the chosen one: seen without colour
_ENDS = 6  # pixels of the row above the bar, and below it


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme) -> None:
    """Paint what the words of a row lie on; high contrast outlines it."""
    tokens = theme.tokens
    area = QRectF(option.rect).adjusted(4, 1, -4, -1)
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    plain = theme.look == "high_contrast"
    ground = "selected" if selected else "hover" if hovered else "subtle"
    painter.setPen(QColor(tokens.colour.line) if plain else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.colour.of(ground)))
    painter.drawRoundedRect(area, tokens.radius(6), tokens.radius(6))
    if selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.colour.accent))
        bar = QRectF(area.left(), area.top() + _ENDS, _BAR, area.height() - 2 * _ENDS)
        painter.drawRoundedRect(bar, _BAR / 2, _BAR / 2)
