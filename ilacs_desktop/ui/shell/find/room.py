"""The page with room for a panel: at its left where there is width, else over it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ilacs_desktop.ui.theme.theme import Theme

ROOM_BESIDE = 860  # pixels at 100 % text: the panel, and a page that can be worked on
_WIDTH = 320
_SHARE = 0.42  # of the height, where it stands over the page


@runtime_checkable
class Lowers(Protocol):
    """A panel that can use much width and little height."""

    def set_low(self, *, low: bool) -> None:
        """Arrange what is in it for that, or for the other way round."""
        ...


class Room(QSplitter):
    """Holds the pages, and a panel while one is open."""

    def __init__(self, theme: Theme, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self.pages = pages
        self._panel: QWidget | None = None
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        theme.changed.connect(self._on_theme_changed)

    @property
    def panels(self) -> tuple[QWidget, ...]:
        """The panel that is open, if there is one."""
        shown = self._panel is not None and not self._panel.isHidden()
        return (self._panel,) if self._panel is not None and shown else ()

    def show_panel(self, panel: QWidget, *, shown: bool) -> None:
        """Open a panel, or close it."""
        if self._panel is not panel:
            self._panel = panel
            self.insertWidget(0, panel)
            self.setStretchFactor(1, 1)
        panel.setVisible(shown)
        if shown:
            self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Return what it needs with the panel over the page: where it is narrow, it goes there."""
        shown = [w for n in range(self.count()) if (w := self.widget(n)) and not w.isHidden()]
        width = max((widget.minimumSizeHint().width() for widget in shown), default=0)
        return QSize(width, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        """Put the panel where there is room for it, as large as it begins."""
        tokens = self._theme.tokens
        low = self.width() * 100 / tokens.px(100) < ROOM_BESIDE
        self.setOrientation(Qt.Orientation.Vertical if low else Qt.Orientation.Horizontal)
        if isinstance(self._panel, Lowers):
            self._panel.set_low(low=low)
        size = round(self.height() * _SHARE) if low else tokens.px(_WIDTH)
        whole = self.height() if low else self.width()
        self.setSizes([size, max(whole - size, 1)])

    @Slot()
    def _on_theme_changed(self) -> None:
        if self.panels:
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low = self.width() * 100 / self._theme.tokens.px(100) < ROOM_BESIDE
        if self.panels and low != (self.orientation() == Qt.Orientation.Vertical):
            self._arrange()
