"""The Contributors tab with something in it, for the gallery."""

import datetime as dt

from PySide6.QtWidgets import QWidget

from ilacs_desktop.cycle.register import Entry, State
from ilacs_desktop.document.records import Pack
from ilacs_desktop.exchange.coming_back import Line
from ilacs_desktop.ui.pages.team.contributors_view import ContributorsView
from ilacs_desktop.ui.theme.theme import Theme


def contributors(theme: Theme) -> QWidget:
    """Return who was sent what: one late, one due, one returned, and what came of a file."""
    sent = dt.date(2026, 10, 5)
    packs = (
        Pack("1", "Tom Okafor", (), "word", sent, due=dt.date(2026, 10, 9)),
        Pack("2", "Priya Nair", (), "ilacs", sent, due=dt.date(2026, 10, 19)),
        Pack("3", "Jo Ash", (), "ilacs", sent, returned=dt.date(2026, 10, 8)),
    )
    states: tuple[State, ...] = ("late", "waiting", "returned")
    titles = ("Early help", "Front door and thresholds", "Self-knowledge")
    entries = [
        Entry(pack, titles, state, days)
        for pack, state, days in zip(packs, states, (-3, 7, None), strict=True)
    ]
    view = ContributorsView(theme)
    view.show_entries(entries, "3 packs: 1 late, 1 not due yet, 1 returned.", has_owners=True)
    told = "Brought in, as Jo Ash saved it. 2 questions for you."
    view.results.show_lines([Line("northbridge-2026 for Jo Ash.ilacs", told, came_in=True)])
    return view
