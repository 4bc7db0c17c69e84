"""Draws the cells of a table of records: icon and text, and the headings of groups."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import TypeRole
from ilacs_desktop.ui.widgets.table_model import LINE
from ilacs_desktop.ui.widgets.table_rows import Line
from ilacs_desktop.ui.widgets.text_lines import Faces

Index = QModelIndex | QPersistentModelIndex
_SIDE = 8
_ICON = 16
_CHEVRON = 14
_GAP = 6
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_AT_END = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


class TableDelegate(QStyledItemDelegate):
    """One line of text a cell, cut short with … where it is too long."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.strong_column = -1  # the one that names the record
        self.numbers: frozenset[int] = frozenset()  # columns whose cells end at the right
        self._ink: QColor | None = None  # of the row that is drawn, where the system says it
        self._faces = Faces(theme)

    def forget(self) -> None:
        """Take the fonts from the theme again."""
        self._faces.forget()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(LINE)
        painter.save()
        self._paint_ground(painter, option, line)
        if line.row is None:
            self._paint_group(painter, option.rect, line)
        else:
            self._paint_cell(painter, option.rect, line, index.column())
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, line: Line) -> None:
        colour, area = self._theme.tokens.colour, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = "selected" if selected else "subtle" if line.row is None else "surface"
        plain = self._theme.look == "high_contrast"
        if selected and plain:
            painter.fillRect(area, option.palette.color(QPalette.ColorRole.Highlight))
            self._ink = option.palette.color(QPalette.ColorRole.HighlightedText)
        else:
            painter.fillRect(area, QColor(colour.of(ground)))
            self._ink = None
        painter.setPen(QColor(colour.line))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_group(self, painter: QPainter, area: QRect, line: Line) -> None:
        px = self._theme.tokens.px
        name = "chevron_down" if line.is_open else "chevron_right"
        left = area.left() + px(_SIDE)
        top = area.center().y() - px(_CHEVRON) / 2 + 1
        painter.drawPixmap(QPointF(left, top), self._inked(name, "text2", _CHEVRON))
        left += px(_CHEVRON) + px(_GAP)
        title = line.group.title if line.group is not None else ""
        room = area.right() - left - px(_SIDE) - px(60)
        words = QRect(left, area.top(), max(room, 1), area.height())
        self._write(painter, words, title, "strong", "text")
        used = min(self._faces.of("strong").metrics.horizontalAdvance(title), words.width())
        words.setLeft(left + used + px(_SIDE))
        words.setRight(area.right())
        self._write(painter, words, f"{line.records:,}", "body", "muted")

    def _paint_cell(self, painter: QPainter, area: QRect, line: Line, column: int) -> None:
        if line.row is None:
            return
        px = self._theme.tokens.px
        cell = line.row.cells[column]
        words = area.adjusted(px(_SIDE), 0, -px(_SIDE), 0)
        if cell.icon:
            top = area.center().y() - px(_ICON) / 2 + 1
            icon = self._inked(cell.icon, cell.colour, _ICON)
            painter.drawPixmap(QPointF(words.left(), top), icon)
            words.setLeft(words.left() + px(_ICON) + px(_GAP))
        is_name = column == self.strong_column
        colour = "muted" if line.row.faint else "text" if is_name else "text2"
        self._write(painter, words, cell.text, "body", colour, end=column in self.numbers)

    def _write(
        self,
        painter: QPainter,
        area: QRect,
        text: str,
        role: TypeRole,
        colour: str,
        *,
        end: bool = False,
    ) -> None:
        """Write a text on one line."""
        font, metrics = self._faces.of(role)
        one = " ".join(text.split())
        shown = metrics.elidedText(one, Qt.TextElideMode.ElideRight, area.width())
        painter.setFont(font)
        painter.setPen(self._ink or QColor(self._theme.tokens.colour.of(colour)))
        painter.drawText(area, _AT_END if end else _MIDDLE, shown)

    def _inked(self, icon: str, colour: str, size: int) -> QPixmap:
        """Return an icon in its colour, or in that of the words on the chosen row."""
        found = self._theme.pixmap(icon, colour, size)
        if self._ink is None:
            return found
        inked = QPixmap(found)
        painter = QPainter(inked)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(inked.rect(), self._ink)
        painter.end()
        return inked
