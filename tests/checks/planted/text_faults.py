"""Faults of coverage, length, citations and readiness."""

import datetime as dt

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import sections_of
from ilacs_desktop.document.records import Comment, Pack, Parked, Proposal
from tests.checks.kit import reworded, with_cycle, with_fields, with_text
from tests.checks.planted.fault import Fault, with_words, without_citation

AT = dt.datetime(2026, 10, 1, 9, 0, tzinfo=dt.UTC)


def silent_judgement(document: Document) -> Document:
    for part in ("care_leavers", *(s.id for s in sections_of(document, "care_leavers"))):
        document = with_fields(document, part, know=(), how=(), plan=())
    return document


def carried_over(document: Document) -> Document:
    front = document.front
    old = (msgspec.structs.replace(front.context[0], origin="last_year"), *front.context[1:])
    return with_fields(document, "front", context=old)


def with_comment(document: Document) -> Document:
    asked = Comment("cm-new", "supervision", "know", "A Reader", AT, "Is this still so?")
    return msgspec.structs.replace(document, comments=(*document.comments, asked))


def with_proposal(document: Document) -> Document:
    clash = Proposal("pr-1", "both_edited", "supervision", "know", mine_by="A", theirs_by="B")
    return msgspec.structs.replace(document, proposals=(clash,))


def with_pack(document: Document) -> Document:
    sent, due = dt.date(2026, 9, 14), dt.date(2026, 10, 2)
    pack = Pack("pk-1", "Leila Cartmell", ("pathway",), "ilacs", sent, due)
    return msgspec.structs.replace(document, packs=(pack,))


def unnamed(document: Document) -> Document:
    people = tuple(p for p in document.people if "lead_member" not in p.roles)
    return msgspec.structs.replace(document, people=people)


COVERAGE = (
    Fault("coverage.summary", "no summary", lambda d: with_text(d, "front", "summary", "")),
    Fault("coverage.judgement", "a judgement without a word", silent_judgement),
    Fault(
        "coverage.section",
        "an empty section",
        lambda d: with_fields(d, "thresholds", know=(), how=(), plan=()),
    ),
    Fault(
        "coverage.question",
        "a section that does not say how it knows",
        lambda d: with_text(d, "small_groups", "how", ""),
    ),
    Fault(
        "coverage.parked",
        "a section parked by nobody",
        lambda d: with_fields(d, "sufficiency", parked=Parked("Told elsewhere.", "")),
    ),
    Fault(
        "coverage.area",
        "a core area taken off its section",
        lambda d: with_fields(d, "small_groups", areas=("help.homeless_16_17",)),
    ),
    Fault(
        "coverage.often_asked",
        "private fostering left out where it should be told",
        lambda d: reworded(d, "small_groups", "know", "private fostering arrangements", "families"),
    ),
    Fault(
        "coverage.staff_voice",
        "leaders told of without staff",
        lambda d: without_citation(d, "ev-staff-survey"),
    ),
)

LENGTH = (
    Fault("length.whole", "a smaller target", lambda d: with_cycle(d, word_target=5400)),
    Fault("length.front", "a long context", lambda d: with_words(d, "front", "context", 180)),
    Fault(
        "length.judgement",
        "a long opening",
        lambda d: with_words(d, "care_leavers", "know", 100),
    ),
    Fault("length.section", "a long section", lambda d: with_words(d, "learning", "know", 90)),
    Fault(
        "length.thin",
        "a section that uses little of its budget",
        lambda d: with_fields(d, "education", words=600),
    ),
    Fault(
        "length.balance",
        "one judgement far longer than its share",
        lambda d: with_words(d, "accommodation", "know", 1300),
    ),
    Fault(
        "length.context",
        "a context longer than a judgement",
        lambda d: with_words(d, "front", "context", 1200),
    ),
)

CITATIONS = (
    Fault(
        "citations.evidence",
        "evidence deleted while cited",
        lambda d: msgspec.structs.replace(
            d, evidence=tuple(i for i in d.evidence if i.id != "ev-gov-budget")
        ),
    ),
    Fault(
        "citations.action",
        "an action deleted while pointed at",
        lambda d: msgspec.structs.replace(
            d, actions=tuple(a for a in d.actions if a.id != "ac-consent")
        ),
    ),
)

READINESS = (
    Fault(
        "readiness.sections",
        "agreed as a whole, not in its sections",
        lambda d: with_cycle(d, stage="agreed"),
    ),
    Fault("readiness.owners", "a section nobody owns", lambda d: with_fields(d, "homes", owner="")),
    Fault("readiness.comment", "an open comment", with_comment),
    Fault("readiness.proposal", "two wordings, undecided", with_proposal),
    Fault("readiness.marking", "no marking", lambda d: with_cycle(d, marking=" ")),
    Fault(
        "readiness.other_marking",
        "a marking nobody knows",
        lambda d: with_cycle(d, marking="PRIVATE"),
    ),
    Fault("readiness.people", "no lead member", unnamed),
    Fault(
        "readiness.sign_off",
        "signed off by nobody",
        lambda d: with_cycle(d, stage="signed_off"),
    ),
    Fault("readiness.meeting", "no meeting date", lambda d: with_cycle(d, meeting=None)),
    Fault(
        "readiness.late",
        "past its due date",
        lambda d: with_cycle(d, meeting=dt.date(2026, 11, 2)),
    ),
    Fault("readiness.pack", "a pack that did not come back", with_pack),
    Fault(
        "readiness.framework",
        "begun under the framework of 2023",
        lambda d: with_cycle(d, framework="ilacs-2023"),
    ),
    Fault("readiness.carried_over", "last year's paragraph, unconfirmed", carried_over),
    Fault(
        "readiness.placeholder",
        "a figure still to come",
        lambda d: reworded(d, "learning", "know", "A single rule", "A XX rule"),
    ),
)

FAULTS = (*COVERAGE, *LENGTH, *CITATIONS, *READINESS)
