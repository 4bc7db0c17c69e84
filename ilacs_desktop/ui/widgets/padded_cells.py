"""Cells of a table with room at the sides of their text, which Qt gives only to their headings."""

from PySide6.QtCore import QMargins, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ilacs_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_SIDE = 8


class PaddedDelegate(QStyledItemDelegate):
    """Draws cells of text as Qt does, with room at the sides and without a frame for the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return what the text takes with the room at its sides."""
        size = super().sizeHint(option, index)
        return size.grownBy(QMargins(self._side, 0, self._side, 0))

    @property
    def _side(self) -> int:
        return self._theme.tokens.px(_SIDE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        cell.state &= ~QStyle.StateFlag.State_HasFocus
        cell.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter)
        area = cell.rect.adjusted(self._side, 0, -self._side, 0)
        painter.save()
        painter.setFont(cell.font)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        inked = chosen and self._theme.look == "high_contrast"  # elsewhere the ground stays light
        role = QPalette.ColorRole.HighlightedText if inked else QPalette.ColorRole.Text
        painter.setPen(cell.palette.color(role))
        shown = cell.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(cell.displayAlignment), shown)
        painter.restore()
