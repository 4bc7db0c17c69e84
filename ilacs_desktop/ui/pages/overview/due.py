"""When it is due, why then, and what step comes next, in the words of the overview. Pure; no Qt."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.key_dates import Year, next_day
from ilacs_desktop.document.model import Cycle, Stage
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import DueDate, format_date, format_day
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.key_dates.words import next_words

# How far it has come, and what is next where no key date says so.
_NEXT: dict[Stage, tuple[str, str]] = {
    "drafting": ("Working draft.", "Next, it goes for review."),
    "in_review": ("Draft for review.", "Next, it is agreed."),
    "agreed": ("Agreed.", "Next, the director signs it off."),
    "signed_off": ("Signed off.", "Next, it goes to Ofsted."),
}


class DueFigures(NamedTuple):
    """``days`` until it is due, negative once it is past, None without a date.

    ``date`` and ``why`` are for the card, ``reason`` tells all; ``warning`` is what to check.
    """

    days: int | None
    figure: str
    words: str
    date: str
    why: str
    reason: str
    warning: str
    next_step: str


def due_figures(
    cycle: Cycle, framework: Framework, today: dt.date, year: Year | None = None
) -> DueFigures:
    """Return how the due date of a cycle stands on the day ``today``; ``year`` are its key dates."""
    stage, then = _NEXT[cycle.stage]
    step = f"{stage} {next_words(next_day(year.days) if year is not None else None) or then}"
    try:
        due = document_due(cycle, framework)
    except UserError as error:
        return DueFigures(None, "–", "due date to check", "", "", "", str(error), step)
    if due is None:
        why = "Give the date of the meeting, and the due date follows."
        return DueFigures(None, "–", "no meeting date yet", "", why, why, "", step)
    days = (due.date - today).days
    figure, words = _days_in_words(days, signed=cycle.stage == "signed_off")
    date, why = f"Due {format_day(due.date)}.", _why(due, cycle, framework)
    return DueFigures(days, figure, words, date, why, due.reason, due.warning, step)


def _days_in_words(days: int, *, signed: bool) -> tuple[str, str]:
    unit = "day" if abs(days) == 1 else "days"
    if days == 0:
        return "0", "days to go: due today"
    if days > 0:
        return str(days), f"{unit} to go"
    return str(-days), f"{unit} since it was due" if signed else f"{unit} late"


def _why(due: DueDate, cycle: Cycle, framework: Framework) -> str:
    if due.overridden:
        return f"Set by hand: {cycle.due_override_reason.strip().rstrip('.')}."
    months = framework.dates.months_before_meeting
    count = "One month" if months == 1 else f"{months} months"
    meeting = format_date(cycle.meeting) if cycle.meeting is not None else "an unknown day"
    moved = ", moved back to a working day" if due.moved else ""
    return f"{count} before the meeting on {meeting}{moved}."
