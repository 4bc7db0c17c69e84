"""The change that is chosen, in full: who made it, what went and what came."""

from ilacs_desktop.ui.pages.review.returned_card import MarkedLabel
from ilacs_desktop.ui.pages.team.history_changes import Entry, known
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label


class ChangeCard(Card):
    """One change: what it is, who made it, and its words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName("The change that is chosen")
        self._title = Label(theme, "", "strong")
        self._who = CaptionLabel(theme)
        self._words = MarkedLabel(theme)
        for label in (self._title, self._who, self._words):
            self.column.addWidget(label)

    def show_entry(self, entry: Entry) -> None:
        """Show a change."""
        self._title.setText(" · ".join(filter(None, (entry.kind, entry.where))))
        self._who.tell(known(entry))
        self._words.show_words(entry.paragraphs)
        self._words.setVisible(bool(entry.paragraphs))
