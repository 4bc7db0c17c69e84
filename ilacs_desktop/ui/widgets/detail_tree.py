"""A list under headings that open and close; the chosen row tells more. For hundreds of rows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.detail_paint import DetailDelegate
from ilacs_desktop.ui.widgets.detail_rows import DetailRow, described, parents, spoken
from ilacs_desktop.ui.widgets.views import behave_as_tree
from ilacs_desktop.ui.widgets.wrapped_list import ROW, wrap_at

_LEAST_WIDTH, _LEAST_HEIGHT = 240, 140  # pixels at 100 % text: a row that tells all of itself
_LINES = 3  # of text: how far an arrow key scrolls within a row that is too tall
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DESCRIPTION = Qt.ItemDataRole.AccessibleDescriptionRole


class DetailTree(QTreeView):
    """Arrow keys and typing move in it, left and right close and open; Enter takes a row.

    Within a row that is taller than the list, the arrow keys scroll before they move on.

    When other rows come, what was open, chosen and in view stays so; the keyboard stays where it
    is.

    Signals:
        current_changed: another row, or none, is the current one.
        taken: the person pressed Enter on the row of this id, or clicked it twice.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    current_changed = Signal()
    taken = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        """``name`` says what it lists, to a screen reader."""
        super().__init__()
        self._theme = theme
        self._rows: tuple[DetailRow, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._opened: dict[str, bool] = {}  # what the person opened or closed
        self._building = False
        self._model = QStandardItemModel(self)
        self._delegate = DetailDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setExpandsOnDoubleClick(False)
        behave_as_tree(self)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.expanded.connect(self._on_expanded)
        self.collapsed.connect(self._on_collapsed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def rows(self) -> tuple[DetailRow, ...]:
        """The rows, those that are folded away included."""
        return self._rows

    @property
    def current_id(self) -> str:
        """The id of the current row; empty when there is none."""
        row = self.currentIndex().data(ROW)
        return row.id if isinstance(row, DetailRow) else ""

    def set_rows(self, rows: Sequence[DetailRow]) -> None:
        """Show these rows. Where they are the same ones, only those that differ are redrawn."""
        rows = tuple(rows)
        if [(row.id, row.depth) for row in rows] == [(row.id, row.depth) for row in self._rows]:
            for row, old in zip(rows, self._rows, strict=True):
                if row != old:
                    _fill(self._items[row.id], row)
            self._rows = rows
        else:
            self._rebuild(rows)

    def select(self, row: str) -> None:
        """Make the row of this id the current one, in sight; nothing if there is none."""
        item = self._items.get(row)
        if item is not None:
            self.setCurrentIndex(item.index())

    def select_first(self) -> None:
        """Make the first row the current one, unless there is one already."""
        if not self.current_id and self._rows:
            self.select(self._rows[0].id)

    def describe(self, told: Mapping[str, str]) -> None:
        """Let a screen reader say this of rows, given by their ids, when it is asked for more.

        A row of which nothing is told keeps what it has.
        """
        for id_, words in told.items():
            item = self._items.get(id_)
            if item is not None and words and item.data(_DESCRIPTION) != words:
                item.setData(words, _DESCRIPTION)

    def focus_rect(self) -> QRect:
        """Return the current row's rectangle, for the focus ring."""
        return current_part(self)

    def _rebuild(self, rows: tuple[DetailRow, ...]) -> None:
        current, scrolled = self.current_id, self.verticalScrollBar().value()
        near = _nearest(current, self._rows, rows)
        self._building = True
        self._model.clear()
        self._items = {}
        made: list[QStandardItem] = []
        for row, parent in zip(rows, parents(rows), strict=True):
            item = QStandardItem()
            _fill(item, row)
            # Never to the root that is invisible: PySide 6.11 keeps its rows when the model is
            # cleared, and takes for one of them whatever is made in their place.
            above = made[parent] if parent >= 0 else self._model
            above.appendRow(item)
            made.append(item)
            self._items[row.id] = item
        self._rows = rows
        for row, item in zip(rows, made, strict=True):
            if item.hasChildren() and self._opened.get(row.id, row.opened):
                self.expand(item.index())
        self._building = False
        self.select(near)
        self.verticalScrollBar().setValue(scrolled)
        self._choose()
        self.current_changed.emit()

    def _choose(self) -> None:
        """Let the current row tell all, and no other."""
        if self.current_id != self._delegate.chosen:
            self._delegate.chosen = self.current_id
            self._lay_out_again()
            self.scrollTo(self.currentIndex())

    def _lay_out_again(self) -> None:
        top = self.verticalScrollBar().value()
        self.doItemsLayout()
        self.verticalScrollBar().setValue(top)
        self.focus_moved.emit()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._building:
            self._choose()
            self.current_changed.emit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))

    @Slot(QModelIndex)
    def _on_double_clicked(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, DetailRow) and not self._model.hasChildren(index):
            self.taken.emit(row.id)

    @Slot(QModelIndex)
    def _on_expanded(self, index: QModelIndex) -> None:
        self._keep_open(index, opened=True)

    @Slot(QModelIndex)
    def _on_collapsed(self, index: QModelIndex) -> None:
        self._keep_open(index, opened=False)

    def _keep_open(self, index: QModelIndex, *, opened: bool) -> None:
        row = index.data(ROW)
        if not self._building and isinstance(row, DetailRow):
            self._opened[row.id] = opened
            self.focus_moved.emit()

    @Slot()
    def _on_scrolled(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        px = self._theme.tokens.px
        return QSize(px(_LEAST_WIDTH), px(_LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._scrolled_within(event.key()):
            return
        if event.key() not in _ENTER or not self.current_id:
            super().keyPressEvent(event)
        elif self._model.hasChildren(self.currentIndex()):
            self._on_clicked(self.currentIndex())
        else:
            self.taken.emit(self.current_id)

    def _scrolled_within(self, key: int) -> bool:
        """Show more of a row that is too tall for the list; return False when all was seen."""
        row, bar = self.visualRect(self.currentIndex()), self.verticalScrollBar()
        tall, step = self.viewport().height(), self.fontMetrics().height() * _LINES
        hidden = row.bottom() - tall + 1 if key == Qt.Key.Key_Down else -row.top()
        if row.height() <= tall or hidden <= 0:
            return False
        by = min(step, hidden)
        bar.setValue(bar.value() + (by if key == Qt.Key.Key_Down else -by))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The same with the scroll bar and without: else its coming would wrap the text anew.
        wrap_at(self, self._delegate, self.width() - self.verticalScrollBar().sizeHint().width())
        self.focus_moved.emit()


def _nearest(current: str, old: tuple[DetailRow, ...], new: tuple[DetailRow, ...]) -> str:
    """Return the row to go on from: the current one, or that which took its place."""
    known = {row.id for row in new}
    at = next((at for at, row in enumerate(old) if row.id == current), -1)
    if at < 0 or current in known:
        return current
    following = (row.id for row in old[at + 1 :] if row.id in known and not row.is_heading)
    before = (row.id for row in reversed(old[:at]) if row.id in known)
    return next(following, next(before, ""))


def _fill(item: QStandardItem, row: DetailRow) -> None:
    item.setData(row, ROW)
    item.setText(row.title)
    item.setData(spoken(row), Qt.ItemDataRole.AccessibleTextRole)
    item.setData(described(row), _DESCRIPTION)
