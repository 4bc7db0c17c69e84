"""How long the self-evaluation is, in words.

The rule is the one Word and LibreOffice use for prose: white space parts words, and so do en and
em dashes; everything between counts as one word ("16- and 17-year-olds" is three). Chips do not
count, because a citation's printed form is a choice made at export. Titles, tables and annexes do
not count (domain.md §1.9: annexes are counted apart). tests/document/test_words.py compares the
rule with LibreOffice's own count.
"""

import re

from ilacs_desktop.document.body import Block, Body, Text
from ilacs_desktop.document.model import Document, Front, Section
from ilacs_desktop.document.places import (
    answered_bodies,
    exported_bodies,
    part_at,
    part_bodies,
    sections_of,
)

_CHIP = "\ufffc"  # Unicode's own sign for an object in the text
_WORD = re.compile(r"[^\s\u2013\u2014]+")


def count_text(text: str) -> int:
    """Return the number of words in a plain text."""
    return len(_WORD.findall(text))


def count_block(block: Block) -> int:
    """Return the number of words in a block.

    A chip parts the words on its two sides, and a full stop left alone behind it is no word.
    """
    text = "".join(run.text if isinstance(run, Text) else _CHIP for run in block.runs)
    tokens = _WORD.findall(text)
    return sum(map(_in_token, tokens)) if _CHIP in text else len(tokens)


def _in_token(token: str) -> int:
    if _CHIP not in token:
        return 1
    return sum(any(map(str.isalnum, piece)) for piece in token.split(_CHIP))


def count_body(body: Body) -> int:
    """Return the number of words in a body."""
    return sum(count_block(block) for block in body)


def section_words(section: Section) -> int:
    """Return the words of the section's own answers; 0 when it is parked."""
    if section.parked is not None:
        return 0
    return sum(count_body(body) for _, body in answered_bodies(section))


def part_words(document: Document, part: str) -> int:
    """Return the words that stand in one part alone: ``front``, a judgement or a section.

    Raises KeyError when there is no such part.
    """
    found = part_at(document, part)
    if isinstance(found, Section):
        return section_words(found)
    if isinstance(found, Front):
        return sum(map(count_body, (found.summary, found.context, found.progress)))
    return sum(count_body(body) for _, body in part_bodies(found))


def judgement_words(document: Document, judgement: str) -> int:
    """Return the words of a judgement with its sections."""
    sections = sections_of(document, judgement)
    return part_words(document, judgement) + sum(map(section_words, sections))


def total_words(document: Document) -> int:
    """Return the words of the whole self-evaluation as it would be exported."""
    return sum(count_body(body) for _, body in exported_bodies(document))


def has_words(document: Document) -> bool:
    """Return whether anything is written in it."""
    return any(count_body(body) for _, body in exported_bodies(document))


def unconfirmed_words(document: Document) -> int:
    """Return how many of the words of the whole are last year's text that nobody has confirmed."""
    return sum(
        count_block(block)
        for _, body in exported_bodies(document)
        for block in body
        if block.origin
    )
