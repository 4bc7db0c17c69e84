"""What the editor's commands do to a body: pure functions from one body to the next.

``start`` and ``end`` are places in the body, in reading order; ids must be those of its blocks.
"""

from collections.abc import Callable
from typing import Literal

import msgspec

from ilacs_desktop.document.body import Block, BlockKind, Body, Run, Stance, Text, tidy_runs
from ilacs_desktop.ui.editor.runs import Point, between, cut, length

Style = Literal["bold", "italic"]

PAST_ANY_END = 1 << 60


def index_of(body: Body, block_id: str) -> int:
    """Return where the block stands in the body. Raises KeyError when it does not."""
    for n, block in enumerate(body):
        if block.id == block_id:
            return n
    raise KeyError(block_id)


def in_order(body: Body, one: Point, other: Point) -> tuple[Point, Point]:
    """Return the two places in reading order. Raises KeyError for a place in no block."""
    first, second = sorted((one, other), key=lambda p: (index_of(body, p.block), p.at))
    return first, second


def selected(body: Body, start: Point, end: Point) -> Body:
    """Return the blocks the selection touches."""
    return body[index_of(body, start.block) : index_of(body, end.block) + 1]


def excerpt(body: Body, start: Point, end: Point) -> Body:
    """Return what is selected, as blocks; one cut short is a plain paragraph, for use in a line."""
    pieces = []
    for block in selected(body, start, end):
        low = start.at if block.id == start.block else 0
        high = end.at if block.id == end.block else length(block.runs)
        runs = between(block.runs, low, high)
        whole = runs == block.runs
        pieces.append(msgspec.structs.replace(block, runs=runs) if whole else Block("", runs))
    return tuple(pieces)


def with_kind(body: Body, start: Point, end: Point, kind: BlockKind) -> Body:
    """Return the body with the selected blocks of that kind, or paragraphs if they all were."""
    chosen = selected(body, start, end)
    wanted: BlockKind = "paragraph" if all(block.kind == kind for block in chosen) else kind
    return _replaced(body, chosen, lambda block: msgspec.structs.replace(block, kind=wanted))


def with_stance(body: Body, start: Point, end: Point, stance: Stance) -> Body:
    """Return the body with the selected blocks marked so, or unmarked if they all were."""
    chosen = selected(body, start, end)
    wanted: Stance = "" if all(block.stance == stance for block in chosen) else stance
    return _replaced(body, chosen, lambda block: msgspec.structs.replace(block, stance=wanted))


def with_style(body: Body, start: Point, end: Point, style: Style) -> Body:
    """Return the body with the selected text bold (italic), or plain if all of it was."""
    value = not is_styled(body, start, end, style)

    def restyled(block: Block) -> Block:
        low = start.at if block.id == start.block else 0
        high = end.at if block.id == end.block else PAST_ANY_END
        before, rest = cut(block.runs, low)
        middle, after = cut(rest, high - low)
        runs = (*before, *(_restyled(run, style, value=value) for run in middle), *after)
        return msgspec.structs.replace(block, runs=tidy_runs(runs))

    return _replaced(body, selected(body, start, end), restyled)


def is_styled(body: Body, start: Point, end: Point, style: Style) -> bool:
    """Return whether there is text in the selection and all of it is bold (italic)."""
    runs = [run for block in excerpt(body, start, end) for run in block.runs]
    texts = [run for run in runs if isinstance(run, Text)]
    return bool(texts) and all(getattr(text, style) for text in texts)


def _restyled(run: Run, style: Style, *, value: bool) -> Run:
    return msgspec.structs.replace(run, **{style: value}) if isinstance(run, Text) else run


def _replaced(body: Body, chosen: Body, change: Callable[[Block], Block]) -> Body:
    ids = {block.id for block in chosen}
    return tuple(change(block) if block.id in ids else block for block in body)


def without(body: Body, start: Point, end: Point) -> tuple[Body, Point]:
    """Return the body without what is selected, and where the caret then stands."""
    first, last = index_of(body, start.block), index_of(body, end.block)
    head, tail = cut(body[first].runs, start.at)[0], cut(body[last].runs, end.at)[1]
    joined = msgspec.structs.replace(body[first], runs=tidy_runs((*head, *tail)))
    return (*body[:first], joined, *body[last + 1 :]), start


def with_insert(
    body: Body, at: Point, pasted: Body, new_id: Callable[[], str]
) -> tuple[Body, Point]:
    """Return the body with blocks put in at a place, and the place after them.

    One block goes into the line. Of several, the first joins the text before and the last the
    text after, unless they are list items, which stay items of their own.
    """
    n = index_of(body, at.block)
    block = body[n]
    head, tail = cut(block.runs, at.at)
    if len(pasted) == 1:
        into = _filled(block, (*head, *pasted[0].runs, *tail), pasted[0], keep=head or tail)
        caret = Point(block.id, length(head) + length(pasted[0].runs))
        return (*body[:n], into, *body[n + 1 :]), caret
    first, *middle, last = (msgspec.structs.replace(piece, id=new_id()) for piece in pasted)
    if tail and not head:  # all goes before the block, which stays what it is
        front = [first]
        joined = msgspec.structs.replace(block, runs=tidy_runs((*last.runs, *tail)))
        rest = block
    else:
        front = _front(block, head, first)
        joined = msgspec.structs.replace(last, runs=tidy_runs((*last.runs, *tail)))
        rest = msgspec.structs.replace(block, id=new_id(), runs=tail)
    joins = last.kind == "paragraph" or not tail
    back = [joined] if joins else [last, rest]
    caret = Point(back[0].id, length(last.runs))
    return (*body[:n], *front, *middle, *back, *body[n + 1 :]), caret


def _front(block: Block, head: tuple[Run, ...], first: Block) -> list[Block]:
    if not head:
        return [_filled(block, first.runs, first, keep=False)]
    if first.kind == "paragraph":
        return [msgspec.structs.replace(block, runs=tidy_runs((*head, *first.runs)))]
    return [msgspec.structs.replace(block, runs=head), first]


def _filled(block: Block, runs: tuple[Run, ...], pasted: Block, *, keep: object) -> Block:
    """Return the block with other runs; an empty one becomes what was pasted into it."""
    filled = msgspec.structs.replace(block, runs=tidy_runs(runs))
    if keep:
        return filled
    return msgspec.structs.replace(
        filled,
        kind=block.kind if pasted.kind == "paragraph" else pasted.kind,
        stance=pasted.stance or block.stance,
        origin=pasted.origin or block.origin,
    )
