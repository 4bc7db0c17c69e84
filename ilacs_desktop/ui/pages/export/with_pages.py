"""The pages at the left and the panel with the options at the right, or one of them at a time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ilacs_desktop.ui.theme.theme import Theme

ROOM_FOR_BOTH = 900  # pixels at 100 % text
_PANEL = 380
_PANEL_LEAST = 320
_PAGES_LEAST = 420


class WithPages(QSplitter):
    """Where there is room both are shown, until the person hides one of them; else the panel.

    Signals:
        changed: the pages or the panel came into view, or went, or there is room for both or not.
    """

    changed = Signal()

    def __init__(self, theme: Theme, pages: QWidget, panel: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._pages = pages
        self._panel = panel
        self._wish: bool | None = None
        self._wants_panel = True
        self._shown: tuple[bool, bool, bool] | None = None  # pages, panel, room for both
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

    @property
    def shows_panel(self) -> bool:
        """Whether the panel is in view."""
        return self._shown is not None and self._shown[1]

    @property
    def has_room(self) -> bool:
        """Whether there is room for both."""
        return self.width() >= self._theme.tokens.px(ROOM_FOR_BOTH)

    def show_panel(self, *, shown: bool) -> None:
        """Bring the panel into view, or give the pages all the room."""
        self._wants_panel = shown
        if not shown and not self.shows_pages:
            self._wish = True
        elif shown and not self.has_room:
            self._wish = False
        self._arrange()

    def show_pages(self, *, shown: bool) -> None:
        """Bring the pages into view, in place of the panel where there is no room for both."""
        self._wish = shown
        self._arrange()

    def _arrange(self) -> None:
        px = self._theme.tokens.px
        pages = self.has_room if self._wish is None else self._wish
        panel = not pages or (self.has_room and self._wants_panel)
        wanted = (pages, panel, self.has_room)
        half = max(self.width() // 2, 1)
        self._pages.setMinimumWidth(min(px(_PAGES_LEAST), half))
        self._panel.setMinimumWidth(min(px(_PANEL_LEAST), half))
        if wanted == self._shown:
            return
        self._shown = wanted
        self._pages.setVisible(wanted[0])
        self._panel.setVisible(wanted[1])
        self.setSizes([max(self.width() - px(_PANEL), 1), px(_PANEL)])
        self.changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
