"""The lines of a table of records, as Qt's views and screen readers ask for them."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.widgets.table_rows import Cell, Line, TableColumn, TableRow
from ilacs_desktop.ui.widgets.tips import plain_tip

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
_NO_PARENT = QModelIndex()
_ITEM = Qt.ItemDataRole


class TableModel(QAbstractTableModel):
    """Lines under columns. The heading of a group stands in the first column."""

    def __init__(self, columns: tuple[TableColumn, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.lines: tuple[Line, ...] = ()

    def set_lines(self, lines: tuple[Line, ...]) -> bool:
        """Show these lines; return whether they are others, or in another order."""
        if [_key(line) for line in lines] != [_key(line) for line in self.lines]:
            self.beginResetModel()
            self.lines = lines
            self.endResetModel()
            return True
        old, self.lines = self.lines, lines
        for number, (before, now) in enumerate(zip(old, lines, strict=True)):
            if before != now:
                ends = self.index(number, 0), self.index(number, len(self.columns) - 1)
                self.dataChanged.emit(*ends)
        return False

    def row_at(self, number: int) -> TableRow | None:
        """Return the record in a line; None for the heading of a group, or no line."""
        return self.lines[number].row if 0 <= number < len(self.lines) else None

    def line_of(self, record: str) -> int:
        """Return the number of the first line with the record of this id, or -1."""
        found = (n for n, line in enumerate(self.lines) if line.row and line.row.id == record)
        return next(found, -1)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == _ITEM.TextAlignmentRole and self.columns[section].is_number:
            return int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        return self.columns[section].title if role == _ITEM.DisplayRole else None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if line.row is None:
            return _group_data(line, role, index.column())
        return _cell_data(line.row.cells[index.column()], self.columns[index.column()], role)


def _cell_data(cell: Cell, column: TableColumn, role: int) -> object:
    if role == _ITEM.DisplayRole:
        return cell.text
    if role == _ITEM.ToolTipRole:
        return plain_tip(cell.tip or cell.text)
    if role == _ITEM.AccessibleTextRole:
        return f"{column.title}: {cell.text or 'none'}"
    return cell.tip if role == _ITEM.AccessibleDescriptionRole else None


def _key(line: Line) -> object:
    return line.row.id if line.row is not None else "", line.group


def _group_data(line: Line, role: int, column: int) -> object:
    """Return what a heading shows, and, since it runs over all columns, says in each of them."""
    title = line.group.title if line.group is not None else ""
    if role in (_ITEM.DisplayRole, _ITEM.ToolTipRole):
        told = plain_tip(title) if role == _ITEM.ToolTipRole else title
        return told if column == 0 else None
    if role == _ITEM.AccessibleTextRole:
        return f"{title}, {counted(line.records, 'item')}, {'open' if line.is_open else 'closed'}"
    return None
