"""The frame of the History tab, and what stands in it before anything was saved."""

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.widgets.panes import Panes, Side

_NOTHING = "No version has been saved yet"
_HOW = (
    "Each time you save (File, Save, or Ctrl+S), a version is kept inside the file: who saved it,"
    " when, and the whole of what was written. From then on you can see here what has changed since"
    " any of them and by whom, put one paragraph or one record back, or go back to the whole."
)


class ListAndWork(Panes):
    """A list and the work, without a panel at the right; the list is open until somebody folds it.

    Nothing can be done before a version is chosen, so it is open in a narrow window too.
    """

    def __init__(self, theme: Theme, listed: QWidget, work: QWidget) -> None:
        super().__init__(theme, listed, work, QWidget())
        super().show_side("right", shown=False)
        super().show_side("left", shown=True)

    def show_side(self, side: Side, shown: bool) -> None:
        """Open or close the list; there is nothing else to open."""
        if side == "left":
            super().show_side(side, shown)


def nothing_yet(theme: Theme) -> QWidget:
    """Return what stands in place of the list."""
    return PageScroll(
        theme, empty_page(theme, EmptyState(theme, "history", _NOTHING, _HOW, level=1))
    )
