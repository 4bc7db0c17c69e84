"""When inspectors may come: the window in words, and the same as a bar over the months."""

import datetime as dt

from PySide6.QtCore import Qt, Signal, Slot

from ilacs_desktop.document.model import Cycle
from ilacs_desktop.document.outlook import Outlook
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.outlook.bar import WindowBar
from ilacs_desktop.ui.pages.outlook.bar_places import bar_of
from ilacs_desktop.ui.pages.outlook.facts import FactGrid
from ilacs_desktop.ui.pages.outlook.words import window_facts, window_head, window_sources
from ilacs_desktop.ui.theme.theme import Theme
from ilacs_desktop.ui.widgets.buttons import link_button
from ilacs_desktop.ui.widgets.cards import Card
from ilacs_desktop.ui.widgets.labels import CaptionLabel, Label


class WhenCard(Card):
    """The window, what is quiet in it, what it overlaps, and what a call today would mean.

    Signals:
        set_up_wanted: the person wants to change the dates of this cycle.
    """

    set_up_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "When")
        self._head = Label(theme, "", "strong")
        self._bar = WindowBar(theme)
        self._facts = FactGrid(theme)
        self._sources = CaptionLabel(theme)
        self._set_up = link_button(theme, "Change the meeting and the due date")
        self._set_up.clicked.connect(self._on_set_up)
        for widget in (self._head, self._bar, self._facts, self._sources):
            self.column.addWidget(widget)
        self.column.addWidget(self._set_up, 0, Qt.AlignmentFlag.AlignLeft)

    def show_outlook(self, seen: Outlook, cycle: Cycle, framework: Framework) -> None:
        """Show what is known."""
        head = window_head(seen)
        facts = window_facts(seen, framework, cycle.meeting)
        self._head.setText(head)
        self._facts.show_facts(facts)
        told = " ".join((f"{head}.", *(f"{fact.label}: {fact.text}" for fact in facts)))
        self._bar.show_bar(bar_of(seen, cycle.meeting, _due(cycle, framework)), told)
        self._sources.setText(window_sources(framework))

    @Slot()
    def _on_set_up(self) -> None:
        self.set_up_wanted.emit()


def _due(cycle: Cycle, framework: Framework) -> dt.date | None:
    try:
        due = document_due(cycle, framework)
    except UserError:  # told where the dates are entered
        return None
    return due.date if due is not None else None
