"""What inspectors found last, and when and for what they may come next: facts, never a forecast.

Nothing here says which inspection comes: the pathway is the council's own choice.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Literal, NamedTuple, get_args

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.practice import Practice, practice_looked_at
from ilacs_desktop.document.records import Inspection, PriorSource
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.dates import (
    DateRangeError,
    add_working_days,
    outside_known_years,
)
from ilacs_desktop.framework.inspection_window import InspectionWindow, inspection_window, on_site
from ilacs_desktop.framework.model import Framework, Source

# What brings inspectors into the council; a letter and a plan do not.
VISITS: tuple[PriorSource, ...] = tuple(
    kind for kind in get_args(PriorSource) if kind not in ("engagement_letter", "last_plan")
)
State = Literal["unknown", "ahead", "open", "past"]


class Visit(NamedTuple):
    """A visit of inspectors: ``day`` is its first day on site, or when it was published.

    ``record`` is None where only the points made by it tell of it.
    """

    kind: PriorSource
    day: dt.date
    record: Inspection | None = None


class Judged(NamedTuple):
    """A grade that was given to the judgement ``id``; what the framework does not know is its id."""

    id: str
    judgement: str
    grade: str


class Clash(NamedTuple):
    """A day of this cycle that lies in the inspection window."""

    what: Literal["meeting", "due"]
    day: dt.date
    why_quiet: str


class Outlook(NamedTuple):
    """What is known about the last inspection and the next, on the day ``today``.

    ``last`` is the last graded inspection and ``last_visit`` the last of any kind. ``overall`` is
    the grade of overall effectiveness where it was given; ``judgements_source`` says since when
    there is none. ``on_site`` is when inspectors would come after a call today. ``plan_due`` is the
    day of the action plan, while it is to come. ``doubts`` are sentences that say what to check.
    """

    today: dt.date
    last: Visit | None
    last_visit: Visit | None
    visits: tuple[Inspection, ...]
    judged: tuple[Judged, ...]
    overall: str
    judgements_source: Source | None
    state: State
    window: InspectionWindow | None
    clashes: tuple[Clash, ...]
    on_site: dt.date | None
    plan_due: dt.date | None
    practice: Practice
    doubts: tuple[str, ...]


def last_inspection(document: Document, today: dt.date | None = None) -> dt.date | None:
    """Return the day of the last graded inspection, as the checks and the age of evidence use it.

    The first day on site of the last inspection entered; without one, the last day that a point
    made by an inspection names. What begins after ``today``, where that is given, does not count.
    """
    last = _latest(document, ("inspection",), today or dt.date.max)
    return last.day if last is not None else None


def outlook(
    document: Document, framework: Framework, today: dt.date, known: Iterable[Framework] = ()
) -> Outlook:
    """Return what is known about the last inspection and the next.

    ``known`` are other frameworks, for the titles of what was graded under them.
    """
    known = tuple(known)
    last = _latest(document, ("inspection",), today)
    last_visit = _latest(document, VISITS, today)
    window = _window(last, last_visit, framework)
    record = last.record if last is not None else None
    overall = grade_title(record.overall, framework, known) if record and record.overall else ""
    return Outlook(
        today=today,
        last=last,
        last_visit=last_visit,
        visits=tuple(sorted(document.inspections, key=_newest_first)),
        judged=judged(record, framework, known) if record is not None else (),
        overall=overall,
        judgements_source=_judgements_source(framework),
        state=_state(window, today),
        window=window,
        clashes=tuple(_clashes(document, framework, window)),
        on_site=_on_site(today, framework),
        plan_due=_plan_due(record, framework, today),
        practice=practice_looked_at(document, framework, today),
        doubts=tuple(_doubts(document, framework, last, window, today)),
    )


def judged(
    record: Inspection, framework: Framework, known: Iterable[Framework] = ()
) -> tuple[Judged, ...]:
    """Return the grades of an inspection in the framework's order, those of another one last.

    ``known`` are other frameworks, which may have the titles of judgements and grades of that time.
    """
    known = tuple(known)
    titles = {one.id: one.short for one in framework.judgements}
    given = {one.judgement: one.grade for one in record.grades}
    order = [*(id_ for id_ in titles if id_ in given), *(id_ for id_ in given if id_ not in titles)]
    return tuple(
        Judged(
            id_,
            titles.get(id_) or _title_then(id_, framework, known),
            grade_title(given[id_], framework, known),
        )
        for id_ in order
    )


def _title_then(id_: str, framework: Framework, known: Iterable[Framework]) -> str:
    """Return the title of a judgement that is gone: of its time, or as it was only renamed; or its id."""
    earlier = (one.short for other in known for one in other.judgements if one.id == id_)
    became = Counter(new for move in framework.moves.judgement for new in move.new)
    renamed = (
        one.short
        for move in framework.moves.judgement
        if move.old == id_ and len(move.new) == 1 and became[move.new[0]] == 1
        for one in framework.judgements
        if one.id == move.new[0]
    )
    return next(chain(earlier, renamed), id_)


def grade_title(id_: str, framework: Framework, known: Iterable[Framework] = ()) -> str:
    """Return the words of a grade, or its id where none of the frameworks knows it."""
    every = (grade for one in (framework, *known) for grade in one.grades)
    return next((grade.title for grade in every if grade.id == id_), id_)


def day_of(record: Inspection) -> dt.date | None:
    """Return the first day on site, or when it was published; None where neither is known."""
    return record.started or record.published


def _days(document: Document, kind: PriorSource) -> list[Visit]:
    """Return the visits of a kind: those entered, or else those that points were made by."""
    entered = [
        Visit(kind, day, record)
        for record in document.inspections
        if record.kind == kind and (day := day_of(record)) is not None
    ]
    if entered:
        return entered
    return [Visit(kind, p.date) for p in document.prior_points if p.source == kind and p.date]


def _latest(document: Document, kinds: tuple[PriorSource, ...], today: dt.date) -> Visit | None:
    """Return the last visit of these kinds that has begun."""
    begun = [visit for kind in kinds for visit in _days(document, kind) if visit.day <= today]
    return max(begun, key=lambda visit: visit.day, default=None)


def _newest_first(record: Inspection) -> tuple[bool, int]:
    day = day_of(record)
    return (True, -day.toordinal()) if day is not None else (False, 0)


def _window(
    last: Visit | None, last_visit: Visit | None, framework: Framework
) -> InspectionWindow | None:
    if last is None:
        return None
    visited = last_visit.day if last_visit is not None else None
    try:
        return inspection_window(last.day, framework.dates, visited)
    except DateRangeError:  # a year that no inspection can have
        return None


def _state(window: InspectionWindow | None, today: dt.date) -> State:
    if window is None:
        return "unknown"
    if today < window.opens:
        return "ahead"
    return "open" if today <= window.closes else "past"


def _clashes(
    document: Document, framework: Framework, window: InspectionWindow | None
) -> Iterator[Clash]:
    """Yield the meeting and the due date where they lie in the window."""
    meeting = document.cycle.meeting
    if window is None or meeting is None:
        return
    if meeting in window:
        yield Clash("meeting", meeting, window.why_quiet(meeting))
    try:
        due = document_due(document.cycle, framework)
    except UserError:  # told where the dates are entered
        return
    if due is not None and due.date in window:
        yield Clash("due", due.date, window.why_quiet(due.date))


def _on_site(today: dt.date, framework: Framework) -> dt.date | None:
    try:
        return on_site(today, framework.bank_holidays, framework.dates)
    except OverflowError:  # the last days that a calendar has
        return None


def _plan_due(record: Inspection | None, framework: Framework, today: dt.date) -> dt.date | None:
    """Return when the action plan is due, as long as that day is not past.

    So many working days after the report: 70 in the paper of Stockton-on-Tees, 2023.
    """
    if record is None or record.published is None or record.published > today:
        return None
    days = framework.dates.action_plan_working_days
    if (today - record.published).days > 7 * days:  # far longer than working days can take
        return None
    try:
        due = add_working_days(record.published, days, framework.bank_holidays)
    except OverflowError:
        return None
    return due if due >= today else None


def _judgements_source(framework: Framework) -> Source | None:
    wanted = next((one.source for one in framework.judgements), "")
    return next((source for source in framework.sources if source.id == wanted), None)


def _doubts(
    document: Document,
    framework: Framework,
    last: Visit | None,
    window: InspectionWindow | None,
    today: dt.date,
) -> Iterator[str]:
    """Yield what to check, a sentence each."""
    if last is None:
        yield (
            "No inspection is known, so nothing can be said about when the next may come. Add the"
            " last graded inspection."
        )
    elif last.record is None:
        yield (
            "The last inspection is known only from the points it made. Add it with its first day"
            " on site and its grades: the dates below count from the day that those points name."
        )
    elif last.record.started is None:
        yield (
            "The first day on site is not given, so the dates below count from the day on which"
            " the report was published."
        )
    if last is not None and last.record is not None and not last.record.grades:
        yield "The grades of the last inspection are not given. Edit it to add them."
    if last is not None and window is None:
        yield "The date of the last inspection cannot be right. Correct it."
    if any((day_of(record) or today) > today for record in document.inspections):
        yield "A visit has a date that is still to come. It does not count until then."
    beyond = outside_known_years(framework.bank_holidays, today)
    if beyond:
        yield beyond
