"""What a contributor is told at the top of their pack: who asks for what, by when, and how back."""

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import format_date

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
    what = "1 section" if sections == 1 else f"{sections} sections"
    by = f" by {format_date(pack.due)}" if pack.due is not None else ""
    return f"{asks} for {what}{by}."


def is_answered(document: Document) -> bool:
    """Return whether every section that was asked for has its answers."""
    states = [section_state(document, section) for section in document.sections]
    return bool(states) and all(state in ("answered", "parked") for state in states)


def what_next(pack: Pack, document: Document) -> str:
    """Return what the line over a pack says: what is asked and how it goes back; then, to send it."""
    sections = len(document.sections)
    if not is_answered(document):
        return f"{asked_for(pack, sections).rstrip('.')}, back by email."
    done = "The section is" if sections == 1 else f"All {sections} sections are"
    to = f" to {pack.asked_by}" if pack.asked_by else ""
    by = f" by {format_date(pack.due)}" if pack.due is not None else ""
    return f"{done} answered. Next: send this file back{to} by email{by}."
