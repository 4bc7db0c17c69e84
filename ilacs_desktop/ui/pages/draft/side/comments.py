"""The panel of comments on the open part: read, add, answer, close and reopen them."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QWidget

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Comment
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.pages.draft.parts import (
    comments_of,
    part_title,
    places_of,
    question_name,
)
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button, secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.layouts import Column, all_round
from ilacs_desktop.ui.widgets.page_scroll import PageScroll
from ilacs_desktop.ui.work.workspace import Workspace

_NONE = "No comments on this part. Comments stay in the file and are never exported."


class CommentsPanel(PageScroll):
    """The comments on one part, the open ones first."""

    def __init__(self, theme: Theme, workspace: Workspace, forms: DraftForms) -> None:
        content = QWidget()
        super().__init__(theme, content)
        self._workspace = workspace
        self._forms = forms
        self._part = ""
        self._question = ""
        self._shown: tuple[Comment, ...] | None = None
        self._add = secondary_button(theme, "Add comment", "add")
        self._add.clicked.connect(self._on_add)
        self._cards = Column(theme, 8)
        column = Column(theme, 12, all_round(12))
        column.addWidget(self._add)
        column.addLayout(self._cards)
        column.addStretch(1)
        content.setLayout(column)

    def show_part(self, part: str) -> None:
        """Show the comments on another part, or look again at those on this one."""
        self._part = part
        found = comments_of(self._workspace.document, part)
        if found != self._shown:
            self._shown = found
            self._fill(found)

    def set_question(self, question: str) -> None:
        """Offer this question first when a comment is added: the author is writing there."""
        self._question = question

    def take_keyboard(self, comment: str) -> None:
        """Put the keyboard on what can be done with the comment of this id."""
        for card in self.findChildren(CommentCard):
            if card.comment == comment:
                card.take_keyboard()

    def _fill(self, found: tuple[Comment, ...]) -> None:
        was = self.window().focusWidget()
        if was is not None and self.isAncestorOf(was):
            self._add.setFocus()  # what had the keyboard goes away with its card
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, comment in enumerate(found, start=1):
            card = CommentCard(self._theme, comment, number, self._about(comment))
            card.answer_wanted.connect(self._on_answer_wanted)
            card.settle_wanted.connect(self._on_settle_wanted)
            self._cards.addWidget(card)
        if not found:
            self._cards.addWidget(BodyLabel(self._theme, _NONE, "text2"))

    def _about(self, comment: Comment) -> str:
        return question_name(Place(comment.part, comment.question), self._workspace.framework)

    def add(self) -> None:
        """Ask for a comment on the part that is shown."""
        places = places_of(self._part)
        names = [
            (place.question, question_name(place, self._workspace.framework)) for place in places
        ]
        chosen = next((p for p in places if p.question == self._question), places[0])
        title = part_title(self._workspace.document, self._part)
        self._forms.add_comment(title, names, chosen)

    @Slot()
    def _on_add(self) -> None:
        self.add()

    @Slot(object)
    def _on_answer_wanted(self, comment: Comment) -> None:
        self._forms.answer(comment)

    @Slot(object)
    def _on_settle_wanted(self, comment: Comment) -> None:
        if is_open(comment):
            self._forms.close(comment)
        else:
            self._forms.reopen(comment)


class CommentCard(Card):
    """One comment with its answers.

    Signals:
        answer_wanted: this comment is to be answered.
        settle_wanted: this comment is to be closed or, if it is closed, opened again.
    """

    answer_wanted = Signal(object)
    settle_wanted = Signal(object)

    def __init__(self, theme: Theme, comment: Comment, number: int, about: str) -> None:
        """Show a comment; ``number`` tells it from the others, ``about`` names its text."""
        super().__init__(theme, kind="subtle")
        self._comment = comment
        is_closed = not is_open(comment)
        colour = "muted" if is_closed else "text"
        self.column.addWidget(Label(theme, comment.author, "strong", colour))
        when = format_date(comment.at.date())
        self.column.addWidget(CaptionLabel(theme, " · ".join(filter(None, (when, about)))))
        self.column.addWidget(BodyLabel(theme, comment.text, colour))
        for reply in comment.replies:
            said = f"{reply.author}, {format_date(reply.at.date())}: {reply.text}"
            self.column.addWidget(CaptionLabel(theme, said))
        if is_closed:
            self.column.addWidget(CaptionLabel(theme, f"Closed by {comment.closed_by}"))
        self._add_buttons(theme, number, is_closed=is_closed)

    @property
    def comment(self) -> str:
        """The id of the comment."""
        return self._comment.id

    def take_keyboard(self) -> None:
        """Put the keyboard on the first thing that can be done with it."""
        link = self.findChild(QAbstractButton)
        if link is not None:
            link.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_buttons(self, theme: Theme, number: int, *, is_closed: bool) -> None:
        settle = "Reopen" if is_closed else "Close"
        buttons = FlowLayout(theme, 12)
        if not is_closed:
            answer = link_button(theme, "Answer", f"Answer comment {number}")
            answer.clicked.connect(self._on_answer)
            buttons.addWidget(answer)
        done = link_button(theme, settle, f"{settle} comment {number}")
        done.clicked.connect(self._on_settle)
        buttons.addWidget(done)
        self.column.addLayout(buttons)

    @Slot()
    def _on_answer(self) -> None:
        self.answer_wanted.emit(self._comment)

    @Slot()
    def _on_settle(self) -> None:
        self.settle_wanted.emit(self._comment)
