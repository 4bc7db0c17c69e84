"""The buttons that decide about what came in, each in sight only where it would do something."""

from PySide6.QtWidgets import QAbstractButton

from ilacs_desktop.merge.arrivals import Earlier
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.pages.team.bring_in_came import Came
from ilacs_desktop.ui.pages.team.bring_in_questions import Question
from ilacs_desktop.ui.pages.team.bring_in_rows import Entry
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import literal, primary_button, secondary_button
from ilacs_desktop.ui.widgets.tips import plain_tip

KEYS = 5  # digits that press buttons


class BringInButtons:
    """The buttons about the row that is chosen, and the digits that press them from the list."""

    def __init__(self, theme: Theme) -> None:
        self.mine = primary_button(theme, "Keep mine", "person")
        self.theirs = secondary_button(theme, "Take theirs", "people")
        self.both = secondary_button(theme, "Keep both", "join")
        self.own = secondary_button(theme, "Own words…", "edit")
        self.done = secondary_button(theme, "Leave it as it is", "tick")
        self.put_back = primary_button(theme, "Put mine back", "undo")
        self.bring = primary_button(theme, "Bring in", "import", "Bring in this copy")
        self.aside = secondary_button(theme, "Move it aside", "folder")
        self.show = primary_button(theme, "Show what came in", "preview")
        self.copy = secondary_button(theme, "Copy the words", "document")

    def every(self) -> tuple[QAbstractButton, ...]:
        """Return all of them, in order."""
        settling = (self.mine, self.theirs, self.both, self.own, self.done)
        return (*settling, self.put_back, self.bring, self.aside, self.show)

    def by_digit(self, digit: int) -> QAbstractButton | None:
        """Return the button that a digit presses now."""
        first = (self.mine, self.put_back, self.bring, self.aside, self.show)
        others = ((self.theirs,), (self.both,), (self.own,), (self.done,))
        keys = (first, *others)
        some = keys[digit - 1] if 0 < digit <= len(keys) else ()
        return next((one for one in some if not one.isHidden() and one.isEnabled()), None)

    def hint(self) -> str:
        """Return which digits press what; "" where none does anything."""
        found = ((digit, self.by_digit(digit)) for digit in range(1, KEYS + 1))
        keys = [f"{digit} {one.text().rstrip('…')}" for digit, one in found if one is not None]
        return f"Keys in the list: {' · '.join(keys)}" if keys else ""

    def dress(self, entry: Entry | None) -> None:
        """Offer what can be done about what is chosen."""
        question = entry if isinstance(entry, Question) and entry.is_open else None
        picks = question.picks if question is not None else ()
        for button, pick in ((self.mine, "mine"), (self.theirs, "theirs"), (self.both, "both")):
            button.setVisible(pick in picks)
        self.own.setVisible(question is not None and question.offered is not None)
        self.done.setVisible(question is not None and (bool(question.why) or len(picks) < 2))
        if question is not None:
            self.mine.setText(literal(question.keep))
            self.theirs.setText(literal(question.take))
        came = entry if isinstance(entry, Came) else None
        self.put_back.setVisible(came is not None and came.state in ("in", "since"))
        if came is not None:
            self.put_back.setText(came.action)
            self.put_back.setEnabled(came.can_be_put_back)
            self.put_back.setToolTip(plain_tip(came.why))
        self.bring.setVisible(isinstance(entry, Sibling) and entry.is_new)
        self.aside.setVisible(isinstance(entry, Sibling) and not entry.is_new)
        self.show.setVisible(isinstance(entry, Earlier))
        self.copy.setVisible(
            isinstance(entry, Question) or (came is not None and bool(came.entry.old))
        )
