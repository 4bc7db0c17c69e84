"""The evidence by lens and by age against the meeting. Pure; no Qt here."""

import datetime as dt
from collections import Counter
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.outlook import last_inspection
from ilacs_desktop.document.uses import uses_of_evidence
from ilacs_desktop.framework.evidence_age import Age, evidence_age
from ilacs_desktop.framework.model import Framework

AgeGroup = Literal["fresh", "ageing", "stale", "unknown"]
_GROUPS: dict[Age, AgeGroup] = {
    "within_window": "fresh",
    "background": "ageing",
    "stale": "stale",
    "not_ended": "unknown",
}


class LensFigures(NamedTuple):
    """How many items look at practice through one lens."""

    id: str
    title: str
    items: int


class EvidenceFigures(NamedTuple):
    """Counts of the items that are not left out; ``uncited`` of them stand nowhere in the text.

    ``untyped`` have no type and so no lens. The four ages add up to ``items``.
    """

    items: int
    uncited: int
    parked: int
    lenses: tuple[LensFigures, ...]
    untyped: int
    fresh: int
    ageing: int
    stale: int
    unknown: int


def evidence_figures(document: Document, framework: Framework, today: dt.date) -> EvidenceFigures:
    """Return the evidence of a document by lens and by its age on the day of the meeting."""
    used = [item for item in document.evidence if item.parked is None]
    cited = uses_of_evidence(document)
    lens_of = {kind.id: kind.lens for kind in framework.evidence_types}
    seen = Counter(lens_of.get(item.type, "") for item in used)
    inspected = last_inspection(document, today)
    rules = {kind.id: kind.freshness for kind in framework.evidence_types}
    ages = Counter(
        _GROUPS[
            evidence_age(
                item.period_to,
                rules[item.type],
                meeting=document.cycle.meeting,
                today=today,
                rules=framework.dates,
                last_inspection=inspected,
            ).age
        ]
        if item.period_to is not None and item.type in rules
        else "unknown"
        for item in used
    )
    return EvidenceFigures(
        items=len(used),
        uncited=sum(item.id not in cited for item in used),
        parked=len(document.evidence) - len(used),
        lenses=tuple(LensFigures(x.id, x.title, seen[x.id]) for x in framework.lenses),
        untyped=seen[""],
        fresh=ages["fresh"],
        ageing=ages["ageing"],
        stale=ages["stale"],
        unknown=ages["unknown"],
    )
