"""The button that shows or hides a side of the page; it names the side while that is hidden."""

from PySide6.QtCore import Slot

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import Button
from ilacs_desktop.ui.widgets.panes import Panes, Side
from ilacs_desktop.ui.widgets.tips import plain_tip


class FoldButton(Button):
    """Shows or hides one side of the panes it follows."""

    def __init__(self, theme: Theme, side: Side, words: str, keys: str) -> None:
        """``words`` name what the side holds; ``keys`` are the window's for the same."""
        super().__init__(theme, "", "quiet", f"panel_{side}", f"Show or hide: {words.lower()}")
        self._side: Side = side
        self._words = words
        self._panes: Panes | None = None
        self.setToolTip(plain_tip(f"Show or hide: {words.lower()} ({keys})"))
        self.clicked.connect(self._on_clicked)

    def follow(self, panes: Panes) -> None:
        """Act on a side of these panes from now on."""
        self._panes = panes
        panes.shown_changed.connect(self._on_shown_changed)
        self._on_shown_changed()

    @Slot()
    def _on_clicked(self) -> None:
        if self._panes is not None:
            self._panes.toggle_side(self._side)

    @Slot()
    def _on_shown_changed(self) -> None:
        shown = self._panes is not None and self._panes.is_shown(self._side)
        self.setText("" if shown else self._words)
        self.set_icon(f"panel_{self._side}")
