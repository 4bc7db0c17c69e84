"""Faults of evidence, of what is left unsaid, and of balance."""

import datetime as dt
from collections.abc import Callable

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import sections_of
from ilacs_desktop.document.records import Evidence, Parked
from tests.checks.kit import with_fields, with_record, with_text
from tests.checks.planted.fault import Fault, marked_as, without_citation


def item(document: Document, **fields: object) -> Document:
    given = {"id": "ev-new", "number": 99, "title": "A new item", "type": "dip_sample"}
    new = msgspec.convert({**given, **fields}, Evidence)
    return msgspec.structs.replace(document, evidence=(*document.evidence, new))


def changed(id_: str, **fields: object) -> Callable[[Document], Document]:
    return lambda document: with_record(document, "evidence", id_, **fields)


def as_figures(document: Document, *items: str) -> Document:
    """Return the document with some items turned into local indicators."""
    for id_ in items:
        document = with_record(document, "evidence", id_, type="performance")
    return document


def only_figures(document: Document) -> Document:
    """Care leavers known from figures and from what others found."""
    audits = ("ev-audit-leavers", "ev-audit-pathway")
    voices = ("ev-voice-young-inspectors", "ev-voice-leaver-survey")
    return as_figures(document, *audits, *voices)


def old_leavers(document: Document) -> Document:
    cited = ("ev-data-leavers", "ev-audit-leavers", "ev-audit-pathway", "ev-voice-leaver-survey")
    cited += ("ev-voice-young-inspectors", "ev-data-leaver-health", "ev-peer-leavers")
    for id_ in cited:
        document = with_record(document, "evidence", id_, period_to=dt.date(2026, 3, 31))
    return document


def rosy_leavers(document: Document) -> Document:
    for section in sections_of(document, "care_leavers"):
        document = marked_as(document, section.id, "improvement", "strength")
    return document


EVIDENCE = (
    Fault(
        "evidence.uncited",
        "a strength without proof",
        lambda d: with_text(d, "supervision", "how", "(+) Managers know their teams."),
    ),
    Fault("evidence.lenses", "a judgement known from figures alone", only_figures),
    Fault(
        "evidence.one_source",
        "three claims on one item",
        lambda d: with_text(
            d,
            "education",
            "know",
            "(+) More attend [ev-virtual-school].\n\n(+) Plans are current [ev-virtual-school]."
            "\n\n(!) Part-time timetables rose [ev-virtual-school].",
        ),
    ),
    Fault(
        "evidence.question_one",
        "a judgement that never looked at practice",
        lambda d: as_figures(d, "ev-audit-leavers", "ev-audit-pathway"),
    ),
    Fault(
        "evidence.practice_gaps",
        "most sections of a judgement without practice",
        lambda d: without_citation(
            d,
            "ev-audit-care",
            "ev-audit-home-orders",
            "ev-dip-distance",
            "ev-dip-entries",
        ),
    ),
    Fault("evidence.undated", "evidence of no date", changed("ev-peer-leavers", period_to=None)),
    Fault(
        "evidence.not_ended",
        "a period that is not over",
        changed("ev-data-missing", period_to=dt.date(2026, 12, 31)),
    ),
    Fault(
        "evidence.stale",
        "a survey of two years ago",
        changed("ev-family-kinship", period_to=dt.date(2024, 7, 24)),
    ),
    Fault(
        "evidence.incomplete",
        "evidence without a direction",
        changed("ev-dip-entries", direction=""),
    ),
    Fault(
        "evidence.unmoderated",
        "an audit nobody moderated",
        changed("ev-audit-neglect", moderated=False),
    ),
    Fault("evidence.unused", "evidence nobody cites", lambda d: item(d, direction="positive")),
    Fault(
        "evidence.complaints",
        "nothing from complaints",
        lambda d: without_citation(d, "ev-complaints"),
    ),
    Fault(
        "evidence.reviews",
        "nothing from reviews",
        lambda d: without_citation(d, "ev-review-infants"),
    ),
    Fault(
        "evidence.published",
        "nothing from boards",
        lambda d: without_citation(
            d,
            "ev-gov-scrutiny",
            "ev-gov-corporate-parenting",
            "ev-gov-partnership",
            "ev-gov-budget",
        ),
    ),
)

UNSAID = (
    Fault(
        "unsaid.negative",
        "an audit that found weakness, unsaid",
        lambda d: item(d, direction="negative", shows="In 9 of 30 records risk was missed."),
    ),
    Fault(
        "unsaid.mixed",
        "a mixed finding, unsaid",
        lambda d: item(d, direction="mixed", shows="Some plans are good and some are not."),
    ),
    Fault(
        "unsaid.cited_only",
        "a weakness cited in passing",
        lambda d: marked_as(d, "thresholds", "improvement", ""),
    ),
    Fault(
        "unsaid.parked",
        "evidence parked without a reason",
        changed("ev-staff-exit", parked=Parked(" ", "Siân Holroyd")),
    ),
    Fault(
        "unsaid.parked_cited",
        "evidence both parked and cited",
        changed("ev-audit-disabled", parked=Parked("Too few records.", "Siân Holroyd")),
    ),
)


def _unmarked(document: Document, stance: str) -> Document:
    for part in ("children_in_care", *(s.id for s in sections_of(document, "children_in_care"))):
        document = marked_as(document, part, stance, "")
    return document


def _dour(document: Document) -> Document:
    for section in sections_of(document, "impact_of_leaders"):
        document = marked_as(document, section.id, "strength", "improvement")
    return document


BALANCE = (
    Fault(
        "balance.no_strength",
        "a judgement with no strength",
        lambda d: _unmarked(d, "strength"),
    ),
    Fault(
        "balance.no_improvement",
        "a judgement with no weakness",
        lambda d: _unmarked(d, "improvement"),
    ),
    Fault("balance.rosier", "care leavers painted rosy", rosy_leavers),
    Fault(
        "balance.thinner",
        "care leavers on little evidence",
        lambda d: without_citation(
            d,
            *("ev-peer-leavers", "ev-voice-young-inspectors", "ev-audit-pathway"),
            *("ev-voice-leaver-survey", "ev-data-leaver-health", "ev-visit-2025"),
            *("ev-bench-published", "ev-data-over-21"),
        ),
    ),
    Fault("balance.older", "care leavers on old evidence", old_leavers),
    Fault("balance.overclaim", "more strengths than the evidence bears", rosy_leavers),
    Fault(
        "balance.underclaim",
        "good evidence, no credit taken",
        _dour,
    ),
    Fault(
        "balance.unstated",
        "no confidence given",
        lambda d: with_fields(d, "children_in_care", confidence=""),
    ),
    Fault(
        "balance.confidence",
        "high confidence on an audit nobody moderated",
        lambda d: with_fields(d, "care_leavers", confidence="high"),
    ),
    Fault(
        "balance.direction",
        "improved, while most figures fell",
        lambda d: with_fields(d, "care_leavers", direction="improved"),
    ),
)

FAULTS = (*EVIDENCE, *UNSAID, *BALANCE)
