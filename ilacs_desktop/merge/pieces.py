"""Splits and joins of paragraphs, told so that the other author's edit of the words still fits.

Where one side cut a paragraph in two, or made one of two, and the other side changed it, the
pieces are laid together on all three sides as one block with a BREAK where a paragraph ended. The
words then merge as usual, a BREAK being a word that was put in or taken out, and ``cut`` makes
paragraphs again.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, Text, block_text, tidy_runs
from ilacs_desktop.merge.pairing import alike, bag
from ilacs_desktop.merge.words import BREAK, Word, runs_of, words_of

_BETTER = 0.05  # by so much must two pieces be likelier than one


class Laid(NamedTuple):
    """The three sides with pieces laid together.

    ``pieces`` holds the ids of what each such block is made of, ``second`` the second paragraphs
    as they were, for their kind and stance.
    """

    base: Body
    mine: Body
    theirs: Body
    pieces: dict[str, tuple[str, str]]
    second: dict[str, Block]


def lay_together(base: Body, mine: Body, theirs: Body) -> Laid:
    """Return the three sides with what one side split or joined, and the other changed, laid together."""
    theirs = _with_same_ids(base, mine, theirs)
    pieces: dict[str, tuple[str, str]] = {}
    for side, other in ((mine, theirs), (theirs, mine)):
        for ids in (*_splits(base, side, other), *_joins(base, side, other)):
            busy = {piece for pair in pieces.values() for piece in pair}
            if busy.isdisjoint(ids):
                pieces[ids[0]] = ids
    as_was = {block.id: block for side in (base, theirs, mine) for block in side}
    second = {ids[1]: as_was[ids[1]] for ids in pieces.values()}
    for ids in pieces.values():
        base, mine, theirs = _laid(base, ids), _laid(mine, ids), _laid(theirs, ids)
    return Laid(base, mine, theirs, pieces, second)


def cut(blocks: Iterable[Block], laid: Laid) -> Body:
    """Return the blocks with those that were laid together cut at each BREAK."""
    return tuple(
        piece
        for block in blocks
        for piece in (_cut(block, laid) if block.id in laid.pieces else (block,))
    )


def _with_same_ids(base: Body, mine: Body, theirs: Body) -> Body:
    """Return theirs with my ids on what both cut off one paragraph: else it would stand twice."""
    ours, others = _cut_off(base, mine), _cut_off(base, theirs)
    here = _by_id(theirs)
    renamed: dict[str, str] = {}
    for name, pieces in others.items():
        left = [piece for piece in ours.get(name, ()) if piece.id not in here]
        same = {block_text(piece): piece for piece in left}
        for piece in pieces:
            twin = same.pop(block_text(piece), None)
            if twin is not None:
                renamed[piece.id] = twin.id
                left.remove(twin)
        if left and left[0] is ours[name][0] and pieces[0].id not in renamed:
            renamed[pieces[0].id] = left[0].id
    return tuple(
        msgspec.structs.replace(block, id=renamed[block.id]) if block.id in renamed else block
        for block in theirs
    )


def _cut_off(base: Body, side: Body) -> dict[str, list[Block]]:
    """Return the new blocks of one side that were cut off a block of the base, by its id."""
    old, found = _by_id(base), dict[str, list[Block]]()
    was: Block | None = None
    for block in side:
        if block.id in old:
            was, here = old[block.id], block
        elif was is not None and block != was and _is_made_of(was, here, block):
            found.setdefault(was.id, []).append(block)
    return found


def _splits(base: Body, side: Body, other: Body) -> Iterator[tuple[str, str]]:
    """Yield a block of the base and the new one that its end went to, where the other changed it."""
    old, elsewhere, follower = _by_id(base), _by_id(other), _followers(side)
    for block in side:
        was, new = old.get(block.id), follower.get(block.id)
        if was is None or new is None or block == was or new.id in old:
            continue
        if elsewhere.get(was.id) != was and _is_made_of(was, block, new):
            yield was.id, new.id


def _joins(base: Body, side: Body, other: Body) -> Iterator[tuple[str, str]]:
    """Yield two neighbours of the base that became one, where the other changed either."""
    here, elsewhere, follower = _by_id(side), _by_id(other), _followers(base)
    for was in base:
        block, gone = here.get(was.id), follower.get(was.id)
        if block is None or gone is None or block == was or gone.id in here:
            continue
        touched = elsewhere.get(was.id) != was or elsewhere.get(gone.id) != gone
        if touched and _is_made_of(block, was, gone):
            yield was.id, gone.id


def swallowed(base: Body, side: Body) -> Iterator[tuple[str, str]]:
    """Yield each paragraph of the base that a side joined to one before it, with that one first."""
    here = _by_id(side)
    head, words = "", bag(Block(""))
    for block in base:
        if block.id in here:
            head, words = block.id, bag(block)
        elif head and block_text(block).strip():
            now, longer = bag(here[head]), words + bag(block)
            if alike(now, longer) > alike(now, words) + _BETTER:
                yield head, block.id
                words = longer


def _is_made_of(whole: Block, first: Block, second: Block) -> bool:
    if not block_text(second).strip():
        return False
    words = bag(whole)
    return alike(words, bag(first) + bag(second)) > alike(words, bag(first)) + _BETTER


def _laid(body: Body, ids: tuple[str, str]) -> Body:
    parts = [block for block in body if block.id in ids]
    if not parts:
        return body
    runs = list(parts[0].runs)
    for part in parts[1:]:
        runs += [Text(BREAK), *part.runs]
    one = msgspec.structs.replace(parts[0], id=ids[0], runs=tidy_runs(tuple(runs)))
    return tuple(one if block is parts[0] else block for block in body if block not in parts[1:])


def _cut(block: Block, laid: Laid) -> Iterator[Block]:
    first, second = laid.pieces[block.id]
    paragraphs: list[list[Word]] = [[]]
    for word in words_of(block.runs):
        if word.text == BREAK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(word)
    for at, words in enumerate(paragraphs):
        while at and words and words[0].is_space:
            words.pop(0)
        while at + 1 < len(paragraphs) and words and words[-1].is_space:
            words.pop()
        like = laid.second[second] if at == 1 else block
        name = (first, second)[at] if at <= 1 else f"{first}-{at}"
        yield msgspec.structs.replace(like, id=name, runs=runs_of(words))


def _by_id(body: Body) -> dict[str, Block]:
    return {block.id: block for block in body}


def _followers(body: Body) -> dict[str, Block]:
    return {body[at].id: body[at + 1] for at in range(len(body) - 1)}
