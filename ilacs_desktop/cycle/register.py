"""Who was sent what, when it is due, and who is late today; and the day that is offered as due."""

import datetime as dt
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import (
    DateRangeError,
    add_working_days,
    format_date,
    previous_working_day,
)
from ilacs_desktop.framework.model import Framework

# Our own suggestion: what comes back has to be brought together, checked, and read by the director
# and the lead member before it is due at Ofsted.
WORKING_DAYS_BEFORE_DUE = 15
LEAST_WORKING_DAYS = 5  # in which a head of service finds an hour
WITHOUT_A_MEETING = 10  # working days

_NEAR = {-1: "1 day late", 0: "Due today", 1: "Due tomorrow"}

State = Literal["late", "waiting", "returned"]


class Entry(NamedTuple):
    """One pack on the list: to whom, with what, and where it stands today.

    ``titles`` are those of the sections that are still here. ``days`` are those until it is due,
    below 0 where it is late, and None for one without a date or one that was returned.
    """

    pack: Pack
    titles: tuple[str, ...]
    state: State
    days: int | None


def register(document: Document, today: dt.date) -> tuple[Entry, ...]:
    """Return every pack that was sent, the latest first, then those that wait, then the returned."""
    entries = [_entry(document, pack, today) for pack in document.packs]
    return tuple(sorted(entries, key=_most_urgent_first))


def not_asked(document: Document) -> tuple[str, ...]:
    """Return the titles of the sections that have an owner and are in no pack, in their order."""
    asked = {section for pack in document.packs for section in pack.sections}
    return tuple(
        section.title
        for section in document.sections
        if section.owner and section.parked is None and section.id not in asked
    )


def marked_returned(document: Document, pack: str, on: dt.date | None) -> Document:
    """Return the document with a pack marked as returned on a day, or with None as not returned."""
    return _with_packs(
        document,
        (
            msgspec.structs.replace(one, returned=on) if one.id == pack else one
            for one in document.packs
        ),
    )


def not_needed(document: Document, pack: str) -> Document:
    """Return the document with a pack off the list: nobody waits for it any more."""
    return _with_packs(document, (one for one in document.packs if one.id != pack))


def with_sent(document: Document, packs: Iterable[Pack]) -> Document:
    """Return the document with these packs at the end of its list."""
    return _with_packs(document, (*document.packs, *packs))


def offered_due(cycle: Cycle, framework: Framework, today: dt.date) -> dt.date:
    """Return the working day that is offered for sections to be back.

    It is three weeks before the self-evaluation is due, but leaves contributors a week, and two
    weeks from today where the meeting has no date yet. Each of these is our own suggestion.
    """
    holidays = framework.bank_holidays
    try:
        due = document_due(cycle, framework)
    except DateRangeError:
        due = None
    if due is None:
        return add_working_days(today, WITHOUT_A_MEETING, holidays)
    wanted = add_working_days(due.date, -WORKING_DAYS_BEFORE_DUE, holidays)
    return max(
        previous_working_day(wanted, holidays),
        add_working_days(today, LEAST_WORKING_DAYS, holidays),
    )


def in_words(entry: Entry) -> str:
    """Return where a pack stands: "4 days late", "Due today", "Returned 2 November 2026"."""
    if entry.pack.returned is not None:
        return f"Returned {format_date(entry.pack.returned)}"
    if entry.days is None:
        return "Not back yet"
    if entry.days in _NEAR:
        return _NEAR[entry.days]
    return f"{-entry.days} days late" if entry.days < 0 else f"Due in {entry.days} days"


def _with_packs(document: Document, packs: Iterable[Pack]) -> Document:
    return msgspec.structs.replace(document, packs=tuple(packs))


def _entry(document: Document, pack: Pack, today: dt.date) -> Entry:
    titles = tuple(s.title for s in document.sections if s.id in pack.sections)
    if pack.returned is not None:
        return Entry(pack, titles, "returned", None)
    days = (pack.due - today).days if pack.due is not None else None
    return Entry(pack, titles, "late" if days is not None and days < 0 else "waiting", days)


def _most_urgent_first(entry: Entry) -> tuple[bool, dt.date, str]:
    """Late ones come first by themselves, because what is due earliest does."""
    pack = entry.pack
    return pack.returned is not None, pack.due or dt.date.max, pack.owner.casefold()
