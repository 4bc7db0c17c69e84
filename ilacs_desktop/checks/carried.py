"""From last year: has somebody confirmed the records that were carried over?

Text that was carried over is looked at in readiness.py, whether it came with the year or from Word.
"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope
from ilacs_desktop.document.confirming import Carried
from ilacs_desktop.document.places import Place

_WORDS = 10


def actions(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each action of the plan that nobody has confirmed."""
    for action in scope.document.actions:
        if action.carried:
            uses = scope.linking.get(action.id)
            name = f"Action {action.number}, “{_opening(action.what)}”,"
            yield _about(scope, "carried.action", name, action, uses[0].place if uses else None)


def points(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each prior point that is to be told and nobody has confirmed."""
    sections = {section.id for section in scope.document.sections}
    for point in scope.document.prior_points:
        if point.carried and point.parked is None:
            home = next((id_ for id_ in point.sections if id_ in sections), "")
            place = Place(home, "") if home else None
            yield _about(scope, "carried.point", f"“{_opening(point.text)}”", point, place)


def evidence(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each item that the text cites and nobody has confirmed."""
    for item in scope.document.evidence:
        uses = scope.citing.get(item.id)
        if item.carried and uses:
            name = f"Evidence {item.number}, “{item.title}”,"
            yield _about(scope, "carried.evidence", name, item, uses[0].place)


def figures(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each figure that nobody has confirmed."""
    for figure in scope.document.indicators:
        if figure.carried:
            yield _about(scope, "carried.figure", f"“{figure.name}”", figure, None)


def _about(scope: Scope, check: str, name: str, record: Carried, place: Place | None) -> Finding:
    message = f"{name} comes from {record.carried} and is not confirmed yet."
    return scope.found(check, message, place=place or Place("", ""), record=record.id)


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]).rstrip(".") + (" …" if len(words) > _WORDS else "")


_TEXT = ("front", "judgements", "sections")
CHECKS = (
    DocumentCheck(actions, ("carried.action",), (*_TEXT, "actions")),
    DocumentCheck(points, ("carried.point",), ("sections", "prior_points")),
    DocumentCheck(evidence, ("carried.evidence",), (*_TEXT, "evidence")),
    DocumentCheck(figures, ("carried.figure",), ("indicators",)),
)
