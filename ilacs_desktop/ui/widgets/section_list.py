"""The list of sections: status, title, owner and length of each, under its judgement."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.section_delegate import SectionDelegate
from ilacs_desktop.ui.widgets.section_rows import SectionRow, spoken
from ilacs_desktop.ui.widgets.tips import plain_tip
from ilacs_desktop.ui.widgets.views import behave_as_tree
from ilacs_desktop.ui.widgets.wrapped_list import ROW, wrap_at

__all__ = ["SectionList", "SectionRow"]


class SectionList(QTreeView):
    """Sections under their judgements. Arrow keys and typing the first letters move in it.

    Signals:
        section_chosen: the person moved to the row of this id; not sent by ``select``.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    section_chosen = Signal(str)
    focus_moved = Signal()

    def __init__(self, theme: Theme, name: str = "Sections") -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[SectionRow, ...] = ()
        self._items: dict[str, QStandardItem] = {}
        self._quiet = False
        self._model = QStandardItemModel(self)
        self._delegate = SectionDelegate(theme)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setProperty("ground", "window")
        self.setItemsExpandable(False)
        behave_as_tree(self)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def current_id(self) -> str:
        """The id of the current row; empty when there is none."""
        row = self.currentIndex().data(ROW)
        return row.id if isinstance(row, SectionRow) else ""

    def set_rows(self, rows: Sequence[SectionRow]) -> None:
        """Show these rows, each section under the group before it.

        The current row, and what is scrolled into view, stay where the rows are the same ones.
        """
        rows = tuple(rows)
        if [(row.id, row.group) for row in rows] == [(row.id, row.group) for row in self._rows]:
            for row, old in zip(rows, self._rows, strict=True):
                if row != old:
                    _fill(self._items[row.id], row)
        else:
            self._rebuild(rows)
        self._rows = rows

    def select(self, section: str) -> None:
        """Make the row of this id the current one and scroll to it; nothing if there is none."""
        item = self._items.get(section)
        if item is not None and section != self.current_id:
            self._quiet = True
            self.setCurrentIndex(item.index())
            self._quiet = False

    def focus_rect(self) -> QRect:
        """Return the current row's rectangle, for the focus ring."""
        return current_part(self)

    def _rebuild(self, rows: Sequence[SectionRow]) -> None:
        current = self.current_id
        self._quiet = True
        self._model.clear()
        self._items = {}
        group: QStandardItemModel | QStandardItem = self._model  # not its root: see DetailTree
        for row in rows:
            item = QStandardItem()
            _fill(item, row)
            self._items[row.id] = item
            if row.group:
                self._model.appendRow(item)
                group = item
            else:
                group.appendRow(item)
        self.expandAll()
        self._quiet = False
        self.select(current)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()
        if not self._quiet and self.current_id:
            self.section_chosen.emit(self.current_id)

    @Slot()
    def _on_scrolled(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._delegate.forget()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wrap_at(self, self._delegate, self.viewport().width())
        self.focus_moved.emit()


def _fill(item: QStandardItem, row: SectionRow) -> None:
    item.setData(row, ROW)
    item.setText(row.title)
    item.setData(spoken(row), Qt.ItemDataRole.AccessibleTextRole)
    item.setToolTip(plain_tip(spoken(row)))
