"""The list of records in the panel beside the text."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from ilacs_desktop.ui.pages.draft.side.record_paint import ROW, RecordDelegate
from ilacs_desktop.ui.pages.draft.side.record_rows import RecordRow
from ilacs_desktop.ui.theme.stylesheet import SCROLL_BAR
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part


class RecordList(QListView):
    """Records to choose from. Arrow keys and typing move in it; Enter takes the current one.

    Signals:
        current_changed: another record, or none, is the current one.
        taken: the person pressed Enter on the record of this id, or clicked it twice.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    current_changed = Signal()
    taken = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[RecordRow, ...] = ()
        self._model = QStandardItemModel(self)
        self._delegate = RecordDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._on_theme_changed)

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

    def focus_rect(self) -> QRect:
        """Return the current record's rectangle, for the focus ring."""
        return current_part(self)

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
        self.focus_moved.emit()
        self.current_changed.emit()

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, RecordRow):
            self.taken.emit(row.id)

    @Slot()
    def _on_scrolled(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current_id:
            self.taken.emit(self.current_id)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The same with the scroll bar and without: else its coming would wrap the text anew.
        plain = self._theme.look == "high_contrast"
        bar = self.verticalScrollBar().sizeHint().width() if plain else SCROLL_BAR
        width = self.width() - bar
        if width != self._delegate.width:
            self._delegate.width = width
            self._delegate.forget()
            self.scheduleDelayedItemsLayout()
        self.focus_moved.emit()


def _fill(item: QStandardItem, row: RecordRow) -> None:
    item.setData(row, ROW)
    item.setText(f"{row.label} {row.title}".strip())
    item.setData(row.spoken, Qt.ItemDataRole.AccessibleTextRole)
