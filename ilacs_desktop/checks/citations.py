"""Citations: does every number in the text lead to an item that is there?"""

from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.uses import Use, uses_of_actions, uses_of_evidence
from ilacs_desktop.framework.model import Framework

PROOF = "Each claim linked to its evidence: domain guide, section 7, need 4"


def citations(document: Document, framework: Framework) -> Iterator[Finding]:
    """Yield a finding for each place that cites evidence or an action that is not there."""
    evidence = {item.id for item in document.evidence}
    for cited, uses in uses_of_evidence(document).items():
        if cited not in evidence:
            yield from (_lost("evidence", "Cite other evidence", use) for use in uses)
    actions = {action.id for action in document.actions}
    for named, uses in uses_of_actions(document).items():
        if named not in actions:
            yield from (_lost("an action", "Point at another action", use) for use in uses)


def _lost(what: str, todo: str, use: Use) -> Finding:
    place, block = use
    start = " ".join(block_text(block).split()[:8])
    return Finding(
        f"citations.{'evidence' if what == 'evidence' else 'action'}",
        "fix",
        f"“{start} …” cites {what} that is not in the list any more.",
        f"{todo}, or take the sign out. In Word it prints as a question mark.",
        PROOF,
        part=place.part,
        question=place.question,
        block=block.id,
    )
