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


def visit_of(
    document: Document, found: Found, source: PriorSource, date: dt.date | None
) -> Inspection | None:
    """Return the inspection or visit that the report tells of, without an id.

    None where it is a letter or a plan, where no day is known, and where that visit is recorded.
    """
    is_as_found = source == found.source
    started = found.started if is_as_found else None
    published = found.published if is_as_found and date == found.date else date
    if source not in VISITS or (started is None and published is None):
        return None
    for one in document.inspections:
        if one.kind == source and (
            (started is not None and one.started == started)
            or (published is not None and one.published == published)
        ):
            return None
    return Inspection("", source, started, published)


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
