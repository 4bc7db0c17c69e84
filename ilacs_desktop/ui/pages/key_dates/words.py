"""How a line of the year is told: its state as an icon and words, and how far off it is. Pure."""

from ilacs_desktop.document.key_dates import KeyDay, State
from ilacs_desktop.framework.dates import MONTHS, format_date, format_day
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.theme.tokens import Tone
from ilacs_desktop.ui.widgets.marks import Mark

MARKS: dict[State, Mark] = {
    "done": Mark("agreed", "Done", "ok"),
    "today": Mark("calendar", "Today", "warn_mark"),
    "late": Mark("error", "Late", "bad"),
    "coming": Mark("not_started", "To come", "text2"),
    "past": Mark("tick", "Past", "text2"),
}
TONES: dict[State, Tone] = {
    "done": "ok",
    "today": "warn",
    "late": "bad",
    "coming": "none",
    "past": "none",
}
_DONE_BY = {"sections": "Done: every section is ready", "points": "Done: they are in Progress"}


def state_words(line: KeyDay) -> str:
    """Return how a line stands, as on its tag: "2 working days late", "In 8 days", "Done"."""
    if line.state == "late":
        if line.late == 0:
            return "Late"
        return f"{counted(line.late, 'working day')} late"
    if line.state == "coming":
        return "Tomorrow" if line.to_go == 1 else f"In {line.to_go} days"
    if line.done_by == "sign_off" and line.done is not None:
        return f"Agreed {format_date(line.done)}"
    if line.done is not None:
        return f"Done {format_date(line.done)}"
    return _DONE_BY.get(line.done_by, MARKS[line.state].word)


def with_words(line: KeyDay) -> str:
    """Return whom a line is with, as "With A and B"; empty where nobody is named."""
    if not line.who:
        return ""
    *others, last = line.who
    return f"With {', '.join(others)} and {last}" if others else f"With {last}"


def spoken(line: KeyDay) -> str:
    """Return what a screen reader says of a line of the chart."""
    parts = (line.title, format_day(line.day), state_words(line), with_words(line))
    return ", ".join(part for part in parts if part)


def chart_words(line: KeyDay) -> str:
    """Return what stands beside the mark of a line in the chart: "8 Oct, late"."""
    word = MARKS[line.state].word.lower()
    return f"{line.day.day} {MONTHS[line.day.month - 1][:3]}, {word}"


def next_words(line: KeyDay | None) -> str:
    """Return what comes next in a sentence; empty where nothing does."""
    if line is None:
        return ""
    when = {0: "today", 1: "tomorrow"}.get(line.to_go, f"in {line.to_go} days")
    named = f". {with_words(line)}" if line.who else ""
    return f"Next: {line.title}, {when}, {format_day(line.day)}{named}."
