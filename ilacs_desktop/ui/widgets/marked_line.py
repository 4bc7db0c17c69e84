"""A line with a mark before it, such as an item of a list."""

from PySide6.QtCore import Qt

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.labels import BodyLabel
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.long_words import breakable


def marked_line(theme: Theme, text: str, mark: str = "•") -> Row:
    """Return an item of a list: its mark, and its words beside it however many lines they take."""
    row = Row(theme, 8)
    row.addWidget(BodyLabel(theme, mark, "text2"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(BodyLabel(theme, breakable(text)), 1)
    return row
