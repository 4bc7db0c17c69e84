"""What a contributor is told at the top of their pack: who asks for what, by when, and how back."""

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.dates import format_date


def pack_of(document: Document) -> Pack | None:
    """Return the pack that a document is; None for a self-evaluation."""
    if not document.pack:
        return None
    return next((pack for pack in document.packs if pack.id == document.pack), None)


def pack_line(pack: Pack, sections: int) -> str:
    """Return who asks for how many sections by when, and what to do when they are written."""
    who = pack.asked_by or "You are asked"
    asks = f"{who} asks you" if pack.asked_by else who
    what = "1 section" if sections == 1 else f"{sections} sections"
    by = f" by {format_date(pack.due)}" if pack.due is not None else ""
    return f"{asks} for {what}{by}. When you have finished, send this file back by e-mail."
