"""What of the self-evaluation is printed, and what the author should know about what is not."""

from collections.abc import Iterator

from ilacs_desktop.document.body import (
    ActionLink,
    Block,
    Body,
    Text,
    cited_evidence,
    linked_actions,
)
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import (
    FRONT,
    Place,
    answered_bodies,
    exported_bodies,
    part_at,
    sections_of,
)
from ilacs_desktop.document.records import Evidence
from ilacs_desktop.word.content.figures import has_figure


def printable(body: Body) -> tuple[Block, ...]:
    """Return the blocks that hold a word or an action link.

    Empty lines are not printed, nor are citations of nothing: evidence without words answers no
    question (document/answers.py).
    """
    return tuple(block for block in body if _says_something(block))


def _says_something(block: Block) -> bool:
    for run in block.runs:
        if isinstance(run, ActionLink) or (isinstance(run, Text) and run.text.strip()):
            return True
    return False


def title_of(part: Judgement | Section) -> str:
    """Return the part's title, or words that stand for one that is blank."""
    nameless = "Untitled section" if isinstance(part, Section) else "Untitled"
    return part.title if part.title.strip() else nameless


def printed_sections(document: Document) -> tuple[Section, ...]:
    """Return the sections that are printed: those not parked in which something is written."""
    return tuple(
        section
        for judgement in document.judgements
        for section in sections_of(document, judgement.id)
        if section.parked is None and any(printable(body) for _, body in answered_bodies(section))
    )


def cited(document: Document) -> tuple[Evidence, ...]:
    """Return the evidence that the exported text or the plan cites, in the order of its number."""
    ids = {id_ for _, body in exported_bodies(document) for id_ in cited_evidence(printable(body))}
    ids.update(id_ for action in document.actions for id_ in action.shown_by)
    found = (item for item in document.evidence if item.id in ids)
    return tuple(sorted(found, key=lambda item: item.number))


def warnings(document: Document) -> tuple[str, ...]:
    """Return a sentence for each thing that prints otherwise than its author may expect."""
    return tuple(
        dict.fromkeys(
            (
                *_homeless(document),
                *_unknown(document),
                *_wordless(document),
                *_parked_but_cited(document),
                *_without_figure(document),
            )
        )
    )


def _homeless(document: Document) -> Iterator[str]:
    known = {judgement.id for judgement in document.judgements}
    for section in document.sections:
        if section.judgement not in known:
            yield f"The section “{title_of(section)}” belongs to no judgement, so it is left out."


def _unknown(document: Document) -> Iterator[str]:
    evidence = {item.id for item in document.evidence}
    actions = {item.id for item in document.actions}
    # Those of earlier plans print as they were promised then.
    actions.update(promise.action.id for promise in document.promised)
    for place, body in exported_bodies(document):
        if not evidence.issuperset(cited_evidence(printable(body))):
            yield _missing("evidence", "evidence list", _name(document, place))
        if not actions.issuperset(linked_actions(body)):
            yield _missing("an action", "plan", _name(document, place))
    for action in document.actions:
        if not evidence.issuperset(action.shown_by):
            yield _missing("evidence", "evidence list", f"action {action.number}")


def _wordless(document: Document) -> Iterator[str]:
    for place, body in exported_bodies(document):
        if cited_evidence(tuple(block for block in body if not _says_something(block))):
            yield (
                f"In {_name(document, place)}, a citation stands in a line without words, so the "
                "line is left out. Say what the evidence shows."
            )


def _missing(what: str, where: str, place: str) -> str:
    return (
        f"In {place}, a citation names {what} that is not in the {where}. "
        "It prints as a question mark."
    )


def _name(document: Document, place: Place) -> str:
    if place.part == FRONT:
        return f"the {place.question}"
    part = part_at(document, place.part)
    return f"“{title_of(part)}”" if isinstance(part, Judgement | Section) else place.part


def _parked_but_cited(document: Document) -> Iterator[str]:
    for item in cited(document):
        if item.parked is not None:
            yield (
                f"Evidence {item.number}, “{item.title}”, is parked but still cited, "
                "so the annex lists it."
            )


def _without_figure(document: Document) -> Iterator[str]:
    for indicator in document.indicators:
        if not has_figure(indicator):
            yield f"The indicator “{indicator.name}” has no figure yet, so it is left out."
