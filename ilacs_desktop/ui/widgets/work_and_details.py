"""Work at the left and details of what is chosen at the right, which fold away as on other pages."""

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.panes import Panes, Side


class WorkAndDetails(Panes):
    """Panes without a list at the left: the details follow the same widths and the same key."""

    def __init__(self, theme: Theme, work: QWidget, details: QWidget) -> None:
        super().__init__(theme, QWidget(), work, details)
        super().show_side("left", shown=False)

    def show_side(self, side: Side, shown: bool) -> None:
        """Open or close the details; there is nothing else to open."""
        if side == "right":
            super().show_side(side, shown)
