"""How far the points made before have come, and what was promised last year against what happened.

Pure counts and pairs; the progress page, the roll forward to the next year and Word say them.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import answered_bodies
from ilacs_desktop.document.records import FINISHED, Action, PriorPoint, Promise, State, Travel
from ilacs_desktop.document.remembered import free_id
from ilacs_desktop.framework.in_words import counted

TRAVEL_WORDS: dict[Travel, str] = {
    "improved": "Improved",
    "maintained": "Maintained",
    "deteriorated": "Deteriorated",
}
NO_RESPONSE = "Say in its response what you did, and what it changed for children."
NO_SECTION = "Choose the section that accounts for it."
NO_EVIDENCE = (
    "None of the sections that account for it cites evidence. Cite there what shows that it worked."
)


class Totals(NamedTuple):
    """How many points there are, and of how many something is to be said. Parked ones count apart."""

    points: int
    without_response: int
    without_section: int
    shown_to_work: int
    deteriorated: int
    parked: int


class Kept(NamedTuple):
    """A promise of an earlier plan, and what became of it.

    ``promise`` is the action as it was promised last, None where only the point is known; ``label``
    is that of the plan. ``since`` is the label of the plan that promised it first, ``plans`` in how
    many it stood. ``now`` is the action in this year's plan, ``point`` the prior point that answers
    for it. Promise or point is there.
    """

    label: str
    since: str
    plans: int
    promise: Action | None
    now: Action | None
    point: PriorPoint | None

    @property
    def id(self) -> str:
        """What tells it from the others: the id of the action, or of the point."""
        found = self.promise or self.point
        return found.id if found is not None else ""

    @property
    def what(self) -> str:
        """What was promised."""
        if self.promise is not None:
            return self.promise.what
        return self.point.text if self.point is not None else ""

    @property
    def due(self) -> dt.date | None:
        """By when it was promised."""
        return self.promise.due if self.promise is not None else None

    @property
    def state(self) -> State:
        """How far it is now: as this year's plan says, or its point, or as the year ended."""
        for found in (self.now, self.point, self.promise):
            if found is not None:
                return found.state
        return "not_started"

    def is_late(self, today: dt.date) -> bool:
        """Return whether the day that was promised is past and the step was not taken."""
        return self.due is not None and self.due < today and self.state not in FINISHED


def totals(document: Document) -> Totals:
    """Return what there is to say of the points made before."""
    points = [one for one in document.prior_points if one.parked is None]
    return Totals(
        len(points),
        sum(not one.response.strip() for one in points),
        sum(not homes(document, one) for one in points),
        sum(one.state == "shown_to_work" for one in points),
        sum(one.direction == "deteriorated" for one in points),
        len(document.prior_points) - len(points),
    )


def totals_in_words(of: Totals) -> str:
    """Return "14 points: 3 without a response, 5 shown to work, 1 deteriorated. 2 left out."."""
    parts = (
        (of.without_response, "without a response"),
        (of.without_section, "without a section"),
        (of.shown_to_work, "shown to work"),
        (of.deteriorated, "deteriorated"),
    )
    told = ", ".join(f"{count} {words}" for count, words in parts if count)
    points = counted(of.points, "point")
    left_out = f" {of.parked:,} left out." if of.parked else ""
    return f"{points}: {told}.{left_out}" if told else f"{points}.{left_out}"


def homes(document: Document, point: PriorPoint) -> tuple[str, ...]:
    """Return the ids of the sections that account for a point and are there, in reading order."""
    return tuple(section.id for section in document.sections if section.id in point.sections)


def why_not_shown(sections: Iterable[Section], point: PriorPoint) -> str:
    """Return what to do before a point can be called shown to work; empty where it can be.

    It needs a response, a section that accounts for it and is not left out, and evidence cited
    there: done says that the step was taken, shown to work that evidence shows it helped.
    """
    if not point.response.strip():
        return NO_RESPONSE
    told = [one for one in sections if one.id in point.sections and one.parked is None]
    if not told:
        return NO_SECTION
    cited = any(cited_evidence(body) for one in told for _, body in answered_bodies(one))
    return "" if cited else NO_EVIDENCE


def last_plans(document: Document) -> tuple[Kept, ...]:
    """Return each promise of earlier plans once, with what became of it, in the order of the plans.

    A point of last year's plan whose promise is not known stands by itself, at the end.
    """
    return tuple(_kept(document))


def _kept(document: Document) -> Iterator[Kept]:
    actions = {action.id: action for action in document.actions}
    points = {one.action: one for one in document.prior_points if one.action}
    promised: dict[str, list[Promise]] = {}
    for promise in document.promised:
        promised.setdefault(promise.action.id, []).append(promise)
    for id_, plans in promised.items():
        first, last = plans[0], plans[-1]
        yield Kept(
            last.label,
            first.label,
            len(plans),
            last.action,
            actions.get(id_),
            points.get(id_),
        )
    for point in document.prior_points:
        if point.source == "last_plan" and point.action not in promised:
            yield Kept("", "", 1, None, actions.get(point.action), point)


def without_point(kept: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Return the promises for which no prior point answers."""
    return tuple(one for one in kept if one.point is None)


def with_promised_points(document: Document) -> Document:
    """Return the document with a prior point of last year's plan for each promise without one.

    Its id follows from the promise: two authors who both do this make one point of it.
    """
    follows = document.cycle.follows
    taken = {point.id for point in document.prior_points}
    added = (
        PriorPoint(
            free_id(f"pp~{one.id}", taken),
            one.what,
            "last_plan",
            follows.meeting if follows is not None else None,
            state=one.state,
            action=one.id,
        )
        for one in without_point(last_plans(document))
    )
    points = (*document.prior_points, *added)
    return msgspec.structs.replace(document, prior_points=points)


def plan_in_words(kept: tuple[Kept, ...], today: dt.date) -> str:
    """Return "30 promises: 12 shown to work, 8 done, 10 still open, 4 of them late."."""
    shown = sum(one.state == "shown_to_work" for one in kept)
    done = sum(one.state == "done" for one in kept)
    late = sum(one.is_late(today) for one in kept)
    still = len(kept) - shown - done
    told = [
        f"{count:,} {words}"
        for count, words in (
            (shown, "shown to work"),
            (done, "done and not yet shown to work"),
            (still, "still open"),
        )
        if count
    ]
    promises = counted(len(kept), "promise")
    if not told:
        return "No promise of an earlier plan is known."
    return f"{promises}: {', '.join(told)}{f', {late:,} of them late' if late else ''}."
