"""The parts that are drafted one at a time: a text of the front, a judgement's opening, a section.

Pure; no Qt here. A part's key is the id of the judgement or section; the texts of the front have
the keys ``front.summary``, ``front.context`` and ``front.progress``.
"""

from ilacs_desktop.document.discussion import comments_on
from ilacs_desktop.document.model import Document, Judgement, Section, Status
from ilacs_desktop.document.places import (
    FRONT,
    FRONT_PARTS,
    QUESTIONS,
    Place,
    bodies,
    part_at,
    sections_of,
)
from ilacs_desktop.document.records import Comment
from ilacs_desktop.document.words import section_words
from ilacs_desktop.framework.model import Framework

FRONT_TITLES = {
    "summary": "Summary",
    "context": "Context",
    "progress": "Progress since the last inspection",
}
FRONT_QUESTIONS = {
    "summary": "What is the whole message, on one page?",
    "context": "What must a reader know first?",
    "progress": "What has changed since the last inspection?",
}
FRONT_HINTS = {
    "summary": "Say what is good, what is not, and what you will do about it.",
    "context": "Say only what the rest cannot be understood without. Most councils write too much.",
    "progress": "Say what inspectors asked for, what you did, and what it changed for children.",
}
READY: tuple[Status, ...] = ("ready", "agreed")
_SUMMARY = f"{FRONT}.{FRONT_PARTS[0]}"


def key_of(place: Place) -> str:
    """Return the key of the part that a text belongs to."""
    return f"{FRONT}.{place.question}" if place.part == FRONT else place.part


def places_of(key: str) -> tuple[Place, ...]:
    """Return the places of the texts of a part: one for the front's, three for the others."""
    part, _, question = key.partition(".")
    if part == FRONT:
        return (Place(FRONT, question),)
    return tuple(Place(key, question) for question in QUESTIONS)


def known_key(document: Document, part: str) -> str:
    """Return the key for the id of a part; the first one for the front or an unknown id.

    In a contributor's pack only sections can be written in.
    """
    parts: tuple[Judgement | Section, ...] = document.sections
    if not document.pack:
        if part in (f"{FRONT}.{name}" for name in FRONT_PARTS):
            return part
        parts = (*document.judgements, *document.sections)
    return part if any(known.id == part for known in parts) else _first(document)


def part_of(document: Document, key: str) -> Judgement | Section | None:
    """Return the judgement or section with this key; None for a text of the front.

    Raises KeyError for an unknown one.
    """
    if key.startswith(f"{FRONT}."):
        return None
    part = part_at(document, key)
    return part if isinstance(part, Judgement | Section) else None


def part_title(document: Document, key: str) -> str:
    """Return the title of a part as the section list and the page show it."""
    part = part_of(document, key)
    return part.title if part is not None else FRONT_TITLES[places_of(key)[0].question]


def shown_status(section: Section) -> Status:
    """Return the status to show: who has begun to write need not say so."""
    begun = section.status == "not_started" and section_words(section) > 0
    return "drafting" if begun else section.status


def question_name(place: Place, framework: Framework) -> str:
    """Return a text's name in a few words: "How we know", or for the front its title."""
    if place.part == FRONT:
        return FRONT_TITLES.get(place.question, place.question)
    known = {str(question.id): question.short for question in framework.questions}
    return known.get(place.question, place.question)


def comments_of(document: Document, key: str) -> tuple[Comment, ...]:
    """Return the comments on a part, the open ones first."""
    first, *rest = places_of(key)
    return comments_on(document, first.part, "" if rest else first.question)


def changed_part(old: Document, new: Document) -> str:
    """Return the key of the first part whose text is another; empty where none is."""
    before = dict(bodies(old))
    for place, body in bodies(new):
        was = before.get(place)
        if was is not body and was != body:
            return key_of(place)
    return ""


def first_part(document: Document, me: str) -> str:
    """Return the key of the part to open first.

    That is the first section which is not ready, one of the author's own (``me`` is a name) before
    those of others; where all are ready, the summary. In a pack all that is asked for is the
    author's: there it is the first that is not ready, or the first section.
    """
    mine = {person.id for person in document.people if person.name.casefold() == me.casefold()}
    left = [s for s in document.sections if s.parked is None and s.status not in READY]
    own = (section.id for section in left if section.owner in mine and not document.pack)
    return next(own, left[0].id if left else _first(document))


def key_beside(document: Document, key: str, by: int) -> str:
    """Return the key of the next part in reading order, or with -1 the one before; at an end its own.

    In a contributor's pack only sections can be written in.
    """
    keys = [section.id for section in document.sections]
    if not document.pack:
        keys = [f"{FRONT}.{name}" for name in FRONT_PARTS]
        for judgement in document.judgements:
            keys += [judgement.id, *(s.id for s in sections_of(document, judgement.id))]
    if key not in keys:
        return key
    return keys[max(0, min(keys.index(key) + by, len(keys) - 1))]


def _first(document: Document) -> str:
    if document.pack and document.sections:
        return document.sections[0].id
    return _SUMMARY
