"""How old each item of evidence will be at the meeting of its self-evaluation."""

import datetime as dt

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import last_inspection
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.evidence_age import EvidenceAge, evidence_age
from ilacs_desktop.framework.model import Framework


def age_of(
    item: Evidence, document: Document, framework: Framework, today: dt.date
) -> EvidenceAge | None:
    """Return the age of an item; None without a type or an end of its period, or far off any year."""
    kind = next((kind for kind in framework.evidence_types if kind.id == item.type), None)
    if item.period_to is None or kind is None:
        return None
    try:
        return evidence_age(
            item.period_to,
            kind.freshness,
            meeting=document.cycle.meeting,
            today=today,
            rules=framework.dates,
            last_inspection=last_inspection(document, today),
        )
    except UserError:
        return None  # a date far outside any year that a meeting can have
