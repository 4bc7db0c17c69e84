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
from ilacs_desktop.ui.pages.draft.told import ToldCard
from ilacs_desktop.ui.theme.roles import HEADING_LEVEL
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.announce import announce
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
        settle_wanted: the author wants to settle what people wrote differently.
    """

    edited = Signal(object, object)  # Place, BodyEdit
    told_chosen = Signal(object, bool)  # Place
    judgement_wanted = Signal(object)  # Place
    settle_wanted = Signal()

    def __init__(self, theme: Theme, citables: Citables) -> None:
        super().__init__()
        self._theme = theme
        self._citables = citables
        self._view: AnswerView | None = None
        self._question = Label(theme, role="h3")
        self._question.setProperty(HEADING_LEVEL, 2)
        self._hint = CaptionLabel(theme)
        self._told = TickBox(theme, "Answered once for the judgement")
        self._card: ToldCard | None = None  # few questions are told for the judgement
        self._settle = link_button(theme, "")
        self._note = CaptionLabel(theme)
        self.editor = BodyEditor(editor_look(theme), citables.face, citables.items)
        self.editor.set_hint(_START)
        self.meter = LengthMeter(theme, "Length of this answer")
        self._question.setBuddy(self.editor)
        self._lay_out(theme)
        self._told.clicked.connect(self._on_told_clicked)
        self._settle.clicked.connect(self.settle_wanted)
        self.editor.body_changed.connect(self._on_body_changed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def view(self) -> AnswerView | None:
        """What is shown; None before anything was."""
        return self._view

    def show_view(self, view: AnswerView, own: Body, told: Body) -> None:
        """Show a text with its question; only what differs is redrawn.

        ``told`` is the judgement's text, shown where the question is answered there.
        """
        if view != self._view:
            self._view = view
            self._dress(view)
        self.editor.set_body(own)
        self.editor.set_asked(view.asked)
        if view.told or self._card is not None:
            self._show_card(view, own, told)

    def count(self) -> None:
        """Count the words again."""
        budget = self._view.budget if self._view is not None else 0
        self.meter.set_length(count_body(self.editor.body()), budget)

    def _lay_out(self, theme: Theme) -> None:
        foot = Row(theme, 8)
        foot.addWidget(self._note, 1)
        foot.addWidget(self.meter, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        self._column = Column(theme, 4)
        for widget in (self._question, self._hint, self._told, self.editor):
            self._column.addWidget(widget)
        self._column.addWidget(self._settle, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(foot)
        self.setLayout(self._column)

    def _dress(self, view: AnswerView) -> None:
        self._question.setText(view.question)
        self._hint.setText(view.hint)
        self._note.setText("" if view.told else view.note)
        self._told.setVisible(view.may_tell)
        self._told.setAccessibleName(f"{self._told.text()}: {view.name}")
        self._told.setChecked(view.told)
        self._settle.setText(_settle_text(len(view.asked)))
        self._settle.setAccessibleName(f"{self._settle.text()}: {view.name}")
        self._settle.setVisible(bool(view.asked) and not view.told)
        self.editor.setAccessibleName(view.question)
        self.editor.set_read_only(view.told)
        self.meter.setVisible(not view.told)

    def _show_card(self, view: AnswerView, own: Body, told: Body) -> None:
        """Show the card in place of the editor, or the editor; keys go where they can be seen."""
        card = self._card = self._card or self._make_card()
        was_here = self.editor.hasFocus()
        if view.told:
            card.show_texts(view, own, told, self._citables.face)
            self.editor.clearFocus()  # or hiding it would put the caret into the next answer
        self.editor.setVisible(not view.told)
        card.setVisible(view.told)
        if view.told and was_here:
            card.take_keyboard()

    def _make_card(self) -> ToldCard:
        card = ToldCard(self._theme)
        self._column.insertWidget(self._column.indexOf(self.editor), card)
        card.stand_after(self._told)
        card.own_wanted.connect(self._on_own_wanted)
        card.judgement_wanted.connect(self._on_judgement_wanted)
        return card

    @Slot(bool)
    def _on_told_clicked(self, told: bool) -> None:
        if self._view is not None:
            self.told_chosen.emit(self._view.own, told)
            announce(self, self._view.note if told else "")

    @Slot()
    def _on_own_wanted(self) -> None:
        if self._view is not None:
            self.told_chosen.emit(self._view.own, False)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_judgement_wanted(self) -> None:
        if self._view is not None:
            self.judgement_wanted.emit(self._view.shown)

    @Slot(object)
    def _on_body_changed(self, edit: BodyEdit) -> None:
        if self._view is not None:
            self.edited.emit(self._view.own, edit)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.editor.set_look(editor_look(self._theme))


def _settle_text(paragraphs: int) -> str:
    if paragraphs == 1:
        return "Two people changed the paragraph marked “?”. Settle it under Team, Bring in"
    return (
        f"Two people changed {paragraphs} paragraphs marked “?”. Settle them under Team, Bring in"
    )
