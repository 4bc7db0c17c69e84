"""Who has to agree a self-evaluation, who has, and which comments wait: the stages of a sign-off.

The stages are the framework's steps that sign, in their order, as this council plans them. Names are
stated, not authenticated.
"""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.key_dates import plan_of, step_of
from ilacs_desktop.document.model import Document, Role, Stage
from ilacs_desktop.document.records import Comment, Given, SignOff
from ilacs_desktop.framework.dates import DateRangeError
from ilacs_desktop.framework.model import Framework

LAST: Role = "dcs"  # whose agreement is the last: the director’s
GIVEN: dict[Given, str] = {
    "signature": "On signed paper",
    "email": "By email",
    "meeting": "At a meeting",
    "spoken": "In person or by telephone",
    "": "In the program",
}

_STAGES: tuple[Stage, ...] = ("drafting", "in_review", "agreed", "signed_off")


class Agreement(NamedTuple):
    """One stage: somebody's agreement. ``given`` are the sign-offs that settle it, oldest first.

    ``who`` names those whose part it is, and is empty while nobody is named. ``day`` is the planned
    one, None while the meeting has no date; ``done`` the one that somebody marked under Key dates.
    ``left_out`` says that this council has no such stage.
    """

    step: str
    title: str
    about: str
    role: Role
    who: str
    day: dt.date | None
    done: dt.date | None
    left_out: bool
    given: tuple[SignOff, ...]

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody."""
        return not self.given and not self.left_out


class Discussion(NamedTuple):
    """How the comments stand: those that are open, those of critical friends first, and the rest.

    ``critical`` holds the ids of the comments that critical friends made, open or not.
    """

    open: tuple[Comment, ...]
    closed: tuple[Comment, ...]
    critical: frozenset[str]

    @property
    def critical_open(self) -> tuple[Comment, ...]:
        """The open comments of critical friends."""
        return tuple(comment for comment in self.open if comment.id in self.critical)

    @property
    def unanswered(self) -> tuple[Comment, ...]:
        """The open comments that nobody has answered."""
        return tuple(comment for comment in self.open if not comment.replies)


def agreements(document: Document, framework: Framework) -> tuple[Agreement, ...]:
    """Return the stages in the order in which they are taken, those left out by this council too."""
    planned = {date.id: date for date in document.key_dates}
    days = _days(document, framework)
    found: list[Agreement] = []
    for step in framework.dates.steps:
        if not step.signs:
            continue
        plan = planned.get(step.id)
        who = plan.who.strip() if plan is not None else ""
        given = tuple(one for one in document.sign_offs if step_of(one, framework) == step.id)
        found.append(
            Agreement(
                step.id,
                step.title,
                step.about,
                step.role,
                who or holders(document, step.role),
                days.get(step.id),
                plan.done if plan is not None else None,
                plan is not None and plan.left_out,
                tuple(sorted(given, key=lambda one: one.on)),
            )
        )
    return tuple(found)


def _days(document: Document, framework: Framework) -> dict[str, dt.date]:
    """Return the planned days of the steps by their ids."""
    try:
        plan = plan_of(document, framework)
    except DateRangeError:
        return {}  # a slip of the pen, which the check of the meeting date names
    return {step.id: step.day for step in plan.steps} if plan is not None else {}


def holders(document: Document, role: Role) -> str:
    """Return the names of the people with a role: "Asha Verma and Tom Moss"; empty for nobody."""
    names = [person.name or person.job_title for person in document.people if role in person.roles]
    *first, last = filter(None, names) if any(names) else [""]
    return f"{', '.join(first)} and {last}" if first else last


def offered_stage(stages: tuple[Agreement, ...], stage: Stage) -> Stage | None:
    """Return the stage of the self-evaluation that follows from what was given; None for the same.

    It is never taken back by itself: it is agreed once everybody but the director has agreed, and
    signed off with the director's agreement; who asks says which others are still open.
    """
    asked = [one for one in stages if not one.left_out]
    last = [one for one in asked if one.role == LAST]
    others = [one for one in asked if one not in last]
    if any(one.given for one in last):
        reached: Stage = "signed_off"
    elif others and not any(one.is_open for one in others):
        reached = "agreed"
    else:
        return None
    return reached if _STAGES.index(reached) > _STAGES.index(stage) else None


def discussion(document: Document) -> Discussion:
    """Return how the comments stand; a critical friend is known by the name they comment under."""
    friends = {
        person.name.strip().casefold()
        for person in document.people
        if "critical_friend" in person.roles and person.name.strip()
    }
    critical = frozenset(
        comment.id for comment in document.comments if comment.author.strip().casefold() in friends
    )
    waiting = [comment for comment in document.comments if is_open(comment)]
    return Discussion(
        tuple(sorted(waiting, key=lambda comment: comment.id not in critical)),
        tuple(comment for comment in document.comments if not is_open(comment)),
        critical,
    )


def newest_signed(document: Document) -> SignOff | None:
    """Return the newest agreement: the director's, else anybody's; None without one."""
    signed = sorted(document.sign_offs, key=lambda one: one.on)
    last = [one for one in signed if one.role == LAST] or signed
    return last[-1] if last else None
