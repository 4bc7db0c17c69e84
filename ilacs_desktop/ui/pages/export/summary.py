"""What an export would hold and what it would leave out. Pure values; no Qt here."""

from typing import NamedTuple

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.document.words import total_words
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.ui.widgets.lengths import length_text
from ilacs_desktop.word.choices import CopyKind, ExportChoices, copy_kind
from ilacs_desktop.word.content.selection import cited, printed_sections


class ExportSummary(NamedTuple):
    """``parked`` and ``empty`` are the sections that are left out, on purpose and for want of text."""

    words: str
    sections: str
    citations: str
    actions: str
    parked: tuple[Section, ...]
    empty: tuple[Section, ...]


def summarise(document: Document) -> ExportSummary:
    """Return what an export of the document would hold."""
    printed = printed_sections(document)
    items = len(cited(document))
    times = sum(len(cited_evidence(body)) for _, body in exported_bodies(document))
    return ExportSummary(
        words=length_text(total_words(document), document.cycle.word_target),
        sections=f"{len(printed)} of {counted(len(document.sections), 'section')}",
        citations=f"{counted(times, 'citation')} of {counted(items, 'item')} of evidence,"
        " listed in an annex"
        if items
        else "No evidence is cited yet",
        actions=counted(len(document.actions), "action") + " in the plan"
        if document.actions
        else "No actions in the plan yet",
        parked=tuple(section for section in document.sections if section.parked is not None),
        empty=tuple(s for s in document.sections if section_state(document, s) == "empty"),
    )


_SAYS: dict[CopyKind, str] = {
    "draft": "This is a draft: every page says DRAFT.",
    "review": "This is a review copy: it says DRAFT, and changes made in it in Word can come back.",
    "final": "This is a final copy: its pages do not say DRAFT.",
}


def copy_state(document: Document, choices: ExportChoices) -> str:
    """Return what the pages say about the copy, and whether it goes out before it is signed off."""
    copy = copy_kind(document, choices)
    early = copy == "final" and document.cycle.stage != "signed_off"
    return f"{_SAYS[copy]} The self-evaluation is not signed off yet." if early else _SAYS[copy]
