"""The public version: the same document without what must not be public, and a list of what it lost.

The redacted document is an ordinary one, so that the web page, the PDF and the Word file all come
from it. The list says where something was withheld, what kind it is and why; it does not repeat it.
"""

import msgspec

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.public_guard import PublicGuard
from ilacs_desktop.document.body import Block, Body, Text, cited_evidence, linked_actions
from ilacs_desktop.document.model import Authority, Document, Section
from ilacs_desktop.document.places import (
    FRONT,
    QUESTIONS,
    exported_bodies,
    told_for_judgement,
    with_body,
)
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.catalogue import PublicChoices
from ilacs_desktop.outputs.redact_records import RecordRedactor
from ilacs_desktop.outputs.redact_text import WITHHELD
from ilacs_desktop.outputs.redactor import (
    FOLLOWS,
    PARKED,
    SECTION,
    Redaction,
    Redactor,
)
from ilacs_desktop.outputs.review_places import Directory

_EXPLAINED = (
    f"This is a public version. Where it says {WITHHELD}, the council has left out a number, a name"
    " or a section, so that nobody can find out about a child or a member of staff from it."
)
_HELD_BACK = f"{WITHHELD} The council does not publish this section."

_replace = msgspec.structs.replace


class Redacted(msgspec.Struct, frozen=True):
    """A document for the public, and what was taken out of it."""

    document: Document
    redactions: tuple[Redaction, ...]


def redact(
    document: Document,
    framework: Framework,
    guard: PublicGuard,
    catalogue: Catalogue,
    choices: PublicChoices,
) -> Redacted:
    """Return the document without what must not be public.

    Withheld are counts of 1 to 5 children and figures from which one could be worked out, whatever
    else the guard finds, the sections chosen, and, if so chosen, the names of all but the director,
    the lead member and the chief executive. Evidence and actions that only a withheld section
    names go with it; so do parked sections, and where evidence is kept.
    """
    redactor = Redactor(document, guard, catalogue, choices)
    cut = _without_sections(document, choices, redactor)
    cut = _without_unused(document, cut, redactor)
    cut = _titled(_without_notes(cut, choices, redactor), redactor)
    cut = _told(cut, Directory(cut, framework), redactor)
    cut = RecordRedactor(redactor, document.people, choices).redacted(cut)
    return Redacted(_explained(cut), redactor.redactions)


def _without_sections(document: Document, choices: PublicChoices, redactor: Redactor) -> Document:
    kept: list[Section] = []
    for section in document.sections:
        if section.parked is not None:
            redactor.note(section.title, PARKED)
        elif section.id in choices.held_back:
            redactor.note(section.title, SECTION)
            kept.append(_held_back(section))
        else:
            kept.append(_answers_only(section, choices))
    return _replace(document, sections=tuple(kept))


def _held_back(section: Section) -> Section:
    """Return a section that says under each question that it is withheld."""
    said = dict(zip(QUESTIONS, (_HELD_BACK, WITHHELD, WITHHELD), strict=True))
    bodies = {
        q: (Block(f"{section.id}-{q}-withheld", (Text(words),)),) for q, words in said.items()
    }
    return _replace(Section(section.id, section.title, section.judgement), **bodies)


def _answers_only(section: Section, choices: PublicChoices) -> Section:
    """Return a section without text that its judgement's answer replaces, its owner if names stand."""
    set_over: dict[str, Body] = {q: () for q in QUESTIONS if told_for_judgement(section, q)}
    return _replace(section, owner="" if choices.names else section.owner, **set_over)


def _without_unused(document: Document, cut: Document, redactor: Redactor) -> Document:
    """Return the document without actions and evidence that nothing in it names any more.

    An action that no text ever named stays: it is part of the plan.
    """
    linked = _linked(cut)
    gone = _linked(document) - linked
    for action in cut.actions:
        if action.id in gone:
            redactor.note(f"Action {action.number}", FOLLOWS)
    actions = tuple(action for action in cut.actions if action.id not in gone)
    cited = {id_ for _, body in exported_bodies(cut) for id_ in cited_evidence(body)}
    cited |= {id_ for action in actions for id_ in action.shown_by}
    for item in cut.evidence:
        if item.id not in cited:
            redactor.note(f"Evidence {item.number}", FOLLOWS)
    evidence = tuple(item for item in cut.evidence if item.id in cited)
    return _replace(cut, actions=actions, evidence=evidence)


def _linked(document: Document) -> set[str]:
    return {id_ for _, body in exported_bodies(document) for id_ in linked_actions(body)}


def _without_notes(document: Document, choices: PublicChoices, redactor: Redactor) -> Document:
    """Return the document without working notes: no output prints them, and none should hold them."""
    cycle = _replace(
        document.cycle,
        label=redactor.text(f"{document.cycle.label} (public version)".strip(), "Year"),
        marking=choices.marking,
        due_override=None,
        due_override_reason="",
        pathway="",
        presentation="",
        follows=None,
    )
    return _replace(
        document,
        authority=_council(document.authority, redactor),
        cycle=cycle,
        comments=(),
        set_asides=(),
        packs=(),
        proposals=(),
        key_dates=(),
        inspections=(),
        audits=(),
        promised=(),
        remembered=(),
        allow_list=(),
        word_list=(),
    )


def _council(authority: Authority, redactor: Redactor) -> Authority:
    logo = authority.logo
    if logo is not None:
        logo = _replace(logo, alt=redactor.text(logo.alt, "The words for the logo"))
    return _replace(
        authority,
        region=redactor.text(authority.region, "Region"),
        delivery_body=redactor.text(authority.delivery_body, "Delivered by"),
        logo=logo,
    )


def _titled(document: Document, redactor: Redactor) -> Document:
    """Return the document with its titles redacted: the list names places by them."""
    judgements = (
        _replace(judgement, title=redactor.text(judgement.title, f"Title of judgement {n}"))
        for n, judgement in enumerate(document.judgements, 1)
    )
    sections = (
        _replace(section, title=redactor.text(section.title, f"Title of section {n}"))
        for n, section in enumerate(document.sections, 1)
    )
    return _replace(document, judgements=tuple(judgements), sections=tuple(sections))


def _told(document: Document, directory: Directory, redactor: Redactor) -> Document:
    """Return the document with its paragraphs redacted."""
    told = document
    for place, body in exported_bodies(document):
        named = directory.place_name(place)
        redacted = (redactor.block(b, f"{named}, paragraph {n}") for n, b in enumerate(body, 1))
        told = with_body(told, place, tuple(redacted))
    return told


def _explained(document: Document) -> Document:
    """Return the document with a first paragraph that says what the word for withheld means."""
    words = Block(f"{FRONT}-public", (Text(_EXPLAINED),))
    front = _replace(document.front, summary=(words, *document.front.summary))
    return _replace(document, front=front)
