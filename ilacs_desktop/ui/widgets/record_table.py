"""A table of records that can be filtered, sorted and grouped; thousands of them stay smooth."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.pasting import is_paste, keeps_paste
from ilacs_desktop.ui.widgets.table_model import TableModel
from ilacs_desktop.ui.widgets.table_paint import TableDelegate
from ilacs_desktop.ui.widgets.table_rows import (
    Arrangement,
    GroupKey,
    TableColumn,
    TableRow,
    arranged,
    columns_shown,
    matching,
    widths,
)
from ilacs_desktop.ui.widgets.views import behave_as_table

_PADDING = 12
_LEAST_ROWS = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TOGGLES: dict[int, bool | None] = dict.fromkeys((*_ENTER, Qt.Key.Key_Space))
_TOGGLES |= {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True}


class RecordTable(QTableView):
    """Records under columns. Arrow keys move, Enter takes a record, or opens or closes a group.

    Columns yield where there is no room for all (``TableColumn.rank``). A click on a heading sorts;
    ``set_look`` filters, sorts and groups by program, as FilterBar does for the keyboard.

    Signals:
        current_changed: another record, or none, is the current one.
        taken: the person pressed Enter on the record of this id, or clicked it twice.
        delete_wanted: the person pressed Delete on the record of this id.
        paste_wanted: the person pressed Ctrl+V.
        menu_wanted: the person asked for the menu of the current record, at this point on screen.
        look_changed: it is filtered, sorted or grouped in another way.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    current_changed = Signal()
    taken = Signal(str)
    delete_wanted = Signal(str)
    paste_wanted = Signal()
    menu_wanted = Signal(QPoint)
    look_changed = Signal()
    focus_moved = Signal()

    def __init__(
        self, theme: Theme, name: str, columns: tuple[TableColumn, ...], named_by: int = 0
    ) -> None:
        """``name`` says what is listed; the column ``named_by`` is where the keyboard starts."""
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._named_by = named_by
        self._rows: tuple[TableRow, ...] = ()
        self._look = Arrangement(sort=0)
        self._quiet = False
        self._found = 0
        self._lines = TableModel(columns, self)
        self._delegate = TableDelegate(theme)
        self._delegate.strong_column = named_by
        self._delegate.numbers = frozenset(n for n, one in enumerate(columns) if one.is_number)
        self.setModel(self._lines)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self._behave()
        self._listen()
        self._on_theme_changed()

    @property
    def look(self) -> Arrangement:
        """How the records are filtered, sorted and grouped."""
        return self._look

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """All columns, those that have yielded too."""
        return self._columns

    @property
    def current_id(self) -> str:
        """The id of the current record; empty when there is none."""
        row = self._lines.row_at(self.currentIndex().row())
        return row.id if row is not None else ""

    @property
    def found(self) -> int:
        """How many records the filter leaves."""
        return self._found

    def set_rows(self, rows: tuple[TableRow, ...]) -> None:
        """Show these records; the current one stays so, or its neighbour becomes it."""
        self._rows = rows
        self._arrange()

    def set_look(self, look: Arrangement) -> None:
        """Filter, sort and group in this way."""
        if look != self._look:
            self._look = look
            self._arrange()
            self.look_changed.emit()

    def select(self, record: str) -> bool:
        """Make a record the current one and scroll to it; return whether it is in sight.

        What hides it gives way: a closed group opens, and a filter that it does not fit goes.
        """
        if record not in {row.id for row in self._rows}:
            return False
        for look in (
            self._look._replace(closed=frozenset()),
            self._look._replace(query="", closed=frozenset()),
        ):
            if self._lines.line_of(record) >= 0:
                break
            self.set_look(look)
        self._go_to(self._lines.line_of(record))
        return True

    def focus_rect(self) -> QRect:
        """Return the current cell's rectangle, for the focus ring."""
        return current_part(self)

    def _behave(self) -> None:
        behave_as_table(self)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        self._show_order()
        head.setMinimumSectionSize(1)

    def _listen(self) -> None:
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.horizontalHeader().sectionClicked.connect(self._on_section_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self.focus_moved)
        self._theme.changed.connect(self._on_theme_changed)

    def _arrange(self) -> None:
        current, group, at = self.current_id, self._group(), self.currentIndex().row()
        self._quiet = True
        kept = matching(self._rows, self._look.query)
        self._found = len(kept)
        if self._lines.set_lines(arranged(kept, self._look)):
            self._span()
            line = self._lines.line_of(current) if current else self._heading_of(group)
            if line < 0 and self._lines.lines:
                line = min(max(at, 0), len(self._lines.lines) - 1)
                line = next(
                    (n for n in range(line, len(self._lines.lines)) if self._lines.row_at(n)), line
                )
            self._go_to(line)
        self._show_order()
        self._quiet = False
        self.focus_moved.emit()
        self.current_changed.emit()

    def _show_order(self) -> None:
        """Point up where the least comes first, as Windows does; Fusion draws it the other way."""
        up, down = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        order = down if self._look.descending else up
        self.horizontalHeader().setSortIndicator(self._look.sort, order)

    def _group(self) -> GroupKey | None:
        """Return the group whose heading is current."""
        at = self.currentIndex().row()
        line = self._lines.lines[at] if 0 <= at < len(self._lines.lines) else None
        return line.group if line is not None and line.row is None else None

    def _heading_of(self, group: GroupKey | None) -> int:
        lines = enumerate(self._lines.lines)
        return next((n for n, line in lines if line.row is None and line.group == group), -1)

    def _go_to(self, line: int) -> None:
        if line < 0:
            return
        column = self.currentIndex().column()
        if column < 0 or self.isColumnHidden(column):
            column = self._named_by
        at = self._lines.index(line, column if self._lines.row_at(line) else 0)
        self.setCurrentIndex(at)
        self.scrollTo(at)

    def _span(self) -> None:
        """Let the heading of a group run over all columns."""
        self.clearSpans()
        for number, line in enumerate(self._lines.lines):
            if line.row is None:
                self.setSpan(number, 0, 1, len(self._columns))

    def _toggle(self, is_open: bool | None = None) -> bool:
        """Open or close the group whose heading is current; return whether there is one."""
        group = self._group()
        if group is None:
            return False
        closed = set(self._look.closed)
        was_open = group not in closed
        if is_open is not None and is_open == was_open:
            return True
        (closed.add if was_open else closed.discard)(group)
        self.set_look(self._look._replace(closed=frozenset(closed)))
        return True

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet:
            self.focus_moved.emit()
            self.current_changed.emit()

    @Slot(int)
    def _on_section_clicked(self, column: int) -> None:
        descending = column == self._look.sort and not self._look.descending
        self.set_look(self._look._replace(sort=column, descending=descending))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = self._lines.row_at(index.row())
        if row is not None:
            self.taken.emit(row.id)

    @Slot()
    def _on_theme_changed(self) -> None:
        tokens = self._theme.tokens
        self._delegate.forget()
        line = QFontMetrics(self._theme.font("body")).height()
        row = max(tokens.row, line + tokens.px(_PADDING))
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFont(self._theme.font("strong"))
        self.setMinimumHeight(row * _LEAST_ROWS)
        self._fit_columns()

    def _fit_columns(self) -> None:
        scale = max(self._theme.tokens.px(100) / 100, self._theme.tokens.scale)
        room = self.viewport().width() / scale
        shown = columns_shown(self._columns, room)
        wide = widths(self._columns, shown, room)
        for column in range(len(self._columns)):
            self.setColumnHidden(column, column not in wide)
            if column in wide:
                self.setColumnWidth(column, int(wide[column] * scale))

    def event(self, event: QEvent) -> bool:
        return keeps_paste(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        record = self.current_id
        if is_paste(event):
            self.paste_wanted.emit()
        elif event.key() in _ENTER and record:
            self.taken.emit(record)
        elif event.key() == Qt.Key.Key_Delete and record:
            self.delete_wanted.emit(record)
        elif record or event.key() not in _TOGGLES or not self._toggle(_TOGGLES[event.key()]):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and at.isValid():
            self._toggle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.current_id:
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.mapToGlobal(self.focus_rect().center()) if by_key else event.globalPos()
        self.menu_wanted.emit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self.focus_moved.emit()
