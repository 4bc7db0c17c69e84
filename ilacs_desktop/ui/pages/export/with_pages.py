"""The pages at the left and the panel with the choices at the right, or one of them at a time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ilacs_desktop.ui.theme.theme import Theme

ROOM_FOR_BOTH = 900  # pixels at 100 % text
_PANEL = 380
_PANEL_LEAST = 320
_PAGES_LEAST = 420


class WithPages(QSplitter):
    """Where there is room both are shown, until the person hides the pages; else the panel.

    Signals:
        pages_shown: the pages came into view, or went.
    """

    pages_shown = Signal(bool)

    def __init__(self, theme: Theme, pages: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._pages = pages
        self._panel = panel
        self._wish: bool | None = None
        self._shown: tuple[bool, bool] | None = None  # pages, panel
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(pages)
        self.addWidget(panel)
        self.setStretchFactor(0, 1)
        self._arrange()
        theme.changed.connect(self._on_theme_changed)

    @property
    def shows_pages(self) -> bool:
        """Whether the pages are in view."""
        return self._shown is not None and self._shown[0]

    def show_pages(self, *, shown: bool) -> None:
        """Bring the pages into view, in place of the panel where there is no room for both."""
        self._wish = shown
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.tokens.px
        has_room = self.width() >= px(ROOM_FOR_BOTH)
        pages = has_room if self._wish is None else self._wish
        wanted, before = (pages, has_room or not pages), self._shown
        half = max(self.width() // 2, 1)
        self._pages.setMinimumWidth(min(px(_PAGES_LEAST), half))
        self._panel.setMinimumWidth(min(px(_PANEL_LEAST), half))
        if wanted == before:
            return
        self._shown = wanted
        self._pages.setVisible(wanted[0])
        self._panel.setVisible(wanted[1])
        self.setSizes([max(self.width() - px(_PANEL), 1), px(_PANEL)])
        if before is None or before[0] != pages:
            self.pages_shown.emit(pages)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
