"""What a page shows when there is nothing on it yet: what it is for and what to do first."""

from collections.abc import Iterable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, Heading, Level
from ilacs_desktop.ui.widgets.layouts import PAGE, Column, Row

_ICON = 40
_WIDTH = 560


class EmptyState(QWidget):
    """An icon, a heading, a sentence or two, and buttons, the first of which is the first step."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        title: str,
        text: str,
        buttons: Iterable[QAbstractButton] = (),
        *,
        level: Level = 2,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self._icon = QLabel()
        column = Column(theme, 12)
        column.addWidget(self._icon)
        column.addWidget(Heading(theme, title, level))
        column.addWidget(BodyLabel(theme, text, "text2"))
        row = FlowLayout(theme)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)
        self.setLayout(column)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._icon.setPixmap(self._theme.pixmap(self._icon_name, "accent", _ICON))
        self.setMaximumWidth(self._theme.tokens.px(_WIDTH))


def empty_page(theme: Theme, state: EmptyState) -> QWidget:
    """Return a page with nothing on it but this, at its top left."""
    row = Row(theme, 0)
    row.addWidget(state, 10)
    row.addStretch(1)
    column = Column(theme, 0, PAGE)
    column.addLayout(row)
    column.addStretch(1)
    page = QWidget()
    page.setLayout(column)
    return page
