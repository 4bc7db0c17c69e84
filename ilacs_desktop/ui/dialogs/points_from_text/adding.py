"""What choosing points out of a report does to the self-evaluation. Pure; no Qt here."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import VISITS
from ilacs_desktop.document.records import Inspection, PriorPoint, PriorSource
from ilacs_desktop.language.points import Found
from ilacs_desktop.language.report_rules import plain_words


class ChosenPoint(NamedTuple):
    """A point that was chosen, and the section that accounts for it; empty where none is said yet."""

    text: str
    section: str


class Chosen(NamedTuple):
    """What was agreed: the points, where and when they were made, and the visit to record, if any."""

    points: tuple[ChosenPoint, ...]
    source: PriorSource
    date: dt.date | None
    visit: Inspection | None


def known_texts(document: Document) -> frozenset[str]:
    """Return the words of all points that are there already, to be compared by ``plain_words``."""
    return frozenset(plain_words(point.text) for point in document.prior_points)


def day_of(document: Document, found: Found) -> dt.date | None:
    """Return the day that the points of a report are known by.

    For an inspection or visit it is the one of its record, otherwise its first day on site; a letter
    has the day it was sent.
    """
    if found.source not in VISITS:
        return found.date
    for one in document.inspections:
        if _is_same(one, found.source, found.started, found.published):
            return one.started or one.published
    return found.started or found.date


def visit_of(
    document: Document, found: Found, source: PriorSource, date: dt.date | None
) -> Inspection | None:
    """Return the inspection or visit that the report tells of, without an id.

    ``date`` is its first day on site, or the day of publication where only that is known. None where
    it is a letter or a plan, where no day is known, and where that visit is recorded.
    """
    published = found.published if source == found.source else None
    started = date if date != published else None
    if started is not None and published is not None and published < started:
        published = None  # the text's other day is not this visit's
    if source not in VISITS or (started is None and published is None):
        return None
    if any(_is_same(one, source, started, published) for one in document.inspections):
        return None
    return Inspection("", source, started, published)


def _is_same(
    visit: Inspection, source: PriorSource, started: dt.date | None, published: dt.date | None
) -> bool:
    """Return whether a recorded visit is the one of this kind and of one of these days."""
    return visit.kind == source and (
        (started is not None and visit.started == started)
        or (published is not None and visit.published == published)
    )


def with_chosen(
    document: Document, chosen: Chosen, new_id: Callable[[str], str]
) -> tuple[Document, tuple[PriorPoint, ...]]:
    """Return the document with what was chosen, and the points that it added.

    A point with the same words as one that is there already, or as one before it, is left out.
    """
    known = set(known_texts(document))
    added = []
    for one in chosen.points:
        said = plain_words(one.text)
        if said not in known:
            known.add(said)
            sections = (one.section,) if one.section else ()
            added.append(
                PriorPoint(new_id("pp"), one.text, chosen.source, chosen.date, sections=sections)
            )
    visits = document.inspections
    if chosen.visit is not None:
        visits = (*visits, msgspec.structs.replace(chosen.visit, id=new_id("ins")))
    points = (*document.prior_points, *added)
    return (
        msgspec.structs.replace(document, prior_points=points, inspections=visits),
        tuple(added),
    )
