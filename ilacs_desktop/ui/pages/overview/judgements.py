"""How far each judgement has come: its sections by their state, and its length."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout

from ilacs_desktop.ui.pages.overview.progress import PartFigures, counts_sentence
from ilacs_desktop.ui.pages.overview.ways import DRAFT, Way
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, literal
from ilacs_desktop.ui.widgets.by_width import ArrangedByWidth
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.ui.widgets.meter import LengthMeter

_WIDE = 600  # pixels at 100 %, from which the figures stand on one line


class JudgementsCard(Card):
    """A row for each judgement, and one for what stands before them.

    Signals:
        way_wanted: the person wants to go to a judgement.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "By judgement")
        self._theme = theme
        self._rows: list[_PartRow] = []
        self._list = Column(theme, 8)
        self.column.addLayout(self._list)
        self.column.addStretch(1)

    def show_parts(self, parts: tuple[PartFigures, ...]) -> None:
        """Show the figures, a row for each."""
        if [row.title for row in self._rows] != [part.title for part in parts]:
            self._rebuild(parts)
        for row, part in zip(self._rows, parts, strict=True):
            row.show_part(part)

    def _rebuild(self, parts: tuple[PartFigures, ...]) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [_PartRow(self._theme, part.title) for part in parts]
        for row in self._rows:
            row.way_wanted.connect(self.way_wanted)
            self._list.addWidget(row)


class _PartRow(ArrangedByWidth):
    """Title, states and length on one line, or below one another where it is narrow."""

    way_wanted = Signal(object)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme)
        self.title = title
        self._way: Way = DRAFT
        self._wide: bool | None = None
        self._link = link_button(theme, literal(title), f"{title}: go to its text")
        self._ready = BodyLabel(theme)
        self._ready.setWordWrap(False)
        self._states = CaptionLabel(theme)
        self._meter = LengthMeter(theme, f"Length of {title}")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(self._grid)
        self._link.clicked.connect(self._on_clicked)
        self._begin()

    def show_part(self, part: PartFigures) -> None:
        """Show a judgement, or what stands before the judgements."""
        self._way = part.way
        counts = part.counts
        self._ready.setText(f"{counts.done} of {counts.told} ready" if counts.told else "")
        self._states.setText(counts_sentence(counts))
        self._meter.set_length(part.words, part.budget)

    def _space_out(self) -> None:
        space = self._theme.tokens.space
        self._grid.setHorizontalSpacing(space(12))
        self._grid.setVerticalSpacing(space(2))

    def _arrange(self) -> None:
        wide = self.width() >= self._theme.tokens.px(_WIDE)
        px = self._theme.tokens.px
        self._grid.setColumnMinimumWidth(0, px(150) if wide else 0)
        self._grid.setColumnMinimumWidth(1, px(92) if wide else 0)
        if wide == self._wide:
            return
        self._wide = wide
        at = ((0, 0), (0, 1), (0, 2), (0, 3)) if wide else ((0, 0), (0, 1), (1, 0), (2, 0))
        parts = (self._link, self._ready, self._states, self._meter)
        for part, (row, column) in zip(parts, at, strict=True):
            span = 1 if wide or row == 0 else 2
            self._grid.addWidget(part, row, column, 1, span, Qt.AlignmentFlag.AlignVCenter)
        if wide:
            self._grid.setAlignment(self._meter, Qt.AlignmentFlag.AlignRight)
        for column, stretch in enumerate((0, 0, 1, 0) if wide else (1, 0, 0, 0)):
            self._grid.setColumnStretch(column, stretch)

    def minimumSizeHint(self) -> QSize:
        """Return the size needed with the figures below one another: they can always go there."""
        link, ready = self._link.minimumSizeHint(), self._ready.minimumSizeHint()
        first = link.width() + self._theme.tokens.space(12) + ready.width()
        least = max(first, self._meter.minimumSizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    @Slot()
    def _on_clicked(self) -> None:
        self.way_wanted.emit(self._way)
