"""Rows whose words wrap: each is as high as its words at the width of the list or tree it is in."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ilacs_desktop.ui.theme.stylesheet import SCROLL_BAR
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.text_lines import Faces
from ilacs_desktop.ui.widgets.views import behave_as_list

ROW = Qt.ItemDataRole.UserRole  # where a model keeps what a row shows

Index = QModelIndex | QPersistentModelIndex


class _Row(Protocol):
    @property
    def id(self) -> str: ...


class _LaidOut(Protocol):
    @property
    def height(self) -> int: ...


R = TypeVar("R", bound=_Row)
L = TypeVar("L", bound=_LaidOut)


class WrappedDelegate(QStyledItemDelegate):
    """Draws the rows. ``width`` is theirs, in pixels; what is laid out for another is forgotten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = 0

    def forget(self) -> None:
        """Lay all rows out again when they are next seen: fonts or width are other ones."""
        raise NotImplementedError


class TellingDelegate(WrappedDelegate, Generic[R, L]):
    """Draws rows of which the one whose id is ``chosen`` tells more than the others."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._laid_out: dict[tuple[R, bool], L] = {}
        self._faces = Faces(theme)
        self.chosen = ""

    def forget(self) -> None:
        self._laid_out.clear()
        self._faces.forget()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.width, self._layout(index.data(ROW)).height)

    @abstractmethod
    def _lay_out(self, row: R, *, chosen: bool) -> L:
        """Return what stands where in a row, and how high that is, in pixels."""

    def _layout(self, row: R) -> L:
        key = (row, row.id == self.chosen)
        if key not in self._laid_out:
            self._laid_out[key] = self._lay_out(row, chosen=row.id == self.chosen)
        return self._laid_out[key]


def wrap_at(view: QAbstractItemView, delegate: WrappedDelegate, width: int) -> None:
    """Lay the rows of a view out at this width, in pixels, unless they are so already."""
    if width != delegate.width:
        delegate.width = width
        delegate.forget()
        view.scheduleDelayedItemsLayout()


class WrappedList(QListView):
    """The list itself; whoever makes one fills ``_model``.

    Signals:
        focus_moved: what ``focus_rect`` gives is another rectangle now.
    """

    focus_moved = Signal()

    def __init__(self, theme: Theme, delegate: WrappedDelegate) -> None:
        super().__init__()
        self._theme = theme
        self._model = QStandardItemModel(self)
        self._wrapping = delegate
        self.setModel(self._model)
        self.setItemDelegate(delegate)
        self.setProperty("ground", "window")
        behave_as_list(self)
        self.verticalScrollBar().valueChanged.connect(self._on_moved)
        self.selectionModel().currentChanged.connect(self._on_moved)
        theme.changed.connect(self._on_theme_changed)

    def focus_rect(self) -> QRect:
        """Return the current row's rectangle, for the focus ring."""
        return current_part(self)

    @Slot()
    def _on_moved(self) -> None:
        self.focus_moved.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._wrapping.forget()
        self.updateGeometry()
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The same with the scroll bar and without: else its coming would wrap the text anew.
        plain = self._theme.look == "high_contrast"
        bar = self.verticalScrollBar().sizeHint().width() if plain else SCROLL_BAR
        wrap_at(self, self._wrapping, self.width() - bar)
        self.focus_moved.emit()
