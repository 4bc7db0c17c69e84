"""All values of one figure as a table to read and to copy from."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from ilacs_desktop.ui.pages.figures.facts import ValueRow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.padded_cells import PaddedDelegate
from ilacs_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
_HEADINGS = ("Reading", "Figure", "Ours is")
_LEAST_WIDTH = 200
_SIDE, _ABOVE = 8, 4
_FLAGS = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


class _WrappedCells(PaddedDelegate):
    """Cells whose text runs over several lines where it has to."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        cell.state &= ~QStyle.StateFlag.State_HasFocus
        cell.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter)
        painter.save()
        painter.setFont(cell.font)
        painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
        painter.drawText(self._inner(cell.rect), _FLAGS, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableWidget) else 0
        text = str(index.data() or "")
        room = self._inner(QRect(0, 0, width, 10_000))
        metrics = option.fontMetrics
        wraps = index.column() == 0 and room.width() > 0
        words = metrics.boundingRect(room if wraps else QRect(0, 0, 10_000, 10_000), _FLAGS, text)
        side, above = self._theme.tokens.px(_SIDE), self._theme.tokens.px(_ABOVE)
        return QSize(words.width() + 2 * side + 1, words.height() + 2 * above)

    def _inner(self, rect: QRect) -> QRect:
        side, above = self._theme.tokens.px(_SIDE), self._theme.tokens.px(_ABOVE)
        return rect.adjusted(side, above, -side, -above)


class ValuesTable(QTableWidget):
    """Rows of a reading, its value and how ours compares. Ctrl+C copies what is selected.

    It is as high as its rows: what is around it scrolls.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, len(_HEADINGS))
        self._theme = theme
        self._delegate = _WrappedCells(theme)
        self._delegate.setParent(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("All values")
        self.setHorizontalHeaderLabels(_HEADINGS)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            mode = QHeaderView.ResizeMode.ResizeToContents
            self.horizontalHeader().setSectionResizeMode(column, mode)

    def show_values(self, rows: Sequence[ValueRow]) -> None:
        """Show these values."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                said = f"{_HEADINGS[column]}: {text or 'none'}"
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
                self.setItem(number, column, item)
        if rows:
            self.setCurrentCell(0, 0)
        self.updateGeometries()

    def updateGeometries(self) -> None:
        """Give each row the height of its words, whenever fonts or columns have changed."""
        super().updateGeometries()
        for row in range(self.rowCount()):  # a heading, which is hidden, would ask for more
            height = self.sizeHintForRow(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        bar = self.horizontalScrollBar()
        extra = bar.sizeHint().height() if bar.maximum() > 0 else 0
        height = self.horizontalHeader().sizeHint().height() + self.verticalHeader().length()
        return QSize(self._theme.tokens.px(_LEAST_WIDTH), height + extra + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(_LEAST_WIDTH) // 2, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self._selected())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _selected(self) -> str:
        """Return what is selected, cells parted by tabs, as a spreadsheet takes it."""
        rows: dict[int, list[str]] = {}
        for at in sorted(self.selectedIndexes(), key=lambda at: (at.row(), at.column())):
            rows.setdefault(at.row(), []).append(str(at.data()))
        return "\n".join("\t".join(cells) for cells in rows.values())
