"""Prior points: is what we were told, or promised, accounted for in the text?"""

import re
from collections.abc import Callable, Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, Scope, marked, names
from ilacs_desktop.document.model import Section
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import PriorPoint

_WORD = re.compile(r"[a-z]+")


def accounted(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point that leads to no section that says anything."""
    for point in _asked(scope):
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
    starts = _starts(scope)
    for point in _asked(scope):
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
    for point in _asked(scope):
        if not point.response.strip():
            yield _about(scope, "prior.response", point, "has no response.")


def shown(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each point shown to work whose sections mark no strength."""
    for point in _asked(scope):
        homes = _homes(scope, point)
        told = [p for home in homes for p in scope.by_part.get(home.id, ())]
        if point.state == "shown_to_work" and told and not marked(told, "strength"):
            words = "is said to be shown to work, but its sections mark no strength."
            yield _about(scope, "prior.shown", point, words, homes[0].id)


def moved(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each point of the last inspection without a direction of travel."""
    sources = scope.listed("prior.direction", "sources")
    points = [point for point in _asked(scope) if point.source in sources]
    last = max((point.date for point in points if point.date), default=None)
    for point in points:
        if not point.direction and point.date == last:
            yield _about(scope, "prior.direction", point, "does not say how practice has moved.")


def worse(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each point that deteriorated and of which no action or plan speaks.

    An action speaks of it that was promised for it, or that holds the share of its words that the
    catalogue names. In the plan of a section that accounts for it, and in the actions that this
    points at, one word of its own is enough.
    """
    starts, share = _starts(scope), scope.number("prior.worse", "share")
    planned = {one.id: starts(f"{one.weakness} {one.what}") for one in scope.document.actions}
    for point in _asked(scope):
        homes = _homes(scope, point)
        is_silent = bool(homes) and not any(scope.by_part.get(home.id) for home in homes)
        if point.direction != "deteriorated" or point.action in scope.actions or is_silent:
            continue  # ``accounted`` tells of the silent ones
        words = starts(point.text)
        is_planned = any(len(words & said) >= share * len(words) for said in planned.values())
        told = [starts(passage.text) for passage in _plans(scope, point)]
        told += [planned[id_] for id_ in _pointed_at(scope, point) if id_ in planned]
        if words and not is_planned and not any(words & said for said in told):
            yield _about(
                scope, "prior.worse", point, "got worse, and no action or plan speaks of it."
            )


def _plans(scope: Scope, point: PriorPoint) -> Iterator[Passage]:
    """Yield what the sections of a point, or their judgements, say they will do."""
    for home in _homes(scope, point):
        for part in (home.id, home.judgement):
            told = scope.by_part.get(part, ())
            yield from (passage for passage in told if passage.place.question == "plan")


def _pointed_at(scope: Scope, point: PriorPoint) -> Iterator[str]:
    """Yield the ids of the actions to which those plans point."""
    for passage in _plans(scope, point):
        if passage.block is not None:
            yield from scope.linked_by(passage.block)


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


def _asked(scope: Scope) -> Iterator[PriorPoint]:
    """Yield the points that are to be told; one that is parked was accounted for before."""
    return (point for point in scope.document.prior_points if point.parked is None)


def _starts(scope: Scope) -> Callable[[str], set[str]]:
    """Return what gives the words that say anything in a text, by their first letters."""
    letters = int(scope.number("prior.unspoken", "letters"))
    empty = scope.listed("prior.unspoken", "empty")

    def starts(text: str) -> set[str]:
        every = (word for word in _WORD.findall(text.casefold()) if len(word) >= letters)
        return {word[:letters] for word in every if not word.startswith(empty)}

    return starts


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
    DocumentCheck(moved, ("prior.direction",), ("prior_points",)),
    DocumentCheck(worse, ("prior.worse",), (*_TEXT, "actions")),
    DocumentCheck(none_given, ("prior.none",), ("prior_points", "evidence")),
)
