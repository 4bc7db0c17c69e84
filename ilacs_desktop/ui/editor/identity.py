"""Which block is which after an edit: ids, kinds, stances and origins follow the text.

The view knows only text. A block that reads as before is the block it was; a split keeps the id in
front and copies what the block is, a join keeps the first (engine.md §7). But an empty paragraph
begun at the end of last year's text is this year's.
"""

from collections.abc import Callable

import msgspec

from ilacs_desktop.document.body import Block, Body, Run

Same = Callable[[Block, tuple[Run, ...]], bool]
Texts = list[tuple[Run, ...]]


def with_identity(old: Body, texts: Texts, same: Same) -> Body:
    """Return the blocks that ``texts`` has become of ``old``; a new block's id is left empty.

    ``old`` holds at least one block; ``same`` says whether a block reads as a text does.
    """
    if len(old) == len(texts) == 1:  # every key typed comes this way
        return old if same(old[0], texts[0]) else (msgspec.structs.replace(old[0], runs=texts[0]),)
    start = _common(old, texts, same)
    end = _common(old[start:][::-1], texts[start:][::-1], same)
    changed, fresh = old[start : len(old) - end], texts[start : len(texts) - end]
    made: list[Block] = []
    for runs, block in zip(fresh, _paired(changed, fresh, same), strict=True):
        if block is not None:
            made.append(block if same(block, runs) else msgspec.structs.replace(block, runs=runs))
            continue
        before = made[-1] if made else old[max(start - 1, 0)]
        origin = before.origin if runs else ""
        made.append(msgspec.structs.replace(before, id="", runs=runs, origin=origin))
    return (*old[:start], *made, *old[len(old) - end :])


def _paired(old: Body, texts: Texts, same: Same) -> list[Block | None]:
    """Return for each text the block it was, or None for a new one.

    A text that reads as a block did is that block, even where it has moved. Of the others the
    first is the first of those left, the last the last, and so on from the front.
    """
    left = list(old)
    pairs: list[Block | None] = []
    for runs in texts:
        found = next((block for block in left if runs and same(block, runs)), None)
        if found is not None:
            left.remove(found)
        pairs.append(found)
    open_ones = [n for n, block in enumerate(pairs) if block is None]
    if len(open_ones) > 1 and len(left) > 1:
        pairs[open_ones.pop()] = left.pop()
    for n, block in zip(open_ones, left, strict=False):
        pairs[n] = block
    return pairs


def _common(old: Body, texts: Texts, same: Same) -> int:
    count = 0
    for block, runs in zip(old, texts, strict=False):
        if not same(block, runs):
            break
        count += 1
    return count


def with_ids(blocks: Body, new_id: Callable[[], str]) -> Body:
    """Return the blocks with an id for each that has none; the others stay the same objects."""
    return tuple(
        block if block.id else msgspec.structs.replace(block, id=new_id()) for block in blocks
    )
