"""The coverage table on its card, with its sum in a sentence."""

from PySide6.QtCore import Signal

from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.coverage import CoverageRow, coverage_sum, sum_sentence
from ilacs_desktop.ui.pages.overview.matrix import Matrix
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel


class CoverageCard(Card):
    """Which question is answered where.

    Signals:
        way_wanted: the person wants to go to an answer.
    """

    way_wanted = Signal(object)

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__(theme, "Coverage")
        self._told = CaptionLabel(theme)
        self.matrix = Matrix(theme, tuple(question.short for question in framework.questions))
        self.column.addWidget(self._told)
        self.column.addWidget(self.matrix)
        self.column.addStretch(1)
        self.matrix.way_wanted.connect(self.way_wanted)

    def show_rows(self, rows: tuple[CoverageRow, ...]) -> None:
        """Show these rows and their sum."""
        self._told.setText(f"{sum_sentence(coverage_sum(rows))}. Choose one to go to it.")
        self.matrix.show_rows(rows)
