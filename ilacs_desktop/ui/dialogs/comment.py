"""The forms for a comment on a part of the self-evaluation, and for an answer to one."""

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot

from ilacs_desktop.document.records import Comment
from ilacs_desktop.ui.dialogs.form import FormDialog
from ilacs_desktop.ui.dialogs.record_form import text_of
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.choices import Choice
from ilacs_desktop.ui.widgets.field import Field
from ilacs_desktop.ui.widgets.growing_text import GrowingText


class CommentDialog(FormDialog):
    """Write a comment on one of the texts of a part.

    Signals:
        written: the question it is about, and its text.
    """

    written = Signal(str, str)

    def __init__(
        self, theme: Theme, title: str, questions: Iterable[tuple[str, str]], question: str
    ) -> None:
        """``title`` is the part's; ``questions`` are its texts, pairs of id and name."""
        super().__init__(theme, "Add comment", "Add comment", f"On “{title}”. It is not exported.")
        self._question = Choice(theme, questions)
        self._question.set_value(question)
        self._text = GrowingText(theme)
        self.add_field("text", Field(theme, "Comment", self._text))
        self.add_field("question", Field(theme, "About", self._question))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        return {"text": "" if text_of(self._text) else "Write the comment."}

    @Slot()
    def _on_accepted(self) -> None:
        self.written.emit(self._question.value, text_of(self._text))


class AnswerDialog(FormDialog):
    """Answer a comment.

    Signals:
        written: the comment's id, and the answer.
    """

    written = Signal(str, str)

    def __init__(self, theme: Theme, comment: Comment) -> None:
        intro = f"{comment.author} wrote: “{comment.text}”"
        super().__init__(theme, "Answer comment", "Answer", intro)
        self._comment = comment.id
        self._text = GrowingText(theme)
        self.add_field("text", Field(theme, "Answer", self._text))
        self.accepted.connect(self._on_accepted)

    def faults(self) -> dict[str, str]:
        return {"text": "" if text_of(self._text) else "Write the answer."}

    @Slot()
    def _on_accepted(self) -> None:
        self.written.emit(self._comment, text_of(self._text))
