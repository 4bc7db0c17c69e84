"""The wording of the change that is chosen: what went is struck through, what came underlined."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLabel

from ilacs_desktop.merge.changes import Marked
from ilacs_desktop.ui.pages.review.returned_rows import Entry, answers, noted, who_and_when
from ilacs_desktop.ui.pages.review.returned_words import Shown, html_of, spoken
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label


class MarkedLabel(QLabel):
    """Words with what came and what went; a screen reader hears which is which."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[Marked, ...] = ()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def show_words(self, rows: tuple[Marked, ...]) -> None:
        """Show these paragraphs."""
        self._rows = rows
        self.setAccessibleName(spoken(rows))
        self._on_theme_changed()

    @Slot()
    def _on_theme_changed(self) -> None:
        colour = self._theme.tokens.colour
        self.setFont(self._theme.font("body"))
        self.setText(html_of(self._rows, colour.ok, colour.bad))


class WordingCard(Card):
    """One change or comment in full, with who made it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName("The change that is chosen")
        self._title = Label(theme, "", "strong")
        self._who = CaptionLabel(theme)
        self._words = MarkedLabel(theme)
        self._said = BodyLabel(theme)
        self._note = BodyLabel(theme, "", "text2")
        for label in (self._title, self._who, self._words, self._said, self._note):
            self.column.addWidget(label)

    def show_entry(self, entry: Entry) -> None:
        """Show a comment with the answers to it, or a change of words and what there is to know."""
        if entry.comment is not None:
            comment = entry.comment
            who = who_and_when(comment.author, comment.at)
            self._show("Comment", who, "\n".join(answers(comment)))
            self._said.setText(comment.text)
        elif entry.proposal is not None:
            change = entry.shown or Shown("", ())
            who = who_and_when(entry.proposal.theirs_by, entry.proposal.at)
            self._show(change.kind, who, noted(change))
            self._words.show_words(change.paragraphs)
        self._said.setVisible(entry.comment is not None)
        self._words.setVisible(bool(entry.shown and entry.shown.paragraphs))

    def _show(self, kind: str, who: str, note: str) -> None:
        for label, text in ((self._title, kind), (self._who, who), (self._note, note)):
            label.tell(text)
