"""The practice that inspectors would look at: the window, and what was audited in it, as counts."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import AuditCount
from ilacs_desktop.framework.dates import DateRangeError
from ilacs_desktop.framework.evidence_age import PracticeWindow, practice_window
from ilacs_desktop.framework.model import Framework

# Where months lie against the window. "partly" reaches over one of its ends.
Lies = Literal["inside", "partly", "outside", "undated"]
LENS = "practice"


class AuditSum(NamedTuple):
    """Some counts added up: ``entries`` of them with so many cases.

    ``moderated`` are cases of the ``moderated_of`` for which it is said how many were moderated.
    ``grades`` are pairs of a grade's title and its cases, best first; ``graded`` is their sum.
    """

    entries: int
    audited: int
    moderated: int
    moderated_of: int
    grades: tuple[tuple[str, int], ...]
    graded: int


class Practice(NamedTuple):
    """The practice window, the audits by where they lie, and how many items of evidence lie so.

    ``of_today`` says that the meeting is too far off, so that the window is the one before today.
    ``evidence`` counts the items in use that look at practice itself.
    """

    window: PracticeWindow | None
    of_today: bool
    audits: dict[Lies, AuditSum]
    evidence: dict[Lies, int]


def practice_looked_at(document: Document, framework: Framework, today: dt.date) -> Practice:
    """Return the practice of the six months before the meeting, up to today."""
    window, of_today = _window(document.cycle.meeting, framework, today)
    lies: tuple[Lies, ...] = ("inside", "partly", "outside", "undated")
    audits = {
        where: audit_sum((a for a in document.audits if lies_of(a, window) == where), framework)
        for where in lies
    }
    kinds = {kind.id for kind in framework.evidence_types if kind.lens == LENS}
    found = Counter(
        months_lie(item.period_from or item.period_to, item.period_to, window)
        for item in document.evidence
        if item.type in kinds and item.parked is None
    )
    return Practice(window, of_today, audits, {where: found[where] for where in lies})


def _window(
    meeting: dt.date | None, framework: Framework, today: dt.date
) -> tuple[PracticeWindow | None, bool]:
    """Return the window before the meeting; the one before today where that has not opened."""
    try:
        window = practice_window(meeting, today, framework.dates)
        if window.end >= window.start:
            return window, False
        return practice_window(None, today, framework.dates), True
    except DateRangeError:  # a day in the first year there is
        return None, True


def lies_of(audit: AuditCount, window: PracticeWindow | None) -> Lies:
    """Return where the months of an audit lie."""
    return months_lie(audit.period_from, audit.period_to, window)


def months_lie(first: dt.date | None, last: dt.date | None, window: PracticeWindow | None) -> Lies:
    """Return where days lie, both ends included; undated where one of them is not given."""
    if window is None or first is None or last is None:
        return "undated"
    if first in window and last in window:
        return "inside"
    return "outside" if last < window.start or first > window.end else "partly"


def audit_sum(audits: Iterable[AuditCount], framework: Framework) -> AuditSum:
    """Return counts added up; grades that the framework does not know come last, as their ids."""
    counted = tuple(audits)
    said = [audit for audit in counted if audit.moderated is not None]
    grades: Counter[str] = Counter()
    for audit in counted:
        grades.update(audit.grades)
    titles = {grade.id: grade.title for grade in framework.grades}
    order = [*(id_ for id_ in titles if id_ in grades), *(g for g in grades if g not in titles)]
    return AuditSum(
        len(counted),
        sum(audit.audited or 0 for audit in counted),
        sum(audit.moderated or 0 for audit in said),
        sum(audit.audited or 0 for audit in said),
        tuple((titles.get(id_, id_), grades[id_]) for id_ in order),
        sum(grades.values()),
    )
