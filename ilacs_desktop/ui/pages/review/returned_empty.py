"""What stands where nothing has come back from reviewers yet: how a copy comes back."""

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.empty import EmptyState
from ilacs_desktop.ui.widgets.layouts import Column, Row, all_round

_NOTHING = "Nothing has come back from reviewers yet"
_HOW = (
    "On the Export page, choose the review copy and send it to those who should read it. They"
    " comment and change it in Word as they are used to; ask them to track their changes. When they"
    " send it back, bring it back here: you then accept or decline each change, and no word of"
    " yours is changed before you do."
)


def nothing_yet(theme: Theme) -> QWidget:
    """Return what stands in place of the list."""
    page = QWidget()
    row = Row(theme, 0)
    row.addWidget(EmptyState(theme, "comment", _NOTHING, _HOW), 10)
    row.addStretch(1)
    column = Column(theme, 0, all_round(24))
    column.addLayout(row)
    column.addStretch(1)
    page.setLayout(column)
    return page
