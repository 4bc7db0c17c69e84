"""Prior points: is what we were told, or promised, accounted for in the text?"""

import re
from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope, marked, names
from ilacs_desktop.document.model import Section
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import PriorPoint

_WORD = re.compile(r"[a-z]+")


def accounted(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point that leads to no section that says anything."""
    for point in scope.document.prior_points:
        homes = _homes(scope, point)
        if not homes:
            yield _about(scope, "prior.unaccounted", point, "is accounted for in no section.")
        elif not any(scope.by_part.get(home.id) for home in homes):
            words = f"leads to {names(home.title for home in homes)}, where nothing is said."
            yield _about(scope, "prior.silent", point, words, homes[0].id)


def spoken_of(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point none of whose own words stands where it leads to.

    Words are compared by their first letters, so that "plan", "plans" and "planning" are the same.
    """
    letters = int(scope.number("prior.unspoken", "letters"))
    empty = scope.listed("prior.unspoken", "empty")

    def starts(text: str) -> set[str]:
        every = (word for word in _WORD.findall(text.casefold()) if len(word) >= letters)
        return {word[:letters] for word in every if not word.startswith(empty)}

    for point in scope.document.prior_points:
        homes = _homes(scope, point)
        told = [p for home in homes for p in scope.by_part.get(home.id, ())]
        words = starts(point.text)
        if told and words and words.isdisjoint(starts(" ".join(p.text for p in told))):
            titles = names(home.title for home in homes)
            message = f"leads to {titles}, where none of its words stands."
            yield _about(scope, "prior.unspoken", point, message, homes[0].id)


def _homes(scope: Scope, point: PriorPoint) -> list[Section]:
    """Return the sections that account for a point, those that are not there any more left out."""
    sections = {section.id: section for section in scope.document.sections}
    return [sections[id_] for id_ in point.sections if id_ in sections]


def answered(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point without a response."""
    for point in scope.document.prior_points:
        if not point.response.strip():
            yield _about(scope, "prior.response", point, "has no response.")


def shown(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each point shown to work whose sections mark no strength."""
    for point in scope.document.prior_points:
        homes = _homes(scope, point)
        told = [p for home in homes for p in scope.by_part.get(home.id, ())]
        if point.state == "shown_to_work" and told and not marked(told, "strength"):
            words = "is said to be shown to work, but its sections mark no strength."
            yield _about(scope, "prior.shown", point, words, homes[0].id)


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
