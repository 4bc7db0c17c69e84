"""The action plan: what is late or unfinished in it, and which areas for improvement nothing answers.

Pure rules: the plan page, the checks and whoever counts actions ask the same ones.
"""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.answers import answer
from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    Body,
    Run,
    Text,
    block_text,
    linked_actions,
    tidy_runs,
)
from ilacs_desktop.document.edits import with_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, exported_bodies, with_body
from ilacs_desktop.document.records import FINISHED, Action
from ilacs_desktop.document.telling import telling_words

View = Literal["", "overdue", "soon", "incomplete", "done_not_shown", "mine"]
SOON = 30  # days


class PlanTotals(NamedTuple):
    """How many actions there are; ``done`` counts those done and not yet shown to work."""

    actions: int
    overdue: int
    done: int
    shown_to_work: int


class Unanswered(NamedTuple):
    """A paragraph marked as an area for improvement that no action answers, and where it stands."""

    place: Place
    block: Block


def days_overdue(action: Action, today: dt.date) -> int:
    """Return by how many days an action is late: 0 where it is not, or is done."""
    if action.due is None or action.state in FINISHED:
        return 0
    return max((today - action.due).days, 0)


def is_soon(action: Action, today: dt.date) -> bool:
    """Return whether an action that is not done is due today or within the next 30 days."""
    if action.due is None or action.state in FINISHED:
        return False
    return 0 <= (action.due - today).days <= SOON


def lacks(action: Action) -> tuple[str, ...]:
    """Return what an action needs to be held to: owner, date or measure, those that are missing."""
    missing = (
        ("owner", not action.owner.strip()),
        ("date", action.due is None),
        ("measure", not action.measure.strip()),
    )
    return tuple(name for name, is_missing in missing if is_missing)


def in_view(action: Action, view: View, today: dt.date, mine: frozenset[str]) -> bool:
    """Return whether an action is to be seen in a view; ``mine`` are the author's names, casefolded."""
    match view:
        case "overdue":
            return days_overdue(action, today) > 0
        case "soon":
            return is_soon(action, today)
        case "incomplete":
            return bool(lacks(action))
        case "done_not_shown":
            return action.state == "done"
        case "mine":
            return action.owner.strip().casefold() in mine
    return True


def names_of(document: Document, author: str) -> frozenset[str]:
    """Return what an author goes by as an owner, casefolded: the name, and the job title with it."""
    name = author.strip().casefold()
    jobs = (p.job_title for p in document.people if p.name.strip().casefold() == name)
    return frozenset(found for one in (author, *jobs) if (found := one.strip().casefold()))


def plan_totals(actions: Iterable[Action], today: dt.date) -> PlanTotals:
    """Return what there is to say of a plan in a line."""
    every = tuple(actions)
    return PlanTotals(
        len(every),
        sum(days_overdue(action, today) > 0 for action in every),
        sum(action.state == "done" for action in every),
        sum(action.state == "shown_to_work" for action in every),
    )


def planned_by_part(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the ids of the actions that the plan of each judgement and section points at."""
    plans: dict[str, Body] = {j.id: j.plan for j in document.judgements}
    plans |= {s.id: answer(document, s, "plan") for s in document.sections}
    return {part: linked_actions(body) for part, body in plans.items()}


def is_answered(
    place: Place, block: Block, plans: dict[str, tuple[str, ...]], actions: Iterable[str]
) -> bool:
    """Return whether an action answers a paragraph: it points at one, or its part's plan does.

    In the front, which has no plan, the paragraph must. ``actions`` are the ids that there are.
    """
    named = (*linked_actions((block,)), *plans.get(place.part, ()))
    return any(id_ in actions for id_ in named)


def unanswered_improvements(document: Document) -> tuple[Unanswered, ...]:
    """Return the areas for improvement that no action answers, in reading order."""
    plans = planned_by_part(document)
    actions = frozenset(action.id for action in document.actions)
    return tuple(
        Unanswered(place, block)
        for place, body in exported_bodies(document)
        for block in body
        if block.stance == "improvement" and not is_answered(place, block, plans, actions)
    )


def doubtful_improvements(document: Document) -> tuple[Unanswered, ...]:
    """Return the areas for improvement that only the plan of their part answers, and seem not to.

    None of the actions that the part points at shares a telling word with such a paragraph:
    somebody should look whether one of them is about it. In reading order.
    """
    plans = planned_by_part(document)
    actions = {action.id: _telling(action) for action in document.actions}
    found = []
    for place, body in exported_bodies(document):
        near = [actions[id_] for id_ in plans.get(place.part, ()) if id_ in actions]
        for block in body:
            if block.stance != "improvement" or not near:
                continue
            own = any(id_ in actions for id_ in linked_actions((block,)))
            words = telling_words(words_of(block))
            if words and not own and all(words.isdisjoint(one) for one in near):
                found.append(Unanswered(place, block))
    return tuple(found)


def _telling(action: Action) -> frozenset[str]:
    said = (action.what, action.weakness, action.measure, action.change_for_children)
    return telling_words("\n".join(said))


def answering_action(
    document: Document, place: Place, block: str, id_: str, number: int
) -> Action | None:
    """Return a new action that begins with a paragraph's words as the area for improvement.

    Its owner is the section's, by job title. None where the paragraph is gone.
    """
    found = _block_at(document, place, block)
    if found is None:
        return None
    return Action(id_, number, weakness=words_of(found), owner=_owner_of(document, place.part))


def words_of(block: Block) -> str:
    """Return the words of a paragraph in one line; its chips leave no gap before a full stop."""
    return re.sub(r" (?=[.,;:?!])", "", " ".join(block_text(block).split()))


def with_answer(document: Document, action: Action, place: Place, block: str) -> Document:
    """Return the document with an action that a paragraph points at, behind its last word.

    Where the paragraph is gone, the action is added alone.
    """
    document = with_record(document, action)
    if _block_at(document, place, block) is None:
        return document
    body = tuple(
        msgspec.structs.replace(one, runs=_linked(one.runs, action.id)) if one.id == block else one
        for one in body_at(document, place)
    )
    return with_body(document, place, body)


def _block_at(document: Document, place: Place, block: str) -> Block | None:
    try:
        body = body_at(document, place)
    except KeyError:
        return None
    return next((one for one in body if one.id == block), None)


def _linked(runs: tuple[Run, ...], action: str) -> tuple[Run, ...]:
    ends_in_space = not runs or (isinstance(runs[-1], Text) and runs[-1].text[-1:].isspace())
    gap = () if ends_in_space else (Text(" "),)
    return tidy_runs((*runs, *gap, ActionLink(action)))


def _owner_of(document: Document, part: str) -> str:
    owner = next((section.owner for section in document.sections if section.id == part), "")
    person = next((person for person in document.people if person.id == owner), None)
    return (person.job_title or person.name) if person is not None else ""
