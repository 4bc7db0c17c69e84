"""What stands where nothing has come back from reviewers yet: how a copy comes back."""

from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.empty import EmptyState, empty_page

_NOTHING = "Nothing has come back from reviewers yet"
_HOW = (
    "On the Export page, choose the review copy and send it to those who should read it. They"
    " comment and change it in Word as they are used to; ask them to track their changes. When they"
    " send it back, bring it back here: you then accept or decline each change, and no word of"
    " yours is changed before you do."
)


def nothing_yet(theme: Theme) -> QWidget:
    """Return what stands in place of the list."""
    return empty_page(theme, EmptyState(theme, "comment", _NOTHING, _HOW))
