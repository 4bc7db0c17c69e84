"""What has changed since a day: two versions of a self-evaluation compared, record by record.

Without an earlier version it rests on the dates in the records alone, and says so.
"""

import datetime as dt
from typing import NamedTuple, TypeVar

from ilacs_desktop.document.body import Body, Text
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT_PARTS, answered_bodies, part_bodies
from ilacs_desktop.document.records import FINISHED, Action, Evidence, Indicator, PriorPoint, State
from ilacs_desktop.document.wording import FRONT_TITLES

Item = TypeVar("Item", Action, Evidence, Indicator, PriorPoint, Judgement, Section)

_ORDER: tuple[State, ...] = ("not_started", "in_progress", "done", "shown_to_work")


class Since(NamedTuple):
    """What an update compares with.

    ``base`` is the version of that day, None where there is none; ``what`` says in words which it
    is, such as "the version signed off on 3 November 2026".
    """

    day: dt.date
    base: Document | None = None
    what: str = ""


class NewFigure(NamedTuple):
    """A figure with another value or period than before; ``was`` is None for one that is new."""

    now: Indicator
    was: Indicator | None


class NewJudgement(NamedTuple):
    """A judgement whose direction of travel or confidence is another than before."""

    now: Judgement
    was: Judgement


class NewAction(NamedTuple):
    """An action still to do that is new, or has another date or owner; ``was`` None for a new one."""

    now: Action
    was: Action | None


class NewPoint(NamedTuple):
    """An earlier point whose state is another than before."""

    now: PriorPoint
    was: State


class Changes(NamedTuple):
    """What has changed; ``compared`` says whether there was a version to compare with.

    ``finished`` are the actions done or shown to work since, ``overdue`` all that are late today.
    ``texts`` are the titles of the parts whose text reads otherwise; ``shown`` is evidence that was
    there before and shows something else now. What was taken out is told as it was: evidence in
    ``gone``, the rest in the fields that end so; ``texts_gone`` are titles.
    """

    compared: bool
    finished: tuple[Action, ...]
    overdue: tuple[Action, ...]
    moved: tuple[NewAction, ...]
    evidence: tuple[Evidence, ...]
    shown: tuple[Evidence, ...]
    gone: tuple[Evidence, ...]
    judgements: tuple[NewJudgement, ...]
    texts: tuple[str, ...]
    figures: tuple[NewFigure, ...]
    points: tuple[NewPoint, ...]
    actions_gone: tuple[Action, ...] = ()
    figures_gone: tuple[Indicator, ...] = ()
    points_gone: tuple[PriorPoint, ...] = ()
    texts_gone: tuple[str, ...] = ()


def changes_since(document: Document, since: Since, today: dt.date) -> Changes:
    """Return what has changed in a document since the version or the day given."""
    overdue = tuple(
        a for a in document.actions if a.due and a.due < today and a.state not in FINISHED
    )
    if since.base is None:
        return _by_dates(document, since.day, overdue)
    return _compared(since.base, document, overdue)


def _by_dates(document: Document, day: dt.date, overdue: tuple[Action, ...]) -> Changes:
    """Return what the dates tell: evidence whose period ended later, and what is overdue.

    When an action was done no date tells, so none is said to be.
    """
    fresh = (i for i in document.evidence if i.period_to is not None and i.period_to > day)
    kept = tuple(item for item in fresh if item.parked is None)
    return Changes(False, (), overdue, (), kept, (), (), (), (), (), ())


def _compared(base: Document, now: Document, overdue: tuple[Action, ...]) -> Changes:
    actions = {action.id: action for action in base.actions}
    evidence = {item.id: item for item in base.evidence}
    figures = {indicator.id: indicator for indicator in base.indicators}
    judgements = {judgement.id: judgement for judgement in base.judgements}
    states = {point.id: point.state for point in base.prior_points}
    used = [item for item in now.evidence if item.parked is None]
    return Changes(
        compared=True,
        finished=tuple(a for a in now.actions if _is_further(a, actions.get(a.id))),
        overdue=overdue,
        moved=tuple(
            NewAction(a, actions.get(a.id)) for a in now.actions if _is_moved(a, actions.get(a.id))
        ),
        evidence=tuple(item for item in used if item.id not in evidence),
        shown=tuple(i for i in used if i.id in evidence and _shows(i) != _shows(evidence[i.id])),
        gone=_gone(base.evidence, now.evidence),
        judgements=tuple(
            NewJudgement(j, judgements[j.id])
            for j in now.judgements
            if j.id in judgements and _stand(j) != _stand(judgements[j.id])
        ),
        texts=_other_texts(base, now),
        figures=tuple(
            NewFigure(i, figures.get(i.id))
            for i in now.indicators
            if i.id not in figures or _value(i) != _value(figures[i.id])
        ),
        points=tuple(
            NewPoint(p, states[p.id])
            for p in now.prior_points
            if p.id in states and p.state != states[p.id]
        ),
        actions_gone=_gone(base.actions, now.actions),
        figures_gone=_gone(base.indicators, now.indicators),
        points_gone=_gone(base.prior_points, now.prior_points),
        texts_gone=(
            *(part.title for part in _gone(base.judgements, now.judgements)),
            *(part.title for part in _gone(base.sections, now.sections)),
        ),
    )


def _gone(before: tuple[Item, ...], now: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return what was in a list and is not any more."""
    kept = {one.id for one in now}
    return tuple(one for one in before if one.id not in kept)


def _is_further(now: Action, was: Action | None) -> bool:
    """Return whether an action was finished since, or is shown to work now."""
    before = _ORDER.index(was.state) if was is not None else -1
    return now.state in FINISHED and _ORDER.index(now.state) > before


def _is_moved(now: Action, was: Action | None) -> bool:
    """Return whether an action that is still to do is new, or has another date or owner."""
    if now.state in FINISHED:
        return False
    return was is None or (now.due, now.owner) != (was.due, was.owner)


def _shows(item: Evidence) -> tuple[object, ...]:
    return item.shows, item.direction, item.period_to, item.sample_size


def _stand(judgement: Judgement) -> tuple[str, str]:
    return judgement.direction, judgement.confidence


def _value(indicator: Indicator) -> tuple[object, ...]:
    return indicator.value, indicator.unit, indicator.period


def _other_texts(base: Document, now: Document) -> tuple[str, ...]:
    """Return the titles of the parts that are new or whose words are not what they were."""
    before, after = _texts(base), _texts(now)
    titles = {f"front.{part}": FRONT_TITLES[part] for part in FRONT_PARTS}
    titles |= {judgement.id: judgement.title for judgement in now.judgements}
    titles |= {section.id: section.title for section in now.sections}
    return tuple(titles[part] for part, words in after.items() if before.get(part, ()) != words)


def _texts(document: Document) -> dict[str, tuple[str, ...]]:
    """Return the words of each part that goes to Ofsted, by its id; chips are no words."""
    found = {f"front.{part}": _words(getattr(document.front, part)) for part in FRONT_PARTS}
    for judgement in document.judgements:
        found[judgement.id] = tuple(w for _, body in part_bodies(judgement) for w in _words(body))
    for section in document.sections:
        found[section.id] = _of_section(section)
    return found


def _of_section(section: Section) -> tuple[str, ...]:
    if section.parked is not None:
        return ()
    return tuple(words for _, body in answered_bodies(section) for words in _words(body))


def _words(body: Body) -> tuple[str, ...]:
    told = ("".join(r.text for r in block.runs if isinstance(r, Text)) for block in body)
    return tuple(filter(None, (" ".join(text.split()) for text in told)))
