"""Prior points: is what we were told, or promised, accounted for in the text?"""

import re
from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope, marked, names
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import PriorPoint

_WORD = re.compile(r"[a-z]+")


def accounted(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point that leads to no section that says anything."""
    titles = {section.id: section.title for section in scope.document.sections}
    for point in scope.document.prior_points:
        homes = [part for part in point.sections if part in titles]
        if not homes:
            yield _about(scope, "prior.unaccounted", point, "is accounted for in no section.")
        elif not any(scope.by_part.get(part) for part in homes):
            words = f"leads to {names(titles[part] for part in homes)}, where nothing is said."
            yield _about(scope, "prior.silent", point, words, homes[0])


def spoken_of(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point none of whose own words stands where it leads to.

    Words are compared by their first letters, so that "plan", "plans" and "planning" are the same.
    """
    letters = int(scope.number("prior.unspoken", "letters"))
    empty = scope.listed("prior.unspoken", "empty")
    for point in scope.document.prior_points:
        told = [p.text for part in point.sections for p in scope.by_part.get(part, ())]
        text = " ".join(told).casefold()
        words = {word for word in _WORD.findall(point.text.casefold()) if len(word) >= letters}
        words = {word[:letters] for word in words if not word.startswith(empty)}
        if text and words and not any(word in text for word in words):
            words_of = names(_titles(scope, point))
            message = f"leads to {words_of}, where none of its words stands."
            yield _about(scope, "prior.unspoken", point, message, point.sections[0])


def _titles(scope: Scope, point: PriorPoint) -> list[str]:
    return [section.title for section in scope.document.sections if section.id in point.sections]


def answered(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point without a response."""
    for point in scope.document.prior_points:
        if not point.response.strip():
            yield _about(scope, "prior.response", point, "has no response.")


def shown(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each point shown to work whose sections mark no strength."""
    for point in scope.document.prior_points:
        told = [p for part in point.sections for p in scope.by_part.get(part, ())]
        if point.state == "shown_to_work" and told and not marked(told, "strength"):
            words = "is said to be shown to work, but its sections mark no strength."
            yield _about(scope, "prior.shown", point, words, point.sections[0])


def none_given(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when an inspection or visit is cited and no point of it is listed."""
    if scope.document.prior_points:
        return
    kinds = scope.listed("prior.none", "types")
    for item in scope.document.evidence:
        if item.type in kinds:
            message = f"No prior point is listed, although “{item.title}” made some."
            yield scope.found("prior.none", message, record=item.id)
            return


def _about(scope: Scope, check: str, point: PriorPoint, words: str, part: str = "") -> Finding:
    found = point.text.split()
    name = " ".join(found[:10]).rstrip(".") + (" …" if len(found) > 10 else "")
    return scope.found(check, f"“{name}” {words}", place=Place(part, ""), record=point.id)


_TEXT = ("front", "judgements", "sections", "prior_points")
CHECKS = (
    DocumentCheck(accounted, ("prior.unaccounted", "prior.silent"), _TEXT),
    DocumentCheck(spoken_of, ("prior.unspoken",), _TEXT),
    DocumentCheck(answered, ("prior.response",), ("prior_points",)),
    DocumentCheck(shown, ("prior.shown",), _TEXT),
    DocumentCheck(none_given, ("prior.none",), ("prior_points", "evidence")),
)
