"""Citations: does every number in the text lead to an item that is there?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Scope
from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.uses import Use, uses_of_actions, uses_of_evidence


def citations(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each place that cites evidence or an action that is not there.

    Parked sections are looked at too: what is lost is easiest to find again soon.
    """
    for cited, uses in uses_of_evidence(scope.document).items():
        if cited not in scope.evidence:
            yield from (_lost(scope, "citations.evidence", "evidence", use) for use in uses)
    for named, uses in uses_of_actions(scope.document).items():
        if named not in scope.actions:
            yield from (_lost(scope, "citations.action", "an action", use) for use in uses)


def _lost(scope: Scope, check: str, what: str, use: Use) -> Finding:
    place, block = use
    start = " ".join(block_text(block).split()[:8])
    message = f"“{start} …” cites {what} that is not in the list any more."
    return scope.found(check, message, place=place, block=block.id)


CHECKS = (
    DocumentCheck(
        citations,
        ("citations.evidence", "citations.action"),
        ("front", "judgements", "sections", "evidence", "actions"),
    ),
)
