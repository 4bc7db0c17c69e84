"""Why a section is left out, in place of its answers."""

from PySide6.QtCore import Signal

from ilacs_desktop.document.model import Judgement, Section
from ilacs_desktop.document.words import count_body
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import BodyLabel, CaptionLabel
from ilacs_desktop.ui.widgets.layouts import Row
from ilacs_desktop.ui.widgets.lengths import length_text


class ParkedCard(Card):
    """Says why a section is left out, and lets it be taken up again; hidden for other parts.

    Signals:
        unpark_wanted: the section is to be taken up again.
    """

    unpark_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind="subtle")
        self._reason = BodyLabel(theme)
        self._kept = CaptionLabel(theme)
        self._unpark = secondary_button(theme, "Take it up again")
        self._unpark.clicked.connect(self.unpark_wanted)
        row = Row(theme, 8)
        row.addWidget(self._unpark)
        row.addStretch(1)
        self.column.addWidget(self._reason)
        self.column.addWidget(self._kept)
        self.column.addLayout(row)

    def show_part(self, part: Judgement | Section | None) -> None:
        """Show the reason for a section that is left out."""
        parked = part.parked if isinstance(part, Section) else None
        self.setVisible(parked is not None)
        if parked is None or not isinstance(part, Section):
            return
        reason = parked.reason.strip().rstrip(".") or "No reason is given"
        by = parked.by.strip() or "nobody named"
        self._reason.setText(f"This section is left out. {reason}. Decided by: {by}.")
        words = sum(map(count_body, (part.know, part.how, part.plan)))
        self._kept.setText(f"Its text is kept: {length_text(words, 0)}.")
