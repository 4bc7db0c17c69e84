"""What is chosen in the table: its text, and the controls that say where it goes."""

from collections.abc import Iterable
from typing import get_args

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.places import FRONT, QUESTIONS
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.dialogs.bring_in_word.planning import JOIN, SKIP
from ilacs_desktop.ui.dialogs.bring_in_word.rows import USES
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Heading
from ilacs_desktop.ui.widgets.layouts import Column
from ilacs_desktop.word.last_year.choices import TableUse


class Details(QWidget):
    """The controls for what is chosen.

    Signals:
        piece_chosen: the destination and the question for the headings that are chosen.
        table_chosen: what becomes of the tables that are chosen.
    """

    piece_chosen = Signal(str, str)
    table_chosen = Signal(str)

    def __init__(
        self, theme: Theme, places: Iterable[tuple[str, str]], framework: Framework
    ) -> None:
        super().__init__()
        questions = [(question.id, question.short) for question in framework.questions]
        self._title = Heading(theme, "", 2, looks=3)
        self._note = CaptionLabel(theme)
        self._place = Choice(theme, places)
        self._question = Choice(theme, questions)
        self._use = Choice(theme)
        self._text = GrowingText(theme, least=5, most=12)
        self._text.setReadOnly(True)
        self._place_field = Field(theme, "Where it goes", self._place)
        self._question_field = Field(theme, "Which question it answers", self._question)
        self._use_field = Field(theme, "What becomes of the table", self._use)
        column = Column(theme, 12)
        for widget in (
            self._title,
            self._note,
            self._place_field,
            self._question_field,
            self._use_field,
            Field(theme, "The text", self._text),
        ):
            column.addWidget(widget)
        column.addStretch(1)
        self.setLayout(column)
        self._place.chosen.connect(self._on_piece)
        self._question.chosen.connect(self._on_piece)
        self._use.chosen.connect(self._on_use)

    def show_head(self, title: str, note: str, text: str) -> None:
        """Show what is chosen, and its text."""
        self._title.setText(title)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)

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

    @Slot(str)
    def _on_piece(self, _value: str) -> None:
        self.piece_chosen.emit(self._place.value, self._question.value)

    @Slot(str)
    def _on_use(self, use: str) -> None:
        self.table_chosen.emit(use)
