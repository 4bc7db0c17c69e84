"""Two things side by side, or one below the other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.theme.tokens import Space
from ilacs_desktop.ui.widgets.by_width import ArrangedByWidth
from ilacs_desktop.ui.widgets.layouts import Row

ROOM_FOR_TWO = 860  # pixels at 100 % text


class SideBySide(ArrangedByWidth):
    """``stretches`` share the width when the two are side by side."""

    def __init__(
        self,
        theme: Theme,
        left: QWidget,
        right: QWidget,
        stretches: tuple[int, int] = (1, 1),
        gap: Space = 16,
    ) -> None:
        super().__init__(theme)
        self._parts = (left, right)
        self._stretches = stretches
        self._row = Row(theme, gap)
        for part in self._parts:
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(self._row)
        self._begin()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.tokens.px(ROOM_FOR_TWO)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)
        for part, stretch in zip(self._parts, self._stretches, strict=True):
            self._row.setStretchFactor(part, stretch if wide else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the size needed when one is below the other: it can always change to that."""
        least = super().minimumSizeHint()
        return QSize(max(part.minimumSizeHint().width() for part in self._parts), least.height())
