"""One question with its answer: the words of the question, a hint, the editor and its length."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.words import count_body
from ilacs_desktop.ui.editor.editor import BodyEditor
from ilacs_desktop.ui.editor.view import BodyEdit
from ilacs_desktop.ui.pages.draft.answers import AnswerView
from ilacs_desktop.ui.pages.draft.cite import Citables
from ilacs_desktop.ui.pages.draft.look import editor_look
from ilacs_desktop.ui.theme.roles import HEADING_LEVEL
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.choices import TickBox
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, Row
from ilacs_desktop.ui.widgets.meter import LengthMeter

_START = "Write here. Type [ to cite evidence or an action."


class AnswerPanel(QWidget):
    """Shows one text at a time and reports what the author does to it.

    Signals:
        edited: the author changed the text at a place.
        told_chosen: the author chose whether the question is answered for the judgement.
        judgement_wanted: the author wants to go to the judgement's answer, at this place.
    """

    edited = Signal(object, object)  # Place, BodyEdit
    told_chosen = Signal(object, bool)  # Place
    judgement_wanted = Signal(object)  # Place

    def __init__(self, theme: Theme, citables: Citables) -> None:
        super().__init__()
        self._theme = theme
        self._view: AnswerView | None = None
        self._question = Label(theme, role="h3")
        self._question.setProperty(HEADING_LEVEL, 2)
        self._hint = CaptionLabel(theme)
        self._told = TickBox(theme, "Answered once for the judgement")
        self._link = link_button(theme, "Go to the judgement’s answer")
        self._note = CaptionLabel(theme)
        self.editor = BodyEditor(editor_look(theme), citables.face, citables.items)
        self.editor.set_hint(_START)
        self.meter = LengthMeter(theme, "Length of this answer")
        self._question.setBuddy(self.editor)
        self._lay_out(theme)
        self._told.clicked.connect(self._on_told_clicked)
        self._link.clicked.connect(self._on_link)
        self.editor.body_changed.connect(self._on_body_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def view(self) -> AnswerView | None:
        """What is shown; None before anything was."""
        return self._view

    def show_view(self, view: AnswerView, body: Body) -> None:
        """Show a text with its question; only what differs is redrawn."""
        if view != self._view:
            self._view = view
            self._dress(view)
        self.editor.set_body(body)

    def count(self) -> None:
        """Count the words again."""
        budget = self._view.budget if self._view is not None else 0
        self.meter.set_length(count_body(self.editor.body()), budget)

    def _lay_out(self, theme: Theme) -> None:
        foot = Row(theme, 8)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        column = Column(theme, 4)
        for widget in (self._question, self._hint, self._told, self._link, self.editor):
            column.addWidget(widget)
        column.addLayout(foot)
        self.setLayout(column)

    def _dress(self, view: AnswerView) -> None:
        told = bool(view.told)
        self._question.setText(view.question)
        self._hint.setText(view.hint)
        self._note.setText(view.note)
        self._told.setVisible(view.told is not None)
        self._told.setAccessibleName(f"{self._told.text()}: {view.name}")
        self._told.setChecked(told)
        self._link.setVisible(told)
        self._link.setAccessibleName(f"{self._link.text()}: {view.name}")
        self.editor.setAccessibleName(view.question)
        self.editor.set_read_only(told)
        self.meter.setVisible(not told)

    @Slot(bool)
    def _on_told_clicked(self, told: bool) -> None:
        if self._view is not None:
            self.told_chosen.emit(self._view.own, told)

    @Slot()
    def _on_link(self) -> None:
        if self._view is not None:
            self.judgement_wanted.emit(self._view.shown)

    @Slot(object)
    def _on_body_changed(self, edit: BodyEdit) -> None:
        if self._view is not None:
            self.edited.emit(self._view.own, edit)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.set_look(editor_look(self._theme))
