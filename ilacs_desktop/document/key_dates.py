"""The council's year on a day: each step with its day, who it is with, and whether it is done or late.

The framework gives the steps and their days; ``Document.key_dates`` holds what this council has
changed, added, left out and done. Who is late is told by late.py, a meeting that moved by
meeting_moved.py.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.edits import with_record, without_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.records import KeyDate, SignOff
from ilacs_desktop.framework.dates import (
    format_day,
    working_days_between,
)
from ilacs_desktop.framework.in_words import quoted
from ilacs_desktop.framework.key_dates import (
    DUE,
    LETTER,
    MEETING,
    MILESTONES,
    POINTS,
    Clash,
    Wanted,
    YearPlan,
    year_plan,
)
from ilacs_desktop.framework.model import Framework, Step

READY = ("ready", "agreed")  # a section's status once its owner has given it in
MOST_NAMED = 3  # of people whose part one step is

Kind = Literal["step", "due", "meeting", "letter", "points"]
State = Literal["done", "today", "late", "coming", "past"]
# How it is known that a step is done: written down here, an agreement, the sections' states, or
# the points of the letter, which are in Progress.
DoneBy = Literal["", "written", "sign_off", "sections", "points"]

_ROLE_NAMES = {
    "dcs": "Director of children’s services",
    "lead_member": "Lead member for children’s services",
    "chief_executive": "Chief executive",
    "assistant_director": "Assistant director",
    "coordinator": "Coordinator of the self-evaluation",
    "section_owner": "Heads of service",
    "critical_friend": "Critical friend",
}
_TITLES = {
    DUE: "Due at Ofsted",
    MEETING: "Annual engagement meeting",
    LETTER: "Ofsted’s letter",
    POINTS: "Its points into Progress",
}
_ABOUT = {
    DUE: "The self-evaluation is with Ofsted’s region.",
    MEETING: "Ofsted and the director talk about the quality of practice and the self-evaluation.",
    LETTER: "Ofsted writes to the director of children’s services after the meeting. The letter is"
    " not published.",
    POINTS: "What the letter asks for is a point to account for in the next self-evaluation.",
}


class KeyDay(NamedTuple):
    """One line of the year.

    ``who`` are names or job titles as they are printed. ``late`` counts working days; ``to_go``
    counts days until it, below 0 once it is past. ``done`` is the day, None where it is not known.
    """

    id: str
    kind: Kind
    title: str
    about: str
    day: dt.date
    why: str
    who: tuple[str, ...]
    state: State
    late: int
    to_go: int
    done_by: DoneBy = ""
    done: dt.date | None = None
    fixed: bool = False
    own: bool = False
    changed: bool = False


class Year(NamedTuple):
    """The plan of a year as it stands on a day.

    ``days`` are in their order; ``left_out`` are pairs of id and title of steps that are not taken.
    """

    plan: YearPlan
    today: dt.date
    days: tuple[KeyDay, ...]
    left_out: tuple[tuple[str, str], ...]
    clashes: tuple[Clash, ...]


def year_of(document: Document, framework: Framework, today: dt.date) -> Year | None:
    """Return the year as it stands on a day, or None while the meeting has no date.

    None for a contributor's pack too: what the council plans stays with the council, and the pack
    has a day of its own (Pack.due). Raises DateRangeError where the year of the meeting cannot be right.
    """
    plan = None if document.pack else plan_of(document, framework)
    if plan is None:
        return None
    lines = (*_steps(plan, document, framework, today), *_after(plan, document, framework, today))
    days = tuple(sorted(lines, key=lambda line: line.day))
    left = tuple(
        (step.id, step.title) for step in _known(document, framework) if _record(document, step.id).left_out
    )  # fmt: skip
    clashes = (*plan.clashes, *_slipped(days))
    return Year(plan, today, days, left, clashes)


def plan_of(document: Document, framework: Framework) -> YearPlan | None:
    """Return the plan of the year, or None while the meeting has no date. Raises DateRangeError."""
    due = document_due(document.cycle, framework)
    if due is None or document.cycle.meeting is None:
        return None
    wanted = wanted_steps(document, framework)
    return year_plan(
        document.cycle.meeting, due, wanted, framework.bank_holidays, framework.dates
    )  # fmt: skip


def wanted_steps(document: Document, framework: Framework) -> tuple[Wanted, ...]:
    """Return the steps this council takes: the framework's in their order, then its own."""
    found = []
    for step in _known(document, framework):
        own = _record(document, step.id)
        if not own.left_out:
            days = step.working_days if own.days is None else own.days
            placed = not is_own(step.id, framework)
            done = bool(_done(step, own, document, framework)[0])
            found.append(Wanted(step.id, step.title, days, own.fixed, step.signs, placed, done))
    return tuple(found)


def is_own(step: str, framework: Framework) -> bool:
    """Return whether a step is one of the council's own, which the framework does not have."""
    return all(known.id != step for known in framework.dates.steps)


def key_date(document: Document, step: str) -> KeyDate | None:
    """Return what the council has written down about a step; None where it has written nothing."""
    return next((one for one in document.key_dates if one.id == step), None)


def with_key_date(document: Document, changed: KeyDate) -> Document:
    """Return the document with this about a step; where it says nothing, nothing is kept."""
    if changed == KeyDate(changed.id):
        return without_record(document, changed)
    return with_record(document, changed)


def with_done(document: Document, step: str, on: dt.date | None) -> Document:
    """Return the document with a step done on a day, or with None not done."""
    return with_key_date(document, msgspec.structs.replace(_record(document, step), done=on))


def as_suggested(document: Document, step: str) -> Document:
    """Return the document with a step on the day that the framework suggests, and taken.

    Who it is with, and when it was done, stay.
    """
    own = msgspec.structs.replace(_record(document, step), days=None, fixed=None, left_out=False)
    return with_key_date(document, own)


def next_day(days: Iterable[KeyDay]) -> KeyDay | None:
    """Return the line that comes next: the first that is neither done nor late nor past."""
    return next((line for line in days if line.state in ("today", "coming")), None)


def _known(document: Document, framework: Framework) -> Iterator[Step]:
    """Yield the framework's steps, then the council's own."""
    yield from framework.dates.steps
    for own in document.key_dates:
        if own.id not in MILESTONES and is_own(own.id, framework):
            title = own.title or own.id.replace("_", " ").capitalize()
            yield Step(own.id, title, "A step of your own.", "coordinator", own.days or 0)


def _record(document: Document, step: str) -> KeyDate:
    return key_date(document, step) or KeyDate(step)


def _steps(
    plan: YearPlan, document: Document, framework: Framework, today: dt.date
) -> Iterator[KeyDay]:
    steps = {step.id: step for step in _known(document, framework)}
    for planned in plan.steps:
        step, own = steps[planned.id], _record(document, planned.id)
        done_by, done = _done(step, own, document, framework)
        own_step = is_own(step.id, framework)
        who = (own.who,) if own.who else () if own_step else _people(document, step.role)
        state, late, to_go = _stand(planned.day, today, framework, done=bool(done_by))
        yield KeyDay(
            step.id,
            "step",
            step.title,
            step.about,
            planned.day,
            planned.why,
            who,
            state,
            late,
            to_go,
            done_by,
            done,
            own.fixed is not None,
            own_step,
            own.days is not None or own.fixed is not None,
        )


def _after(
    plan: YearPlan, document: Document, framework: Framework, today: dt.date
) -> Iterator[KeyDay]:
    letter = f"Ofsted writes by {format_day(plan.letter)}, {_after_meeting(framework)}."
    put_in = "Once the letter is here, each thing that it asks for is a point in Progress."
    coordinator, dcs = _people(document, "coordinator"), _people(document, "dcs")
    lines: tuple[tuple[str, Kind, dt.date, str, tuple[str, ...]], ...] = (
        (DUE, "due", plan.due.date, plan.due.reason, coordinator),
        (MEETING, "meeting", plan.meeting, "The day that you and Ofsted have agreed.", dcs),
        (LETTER, "letter", plan.letter, letter, ("Ofsted",)),
        (POINTS, "points", plan.letter, put_in, coordinator),
    )
    for id_, kind, day, why, who in lines:
        own = _record(document, id_)
        done_by: DoneBy = "written" if own.done else ""
        if id_ == POINTS and not own.done and _has_points(document, plan.meeting):
            done_by = "points"
        state, late, to_go = _stand(day, today, framework, done=bool(done_by))
        if id_ == MEETING and state == "late":
            state, late = "past", 0
        named = (own.who,) if own.who else who
        yield KeyDay(
            id_, kind, _TITLES[id_], _ABOUT[id_], day, why, named, state, late, to_go, done_by, own.done
        )  # fmt: skip


def _after_meeting(framework: Framework) -> str:
    months = framework.dates.letter_months
    return f"{'one month' if months == 1 else f'{months} months'} after the meeting"


def _has_points(document: Document, meeting: dt.date) -> bool:
    """Return whether a point of a letter after this meeting is written down."""
    return any(
        point.source == "engagement_letter" and point.date is not None and point.date >= meeting
        for point in document.prior_points
    )


def step_of(signed: SignOff, framework: Framework) -> str:
    """Return the id of the stage that a sign-off settles; empty for one of another kind.

    One that was made before stages were named counts for the stage of its role.
    """
    steps = [step for step in framework.dates.steps if step.signs]
    if signed.step:
        return signed.step if any(step.id == signed.step for step in steps) else ""
    return next((step.id for step in steps if step.role == signed.role), "")


def _done(
    step: Step, own: KeyDate, document: Document, framework: Framework
) -> tuple[DoneBy, dt.date | None]:
    signed = [
        one.on for one in document.sign_offs if step.id in (one.step, step_of(one, framework))
    ]
    if own.done is not None:
        return "written", own.done
    if signed:
        return "sign_off", max(signed)
    told = [section for section in document.sections if section.parked is None]
    if step.role == "section_owner" and told and all(s.status in READY for s in told):
        return "sections", None
    return "", None


def _stand(
    day: dt.date, today: dt.date, framework: Framework, *, done: bool
) -> tuple[State, int, int]:
    to_go = (day - today).days
    if done:
        return "done", 0, to_go
    if to_go < 0:
        return "late", working_days_between(day, today, framework.bank_holidays), to_go
    return ("today" if to_go == 0 else "coming"), 0, to_go


def _people(document: Document, role: str) -> tuple[str, ...]:
    """Return the names of the people who hold a role; the role where they are none or many."""
    names = tuple(person.name for person in document.people if role in person.roles)
    return names if 0 < len(names) <= MOST_NAMED else (_ROLE_NAMES[role],)


def _slipped(days: Iterable[KeyDay]) -> Iterator[Clash]:
    late = [line for line in days if line.kind == "step" and line.state == "late"]
    if late:
        named = quoted([line.title for line in late])
        were = "was" if len(late) == 1 else "were"
        yield Clash(
            "slipped",
            f"{named} {were} to be done before today.",
            "Mark what is done. Give the rest a day that is still to come.",
            tuple(line.id for line in late),
        )
