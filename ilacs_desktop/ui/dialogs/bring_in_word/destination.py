"""The controls that say where the headings that are chosen go, or what becomes of their tables."""

from collections.abc import Iterable
from typing import get_args

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QBoxLayout

from ilacs_desktop.document.places import FRONT, QUESTIONS
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.bring_in_word.planning import JOIN, SKIP
from ilacs_desktop.ui.dialogs.bring_in_word.rows import USES
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.by_width import ArrangedByWidth
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.word.last_year.choices import TableUse

_ROOM_FOR_TWO = 520  # pixels at 100 % text


class Destination(ArrangedByWidth):
    """Stands beside the table or right under it, so that a row and its place are seen together.

    Signals:
        piece_chosen: the destination and the question for the headings that are chosen.
        table_chosen: what becomes of the tables that are chosen.
    """

    piece_chosen = Signal(str, str)
    table_chosen = Signal(str)

    def __init__(
        self, theme: Theme, places: Iterable[tuple[str, str]], framework: Framework
    ) -> None:
        super().__init__(theme)
        questions = [(question.id, question.short) for question in framework.questions]
        self._place = Choice(theme, places)
        self._question = Choice(theme, questions)
        self._use = Choice(theme)
        self._place_field = Field(theme, "Where it goes", self._place)
        self._question_field = Field(theme, "Which question it answers", self._question)
        self._use_field = Field(theme, "What becomes of the table", self._use)
        self._row = Row(theme, 12)
        self._row.addWidget(self._place_field, 3)
        self._row.addWidget(self._question_field, 2)
        self._row.addWidget(self._use_field, 5)
        self.setLayout(self._row)
        self._begin()
        self._place.chosen.connect(self._on_piece)
        self._question.chosen.connect(self._on_piece)
        self._use.chosen.connect(self._on_use)

    def show_piece(self, destination: str, question: str) -> None:
        """Show where a heading goes."""
        self._place.set_value(destination)
        has_question = destination not in (JOIN, SKIP) and not destination.startswith(FRONT)
        self._question.set_value(question if question in QUESTIONS else QUESTIONS[0])
        self._place_field.show()
        self._question_field.setVisible(has_question)
        self._use_field.hide()

    def show_table(self, use: TableUse, possible: Iterable[TableUse]) -> None:
        """Show what becomes of a table, and what else could."""
        known = (*possible, "text", "skip")
        self._use.set_options([(kind, USES[kind]) for kind in get_args(TableUse) if kind in known])
        self._use.set_value(use)
        self._place_field.hide()
        self._question_field.hide()
        self._use_field.show()

    def minimumSizeHint(self) -> QSize:
        """Return the size needed when one control is below the other."""
        fields = (self._place_field, self._question_field, self._use_field)
        least = super().minimumSizeHint()
        return QSize(max(field.minimumSizeHint().width() for field in fields), least.height())

    def _arrange(self) -> None:
        directions = QBoxLayout.Direction
        wide = self.width() >= self._theme.tokens.px(_ROOM_FOR_TWO)
        self._row.setDirection(directions.LeftToRight if wide else directions.TopToBottom)

    @Slot(str)
    def _on_piece(self, _value: str) -> None:
        self.piece_chosen.emit(self._place.value, self._question.value)

    @Slot(str)
    def _on_use(self, use: str) -> None:
        self.table_chosen.emit(use)
