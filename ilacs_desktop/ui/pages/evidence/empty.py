"""What the evidence page shows while there is no evidence: what to do first."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import Button
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.pasting import is_paste, keeps_paste

_TOLD = (
    "Evidence is what shows how good practice is: audits, figures, what children and families say,"
    " and what others found. Add an item, drop or paste a file or a link here, or bring in the list"
    " you keep in Excel."
)


class EmptyLibrary(QWidget):
    """Ctrl+V begins an item here too, whichever button the keyboard is on.

    Signals:
        paste_wanted: what was copied is to begin an item.
    """

    paste_wanted = Signal()

    def __init__(self, theme: Theme, buttons: tuple[Button, ...]) -> None:
        super().__init__()
        state = EmptyState(theme, "evidence", "No evidence yet", _TOLD, buttons, level=1)
        column = Column(theme, 0)
        column.addWidget(empty_page(theme, state))
        self.setLayout(column)

    def event(self, event: QEvent) -> bool:
        return keeps_paste(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_paste(event):
            self.paste_wanted.emit()
        else:
            super().keyPressEvent(event)
