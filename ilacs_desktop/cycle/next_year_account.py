"""What was promised against what happened, and what becomes of the rest when a year is begun anew.

Read it before next year's self-evaluation is made: the dialog shows it, and the command prints it.
"""

import datetime as dt
from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from ilacs_desktop.document.body import linked_actions
from ilacs_desktop.document.confirming import unconfirmed
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.evidence_ages import age_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.document.records import FINISHED, Action, Evidence, State
from ilacs_desktop.document.wording import STAGES, STATES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.key_dates import DUE
from ilacs_desktop.framework.model import Framework


class Kept(NamedTuple):
    """One promise of the plan, and what became of it.

    ``since`` is the label of the year that promised it first, and ``plans`` in how many plans it has
    stood. ``late`` are the days since it was due, 0 where it is finished or not due yet. ``shown_by``
    is the evidence that shows that it worked.
    """

    action: Action
    since: str
    plans: int
    late: int
    shown_by: tuple[Evidence, ...]


class Account(NamedTuple):
    """What was promised and what became of it; then what comes along, starts anew and stays behind.

    ``states`` counts the promises of each state, those of every state in order. The last four are
    sentences to read; ``look_at`` is what somebody has to do something about.
    """

    kept: tuple[Kept, ...]
    states: tuple[tuple[State, int], ...]
    carried: tuple[str, ...]
    anew: tuple[str, ...]
    behind: tuple[str, ...]
    look_at: tuple[str, ...]


def account(before: Document, after: Document, framework: Framework, today: dt.date) -> Account:
    """Return the account of a self-evaluation and the one that was begun from it on a day."""
    states = [action.state for action in before.actions]
    return Account(
        kept=tuple(_kept(action, before, after, today) for action in before.actions),
        states=tuple((state, states.count(state)) for state in STATES),
        carried=tuple(_carried(before, after)),
        anew=tuple(_anew(after)),
        behind=tuple(_behind(before)),
        look_at=tuple(_look_at(before, after, framework, today)),
    )


def say_kept(kept: Kept) -> str:
    """Return what became of a promise: "In progress, 40 days late; in 2 plans, first in 2025"."""
    said = STATES[kept.action.state]
    if kept.late:
        said += f", {counted(kept.late, 'day')} late"
    if kept.shown_by:
        said += f", by evidence {' and '.join(str(item.number) for item in kept.shown_by)}"
    if kept.plans > 1:
        said += f"; in {kept.plans:,} plans, first in {kept.since}"
    return said


def say_states(states: tuple[tuple[State, int], ...]) -> str:
    """Return how many promises have come how far: "30 actions: 5 not started, 25 done"."""
    some = [f"{count:,} {STATES[state].lower()}" for state, count in states if count]
    total = sum(count for _, count in states)
    if not total:
        return "No action was promised."
    return f"{counted(total, 'action')}: {', '.join(some)}."


def _kept(action: Action, before: Document, after: Document, today: dt.date) -> Kept:
    evidence = {item.id: item for item in before.evidence}
    since = action.since or _label(before, after)
    plans = {since, *(one.label for one in after.promised if one.action.id == action.id)}
    finished = action.state in FINISHED or action.due is None
    return Kept(
        action,
        since,
        len(plans),
        0 if finished or action.due is None else max((today - action.due).days, 0),
        tuple(evidence[id_] for id_ in action.shown_by if id_ in evidence),
    )


def _carried(before: Document, after: Document) -> Iterator[str]:
    yield (
        f"The outline: {counted(len(after.judgements), 'judgement')} and"
        f" {counted(len(after.sections), 'section')}, with owners, areas and word budgets."
    )
    if after.actions:
        yield f"{counted(len(after.actions), 'action')} not shown to work yet, under the same numbers."
    added = len(after.prior_points) - len(before.prior_points)
    parked = sum(point.parked is not None for point in after.prior_points)
    if after.prior_points:
        yield (
            f"{counted(len(after.prior_points), 'prior point')}: {added:,} of them new from this plan,"
            f" {parked:,} accounted for and not told again."
        )
    for count, one, many in (
        (len(after.evidence), "item of evidence", "items of evidence"),
        (len(after.inspections), "inspection or visit", "inspections and visits"),
        (len(after.audits), "count of audits", "counts of audits"),
        (len(after.people), "person", "people"),
    ):
        if count:
            yield f"{counted(count, one, many)}."


def _anew(after: Document) -> Iterator[str]:
    old = sum(len(unconfirmed(body)) for _, body in bodies(after))
    if old:
        yield f"The answers begin with last year’s text: {counted(old, 'paragraph')} to confirm or rewrite."
    else:
        yield "The answers are empty. What each said stands beside it in Draft, under Last year."
    yield "Every section is not started; no judgement has a direction of travel or a confidence yet."
    if after.indicators:
        yield (
            f"{counted(len(after.indicators), 'figure')} without a value: the last one stands as the"
            " previous, and what neighbours and England were is with the earlier readings."
        )
    if after.key_dates:
        yield "The steps before the meeting: none is done yet."


def _behind(before: Document) -> Iterator[str]:
    opened = sum(map(is_open, before.comments))
    undecided = sum(one.settled is None for one in before.proposals)
    out = sum(pack.returned is None for pack in before.packs)
    for count, one, many, more in (
        (len(before.comments), "comment", "", f"{opened:,} of them open" if opened else ""),
        (
            len(before.proposals),
            "suggested change",
            "",
            f"{undecided:,} of them not decided: the wording that stands is the one that counts"
            if undecided
            else "",
        ),
        (len(before.set_asides), "finding that was set aside", "findings that were set aside", ""),
        (len(before.packs), "contributor’s pack", "", f"{out:,} of them not back" if out else ""),
        (len(before.sign_offs), "sign-off", "", ""),
    ):
        if count:
            yield f"{counted(count, one, many)}{f', {more}' if more else ''}."
    yield "The earlier versions. Nothing in the old file is changed."


def _look_at(
    before: Document, after: Document, framework: Framework, today: dt.date
) -> Iterator[str]:
    yield from _unfinished(before, after)
    yield from _aged(after, framework, today)
    for section in before.sections:
        if section.parked is not None:
            yield f"“{section.title}” was parked. It is in again, with the reason in a comment."
    steps = {step.id: step.title for step in framework.dates.steps}
    for step in before.key_dates:
        if step.fixed is not None:
            title = step.title or steps.get(step.id, step.id)
            until = "" if step.id in steps else " Until then it is left out."
            yield f"“{title}” was fixed to {format_date(step.fixed)}. Give it a new day.{until}"
    yield from _points_to_look_at(before, after)
    if before.cycle.presentation.strip():
        yield (
            "The notes for the presentation start empty. What they said is in Draft, under Last year."
        )
    pathway = next((one for one in framework.pathways if one.id == after.cycle.pathway), None)
    if pathway is not None:
        yield f"You expected “{pathway.title}”. Say on the page Inspection whether you still do."
    yield from _no_longer_planned(after)


def _points_to_look_at(before: Document, after: Document) -> Iterator[str]:
    """Tell of points that their action does not bear out, and of those that are in again."""
    was = {point.id: point for point in before.prior_points}
    actions = {action.id: action for action in before.actions}
    for point in after.prior_points:
        earlier, action = was.get(point.id), actions.get(point.action)
        if earlier is None or action is None or point.parked is not None:
            continue
        named = f"“{shorten(point.text, 60, placeholder='…')}”"
        if earlier.parked is not None:
            yield (
                f"{named} was left out by {earlier.parked.by.strip() or 'somebody'}:"
                f" “{earlier.parked.reason}” Its action is still in the plan, so it is in again."
            )
        if point.source == "last_plan" and point.state != action.state:
            yield (
                f"{named} is {STATES[point.state].lower()} as a point, and"
                f" {STATES[action.state].lower()} in the plan. Say which holds."
            )


def _unfinished(before: Document, after: Document) -> Iterator[str]:
    """Tell what of the year that ends was not brought to its end: signing it, and sending it."""
    stage = before.cycle.stage
    sent = any(step.id == DUE and step.done for step in before.key_dates)
    left = [
        words
        for words, is_left in (
            (f"still marked “{STAGES[stage]}”", stage != "signed_off"),
            ("signed by nobody", not before.sign_offs),
            ("not marked as sent to Ofsted", not sent),
        )
        if is_left
    ]
    if left:
        yield (
            f"The self-evaluation of {_label(before, after)} is {listed(left)}. Record in the old file what"
            " was done."
        )


def _label(before: Document, after: Document) -> str:
    """Return what the year that ends is called in the one that follows it."""
    follows = after.cycle.follows
    return follows.label if follows is not None else before.cycle.label


def _aged(after: Document, framework: Framework, today: dt.date) -> Iterator[str]:
    ages = [age_of(item, after, framework, today) for item in after.evidence if not item.parked]
    stale = sum(age is not None and age.age == "stale" for age in ages)
    if stale:
        meeting = after.cycle.meeting
        when = f"at the meeting on {format_date(meeting)}" if meeting else "now"
        yield f"{counted(stale, 'item of evidence', 'items of evidence')} would be stale {when}."


def _no_longer_planned(after: Document) -> Iterator[str]:
    """Tell of actions that text which was carried over names, and that have left the plan."""
    known = {action.id for action in after.actions}
    named = {name for _, body in bodies(after) for name in linked_actions(body)}
    gone = {one.action.id: one for one in after.promised if one.action.id in named - known}
    if gone:
        numbers = ", ".join(
            f"{one.action.number} ({STATES[one.action.state].lower()} in {one.label})"
            for one in gone.values()
        )
        yield (
            f"The text names {counted(len(gone), 'action')} no longer in the plan: {numbers}. Rewrite"
            " it as what was done."
        )
