"""What becomes of the records when next year's self-evaluation is begun: plan, points and figures.

Nothing is lost and nothing doubled: each action of the old plan is one promise for all later years
and one prior point of last year's plan; those not shown to work stay in the new plan as well.
"""

from collections.abc import Callable
from typing import NamedTuple, get_args

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import told_for_judgement
from ilacs_desktop.document.readings import with_this_year
from ilacs_desktop.document.records import (
    Action,
    Indicator,
    Parked,
    PriorPoint,
    Promise,
    State,
)
from ilacs_desktop.document.remembered import free_id
from ilacs_desktop.document.uses import uses_of_actions

CARRIED_OVER = "Carried over"  # who parked what was told once
_ORDER: tuple[State, ...] = get_args(State)


def promised(document: Document, last: str) -> tuple[Promise, ...]:
    """Return the plans of all earlier years, and after them the one of the year that ends."""
    taken = {promise.id for promise in document.promised}
    number = len({promise.label for promise in document.promised}) + 1
    made = []
    for action in document.actions:
        # Never the year's name: people type that, and what is in an id cannot be erased.
        id_ = free_id(f"pr-{number}~{action.id}", taken)
        taken.add(id_)
        made.append(Promise(id_, last, action))
    return (*document.promised, *made)


def plan_after(document: Document, last: str) -> tuple[Action, ...]:
    """Return the actions that stay in the plan: all that are not shown to work, unconfirmed.

    They keep id and number; ``since`` names the year that promised them first.
    """
    return tuple(
        msgspec.structs.replace(action, since=action.since or last, carried=last)
        for action in document.actions
        if action.state != "shown_to_work"
    )


class _Year(NamedTuple):
    """What the points of the next year are made from: the year that ends, looked through once."""

    document: Document
    last: str
    wordings: dict[str, set[str]]
    sections: dict[str, tuple[str, ...]]
    shows: dict[str, str]


def points_after(
    document: Document, last: str, new_id: Callable[[str], str]
) -> tuple[PriorPoint, ...]:
    """Return all prior points, unconfirmed, with one of last year's plan for each of its actions.

    What was shown to work has been told once: it is parked, and is not told again.
    """
    shows = {item.id: item.shows.strip() for item in document.evidence}
    year = _Year(document, last, _wordings(document), _sections_naming(document), shows)
    actions = {action.id: action for action in document.actions}
    points = []
    for point in document.prior_points:
        action = actions.pop(point.action, None) if point.source == "last_plan" else None
        points.append(_carried(point, action, year))
    points += [_promised_last(action, new_id("pp"), year) for action in actions.values()]
    return tuple(points)


def _carried(point: PriorPoint, action: Action | None, year: _Year) -> PriorPoint:
    """Return a point of the year that ends, brought up to date from its action where it has one."""
    now = msgspec.structs.replace(point, carried=year.last)
    stays = action is not None and action.state != "shown_to_work"
    if action is not None:
        now = _brought_up(now, action, year)
    if stays:
        return msgspec.structs.replace(now, parked=None)  # the plan promises it still
    if point.state == now.state == "shown_to_work" and point.parked is None:
        now = msgspec.structs.replace(now, parked=_told_once(year))
    return now


def _promised_last(action: Action, id_: str, year: _Year) -> PriorPoint:
    return PriorPoint(
        id_,
        _promise_in_words(action),
        "last_plan",
        year.document.cycle.meeting,
        _what_is_shown(action, year),
        action.state,
        year.sections.get(action.id, ()),
        action=action.id,
        carried=year.last,
    )


def _brought_up(point: PriorPoint, action: Action, year: _Year) -> PriorPoint:
    """Return the point of an action that was carried before, as the year that ends leaves it.

    Wording of the council's own stays: only what repeats an older wording of the action is replaced.
    So does its state, where it is further than that of the action.
    """
    repeats = point.text in year.wordings[action.id]
    return msgspec.structs.replace(
        point,
        text=_promise_in_words(action) if repeats else point.text,
        date=year.document.cycle.meeting,
        state=max(point.state, action.state, key=_ORDER.index),
        response=point.response if point.response.strip() else _what_is_shown(action, year),
    )


def _told_once(year: _Year) -> Parked:
    """Return why it is not told again; nobody decided that, so nobody is named."""
    return Parked(f"Shown to work, and told in the self-evaluation of {year.last}", CARRIED_OVER)


def figures_after(document: Document, last: str) -> tuple[Indicator, ...]:
    """Return the figures without values: what they said is in ``earlier`` and in ``previous``.

    What neighbours and England were goes into the earlier reading too: it was of that year.
    """
    return tuple(_figure(one, last) for one in document.indicators)


def _figure(figure: Indicator, last: str) -> Indicator:
    return msgspec.structs.replace(
        figure,
        earlier=with_this_year(figure, last),
        previous=figure.value,  # none where none was put in: what it was before is two years old
        value=None,
        period="",
        neighbours=None,
        england=None,
        rank=None,
        base=None,
        explanation="",
        carried=last,
    )


def _wordings(document: Document) -> dict[str, set[str]]:
    """Return by an action's id how it was ever worded in a plan."""
    found: dict[str, set[str]] = {}
    for action in (*(one.action for one in document.promised), *document.actions):
        found.setdefault(action.id, {""}).add(_promise_in_words(action))
    return found


def _promise_in_words(action: Action) -> str:
    return action.what if action.what.strip() else action.weakness


def _what_is_shown(action: Action, year: _Year) -> str:
    """Return what the evidence says that shows an action to work, in the words that it has."""
    return " ".join(filter(None, (year.shows.get(id_, "") for id_ in action.shown_by)))


def _sections_naming(document: Document) -> dict[str, tuple[str, ...]]:
    """Return by an action's id the sections in whose answers it is named.

    Where it is named in an answer of a judgement, those are the sections that leave it to that one.
    """
    found = {}
    for action, uses in uses_of_actions(document).items():
        named = {
            section.id
            for place, _ in uses
            for section in document.sections
            if section.id == place.part
            or (section.judgement == place.part and told_for_judgement(section, place.question))
        }
        found[action] = _in_order(named, document)
    return found


def _in_order(ids: set[str], document: Document) -> tuple[str, ...]:
    return tuple(section.id for section in document.sections if section.id in ids)
