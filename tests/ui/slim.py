"""The example with a few sections only: the checks of it take a fraction of the time."""

import msgspec

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import exported_bodies

EACH = 2  # sections of each judgement


def slim(document: Document) -> Document:
    """Return a document with the first sections of each judgement, and what they cite or park."""
    kept = [
        section
        for judgement in document.judgements
        for section in [s for s in document.sections if s.judgement == judgement.id][:EACH]
    ]
    document = msgspec.structs.replace(document, sections=tuple(kept), indicators=())
    cited = {id_ for _, body in exported_bodies(document) for id_ in cited_evidence(body)}
    evidence = tuple(e for e in document.evidence if e.id in cited or e.parked is not None)
    parts = {section.id for section in kept} | {j.id for j in document.judgements}
    comments = tuple(c for c in document.comments if c.part in parts)
    return msgspec.structs.replace(
        document,
        evidence=evidence,
        comments=comments,
        prior_points=(),
        actions=document.actions[:6],
    )
