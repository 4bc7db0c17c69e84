"""Where text stands: one address for each body, whether of the front, a judgement or a section.

Editors, checks, counts, comments and the merge all name a body by its place.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document, Front, Judgement, Section

FRONT = "front"
FRONT_PARTS = ("summary", "context", "progress")
QUESTIONS = ("know", "how", "plan")

Question = Literal["know", "how", "plan"]


class Place(NamedTuple):
    """The address of a body: the part it belongs to and which of its texts.

    ``part`` is ``front`` or the id of a judgement or section; ``question`` is one of ``know``,
    ``how`` and ``plan``, or for the front ``summary``, ``context`` and ``progress``.
    """

    part: str
    question: str


def bodies(document: Document) -> Iterator[tuple[Place, Body]]:
    """Yield each body with its place, in reading order; parked sections included."""
    for name in FRONT_PARTS:
        yield Place(FRONT, name), getattr(document.front, name)
    for judgement in document.judgements:
        yield from part_bodies(judgement)
        for section in sections_of(document, judgement.id):
            yield from part_bodies(section)


def exported_bodies(document: Document) -> Iterator[tuple[Place, Body]]:
    """Yield the bodies that go to Ofsted: not those of parked sections, nor set-over answers."""
    for name in FRONT_PARTS:
        yield Place(FRONT, name), getattr(document.front, name)
    for judgement in document.judgements:
        yield from part_bodies(judgement)
        for section in sections_of(document, judgement.id):
            if section.parked is None:
                yield from answered_bodies(section)


def part_bodies(part: Judgement | Section) -> Iterator[tuple[Place, Body]]:
    """Yield the three bodies of a judgement or section, in the order of the questions."""
    for question in QUESTIONS:
        yield Place(part.id, question), getattr(part, question)


def answered_bodies(section: Section) -> Iterator[tuple[Place, Body]]:
    """Yield the bodies the section answers itself, leaving out those told for the judgement."""
    for place, body in part_bodies(section):
        if not told_for_judgement(section, place.question):
            yield place, body


def told_for_judgement(section: Section, question: str) -> bool:
    """Return whether the section leaves this question to its judgement."""
    return {"how": section.how_for_judgement, "plan": section.plan_for_judgement}.get(
        question, False
    )


def sections_of(document: Document, judgement: str) -> tuple[Section, ...]:
    """Return the sections of one judgement, in the document's order."""
    return tuple(section for section in document.sections if section.judgement == judgement)


def part_at(document: Document, part: str) -> Front | Judgement | Section:
    """Return the front, judgement or section of that id.

    Raises KeyError when there is none.
    """
    if part == FRONT:
        return document.front
    parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
    for candidate in parts:
        if candidate.id == part:
            return candidate
    raise KeyError(part)


def body_at(document: Document, place: Place) -> Body:
    """Return the body at a place. Raises KeyError when there is no such place."""
    if place.question not in (FRONT_PARTS if place.part == FRONT else QUESTIONS):
        raise KeyError(place)
    body: Body = getattr(part_at(document, place.part), place.question)
    return body


def with_body(document: Document, place: Place, body: Body) -> Document:
    """Return the document with another body at a place; all other parts are the same objects.

    Raises KeyError when there is no such place.
    """
    if body_at(document, place) is body:
        return document
    part = msgspec.structs.replace(part_at(document, place.part), **{place.question: body})
    return with_part(document, part)


def with_part(document: Document, part: Front | Judgement | Section) -> Document:
    """Return the document with the part of the same id replaced by this one."""
    if isinstance(part, Front):
        return msgspec.structs.replace(document, front=part)
    field = "judgements" if isinstance(part, Judgement) else "sections"
    parts = tuple(part if old.id == part.id else old for old in getattr(document, field))
    return msgspec.structs.replace(document, **{field: parts})
