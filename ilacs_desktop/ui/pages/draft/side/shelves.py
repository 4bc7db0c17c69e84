"""Which records the panel lists: a kind, or those of a kind that matter here. Pure; no Qt here."""

from typing import Literal, NamedTuple

from ilacs_desktop.document.body import cited_evidence, linked_actions
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import body_at
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.document.search import find_records
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import part_of, places_of
from ilacs_desktop.ui.pages.draft.side.record_rows import Record

Kind = Literal["evidence", "action", "point", "figure"]
HERE = "here"

NOUNS: dict[Kind, str] = {
    "evidence": "evidence",
    "action": "action",
    "point": "prior point",
    "figure": "figure",
}


class Shelf(NamedTuple):
    """A kind of record and what is asked of it: ``HERE``, a lens, or nothing for all."""

    kind: Kind
    only: str
    label: str

    @property
    def id(self) -> str:
        """What tells this shelf from the others."""
        return f"{self.kind}:{self.only}"


def shelves(framework: Framework) -> tuple[Shelf, ...]:
    """Return all shelves in the order in which they are offered."""
    lenses = (
        Shelf("evidence", lens.id, f"Evidence: {lens.title.lower()}") for lens in framework.lenses
    )
    return (
        Shelf("evidence", "", "Evidence"),
        Shelf("evidence", HERE, "Evidence cited here"),
        *lenses,
        Shelf("action", "", "Actions"),
        Shelf("action", HERE, "Actions linked here"),
        Shelf("point", "", "Prior points"),
        Shelf("point", HERE, "Prior points answered here"),
        Shelf("figure", "", "Figures"),
        Shelf("figure", HERE, "Figures of this judgement"),
    )


def records_on(
    shelf: Shelf, document: Document, framework: Framework, part: str, words: str = ""
) -> tuple[Record, ...]:
    """Return the records of a shelf that hold all the words; ``part`` is the key of the open part."""
    found = find_records(
        _all(shelf.kind, document),
        words,
        {kind.id: kind.title for kind in framework.evidence_types},
    )
    if not shelf.only:
        return found
    if shelf.only == HERE:
        ids = here(document, part)
        return tuple(record for record in found if record.id in ids)
    kinds = {kind.id for kind in framework.evidence_types if kind.lens == shelf.only}
    return tuple(item for item in found if isinstance(item, Evidence) and item.type in kinds)


def _all(kind: Kind, document: Document) -> tuple[Record, ...]:
    everything: dict[Kind, tuple[Record, ...]] = {
        "evidence": document.evidence,
        "action": document.actions,
        "point": document.prior_points,
        "figure": document.indicators,
    }
    return everything[kind]


def here(document: Document, part: str) -> frozenset[str]:
    """Return the ids that the open part is about.

    They are the evidence and actions that its texts cite, the prior points it answers, the figures
    of its judgement, and its own id.
    """
    texts = [body_at(document, place) for place in places_of(part)]
    ids = {id_ for body in texts for id_ in (*cited_evidence(body), *linked_actions(body))}
    found = part_of(document, part)
    judgement = found.judgement if isinstance(found, Section) else part
    ids.update(point.id for point in document.prior_points if part in point.sections)
    ids.update(figure.id for figure in document.indicators if figure.judgement == judgement)
    return frozenset((*ids, part))
