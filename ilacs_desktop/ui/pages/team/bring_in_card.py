"""What is chosen, in full: two wordings side by side, or a change with its words marked."""

from ilacs_desktop.merge.arrivals import Earlier
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.pages.review.returned_card import MarkedLabel
from ilacs_desktop.ui.pages.review.returned_rows import who_and_when
from ilacs_desktop.ui.pages.team.bring_in_came import Came
from ilacs_desktop.ui.pages.team.bring_in_questions import Question, Side
from ilacs_desktop.ui.pages.team.bring_in_rows import Entry
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel, Label
from ilacs_desktop.ui.widgets.side_by_side import SideBySide

_COPY = (
    "This file is another copy of this self-evaluation, in the same folder. Bring it in, and what is"
    " in it comes into what you have open. Once that is saved, the copy is moved into the folder"
    " “joined”, so that nobody goes on working in it."
)
_KNOWN = "Everything in this copy is in what you have open."


class Chosen(Card):
    """The row that is chosen, in full."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName("What is chosen")
        self._title = Label(theme, "", "strong")
        self._who = CaptionLabel(theme)
        self._mine, self._theirs = _SideCard(theme), _SideCard(theme)
        self._both = SideBySide(theme, self._mine, self._theirs)
        self._words = MarkedLabel(theme)
        self._note = BodyLabel(theme, "", "text2")
        for part in (self._title, self._who, self._both, self._words, self._note):
            self.column.addWidget(part)

    def show_entry(self, entry: Entry) -> None:
        """Show what a row stands for."""
        self._both.setVisible(isinstance(entry, Question))
        self._words.setVisible(isinstance(entry, Came) and bool(entry.entry.paragraphs))
        if isinstance(entry, Question):
            self._show_question(entry)
        elif isinstance(entry, Came):
            told = entry.entry
            self._words.show_words(told.paragraphs)
            self._say(" · ".join(filter(None, (told.kind, told.where))), "", entry.note)
        elif isinstance(entry, Sibling):
            self._say(entry.path.name, str(entry.path.parent), _COPY if entry.is_new else _KNOWN)
        elif isinstance(entry, Earlier):
            self._say("Came in earlier", who_and_when(entry.by, entry.at), "")

    def _show_question(self, question: Question) -> None:
        self._mine.show_side(question.mine)
        self._theirs.show_side(question.theirs)
        one, settled = question.proposal, question.proposal.settled
        names = " and ".join(dict.fromkeys(filter(None, (one.mine_by, one.theirs_by))))
        who = who_and_when(names, one.at)
        if settled is not None:
            who = f"Settled by {who_and_when(settled.by, settled.at)}"
        note = "\n".join(filter(None, (question.why, question.note)))
        self._say(question.kind if one.question else question.title, who, note)

    def _say(self, title: str, who: str, note: str) -> None:
        for label, text in ((self._title, title), (self._who, who), (self._note, note)):
            label.setText(text)
            label.setVisible(bool(text))


class _SideCard(Card):
    """One author's wording."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self._title = Label(theme, "", "strong")
        self._words = MarkedLabel(theme)
        self.column.addWidget(self._title)
        self.column.addWidget(self._words)

    def show_side(self, side: Side) -> None:
        """Show whose wording it is and what it says."""
        self.setAccessibleName(side.title)
        self._title.setText(side.title)
        self._words.show_words(side.rows)
