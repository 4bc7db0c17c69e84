"""A body of text as printed paragraphs, with its lead and the labels of what it marks.

A lead such as "What we know." runs in at the start of the text, or stands above a list or a label. What the author marks as a strength
or an area for improvement is labelled in words, because colour must not be the only sign
(domain.md §6.3) and readers search for the words. A list whose items are all of one kind is
labelled once, above it. Text of last year's that nobody has confirmed begins with words that say so.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, BlockKind, Body, Stance
from ilacs_desktop.word.content.chips import block_pieces
from ilacs_desktop.word.content.printed import Look, Paragraph, Piece, Pieces, Role
from ilacs_desktop.word.content.references import References
from ilacs_desktop.word.content.selection import printable


class _Label(NamedTuple):
    one: str
    many: str
    look: Look
    role: Role


_LABELS: dict[Stance, _Label] = {
    "strength": _Label("Strength:", "Strengths:", "strength", "strength"),
    "improvement": _Label(
        "Area for improvement:", "Areas for improvement:", "improvement", "improvement"
    ),
}
_ROLES: dict[BlockKind, Role] = {"paragraph": "text", "bullet": "bullet", "numbered": "numbered"}


def prose(body: Body, refs: References, lead: str = "") -> Iterator[Paragraph]:
    """Yield the paragraphs of a body; empty lines and an empty body yield nothing."""
    opening: Pieces = (lead_piece(lead),) if lead else ()
    for kind, group in groupby(printable(body), key=lambda block: block.kind):
        blocks = tuple(group)
        shared = _shared_stance(blocks) if kind != "paragraph" else ""
        if shared:
            opening = (*opening, Piece(_LABELS[shared].many, look=_LABELS[shared].look))
        if opening and (kind != "paragraph" or blocks[0].stance):
            yield alone(opening)
            opening = ()
        for n, block in enumerate(blocks):
            paragraph = _paragraph(block, refs, labelled=not shared)
            starts = kind == "numbered" and not n
            yield msgspec.structs.replace(
                paragraph, pieces=(*opening, *paragraph.pieces), starts_list=starts
            )
            opening = ()


def lead_piece(lead: str) -> Piece:
    """Return a lead as it runs in at the start of a paragraph."""
    return Piece(f"{lead} ", look="lead")


def alone(pieces: Pieces) -> Paragraph:
    """Return leads and labels as a short paragraph that stays with the next."""
    last = msgspec.structs.replace(pieces[-1], text=pieces[-1].text.rstrip())
    return Paragraph((*pieces[:-1], last), keep_with_next=True)


def _shared_stance(items: tuple[Block, ...]) -> Stance:
    """Return the stance that all of several items have, or "" where they differ."""
    stances = {item.stance for item in items}
    return stances.pop() if len(items) > 1 and len(stances) == 1 else ""


def _paragraph(block: Block, refs: References, *, labelled: bool) -> Paragraph:
    pieces, role = block_pieces(block, refs), _ROLES[block.kind]
    if block.origin:
        pieces = (Piece(f"{refs.unconfirmed} ", look="unconfirmed"), *pieces)
    label = _LABELS.get(block.stance)
    if label is None or not labelled:
        return Paragraph(pieces, role, block=block.id)
    labelled_pieces = (Piece(f"{label.one} ", look=label.look), *pieces)
    return Paragraph(labelled_pieces, label.role if role == "text" else role, block=block.id)
