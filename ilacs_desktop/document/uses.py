"""Where each item of evidence is cited and each action pointed at."""

from collections import defaultdict
from collections.abc import Callable

from ilacs_desktop.document.body import Block, cited_evidence, linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies

Use = tuple[Place, Block]


def uses_of_evidence(document: Document) -> dict[str, tuple[Use, ...]]:
    """Return, by evidence id, the places and blocks that cite it, in reading order."""
    return _uses(document, cited_evidence)


def uses_of_actions(document: Document) -> dict[str, tuple[Use, ...]]:
    """Return, by action id, the places and blocks that point at it, in reading order."""
    return _uses(document, linked_actions)


def _uses(
    document: Document, ids_in: Callable[[tuple[Block, ...]], tuple[str, ...]]
) -> dict[str, tuple[Use, ...]]:
    uses: defaultdict[str, list[Use]] = defaultdict(list)
    for place, body in bodies(document):
        for block in body:
            for record in dict.fromkeys(ids_in((block,))):
                uses[record].append((place, block))
    return {record: tuple(found) for record, found in uses.items()}
