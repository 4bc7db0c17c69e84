"""Two buttons under a list with comments: answer the one that is chosen, or close it."""

from PySide6.QtCore import QObject, Signal, Slot

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.records import Comment
from ilacs_desktop.ui.pages.draft.forms import DraftForms
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.flow import FlowLayout


class CommentWays(QObject):
    """The buttons; they are seen while a comment is chosen.

    Signals:
        settled: a comment was closed or opened again.
    """

    settled = Signal()

    def __init__(self, theme: Theme, forms: DraftForms, foot: FlowLayout) -> None:
        """Put the buttons into the ``foot``; ``forms`` ask for the answer."""
        super().__init__(forms)
        self._forms = forms
        self._comment: Comment | None = None
        self._answer = secondary_button(theme, "Answer…", "comment", "Answer this comment")
        self._settle = secondary_button(theme, "Close comment", "tick")
        for button in (self._answer, self._settle):
            foot.addWidget(button)
            button.hide()
        self._answer.clicked.connect(self._on_answer)
        self._settle.clicked.connect(self._on_settle)

    def show(self, comment: Comment | None) -> None:
        """Offer what can be done with a comment; nothing without one."""
        self._comment = comment
        self._settle.setVisible(comment is not None)
        self._answer.setVisible(comment is not None and is_open(comment))
        if comment is not None:
            self._settle.setText("Close comment" if is_open(comment) else "Reopen comment")

    @Slot()
    def _on_answer(self) -> None:
        if self._comment is not None:
            self._forms.answer(self._comment)

    @Slot()
    def _on_settle(self) -> None:
        if self._comment is None:
            return
        if is_open(self._comment):
            self._forms.close(self._comment)
        else:
            self._forms.reopen(self._comment)
        self.settled.emit()
