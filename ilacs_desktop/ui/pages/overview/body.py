"""How the lower cards lie: two columns where there is room, otherwise one below the other."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.by_width import ArrangedByWidth
from ilacs_desktop.ui.widgets.layouts import Column, Row, move_into

_ROOM_FOR_TWO = 960  # pixels at 100 % text: the coverage table needs most of them
_LEFT_SHARE, _RIGHT_SHARE = 9, 4  # of the width


class Body(ArrangedByWidth):
    """What to do next comes first where the cards lie below one another, and on the right of two."""

    def __init__(
        self, theme: Theme, todo: QWidget, judgements: QWidget, coverage: QWidget, evidence: QWidget
    ) -> None:
        super().__init__(theme)
        self._in_two = ((judgements, coverage), (todo, evidence))
        self._in_one = (todo, judgements, coverage, evidence)
        self._wide: bool | None = None
        self._columns = (Column(theme, 12), Column(theme, 12))
        self._row = Row(theme, 12)
        for column in self._columns:
            column.addStretch(1)
            self._row.addLayout(column)
        self.setLayout(self._row)
        self._begin()

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.tokens.px(_ROOM_FOR_TWO)
        if wide == self._wide:
            return
        self._wide = wide
        for column, cards in zip(
            self._columns, self._in_two if wide else (self._in_one, ()), strict=True
        ):
            move_into(column, cards)
        self._row.setSpacing(self._theme.tokens.space(12) if wide else 0)
        self._row.setStretch(0, _LEFT_SHARE)
        self._row.setStretch(1, _RIGHT_SHARE if wide else 0)

    def minimumSizeHint(self) -> QSize:
        """Return the size of one column: it can always change to that."""
        widest = max(card.minimumSizeHint().width() for card in self._in_one)
        return QSize(widest, super().minimumSizeHint().height())
