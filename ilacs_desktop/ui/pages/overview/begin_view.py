"""The first three steps, in place of an overview of nothing."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.ui.pages.overview.begin import FirstStep
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, FigureLabel
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.tag import Tag

_LAST_YEAR = (
    "You see where each part would go and correct it first. The text is marked as last year’s until"
    " you confirm it."
)


class BeginView(QWidget):
    """Three steps, the done ones marked, each a link to where it is done.

    Signals:
        way_wanted: the person wants to go and do one.
        last_year_wanted: bring in last year's Word document.
    """

    way_wanted = Signal(object)
    last_year_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._cards: list[_StepCard] = []
        column = Column(theme, 12)
        column.addWidget(
            BodyLabel(theme, "Nothing is written yet. These three steps get you going.", "text2")
        )
        self._column = Column(theme, 12)
        column.addLayout(self._column)
        last_year = link_button(theme, "Bring in last year’s document from Word")
        last_year.clicked.connect(self.last_year_wanted)
        words = Column(theme, 0)
        words.addWidget(last_year)
        words.addWidget(CaptionLabel(theme, _LAST_YEAR))
        column.addLayout(words)
        self.setLayout(column)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setMaximumWidth(self._theme.tokens.measure)

    def show_steps(self, steps: tuple[FirstStep, ...]) -> None:
        """Show the steps with what is done of them."""
        while len(self._cards) < len(steps):
            card = _StepCard(self._theme, len(self._cards) + 1)
            card.way_wanted.connect(self.way_wanted)
            self._column.addWidget(card)
            self._cards.append(card)
        for card, step in zip(self._cards, steps, strict=True):
            card.show_step(step)


class _StepCard(Card):
    """One step with its number."""

    way_wanted = Signal(object)

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__(theme)
        self._number = number
        self._step: FirstStep | None = None
        self._link = link_button(theme, "")
        self._why = CaptionLabel(theme)
        self._done = Tag(theme, "Done", "ok")
        words = Column(theme, 0)
        words.addWidget(self._link)
        words.addWidget(self._why)
        row = Row(theme, 16)
        row.addWidget(FigureLabel(theme, str(number), "text2"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self._done, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
        self._link.clicked.connect(self._on_clicked)

    def show_step(self, step: FirstStep) -> None:
        """Show what to do, why, and whether it is done."""
        self._step = step
        self._link.setText(step.text)
        done = ", done" if step.done else ""
        self._link.setAccessibleName(f"Step {self._number}: {step.text}{done}")
        self._why.setText(step.why)
        self._done.setVisible(step.done)

    @Slot()
    def _on_clicked(self) -> None:
        if self._step is not None:
            self.way_wanted.emit(self._step.way)
