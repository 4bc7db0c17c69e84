"""All sentences of a report in one list with boxes to tick, under what they were taken for."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QShowEvent
from PySide6.QtWidgets import QListWidgetItem, QStyleOptionViewItem

from ilacs_desktop.ui.dialogs.points_from_text.adding import ChosenPoint
from ilacs_desktop.ui.dialogs.tick_list import TickDelegate, TickList
from ilacs_desktop.ui.theme.theme import Theme

Index = QModelIndex | QPersistentModelIndex
_ROWS = 12
_SIDE = 8
_TEXT = Qt.ItemDataRole.UserRole  # the sentence, without what is told below it
_ON = Qt.ItemDataRole.CheckStateRole
_CHECKED = Qt.CheckState.Checked


class PointList(TickList):
    """Sentences under headings. A ticked one says below it which section accounts for it.

    Signals:
        told: another sentence is ticked, one is not any more, or another one is the current one.
    """

    told = Signal()

    def __init__(
        self, theme: Theme, titles: Mapping[str, str], suggested: Callable[[str], str]
    ) -> None:
        """``titles`` are those of the sections by their ids; ``suggested`` gives an id for a text."""
        super().__init__(theme, (), ())
        self._titles = titles
        self._suggested = suggested
        self._homes: dict[int, str] = {}  # the section of a ticked sentence, by its row
        self._delegate = _PointDelegate(theme)
        self.setItemDelegate(self._delegate)
        self.itemChanged.connect(self._on_item_changed)
        self.currentRowChanged.connect(self._on_current_changed)

    def add_group(self, heading: str, texts: Iterable[str], *, is_ticked: bool = False) -> None:
        """Add sentences under a heading; without any, no heading either."""
        found = tuple(texts)
        if not found:
            return
        self.blockSignals(True)
        QListWidgetItem(heading, self).setFlags(Qt.ItemFlag.NoItemFlags)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for text in found:
            item = QListWidgetItem(text, self)
            item.setData(_TEXT, text)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, heading)
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED if is_ticked else Qt.CheckState.Unchecked)
            self._tell_home(self.count() - 1)
        self.blockSignals(False)
        if self.count() > _ROWS:  # if it came and went, each text would be measured twice
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        if self.currentRow() < 1:
            self.setCurrentRow(1)

    @property
    def current_text(self) -> str:
        """The current sentence, where it is ticked; empty otherwise."""
        item = self.currentItem()
        is_on = item is not None and item.checkState() == _CHECKED
        return item.data(_TEXT) if is_on else ""

    @property
    def current_home(self) -> str:
        """The section of the current sentence; empty where none is said."""
        return self._homes.get(self.currentRow(), "")

    def set_current_home(self, home: str) -> None:
        """Say which section accounts for the current sentence; empty for none yet."""
        self._homes[self.currentRow()] = home
        self.blockSignals(True)
        self._tell_home(self.currentRow())
        self.blockSignals(False)

    @property
    def chosen(self) -> tuple[ChosenPoint, ...]:
        """The sentences that are ticked, in the order of the list, with their sections."""
        rows = range(self.count())
        return tuple(
            ChosenPoint(self.item(row).data(_TEXT), self._homes.get(row, ""))
            for row in rows
            if self.item(row).checkState() == _CHECKED
        )

    def _tell_home(self, row: int) -> None:
        """Write below a sentence which section accounts for it, as long as it is ticked."""
        item = self.item(row)
        text = item.data(_TEXT)
        if item.checkState() == _CHECKED:
            if row not in self._homes:
                self._homes[row] = self._suggested(text)
            home = self._titles.get(self._homes[row])
            text += f"\nAccounted for in: {home}" if home else "\nNo section chosen yet"
        item.setText(text)

    @Slot(QListWidgetItem)
    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.blockSignals(True)
        self._tell_home(self.row(item))
        self.blockSignals(False)
        self.told.emit()

    @Slot(int)
    def _on_current_changed(self, _row: int) -> None:
        self.told.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        rows = min(max(self.count(), 2), _ROWS)
        return QSize(super().sizeHint().width(), rows * self._delegate.row_height + 2)


class _PointDelegate(TickDelegate):
    """Draws a sentence with its box, and a heading without one. Measures each text once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._known: dict[tuple[str, int], QSize] = {}
        theme.changed.connect(self._known.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        if not isinstance(view, PointList) or not view.isVisible():
            return QSize(0, self.row_height)  # its width is not known before it is shown
        key = (index.data(), view.viewport().width())
        if key not in self._known:
            self._known[key] = super().sizeHint(option, index)
        return self._known[key]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.data(_ON) is not None:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setPen(QColor(self._theme.tokens.colour.text))
        painter.setFont(self._theme.font("strong"))
        side = self._theme.tokens.px(_SIDE)
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(option.rect.adjusted(side, 0, -side, 0), flags, index.data())
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        if index.data(_ON) is None:
            return False
        return super().editorEvent(event, model, option, index)
