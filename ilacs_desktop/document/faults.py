"""What must be true of every document, whoever wrote the file: unique ids, and places that exist.

A document that breaks one of these could lose words in a merge, so it is refused when opened.
Citations of unknown evidence are no such fault: they are kept, and the checks name them.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import FRONT, bodies

# The ids that we make are shorter. Whoever names a file by one must not be led out of its folder.
_ID = re.compile(r"[\w.~-]{1,80}")


def faults(document: Document) -> tuple[str, ...]:
    """Return a plain sentence for each broken rule; empty for a sound document."""
    return (
        *_strange_id(document),
        *_doubled_ids(document),
        *_doubled_blocks(document),
        *_homeless_sections(document),
        *_endless_figures(document),
    )


def _strange_id(document: Document) -> Iterator[str]:
    if not _ID.fullmatch(document.id):
        yield "Its id is not one that this program gives."


def _doubled(ids: Iterable[str]) -> list[str]:
    return sorted(value for value, times in Counter(ids).items() if times > 1)


def _doubled_ids(document: Document) -> Iterator[str]:
    parts = (FRONT, *(j.id for j in document.judgements), *(s.id for s in document.sections))
    for value in _doubled(parts):
        yield f"Two parts have the id “{value}”."
    records: dict[str, tuple[Any, ...]] = {
        "people": document.people,
        "evidence": document.evidence,
        "actions": document.actions,
        "prior points": document.prior_points,
        "indicators": document.indicators,
        "comments": document.comments,
        "proposals": document.proposals,
        "key dates": document.key_dates,
        "inspections": document.inspections,
        "audits": document.audits,
        "promises": document.promised,
        "remembered texts": document.remembered,
    }
    for name, items in records.items():
        for value in _doubled(item.id for item in items):
            yield f"Two of the {name} have the id “{value}”."


def _doubled_blocks(document: Document) -> Iterator[str]:
    ids = (block.id for _, body in bodies(document) for block in body)
    for value in _doubled(ids):
        yield f"Two paragraphs have the id “{value}”."


def _homeless_sections(document: Document) -> Iterator[str]:
    known = {judgement.id for judgement in document.judgements}
    for section in document.sections:
        if section.judgement not in known:
            yield f"The section “{section.title}” belongs to no judgement of the document."


def _endless_figures(document: Document) -> Iterator[str]:
    for one in document.indicators:
        numbers = (
            *(one.value, one.previous, one.neighbours, one.england),
            *(n for was in one.earlier for n in (was.value, was.neighbours, was.england)),
        )
        if not all(n is None or math.isfinite(n) for n in numbers):
            yield f"The figure “{one.name}” has a value that is no number."
