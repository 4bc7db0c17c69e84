"""What of a document has no place in the framework it is under, and what that asks that nobody tells."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ilacs_desktop.cycle.framework_ids import Kind, all_titles, titles, uses
from ilacs_desktop.document.body import is_blank
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies as every_body
from ilacs_desktop.framework.model import Area, Framework


class NoPlace(NamedTuple):
    """An id that the framework does not have: its title, as far as it is known, and what was said of it.

    ``parts`` are the sections or judgements that hold it, ``times`` counts the records that do.
    """

    kind: Kind
    id: str
    title: str
    note: str
    parts: tuple[str, ...]
    times: int


def without_place(
    document: Document, framework: Framework, known: Iterable[Framework] = ()
) -> tuple[NoPlace, ...]:
    """Return what of a document the framework has no place for.

    ``known`` are the frameworks on this computer, which may have a title for it.
    """
    known = tuple(known)
    now = titles(framework)
    names = all_titles((framework, *known))
    own = {judgement.id: judgement.title for judgement in document.judgements}
    names["judgement"] = names["judgement"] | own
    return tuple(
        NoPlace(
            use.kind,
            use.id,
            names[use.kind].get(use.id, use.id),
            note_on(use.kind, use.id, (framework, *known)),
            use.parts,
            use.times,
        )
        for use in uses(document)
        if use.id not in now[use.kind]
    )


def note_on(kind: Kind, id_: str, frameworks: Iterable[Framework]) -> str:
    """Return what the first framework that says something of an id has noted; nothing if none has."""
    return next(
        (
            move.note
            for framework in frameworks
            for move in getattr(framework.moves, kind)
            if move.old == id_ and move.note
        ),
        "",
    )


def may_go(document: Document, judgement: str) -> bool:
    """Return whether nothing hangs on a judgement: no section, no words, no comment, nothing open."""
    bodies = (body for place, body in every_body(document) if place.part == judgement)
    return (
        not any(section.judgement == judgement for section in document.sections)
        and all(is_blank(body) for body in bodies)
        and not any(comment.part == judgement for comment in document.comments)
        and not any(one.part == judgement and one.settled is None for one in document.proposals)
    )


def without_judgement(document: Document, judgement: str) -> Document:
    """Return the document without a judgement on which nothing hangs; else as it is."""
    if not may_go(document, judgement):
        return document
    rest = tuple(one for one in document.judgements if one.id != judgement)
    return msgspec.structs.replace(document, judgements=rest)


def nobody_covers(document: Document, framework: Framework) -> tuple[Area, ...]:
    """Return the core areas that no section covers, parked sections included."""
    covered = {area for section in document.sections for area in section.areas}
    return tuple(
        area
        for area in framework.areas
        if area.core and not area.retired and area.id not in covered
    )
