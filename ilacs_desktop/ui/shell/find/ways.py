"""Leads to what was found: the very words in Draft, or the record on its page."""

from collections.abc import Iterator

from ilacs_desktop.document.body import Block
from ilacs_desktop.document.find import InBody, InRecord, Match
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.session import Caret
from ilacs_desktop.ui.pages.draft.page import DraftPage
from ilacs_desktop.ui.shell.leading import lead_to_comment, lead_to_record
from ilacs_desktop.ui.shell.workbench import Workbench


def lead_to(workbench: Workbench, document: Document, match: Match) -> None:
    """Show a result, with the keyboard there. What cannot be written in is shown with its part."""
    spot = match.spot
    if isinstance(spot, InRecord) and spot.list == "comments":
        comment = next(one for one in document.comments if one.id == spot.record)
        lead_to_comment(workbench, comment)
    elif isinstance(spot, InRecord):
        lead_to_record(workbench, spot.list, spot.record)
    elif match.held:
        workbench.ways.go_to_part(spot.place.part)
    else:
        workbench.ways.go_to_words(spot.place, spot.block, match.start, match.end)


def drop_selection(workbench: Workbench) -> None:
    """Select nothing in the text: what is selected is about to be other words."""
    draft = workbench.ways.page_in_view
    editor = draft.text.editor if isinstance(draft, DraftPage) else None
    if editor is not None:
        editor.restore_caret(*editor.selection()[0])


def keep_in_view(workbench: Workbench) -> None:
    """Have the words that were led to in view: the page does it by itself only with the keyboard in it."""
    draft = workbench.ways.page_in_view
    editor = draft.text.editor if isinstance(draft, DraftPage) else None
    if isinstance(draft, DraftPage) and editor is not None:
        draft.text.follow(editor)


def from_caret(document: Document, matches: tuple[Match, ...], caret: Caret, by: int) -> int:
    """Return the number of the first result after the caret, or with -1 of the last before it."""
    order = {(place, block.id): n for n, (place, block) in enumerate(_blocks(document))}
    here = (order.get((caret.place, caret.block), 0), caret.at)
    ends = [
        (order[match.spot], match.start, match.end) if isinstance(match.spot, InBody) else None
        for match in matches
    ]
    if by > 0:
        after = (n for n, end in enumerate(ends) if end is None or end[:2] >= here)
        return next(after, 0)
    before = (n for n, end in enumerate(ends) if end is not None and (end[0], end[2]) <= here)
    return max(before, default=len(matches) - 1)


def _blocks(document: Document) -> Iterator[tuple[Place, Block]]:
    return ((place, block) for place, body in bodies(document) for block in body)
