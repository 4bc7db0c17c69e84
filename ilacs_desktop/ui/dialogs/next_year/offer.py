"""The offer to start next year's self-evaluation, once the meeting of this one is over."""

import datetime as dt

from PySide6.QtCore import Signal

from ilacs_desktop.cycle.next_year import is_time_for_next_year, year_name
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import secondary_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.flow import FlowLayout
from ilacs_desktop.ui.widgets.labels import BodyLabel

_SENTENCE = (
    "The meeting was on {day}. You can start next year’s self-evaluation from this one: its plan, points"
    " and evidence come along, and what each answer said stands beside the new one. {label} stays as"
    " it is."
)


def offer_sentence(document: Document, today: dt.date) -> str:
    """Return what to say once next year's can be started; empty before that, and in a pack."""
    meeting = document.cycle.meeting
    if meeting is None or not is_time_for_next_year(document, today):
        return ""
    name = year_name(document)
    label = name[:1].upper() + name[1:]
    return _SENTENCE.format(day=format_date(meeting), label=label)


class NextYearCard(Card):
    """The offer on the Overview; hidden until there is something to offer.

    Signals:
        start_wanted: next year's self-evaluation is to be started.
    """

    start_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "Next year")
        self._words = BodyLabel(theme)
        self.button = secondary_button(theme, "Start next year…")
        row = FlowLayout(theme)
        row.addWidget(self.button)
        self.column.addWidget(self._words)
        self.column.addLayout(row)
        self.button.clicked.connect(self.start_wanted)
        self.hide()

    def show_offer(self, document: Document, today: dt.date) -> None:
        """Show the offer where it is time, and nothing where it is not."""
        sentence = offer_sentence(document, today)
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
