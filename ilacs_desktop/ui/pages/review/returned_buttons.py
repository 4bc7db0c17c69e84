"""The buttons that decide about what came back from reviewers."""

from PySide6.QtWidgets import QAbstractButton

from ilacs_desktop.ui.pages.review.returned_rows import Entry
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import primary_button, secondary_button


class ReturnedButtons:
    """The buttons; each is in sight only where it would do something."""

    def __init__(self, theme: Theme) -> None:
        self.accept = primary_button(theme, "Accept", "tick")
        self.change = secondary_button(theme, "Change…", "edit")
        self.decline = secondary_button(theme, "Decline", "close")
        self.copy = secondary_button(theme, "Copy the words", "document")
        self.all = secondary_button(theme, "Accept all in this section", "agreed")
        self.none = secondary_button(theme, "Decline all in this section", "left_out")

    def for_one(self, go: QAbstractButton) -> tuple[QAbstractButton, ...]:
        """Return those about the row that is chosen, in order; ``go`` leads to the words."""
        return self.accept, self.change, self.decline, go

    def below(self) -> tuple[QAbstractButton, ...]:
        """Return those under the wording, which are wanted less often, in order."""
        return self.copy, self.all, self.none

    def dress(self, entry: Entry | None, *, several: bool) -> None:
        """Offer what can be done about an entry; ``several`` wait in its section."""
        proposal = entry.proposal if entry is not None else None
        acceptable = entry is not None and entry.can_be_accepted
        self.accept.setVisible(acceptable)
        self.change.setVisible(entry is not None and entry.can_be_worded)
        self.decline.setVisible(proposal is not None and proposal.settled is None)
        self.decline.setText("Decline" if acceptable else "Done with it")
        self.copy.setVisible(proposal is not None)
        self.all.setVisible(several)
        self.none.setVisible(several)
