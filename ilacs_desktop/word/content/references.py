"""What citations and action links stand for: the records by id, and the rows that they link to."""

import msgspec

from ilacs_desktop.document.body import linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, answered_bodies, exported_bodies
from ilacs_desktop.document.records import Action, Evidence, Promise
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import CitationForm, Order
from ilacs_desktop.word.content.printed import bookmark
from ilacs_desktop.word.content.selection import printable, printed_sections


class References(msgspec.Struct, frozen=True):
    """What the chips of one document stand for, and the form that citations take.

    ``told_at`` gives the actions that each plan is the first to name, whose lines are printed there.
    ``left`` are actions that are no longer in the plan, as an earlier plan promised them last.
    ``unconfirmed`` is printed before text of last year's that nobody has confirmed.
    """

    framework: Framework
    form: CitationForm
    evidence: dict[str, Evidence]
    actions: dict[str, Action]
    told_at: dict[Place, dict[str, Action]]
    left: dict[str, Promise]
    unconfirmed: str


def references(document: Document, framework: Framework, form: CitationForm) -> References:
    """Return what the document's chips stand for."""
    actions = {item.id: item for item in document.actions}
    return References(
        framework,
        form,
        {item.id: item for item in document.evidence},
        actions,
        _first_told(document, actions),
        {one.action.id: one for one in document.promised if one.action.id not in actions},
        unconfirmed_mark(document),
    )


def unconfirmed_mark(document: Document) -> str:
    """Return what marks text that nobody has confirmed yet: "[From 2026, not confirmed]"."""
    follows = document.cycle.follows
    return f"[From {follows.label if follows is not None else 'last year'}, not confirmed]"


def left_action(promise: Promise) -> str:
    """Return how an action is named that has left the plan: "action 30, shown to work in 2026"."""
    action = promise.action
    return f"action\u00a0{action.number}, {STATES[action.state].lower()} in {promise.label}"


def _first_told(document: Document, actions: dict[str, Action]) -> dict[Place, dict[str, Action]]:
    told: dict[Place, dict[str, Action]] = {}
    untold = dict(actions)
    for place, body in exported_bodies(document):
        if place.question == "plan":
            named = (id_ for id_ in dict.fromkeys(linked_actions(body)) if id_ in untold)
            told[place] = {id_: untold.pop(id_) for id_ in named}
    return told


def evidence_bookmark(evidence: Evidence) -> str:
    """Return the name of the evidence's row in the annex."""
    return bookmark(f"evidence_{evidence.number}")


def action_bookmark(action: Action) -> str:
    """Return the name of the action's row in the plan."""
    return bookmark(f"action_{action.number}")


def section_links(document: Document, order: Order) -> dict[str, str]:
    """Return the name of the heading that leads to each section that is printed, by its id.

    By question a section has a heading under each; the first leads to it.
    """
    links: dict[str, str] = {}
    for n, section in enumerate(printed_sections(document), 1):
        answered = (at.question for at, body in answered_bodies(section) if printable(body))
        question = f"_{next(answered)}" if order == "question" else ""
        links[section.id] = bookmark(f"section_{n}{question}")
    return links
