"""The practice that inspectors would look at: the window, and what was audited in it, as counts."""

import datetime as dt
from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import AuditCount
from ilacs_desktop.framework.dates import DateRangeError, format_date
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
    """The practice that inspectors would look at if they came today, and what lies in it.

    ``window`` are the months before today, for inspectors may call on any day. ``audits`` and
    ``evidence`` are told by where they lie; the evidence are the items in use that look at practice
    itself. ``partly`` says of counts that reach over an end how many of their months lie in it, and
    ``for_meeting`` from which day on evidence is recent at the meeting; both may be empty.
    """

    window: PracticeWindow | None
    audits: dict[Lies, AuditSum]
    evidence: dict[Lies, int]
    partly: str
    for_meeting: str


def practice_looked_at(document: Document, framework: Framework, today: dt.date) -> Practice:
    """Return the practice of the six months before today (Leeds, 2024; domain guide §1.8)."""
    window = _window(None, framework, today)
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
    return Practice(
        window,
        audits,
        {where: found[where] for where in lies},
        _partly(document.audits, window),
        _for_meeting(document.cycle.meeting, framework, today),
    )


def months_in(audit: AuditCount, window: PracticeWindow) -> tuple[int, int]:
    """Return how many calendar months of an audit lie wholly in the window, and how many it covers.

    Both are 0 where its months are not given.
    """
    first, last = audit.period_from, audit.period_to
    if first is None or last is None or last < first:
        return 0, 0
    day, covered, inside = first, 0, 0
    while day <= last:
        end = min(dt.date(day.year, day.month, monthrange(day.year, day.month)[1]), last)
        covered += 1
        inside += day in window and end in window
        if end == last:
            break
        day = end + dt.timedelta(days=1)
    return inside, covered


def _partly(audits: Iterable[AuditCount], window: PracticeWindow | None) -> str:
    """Return of the counts partly in the window how many of their months lie in it."""
    told = []
    for audit in audits:
        if window is not None and lies_of(audit, window) == "partly":
            inside, covered = months_in(audit, window)
            months = "month" if covered == 1 else "months"
            what = audit.what.strip() or "Audits"
            told.append(f"{what}, {inside} of {covered} {months} wholly in it")
    return f"{'; '.join(told)}." if told else ""


def _for_meeting(meeting: dt.date | None, framework: Framework, today: dt.date) -> str:
    """Return from which day on evidence counts as recent at the meeting; "" without one to come."""
    if meeting is None or meeting <= today:
        return ""
    window = _window(meeting, framework, today)
    if window is None:
        return ""
    months = framework.dates.practice_window_months
    return (
        f"In the self-evaluation, evidence is recent from {format_date(window.start)}: {months} months"
        f" before the meeting on {format_date(meeting)}."
    )


def _window(meeting: dt.date | None, framework: Framework, today: dt.date) -> PracticeWindow | None:
    try:
        return practice_window(meeting, today, framework.dates)
    except DateRangeError:  # a day in the first year there is
        return None


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
