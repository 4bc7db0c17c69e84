"""A list in which several things can be ticked, such as the sections that answer a point."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ilacs_desktop.ui.theme.theme import Theme

_ID = Qt.ItemDataRole.UserRole
_ROWS = 6
_BOX = 18
_SIDE = 8
_ABOVE = 4
_CHECKED = Qt.CheckState.Checked
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)

Index = QModelIndex | QPersistentModelIndex


class TickList(QListWidget):
    """Options, pairs of id and label, each with a box. Arrow keys move, the space bar ticks."""

    def __init__(
        self, theme: Theme, options: Iterable[tuple[str, str]], ticked: Iterable[str]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._before = tuple(ticked)
        self._boxes = TickDelegate(theme)
        self.setItemDelegate(self._boxes)
        self.setProperty("bordered", True)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        for option, label in options:
            item = QListWidgetItem(label, self)
            item.setData(_ID, option)
            item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_CHECKED if option in self._before else Qt.CheckState.Unchecked)
        self.setCurrentRow(self._first_ticked())
        theme.changed.connect(self._on_theme_changed)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids that are ticked: those from before in their order, unknown ones too, then new."""
        items = {self.item(row).data(_ID): self.item(row) for row in range(self.count())}
        on = [id_ for id_, item in items.items() if item.checkState() == _CHECKED]
        kept = [id_ for id_ in self._before if id_ in on or id_ not in items]
        return (*kept, *(id_ for id_ in on if id_ not in kept))

    def tick(self, option: str) -> None:
        """Tick the option of that id; nothing if there is none."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == option:
                self.item(row).setCheckState(_CHECKED)

    def _first_ticked(self) -> int:
        rows = range(self.count())
        return next((row for row in rows if self.item(row).checkState() == _CHECKED), 0)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        rows = min(max(self.count(), 2), _ROWS)
        return QSize(
            self._theme.tokens.px(320), rows * self._boxes.row_height + 2 * self.frameWidth()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.tokens.px(120), self.sizeHint().height())


class TickDelegate(QStyledItemDelegate):
    """Draws an option as the kit draws a box to tick; a click anywhere in its row ticks it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @property
    def row_height(self) -> int:
        """The height of an option of one line, in pixels."""
        line = self._theme.tokens.px(_BOX)
        return max(line + 2 * self._theme.tokens.px(_ABOVE), self._theme.tokens.target)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 0
        text = QRect(0, 0, max(width - self._indent() - self._theme.tokens.px(_SIDE), 1), 1 << 20)
        words = option.fontMetrics.boundingRect(text, _WRAP, index.data())
        return QSize(
            width, max(words.height() + 2 * self._theme.tokens.px(_ABOVE), self.row_height)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colour, px = self._theme.tokens.colour, self._theme.tokens.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colour.selected))
        top = option.rect.top() + (option.rect.height() - px(_BOX)) / 2
        box = QRectF(option.rect.left() + px(_SIDE) + 0.5, top + 0.5, px(_BOX) - 1, px(_BOX) - 1)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _CHECKED
        painter.setPen(QColor(colour.accent if on else colour.control))
        painter.setBrush(QColor(colour.accent if on else colour.surface))
        painter.drawRoundedRect(box, 4, 4)
        if on:
            painter.drawPixmap(box.topLeft(), self._theme.pixmap("tick", "on_accent", _BOX - 1))
        painter.setPen(QColor(colour.text))
        painter.setFont(option.font)
        words = option.rect.adjusted(self._indent(), 0, -px(_SIDE), 0)
        painter.drawText(words, _WRAP, index.data())
        painter.restore()

    def _indent(self) -> int:
        px = self._theme.tokens.px
        return 2 * px(_SIDE) + px(_BOX)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, _option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Tick, or take the tick away, at a click or the space bar."""
        clicked = event.type() == QEvent.Type.MouseButtonRelease
        if not (clicked or (isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space)):
            return False
        role = Qt.ItemDataRole.CheckStateRole
        on = Qt.CheckState(index.data(role)) == _CHECKED
        return model.setData(index, Qt.CheckState.Unchecked if on else _CHECKED, role)
