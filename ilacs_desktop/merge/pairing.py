"""Tells which paragraph of one version is which of another when its id does not say so.

Cutting and pasting, retyping and pasting a section back from Word give a paragraph a new id. Where
the text is plainly the same, it gets its old id back, so that another author's edit of it follows.
"""

from collections import Counter

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.merge.words import words_of

_ALIKE = 0.6  # share of words in common from which a new paragraph counts as the old one


def bag(block: Block) -> Counter[str]:
    """Return how often each word stands in a block, capitals and spaces aside."""
    return Counter(word.key.casefold() for word in words_of(block.runs) if not word.is_space)


def alike(one: Counter[str], other: Counter[str]) -> float:
    """Return the share of words that two bags have in common, 0 to 1 (Dice's coefficient)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def with_old_ids(base: Body, side: Body) -> Body:
    """Return a side in which paragraphs that are plainly old ones have their old ids again.

    Only ids that are missing on this side are given: equal text first, then the likest.
    """
    here, known = {block.id for block in side}, {block.id for block in base}
    lost = [block for block in base if block.id not in here and block_text(block).strip()]
    fresh = [block for block in side if block.id not in known and block_text(block).strip()]
    if not lost or not fresh:
        return side
    renamed = _equal(lost, fresh)
    renamed |= _likest(
        [(at, block) for at, block in enumerate(lost) if block.id not in renamed.values()],
        [(at, block) for at, block in enumerate(fresh) if block.id not in renamed],
    )
    return tuple(
        msgspec.structs.replace(block, id=renamed[block.id]) if block.id in renamed else block
        for block in side
    )


def _equal(lost: list[Block], fresh: list[Block]) -> dict[str, str]:
    by_text: dict[str, list[str]] = {}
    for block in lost:
        by_text.setdefault(block_text(block), []).append(block.id)
    waiting = ((block.id, by_text.get(block_text(block))) for block in fresh)
    return {new: old.pop(0) for new, old in waiting if old}


def _likest(lost: list[tuple[int, Block]], fresh: list[tuple[int, Block]]) -> dict[str, str]:
    bags = {block.id: bag(block) for _, block in (*lost, *fresh)}
    pairs = sorted(
        (-alike(bags[old.id], bags[new.id]), abs(at - place), old.id, new.id)
        for at, old in lost
        for place, new in fresh
    )
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for likeness, _, old, new in pairs:
        if -likeness >= _ALIKE and old not in taken and new not in renamed:
            renamed[new] = old
            taken.add(old)
    return renamed
