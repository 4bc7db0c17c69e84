"""Cards of one width side by side, over as many rows as the window needs."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space
from ilacs_desktop.ui.widgets.by_width import ArrangedByWidth


class EvenGrid(ArrangedByWidth):
    """All its parts in one row where each gets ``least`` pixels (at 100 %), otherwise in more.

    The rows are of the same length where that can be: four parts go two by two, never three and one.
    """

    def __init__(self, theme: Theme, parts: Sequence[QWidget], least: int, gap: Space = 12) -> None:
        super().__init__(theme)
        self._parts = tuple(parts)
        self._least = least
        self._gap: Space = gap
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)
        self._begin()

    @property
    def columns(self) -> int:
        """How many parts are side by side."""
        return self._columns

    def _space_out(self) -> None:
        self._grid.setSpacing(self._theme.tokens.space(self._gap))

    def _arrange(self) -> None:
        columns = even_columns(len(self._parts), self.width(), self._theme.tokens.px(self._least))
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(len(self._parts)):
            self._grid.setColumnStretch(column, int(column < columns))
        for number, part in enumerate(self._parts):
            self._grid.addWidget(part, number // columns, number % columns)

    def minimumSizeHint(self) -> QSize:
        """Return the size of one column: it can always change to that."""
        least = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(least, super().minimumSizeHint().height())


def even_columns(parts: int, width: int, least: int) -> int:
    """Return how many columns of at least so many pixels there are, the rows as even as can be."""
    fit = min(max(width // least, 1), parts)
    rows = -(-parts // fit)
    return -(-parts // rows)
