"""What a contributor is told at the top of their pack: who asks for what, by when, and how back."""

from pathlib import Path

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted

SEND_BACK = (
    "When you have finished, send this file back by email. If you are new to this: Help, Show me round"
    " says in four short cards what to do."
)


def pack_of(document: Document) -> Pack | None:
    """Return the pack that a document is; None for a self-evaluation."""
    if not document.pack:
        return None
    return next((pack for pack in document.packs if pack.id == document.pack), None)


def asked_for(pack: Pack, sections: int) -> str:
    """Return who asks for how many sections by when."""
    asks = f"{pack.asked_by} asks you" if pack.asked_by else "You are asked"
    by = f" by {format_date(pack.due)}" if pack.due is not None else ""
    return f"{asks} for {counted(sections, 'section')}{by}."


def is_answered(document: Document) -> bool:
    """Return whether every section that was asked for has its answers."""
    sections = document.sections
    return bool(sections) and all(_has_answers(document, section) for section in sections)


def _has_answers(document: Document, section: Section) -> bool:
    return section_state(document, section) in ("answered", "parked")


def handed_back(pack: Pack, document: Document, path: Path) -> str:
    """Return what is said once a pack is saved to go back: which file, to whom, what it lacks."""
    to = f" to {pack.asked_by}" if pack.asked_by else ""
    told = f"“{path.name}” is saved in “{path.parent}”. Send that file{to} by email."
    left = sum(not _has_answers(document, section) for section in document.sections)
    if left:
        sections = counted(left, "section is", "sections are")
        told += f" {sections} not answered yet: you can go on, and send the file again later."
    return told


def what_next(pack: Pack, document: Document, *, is_as_sent: bool = False) -> str:
    """Return what the line over a pack says: what is asked and how it goes back; then, to send it.

    ``is_as_sent`` says that nothing was written in it yet. Text that came with it is not an answer
    to what is asked now, which may be to bring just that up to date.
    """
    sections = len(document.sections)
    if is_as_sent or not is_answered(document):
        return f"{asked_for(pack, sections).rstrip('.')}, back by email."
    done = "The section is" if sections == 1 else f"All {sections} sections are"
    to = f" to {pack.asked_by}" if pack.asked_by else ""
    by = f" by {format_date(pack.due)}" if pack.due is not None else ""
    return f"{done} answered. Next: send this file back{to} by email{by}."
