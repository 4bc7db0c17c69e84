"""What the details tell of a point: what was promised, and where the text speaks of it. Pure; no Qt here."""

from collections.abc import Iterator

from ilacs_desktop.document.body import Block, Body, block_text, linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, Place, body_at, part_bodies
from ilacs_desktop.document.progress import Kept
from ilacs_desktop.document.records import PriorPoint
from ilacs_desktop.document.uses import Use
from ilacs_desktop.document.wording import STATES
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.progress.rows import Looked, said_where
from ilacs_desktop.ui.pages.records.links import Link
from ilacs_desktop.ui.pages.records.uses import use_links
from ilacs_desktop.word.last_year.matching import stems

NOT_YET = "Not given yet"
_LEAST_WORDS = 2  # of a point that a paragraph must share
_LEAST_SHARE = 0.34
_PROGRESS = Place(FRONT, "progress")

Answers = tuple[tuple[Place, Body], ...]


def facts(one: Looked) -> tuple[tuple[str, str], ...]:
    """Return pairs of label and text."""
    point = one.point
    told = (
        ("Where it was said", said_where(point)),
        ("Response", point.response.strip() or NOT_YET),
        *(_promise(one.kept) if one.kept is not None else ()),
        (
            "Left out because",
            f"{point.parked.reason} ({point.parked.by})" if point.parked else "",
        ),
    )
    return tuple((label, text) for label, text in told if text)


def _promise(kept: Kept) -> Iterator[tuple[str, str]]:
    """Yield what was promised, by when, and what happened."""
    promise, now = kept.promise, kept.now
    if promise is not None:
        yield f"Promised in the plan of {kept.label}", promise.what
        yield "By when it was promised", format_date(promise.due) if promise.due else NOT_YET
        yield "How you would know", promise.measure
        again = f"In {kept.plans:,} plans, first in that of {kept.since}" if kept.plans > 1 else ""
        yield "Promised before", again
    if now is not None:
        due = f", now by {format_date(now.due)}" if now.due else ""
        yield (
            "What happened",
            f"Action {now.number} of this year’s plan goes on with it: {STATES[now.state].lower()}{due}.",
        )
    elif promise is not None:
        yield (
            "What happened",
            f"{STATES[kept.state]}. No action of this year’s plan goes on with it.",
        )


def section_links(one: Looked) -> tuple[Link, ...]:
    """Return the sections that account for a point, each leading to its part by id."""
    return tuple(Link(title, "", id_) for id_, title in one.sections)


def told_links(point: PriorPoint, document: Document, framework: Framework) -> tuple[Link, ...]:
    """Return the paragraph of each section that speaks of a point most, each leading to a caret.

    A paragraph speaks of it that points at the action which was promised, or shares enough of its
    words. The text on progress before the judgements counts as well.
    """
    words = stems(point.text)
    parts = {section.id: section for section in document.sections}
    bodies: list[Answers] = [((_PROGRESS, body_at(document, _PROGRESS)),)]
    bodies += [tuple(part_bodies(parts[id_])) for id_ in point.sections if id_ in parts]
    found = (_best(answers, point, words) for answers in bodies)
    return use_links(tuple(use for use in found if use), point.action, document, framework)


def _best(answers: Answers, point: PriorPoint, words: frozenset[str]) -> Use | None:
    """Return the paragraph of these answers that speaks of a point most; None where none does."""
    scored = (
        (_speaks_of(block, point, words), (place, block))
        for place, body in answers
        for block in body
    )
    score, use = max(scored, key=lambda one: one[0], default=(0.0, None))
    return use if score >= _LEAST_SHARE else None


def _speaks_of(block: Block, point: PriorPoint, words: frozenset[str]) -> float:
    """Return the share of a point's words that stand in a paragraph, 0 where too few do."""
    if point.action and point.action in linked_actions((block,)):
        return 1.0
    shared = words & stems(block_text(block))
    return len(shared) / len(words) if len(shared) >= _LEAST_WORDS else 0.0
