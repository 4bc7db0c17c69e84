"""Where a change shows: which page, and which part of the text. Undo goes there. Pure; no Qt here."""

from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT
from ilacs_desktop.word.review.records import from_word, is_from_word

Stage = Literal["overview", "set_up", "evidence", "draft", "plan", "team", "review"]

_SET_UP = ("title", "judgement", "areas", "owner", "words", "parked")
_RECORDS = ("evidence", "actions", "prior_points", "indicators", "comments")
# Where records have a page of their own, by the fields of the document.
_PAGES: tuple[tuple[Stage, tuple[str, ...]], ...] = (
    ("evidence", ("evidence", "indicators")),
    ("plan", ("actions", "prior_points", "promised")),
)
# What of the cycle is not on Set up itself: the choices for an inspection, and the framework.
_OUTLOOK = ("pathway", "presentation")
_FRAMEWORK = ("framework", "framework_as_at")


class Whereabouts(NamedTuple):
    """The pages a change shows on, the first to go to, and the parts of the text it touched."""

    stages: tuple[Stage, ...]
    parts: tuple[str, ...]


def whereabouts(old: Document, new: Document) -> Whereabouts:
    """Return where the difference between two documents shows; nowhere when there is none."""
    stages: list[Stage] = []
    if framework_differs(old, new):
        stages.append("set_up")
    if key_dates_differ(old, new) or inspection_differs(old, new):
        stages.append("overview")
    if set_up_differs(old, new):
        stages.append("set_up")
    parts = (*_front(old, new), *_parts(old, new))
    texts = any(_text(part, old) != _text(part, new) for part in parts)
    records = any(getattr(old, name) is not getattr(new, name) for name in _RECORDS)
    if not texts:
        stages += [stage for stage, names in _PAGES if _differ(old, new, names)]
    if texts or records:
        stages.append("draft")
    if _returned(old) != _returned(new):
        stages.append("review")
    if _brought_in(old) != _brought_in(new):
        stages.append("team")
    return Whereabouts(tuple(stages), parts)


def key_dates_differ(old: Document, new: Document) -> bool:
    """Return whether a step differs, or the meeting was given where there was none, or taken out.

    A meeting that moves is a matter of Set up, where its date is changed.
    """
    return old.key_dates != new.key_dates or (old.cycle.meeting is None) != (
        new.cycle.meeting is None
    )


def inspection_differs(old: Document, new: Document) -> bool:
    """Return whether what is known of inspections differs, or what was written for the next."""
    return _outlook(old) != _outlook(new)


def framework_differs(old: Document, new: Document) -> bool:
    """Return whether another framework is in use, or there are other judgements under it."""
    return _framework(old) != _framework(new)


def set_up_differs(old: Document, new: Document) -> bool:
    """Return whether the council, the cycle, the people or the outline differ.

    What moving to another framework changes of them is a matter of the framework.
    """
    return not framework_differs(old, new) and _set_up(old) != _set_up(new)


def _differ(old: Document, new: Document, names: tuple[str, ...]) -> bool:
    return any(getattr(old, name) is not getattr(new, name) for name in names)


def _outlook(document: Document) -> tuple[object, ...]:
    return document.inspections, document.audits, *_fields(document.cycle, _OUTLOOK)


def _framework(document: Document) -> tuple[object, ...]:
    judgements = frozenset(judgement.id for judgement in document.judgements)
    return judgements, *_fields(document.cycle, _FRAMEWORK)


def _returned(document: Document) -> tuple[object, ...]:
    """Return what came back from reviewers, and who signed."""
    comments = tuple(one for one in document.comments if is_from_word(one))
    return from_word(document), comments, document.sign_offs


def _brought_in(document: Document) -> tuple[object, ...]:
    """Return who was sent packs, and what two authors both meant."""
    returned = from_word(document)
    return document.packs, tuple(one for one in document.proposals if one not in returned)


def _set_up(document: Document) -> tuple[object, ...]:
    cycle = msgspec.structs.replace(document.cycle, **dict.fromkeys(_OUTLOOK, ""))
    outline = tuple((part.id, *_fields(part, _SET_UP)) for part in document.sections)
    return document.authority, cycle, document.people, outline


def _fields(part: msgspec.Struct, names: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(part, name) for name in names)


def _front(old: Document, new: Document) -> tuple[str, ...]:
    return (FRONT,) if old.front is not new.front and old.front != new.front else ()


def _parts(old: Document, new: Document) -> tuple[str, ...]:
    """Return the judgements and sections that are not what they were, or not in both."""
    before, after = _by_id(old), _by_id(new)
    ids = dict.fromkeys((*after, *before))
    return tuple(id_ for id_ in ids if before.get(id_) != after.get(id_))


def _by_id(document: Document) -> dict[str, Judgement | Section]:
    parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
    return {part.id: part for part in parts}


def _text(part: str, document: Document) -> object:
    """Return all of a part but what Set up shows."""
    if part == FRONT:
        return document.front
    found = _by_id(document).get(part)
    if found is None:
        return None
    names = (name for name in found.__struct_fields__ if name not in _SET_UP)
    return _fields(found, tuple(names))
