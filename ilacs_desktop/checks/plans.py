"""Plans: is each area for improvement answered by an action that somebody could be held to?"""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, Scope, marked, opening
from ilacs_desktop.document.plan import (
    days_overdue,
    doubtful_improvements,
    is_answered,
    planned_by_part,
)
from ilacs_desktop.document.records import FINISHED, Action
from ilacs_desktop.framework.dates import add_months, format_date

_FIGURE = re.compile(r"\d")


def unanswered(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each area for improvement that no action answers.

    An action answers it when the paragraph points at it, or the plan of the same part does. In the
    front, which has no plan, the paragraph must.
    """
    plans = planned_by_part(scope.document)
    for passage in marked(scope.passages, "improvement"):
        if passage.block is None or is_answered(passage.place, passage.block, plans, scope.actions):
            continue
        yield scope.found_in(
            passage,
            "plans.unanswered",
            f"“{opening(passage)}” is an area for improvement that no action answers.",
        )


def doubtful(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each area for improvement that no action of its part seems to be about."""
    found = {(area.place, area.block.id) for area in doubtful_improvements(scope.document)}
    for passage in marked(scope.passages, "improvement"):
        if passage.block is not None and (passage.place, passage.block.id) in found:
            yield scope.found_in(
                passage,
                "plans.doubtful",
                f"“{opening(passage)}” points at no action, and none in its plan seems to be about it.",
            )


# What an action needs, by the check that asks for it, and how a finding says that it is missing.
_NEEDS: tuple[tuple[str, Callable[[Action], bool], str], ...] = (
    ("plans.what", lambda action: not action.what.strip(), "does not say what will be done"),
    (
        "plans.weakness",
        lambda action: not action.weakness.strip(),
        "names no area for improvement it answers",
    ),
    ("plans.owner", lambda action: not action.owner.strip(), "has no owner"),
    ("plans.date", lambda action: action.due is None, "has no date"),
    ("plans.measure", lambda action: not action.measure.strip(), "has no measure"),
    (
        "plans.vague_measure",
        lambda action: bool(action.measure.strip()) and not _FIGURE.search(action.measure),
        "has a measure without a figure or a date",
    ),
    (
        "plans.change",
        lambda action: not action.change_for_children.strip(),
        "does not say what will change for children",
    ),
)


def complete(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each thing an action lacks: owner, date, measure, change for children."""
    for action in scope.document.actions:
        for check, lacks, words in _NEEDS:
            if lacks(action):
                yield _about(scope, check, action, f"{words}.")


def dates(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each action that is overdue, or due later than the plan reaches.

    The third question asks for the next 12 months: they run from the meeting, or from today.
    """
    months = int(scope.number("plans.late", "months"))
    start = max(scope.document.cycle.meeting or scope.today, scope.today)
    if start.year == dt.MAXYEAR:
        return  # a slip of the pen, which the check of the meeting date names
    for action in scope.document.actions:
        if action.due is None or action.state in FINISHED:
            continue
        due = format_date(action.due)
        if days_overdue(action, scope.today):
            yield _about(scope, "plans.overdue", action, f"was due on {due} and is not done.")
        elif action.due > add_months(start, months):
            words = f"is due on {due}, more than {months} months after {format_date(start)}."
            yield _about(scope, "plans.late", action, words)


def effect(scope: Scope) -> Iterator[Finding]:
    """Yield a finding where done is taken for shown to work, or nothing that shows it is named."""
    for action in scope.document.actions:
        shown = [scope.evidence[id_] for id_ in action.shown_by if id_ in scope.evidence]
        if action.state == "shown_to_work" and not shown:
            words = "is said to be shown to work, but names no evidence that shows it."
            yield _about(scope, "plans.not_shown", action, words)
        elif action.state == "shown_to_work" and all(i.direction == "negative" for i in shown):
            words = "is said to be shown to work by evidence that is negative."
            yield _about(scope, "plans.shown_by_negative", action, words)
        elif action.state == "done" and not shown:
            words = "is done. What shows that it has helped children?"
            yield _about(scope, "plans.done", action, words)


def unlinked(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each action that no paragraph points at."""
    for action in scope.document.actions:
        if action.id not in scope.linking:
            yield _about(scope, "plans.unlinked", action, "is not mentioned in the text.")


def _about(scope: Scope, check: str, action: Action, words: str) -> Finding:
    name = f"Action {action.number}, “{_short(action.what)}”," if action.what.strip() else ""
    message = f"{name or f'Action {action.number}'} {words}"
    uses: tuple[Passage, ...] = scope.linking.get(action.id, ())
    if uses:
        return scope.found(check, message, place=uses[0].place, record=action.id)
    return scope.found(check, message, record=action.id)


def _short(what: str, words: int = 8) -> str:
    found = what.split()
    return " ".join(found[:words]) + (" …" if len(found) > words else "")


_TEXT = ("front", "judgements", "sections", "actions")
CHECKS = (
    DocumentCheck(unanswered, ("plans.unanswered",), _TEXT),
    DocumentCheck(doubtful, ("plans.doubtful",), _TEXT),
    DocumentCheck(complete, tuple(check for check, _, _ in _NEEDS), _TEXT),
    DocumentCheck(dates, ("plans.overdue", "plans.late"), (*_TEXT, "cycle")),
    DocumentCheck(
        effect,
        ("plans.not_shown", "plans.shown_by_negative", "plans.done"),
        (*_TEXT, "evidence"),
    ),
    DocumentCheck(unlinked, ("plans.unlinked",), _TEXT),
)
