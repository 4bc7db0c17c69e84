"""The pages of the preview in small, to find one by its look and go to it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ilacs_desktop.layout.placed import PlacedPage
from ilacs_desktop.ui.pages.export.preview.pictures import Pictures
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part

STRIP = 148  # pixels wide at 100 % text
_SIDE = 96  # pixels that a page is wide
_ROOM = 8
_PAGE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


class _Pages(QAbstractListModel):
    """One row a page."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[PlacedPage, ...] = ()

    def show_pages(self, pages: Sequence[PlacedPage]) -> None:
        self.beginResetModel()
        self._pages = tuple(pages)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's way
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        if role == Qt.ItemDataRole.DisplayRole:
            return f"Page {index.row() + 1}"
        return self._pages[index.row()] if role == _PAGE else None


class _Delegate(QStyledItemDelegate):
    """Draws a page in small above its number."""

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        px = self._theme.tokens.px
        paper = self._paper(index.data(_PAGE), QRect())
        return QSize(px(_SIDE), paper.height() + option.fontMetrics.height() + 3 * px(_ROOM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        tokens = self._theme.tokens
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        page: PlacedPage = index.data(_PAGE)
        paper = self._paper(page, area)
        picture = self._pictures.picture(
            page, paper.width(), paper.height(), painter.device().devicePixelRatioF()
        )
        if picture is not None:
            painter.drawPixmap(paper.topLeft(), picture)
        edge = tokens.colour.accent if chosen else tokens.colour.control
        painter.setPen(QPen(QColor(edge), 3 if chosen else 1))
        painter.drawRect(paper.adjusted(-2, -2, 1, 1) if chosen else paper.adjusted(-1, -1, 0, 0))
        painter.setPen(QColor(tokens.colour.text if chosen else tokens.colour.text2))
        painter.setFont(self._theme.font("strong" if chosen else "caption"))
        below = QRect(area.left(), paper.bottom() + 1, area.width(), area.bottom() - paper.bottom())
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, str(index.row() + 1))

    def _paper(self, page: PlacedPage, area: QRect) -> QRect:
        px = self._theme.tokens.px
        width, height = px(_SIDE), round(px(_SIDE) * page.height / page.width)
        left = area.left() + (area.width() - width) // 2
        return QRect(left, area.top() + px(_ROOM), width, height)


class Thumbnails(QListView):
    """The pages in small. Arrow keys, Page Up and Page Down, Home and End move in it.

    Signals:
        page_chosen: the person moved to this page, from 1 on; not sent by ``select``.
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    page_chosen = Signal(int)
    focus_moved = Signal()

    def __init__(self, theme: Theme, pictures: Pictures) -> None:
        super().__init__()
        self._theme = theme
        self._pictures = pictures
        self._quiet = False
        self._model = _Pages()
        self._delegate = _Delegate(theme, pictures)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName("Pages in small")
        self.setProperty("ground", "window")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_pages(self, pages: Sequence[PlacedPage]) -> None:
        """Show other pages; none is chosen until ``select``."""
        self._quiet = True
        self._pictures.forget()
        self._model.show_pages(pages)
        self._quiet = False

    def select(self, page: int) -> None:
        """Mark a page, from 1 on, as the one that is looked at, and scroll to it."""
        index = self._model.index(page - 1)
        if index.isValid() and index != self.currentIndex():
            self._quiet = True
            self.setCurrentIndex(index)
            self._quiet = False

    def forget_pictures(self) -> None:
        """Give back the memory of what was painted; it is painted again when it is seen."""
        self._pictures.forget()

    def focus_rect(self) -> QRect:
        """Return the current page's rectangle, for the focus ring."""
        return current_part(self)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        self.focus_moved.emit()
        if not self._quiet and now.isValid():
            self.page_chosen.emit(now.row() + 1)

    @Slot()
    def _on_scrolled(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFixedWidth(self._theme.tokens.px(STRIP))
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.focus_moved.emit()
