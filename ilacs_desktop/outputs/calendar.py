"""The key dates as a calendar file (.ics) that Outlook and other calendars take in, with reminders.

Each day is an event of the whole day. The same step has the same id in every file of one
self-evaluation, and a later file a higher number, so that it moves what an earlier one put there.
What goes in are the names of steps, people and days: no child, no evidence, no text.
"""

import datetime as dt
import re
from typing import TYPE_CHECKING

from ilacs_desktop.document.key_dates import KeyDay, Year
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import DateRangeError, format_date, format_day

if TYPE_CHECKING:
    from icalendar import Alarm, Event

SUFFIX = ".ics"
_PRODUCT = "-//ILACS self-evaluation//Key dates//EN"
_CATEGORY = "Self-evaluation"
_DAY = dt.timedelta(days=1)
# Before the midnight at which the day begins: nine in the morning a week before, and the day before.
# Outlook keeps one reminder of an event, the first.
_REMINDERS = (
    (dt.timedelta(days=-6, hours=-15), "in a week"),
    (dt.timedelta(hours=-15), "tomorrow"),
)
_NOT_IN_NAMES = r'[<>:"/\\|?*\x00-\x1f]'
_COUNTED_FROM = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


def calendar_file(document: Document, year: Year, now: dt.datetime) -> bytes:
    """Return the calendar file: UTF-8 without a mark, lines of at most 75 bytes that end in CRLF.

    ``now`` is the moment at which it is made, with its time zone: it numbers the file. Reminders that
    would be past by then on the day of the year are left out: Outlook would ring them all at once.
    Raises DateRangeError for a day in the first or last year that there is.
    """
    from icalendar import Calendar

    for line in year.days:
        if not dt.MINYEAR < line.day.year < dt.MAXYEAR:
            raise DateRangeError(
                f"The year of “{line.title}” ({format_date(line.day)}) cannot be right. Nothing was"
                " written. Correct the date."
            )

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for line in year.days:
        calendar.add_component(_event(line, document, year, now))
    made: bytes = calendar.to_ical(sorted=False)
    return made


def suggested_name(document: Document) -> str:
    """Return a name for the file, such as "Northbridge Council key dates 2026.ics"."""
    name = f"{document.authority.name} key dates {document.cycle.label}"
    return f"{' '.join(re.sub(_NOT_IN_NAMES, ' ', name).split())}{SUFFIX}"


def _event(line: KeyDay, document: Document, year: Year, now: dt.datetime) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(document.id, line.id))
    event.add("dtstamp", now.astimezone(dt.UTC).replace(microsecond=0))
    event.add("sequence", _number_of(now))
    event.add("dtstart", line.day)
    event.add("dtend", line.day + _DAY)  # the day after: an end is not part of an event
    event.add("summary", _summary(line, document))
    event.add("description", _description(line, document, year))
    event.add("categories", [_CATEGORY])
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-alldayevent", "TRUE")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    if line.state != "done":
        by_then = dt.datetime.combine(year.today, now.timetz())  # the example has a day of its own
        for before, when in _REMINDERS:
            if dt.datetime.combine(line.day, dt.time(), now.tzinfo) + before > by_then:
                event.add_component(_alarm(before, f"{line.title}: {when}"))
    return event


def _alarm(before: dt.timedelta, words: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", before)
    alarm.add("description", words)
    return alarm


def _uid(document: str, step: str) -> str:
    """Return an id of plain letters for an event, the same in every file."""
    plain = (re.sub(r"[^A-Za-z0-9_.-]", "-", part) for part in (document, step))
    return f"{'.'.join(plain)}@ilacs-self-evaluation"


def _number_of(now: dt.datetime) -> int:
    """Return the minutes since 2024: higher in each later file, and within 32 bits for ages."""
    return max(int((now - _COUNTED_FROM).total_seconds() // 60), 0)


def _summary(line: KeyDay, document: Document) -> str:
    done = "Done: " if line.state == "done" else ""
    cycle = f" ({document.cycle.label})" if document.cycle.label else ""
    return f"{done}{line.title}, self-evaluation{cycle}"


def _description(line: KeyDay, document: Document, year: Year) -> str:
    who = f"With: {', '.join(line.who)}." if line.who else ""
    made = f"From the key dates of {document.authority.name}, whose meeting is on"
    parts = (line.about, who, _why(line, year), f"{made} {format_day(year.plan.meeting)}.")
    return "\n".join(part for part in parts if part)


def _why(line: KeyDay, year: Year) -> str:
    """Return why it is that day. Who set another due date wrote the reason for the council alone."""
    due = year.plan.due
    if line.kind != "due" or not due.overridden:
        return line.why
    return f"Set to {format_day(due.date)}. By the rule it is {format_day(due.calculated)}."
