"""Coverage: is every section answered, every question met and every core area told somewhere?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope
from ilacs_desktop.document.answers import (
    answer_place,
    says_something,
    section_state,
    unanswered,
)
from ilacs_desktop.document.body import is_blank
from ilacs_desktop.document.model import Section
from ilacs_desktop.document.places import FRONT, QUESTIONS, Place, sections_of
from ilacs_desktop.framework.model import Area


def answers(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each part or question that nobody answers."""
    if is_blank(scope.document.front.summary):
        place = Place(FRONT, "summary")
        yield scope.found("coverage.summary", "There is no summary.", place=place)
    yield from _judgements(scope)
    for section in scope.document.sections:
        if section.parked is None:
            yield from _section(scope, section)


def _judgements(scope: Scope) -> Iterator[Finding]:
    document = scope.document
    for judgement in document.judgements:
        own = not any(says_something(q, getattr(judgement, q)) for q in QUESTIONS)
        sections = sections_of(document, judgement.id)
        states = {section_state(document, section) for section in sections}
        if own and states <= {"empty", "parked"}:
            yield scope.found(
                "coverage.judgement",
                f"Nothing is written for “{scope.short_title(judgement)}”.",
                place=Place(judgement.id, ""),
            )


def _section(scope: Scope, section: Section) -> Iterator[Finding]:
    if section_state(scope.document, section) == "empty":
        message = f"“{section.title}” is empty."
        yield scope.found("coverage.section", message, place=Place(section.id, ""))
        return
    for question in unanswered(scope.document, section):
        place = answer_place(section, question)
        asked = scope.framework.question(question).text
        elsewhere = place.part != section.id
        yield scope.found(
            "coverage.question",
            f"“{section.title}” leaves “{asked}” to its judgement, which does not answer it."
            if elsewhere
            else f"“{section.title}” does not answer “{asked}”",
            "Answer it in the judgement's own part." if elsewhere else "Answer it in the section.",
            place=place,
        )


def parked(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each section that is left out without saying why or who decided."""
    for section in scope.document.sections:
        if section.parked is None:
            continue
        given = (("reason", section.parked.reason), ("name", section.parked.by))
        missing = [name for name, value in given if not value.strip()]
        if missing:
            yield scope.found(
                "coverage.parked",
                f"“{section.title}” is parked without a {' or a '.join(missing)}.",
                place=Place(section.id, ""),
            )


def areas(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each core area that no section tells, what inspectors ask for first."""
    told = {area for s in scope.document.sections if s.parked is None for area in s.areas}
    homes = {a: s for s in scope.document.sections if s.parked is not None for a in s.areas}
    core = [area for area in scope.framework.areas if area.core and not area.retired]
    for area in sorted(core, key=lambda area: -area.improve_reports):
        if area.id not in told:
            yield _missing_area(scope, area, homes.get(area.id))


def _missing_area(scope: Scope, area: Area, section: Section | None) -> Finding:
    if section is None:
        return scope.found("coverage.area", f"No section covers “{area.title}”.", record=area.id)
    return scope.found(
        "coverage.area",
        f"“{area.title}” is in the parked section “{section.title}”; no other covers it.",
        "Check that an inspector will find it elsewhere, or answer the section.",
        severity="consider",
        place=Place(section.id, ""),
        record=area.id,
    )


def often_asked(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each area inspectors often ask to improve that its section leaves out.

    An area is told of when one of its words in the catalogue stands in a section that covers it.
    """
    entry = scope.catalogue.check("coverage.often_asked")
    known = {area.id: area for area in scope.framework.areas}
    for area, words in entry.words.items():
        homes = [s for s in scope.document.sections if area in s.areas and s.parked is None]
        told = " ".join(
            passage.text for home in homes for passage in scope.by_part.get(home.id, ())
        ).casefold()
        if area in known and told and not any(word in told for word in words):
            yield scope.found(
                entry.id,
                f"“{homes[0].title}” covers “{known[area].title}” but does not speak of it.",
                place=Place(homes[0].id, ""),
                record=area,
            )


def staff_voice(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when what is said of leaders rests on nothing that staff have said."""
    entry = scope.catalogue.check("coverage.staff_voice")
    for judgement in scope.document.judgements:
        told = scope.by_judgement[judgement.id]
        if judgement.id not in entry.words["judgements"] or not told:
            continue
        if not any(item.type in entry.words["types"] for item in scope.cited_in(told)):
            yield scope.found(
                entry.id,
                f"“{scope.short_title(judgement)}” cites nothing that staff have said.",
                place=Place(judgement.id, ""),
            )


_PARTS = ("front", "judgements", "sections")
CHECKS = (
    DocumentCheck(
        answers,
        ("coverage.summary", "coverage.judgement", "coverage.section", "coverage.question"),
        _PARTS,
    ),
    DocumentCheck(parked, ("coverage.parked",), ("sections",)),
    DocumentCheck(areas, ("coverage.area",), ("sections",)),
    DocumentCheck(often_asked, ("coverage.often_asked",), _PARTS),
    DocumentCheck(staff_voice, ("coverage.staff_voice",), (*_PARTS, "evidence")),
)
