"""Coverage: is every section answered, every question met and every core area told somewhere?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.answers import (
    answer_place,
    says_something,
    section_state,
    unanswered,
)
from ilacs_desktop.document.body import is_blank
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import FRONT, QUESTIONS, sections_of
from ilacs_desktop.document.records import Parked
from ilacs_desktop.framework.model import Framework

THREE_QUESTIONS = "The three questions: Ofsted social care blog, 12 November 2018"
CORE_AREAS = "The core evaluative areas: domain guide, section 2"
ACCURACY = "What inspectors say of self-evaluations: domain guide, section 3.4"


def coverage(document: Document, framework: Framework) -> Iterator[Finding]:
    """Yield a finding for each part, question or core area that is not told."""
    yield from _summary(document)
    yield from _judgements(document)
    for section in document.sections:
        if section.parked is None:
            yield from _section(document, framework, section)
        else:
            yield from _parked(section, section.parked)
    yield from _areas(document, framework)


def _summary(document: Document) -> Iterator[Finding]:
    if is_blank(document.front.summary):
        yield Finding(
            "coverage.summary",
            "fix",
            "There is no summary.",
            "Say the whole message on one page: what is good, what is not, what you will do.",
            "Succinct and focused: Ofsted social care blog, 12 November 2018",
            part=FRONT,
            question="summary",
        )


def _judgements(document: Document) -> Iterator[Finding]:
    for judgement in document.judgements:
        own = not any(says_something(q, getattr(judgement, q)) for q in QUESTIONS)
        sections = sections_of(document, judgement.id)
        states = {section_state(document, section) for section in sections}
        if own and states <= {"empty", "parked"}:
            yield Finding(
                "coverage.judgement",
                "stop",
                f"Nothing is written for “{judgement.title}”.",
                "Answer the three questions for it. Ofsted judges each of the four.",
                THREE_QUESTIONS,
                part=judgement.id,
            )


def _section(document: Document, framework: Framework, section: Section) -> Iterator[Finding]:
    if section_state(document, section) == "empty":
        yield Finding(
            "coverage.section",
            "fix",
            f"“{section.title}” is empty.",
            "Answer the three questions, or park the section and say why.",
            THREE_QUESTIONS,
            part=section.id,
        )
        return
    for question in unanswered(document, section):
        place = answer_place(section, question)
        asked = framework.question(question).text
        elsewhere = place.part != section.id
        yield Finding(
            "coverage.question",
            "fix",
            f"“{section.title}” leaves “{asked}” to its judgement, which does not answer it."
            if elsewhere
            else f"“{section.title}” does not answer “{asked}”",
            "Answer it in the judgement's own part." if elsewhere else "Answer it in the section.",
            THREE_QUESTIONS,
            part=place.part,
            question=place.question,
        )


def _parked(section: Section, parked: Parked) -> Iterator[Finding]:
    given = (("reason", parked.reason), ("name", parked.by))
    missing = [name for name, value in given if not value.strip()]
    if missing:
        yield Finding(
            "coverage.parked",
            "stop",
            f"“{section.title}” is parked without a {' or a '.join(missing)}.",
            "Say why it is left out and who decided so, or answer it.",
            ACCURACY,
            part=section.id,
        )


def _areas(document: Document, framework: Framework) -> Iterator[Finding]:
    told = {area for s in document.sections if s.parked is None for area in s.areas}
    parked = {area: s for s in document.sections if s.parked is not None for area in s.areas}
    missing = [a for a in framework.areas if a.core and not a.retired and a.id not in told]
    for area in sorted(missing, key=lambda area: -area.improve_reports):
        section = parked.get(area.id)
        yield Finding(
            "coverage.area",
            "fix" if section is None else "consider",
            f"No section covers “{area.title}”."
            if section is None
            else f"“{area.title}” is in the parked section “{section.title}”; no other covers it.",
            "Add the area to a section that tells it."
            if section is None
            else "Check that an inspector will find it elsewhere, or answer the section.",
            CORE_AREAS,
            part="" if section is None else section.id,
        )
