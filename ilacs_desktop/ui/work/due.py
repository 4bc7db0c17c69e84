"""The due date in a few words, for the top of the window. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.model import Cycle
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.records import Pack
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import MONTHS, format_day
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.theme.tokens import Tone

SOON = 31  # days: the month in which the text is agreed and signed
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class DueWords(NamedTuple):
    """The due date for a chip: in full, where there is little room, spoken, and why it is so."""

    text: str
    short: str
    tone: Tone
    spoken: str
    reason: str


NO_DATE = DueWords(
    "No meeting date yet",
    "No date yet",
    "none",
    "No meeting date yet",
    "Give the date of the annual engagement meeting in Set up, and the due date is worked out.",
)


def due_words(cycle: Cycle, framework: Framework, today: dt.date) -> DueWords:
    """Return how the due date of a cycle is told on the day ``today``."""
    try:
        due = document_due(cycle, framework)
    except UserError as error:
        return DueWords("Due date to check", "Check date", "bad", "Due date to check", str(error))
    if due is None:
        return NO_DATE
    reason = " ".join(filter(None, (due.reason, due.warning)))
    return _words(due.date, today, reason, doubtful=bool(due.warning))


def pack_due_words(pack: Pack, today: dt.date) -> DueWords:
    """Return how the day that a contributor's pack is wanted back is told."""
    who = pack.asked_by or "The council"
    if pack.due is None:
        return DueWords("No date given", "No date", "none", "No date given", f"{who} gave no date.")
    return _words(pack.due, today, f"{who} wants your part back by {format_day(pack.due)}.")


def _words(due: dt.date, today: dt.date, reason: str, *, doubtful: bool = False) -> DueWords:
    days = (due - today).days
    text = in_days(days)
    tone: Tone = "bad" if days < 0 else "warn" if days <= SOON or doubtful else "info"
    spoken = f"{text}, {format_day(due)}"
    short = text if abs(days) <= 1 else text.removeprefix("Due in ")
    return DueWords(f"{text} · {_short_day(due, today)}", short, tone, spoken, reason)


def in_days(days: int) -> str:
    """Return how far off the due date is: "Due in 25 days", "Due today", "Due 3 days ago"."""
    words = {0: "Due today", 1: "Due tomorrow", -1: "Due yesterday"}
    if days in words:
        return words[days]
    return f"Due in {days} days" if days > 0 else f"Due {-days} days ago"


def _short_day(day: dt.date, today: dt.date) -> str:
    year = "" if day.year == today.year else f" {day.year}"
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1][:3]}{year}"
