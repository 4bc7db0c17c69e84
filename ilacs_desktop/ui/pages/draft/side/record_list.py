"""The list of records in the panel beside the text."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QStandardItem

from ilacs_desktop.ui.pages.draft.side.record_paint import RecordDelegate
from ilacs_desktop.ui.pages.draft.side.record_rows import RecordRow
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.wrapped_list import ROW, WrappedList


class RecordList(WrappedList):
    """Records to choose from. Arrow keys and typing move in it; Enter takes the current one.

    Signals:
        current_changed: another record, or none, is the current one.
        taken: the person pressed Enter on the record of this id, or clicked it twice.
    """

    current_changed = Signal()
    taken = Signal(str)

    def __init__(self, theme: Theme) -> None:
        delegate = RecordDelegate(theme)
        super().__init__(theme, delegate)
        self._delegate = delegate
        self._rows: tuple[RecordRow, ...] = ()
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)

    @property
    def current_id(self) -> str:
        """The id of the current record; empty when there is none."""
        row = self.currentIndex().data(ROW)
        return row.id if isinstance(row, RecordRow) else ""

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """The records shown."""
        return self._rows

    def set_rows(self, rows: Sequence[RecordRow]) -> None:
        """Show these records. Where they are the same ones, only those that differ are redrawn."""
        rows = tuple(rows)
        if [row.id for row in rows] == [row.id for row in self._rows]:
            for n, (row, old) in enumerate(zip(rows, self._rows, strict=True)):
                if row != old:
                    _fill(self._model.item(n), row)
        else:
            self._rebuild(rows)
        self._rows = rows

    def select(self, record: str) -> None:
        """Make the record of this id the current one; nothing if it is not in the list."""
        for n, row in enumerate(self._rows):
            if row.id == record:
                self.setCurrentIndex(self._model.index(n, 0))

    def select_row(self, row: int) -> None:
        """Make the nth record the current one, or the last where there are fewer."""
        self.setCurrentIndex(self._model.index(min(row, len(self._rows) - 1), 0))

    def _rebuild(self, rows: tuple[RecordRow, ...]) -> None:
        current = self.current_id
        self._model.clear()
        for row in rows:
            item = QStandardItem()
            _fill(item, row)
            self._model.appendRow(item)
        self._rows = rows
        self.select(current)
        self._choose(self.current_id)
        self.current_changed.emit()

    def _choose(self, record: str) -> None:
        """Show the whole text of this record and of no other."""
        if record != self._delegate.chosen:
            self._delegate.chosen = record
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._choose(self.current_id)
        self.current_changed.emit()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, RecordRow):
            self.taken.emit(row.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.taken.emit(self.current_id)
        else:
            super().keyPressEvent(event)


def _fill(item: QStandardItem, row: RecordRow) -> None:
    item.setData(row, ROW)
    item.setText(f"{row.label} {row.title}".strip())
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
