"""Columns and rows whose gaps and margins grow with the reader's text."""

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space


class Margins(NamedTuple):
    """The space between a layout's edge and what it holds."""

    left: Space = 0
    top: Space = 0
    right: Space = 0
    bottom: Space = 0


def all_round(space: Space) -> Margins:
    """Return the same margin on every side."""
    return Margins(space, space, space, space)


PAGE = Margins(24, 12, 24, 24)  # round what stands on a page, below its tabs


class Column(QVBoxLayout):
    """Things below one another."""

    def __init__(self, theme: Theme, gap: Space = 8, margins: Margins = Margins()) -> None:  # noqa: B008 - frozen
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._margins = margins
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        _space_out(self, self._theme, self._gap, self._margins)


class Row(QHBoxLayout):
    """Things beside one another."""

    def __init__(self, theme: Theme, gap: Space = 8, margins: Margins = Margins()) -> None:  # noqa: B008 - frozen
        super().__init__()
        self._theme = theme
        self._gap = gap
        self._margins = margins
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        _space_out(self, self._theme, self._gap, self._margins)


def move_into(layout: QBoxLayout, widgets: Iterable[QWidget]) -> None:
    """Put widgets at the start of a layout, in this order, also those in another one of the window.

    Never take items out with ``takeAt`` for this: nobody deletes them, and a widget tells only its
    oldest item that its text grew. The layout would give it the room of its old text for ever.
    """
    for number, widget in enumerate(widgets):
        layout.insertWidget(number, widget)


def _space_out(layout: QBoxLayout, theme: Theme, gap: Space, margins: Margins) -> None:
    space = theme.tokens.space
    layout.setSpacing(space(gap))
    layout.setContentsMargins(*(space(margin) for margin in margins))
