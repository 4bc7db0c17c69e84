"""What is chosen, in full: two wordings side by side, or a change with its words marked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from ilacs_desktop.merge.arrivals import Earlier
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.pages.review.returned_card import MarkedLabel
from ilacs_desktop.ui.pages.review.returned_rows import who_and_when
from ilacs_desktop.ui.pages.review.returned_words import spoken
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
    """The row that is chosen, in full.

    Signals:
        paged: so many pages down, or up if negative, were asked for in a ``Reading``.
    """

    paged = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAccessibleName("What is chosen")
        self._title = Label(theme, "", "strong")
        self._who = CaptionLabel(theme)
        self._mine, self._theirs = _SideCard(theme), _SideCard(theme)
        self._both = SideBySide(theme, self._mine, self._theirs)
        self._words = MarkedLabel(theme)
        self._note = BodyLabel(theme, "", "text2")
        for side in (self._mine, self._theirs):
            side.words.paged.connect(self.paged)
        for part in (self._title, self._who, self._both, self._words, self._note):
            self.column.addWidget(part)

    @property
    def stops(self) -> "tuple[Reading, Reading]":
        """The two wordings, where Tab stops: mine, then theirs."""
        return self._mine.words, self._theirs.words

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
            label.tell(text)


class Reading(MarkedLabel):
    """Words that Tab stops at, so that those who use no mouse can read all of them.

    Signals:
        paged: so many pages down, or up if negative, are to be shown of it.
    """

    paged = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_side(self, side: Side) -> None:
        """Show what one author wrote; a screen reader hears first who that is."""
        self.show_words(side.rows)
        self.setAccessibleName(f"{side.title}: {spoken(side.rows)}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in pages:
            self.paged.emit(self, pages[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class _SideCard(Card):
    """One author's wording."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self._title = Label(theme, "", "strong")
        self.words = Reading(theme)
        self.column.addWidget(self._title)
        self.column.addWidget(self.words)

    def show_side(self, side: Side) -> None:
        """Show whose wording it is and what it says."""
        self._title.setText(side.title)
        self.words.show_side(side)
