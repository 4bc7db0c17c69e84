"""A list of rows whose words wrap: each row is as high as its words at the width of the list."""

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QResizeEvent, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyledItemDelegate

from ilacs_desktop.ui.theme.stylesheet import SCROLL_BAR
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.current_part import current_part
from ilacs_desktop.ui.widgets.views import behave_as_list


class WrappedDelegate(QStyledItemDelegate):
    """Draws the rows. ``width`` is theirs, in pixels; what is laid out for another is forgotten."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.width = 0

    def forget(self) -> None:
        """Lay all rows out again when they are next seen: fonts or width are other ones."""
        raise NotImplementedError


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
        if self.width() - bar != self._wrapping.width:
            self._wrapping.width = self.width() - bar
            self._wrapping.forget()
            self.scheduleDelayedItemsLayout()
        self.focus_moved.emit()
