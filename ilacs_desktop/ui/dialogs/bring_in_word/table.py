"""The table of headings: several can be chosen at once; the Delete key leaves them out."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ilacs_desktop.ui.dialogs.bring_in_word.planning import RowId
from ilacs_desktop.ui.dialogs.bring_in_word.rows import Row
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.padded_cells import PaddedDelegate
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.widgets.views import behave_as_table

Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("Heading", "Words", "Where it goes")
_TITLE, _WORDS, _GOES = range(3)
_ITEM = Qt.ItemDataRole
_NO_PARENT = QModelIndex()
_INDENT = "    "
_PADDING = 12
_LEAST_ROWS = 4  # with the headings
_WORDS_WIDTH = 70
_LEAST_WIDTH = 180
CHECK = "Check"


class PieceModel(QAbstractTableModel):
    """The rows of the preview."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: tuple[Row, ...] = ()

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows: as many as before, or for the first time."""
        if len(rows) != len(self.rows):
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        self.rows = rows
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(_COLUMNS) - 1))

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ITEM.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        if role == _ITEM.TextAlignmentRole and section == _WORDS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return _COLUMNS[section] if role == _ITEM.DisplayRole else None

    def data(self, index: Index, role: int = _ITEM.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], index.column()
        if role == _ITEM.DisplayRole:
            return (f"{_INDENT * row.depth}{row.title}", f"{row.words:,}", _goes(row))[column]
        if role == _ITEM.AccessibleTextRole:
            return _spoken(row) if column == _TITLE else f"{_COLUMNS[column]}: {_cell(row, column)}"
        if role in (_ITEM.ToolTipRole, _ITEM.AccessibleDescriptionRole):
            told = ". ".join(filter(None, (row.title, row.note, _goes(row))))
            return plain_tip(told) if role == _ITEM.ToolTipRole else told
        if role == _ITEM.TextAlignmentRole and column == _WORDS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return self._look(row, column, role)

    def _look(self, row: Row, column: int, role: int) -> object:
        colour = self._theme.tokens.colour
        if role == _ITEM.FontRole and (row.note or row.id.table >= 0) and column == _TITLE:
            font = QFont(self._theme.font("body"))
            font.setItalic(True)
            return font
        if role == _ITEM.ForegroundRole:
            if row.is_to_check and column == _GOES:
                return QColor(colour.warn)
            return QColor(colour.muted if row.is_left_out else colour.text)
        return None


class PieceTable(QTableView):
    """Headings and tables of the document.

    Signals:
        chosen: other rows are chosen than before, or another is the current one.
        leave_out: the Delete key was pressed: leave out what is chosen.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    chosen = Signal()
    leave_out = Signal()
    focus_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = self._wanted = 0
        self._pieces = PieceModel(theme, self)
        self._delegate = PaddedDelegate(theme)
        self.setModel(self._pieces)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Headings of the document, and where each goes")
        behave_as_table(self)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.focus_moved)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._pieces.rows

    @property
    def current(self) -> Row | None:
        """The current row; None while there is none."""
        at = self.currentIndex().row()
        return self.rows[at] if 0 <= at < len(self.rows) else None

    @property
    def selected(self) -> tuple[Row, ...]:
        """The rows that are chosen, from the top."""
        found = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows[at] for at in found if at < len(self.rows))

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; what is chosen stays so."""
        is_first = not self.rows
        self._pieces.set_rows(rows)
        if is_first and rows:
            self.select(rows[0].id)

    def select(self, *ids: RowId) -> None:
        """Choose these rows alone; the first is the current one.

        Whatever keys are held down: ``selectRow`` would take them for those of a click.
        """
        found = [self._pieces.index(n, 0) for n, row in enumerate(self.rows) if row.id in ids]
        flags = QItemSelectionModel.SelectionFlag
        for n, index in enumerate(found):
            if n == 0:
                self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            else:
                self.selectionModel().select(index, flags.Select | flags.Rows)
        self.scrollTo(self.currentIndex())

    def select_next_to_check(self) -> None:
        """Choose the next row that is marked to be looked at, from the top again at the end."""
        start = self.currentIndex().row() + 1
        order = (*self.rows[start:], *self.rows[:start])
        found = next((row for row in order if row.is_to_check), None)
        if found is not None:
            self.select(found.id)

    def fill(self, height: int) -> None:
        """Be this high, but never too low to choose from."""
        self._wanted = height
        self.setFixedHeight(max(height, self._row * _LEAST_ROWS))

    def focus_rect(self) -> QRect:
        """Return the current cell's rectangle, for the focus ring."""
        return current_part(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.selected:
            self.leave_out.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QItemSelection, QItemSelection)
    def _on_selection_changed(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.chosen.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()
        self.chosen.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        line = QFontMetrics(self._theme.font("body")).height()
        row = max(tokens.row, line + tokens.px(_PADDING))
        self.verticalHeader().setMinimumSectionSize(1)
        self._row = row
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFont(self._theme.font("strong"))
        self.fill(self._wanted)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Give heading and place an equal share of what the words leave."""
        words = self._theme.tokens.px(_WORDS_WIDTH)
        least = self._theme.tokens.px(_LEAST_WIDTH)
        share = max((self.viewport().width() - words) // 2, least)
        for column, width in ((_TITLE, share), (_WORDS, words), (_GOES, share)):
            self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.focus_moved.emit()


def _goes(row: Row) -> str:
    return f"{CHECK}: {row.goes}" if row.is_to_check else row.goes


def _cell(row: Row, column: int) -> str:
    return f"{row.words:,}" if column == _WORDS else _goes(row)


def _spoken(row: Row) -> str:
    level = "" if row.id.table >= 0 else f"level {row.depth + 1}"
    return ", ".join(filter(None, (row.title, row.note, level)))
