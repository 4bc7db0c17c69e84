"""Bullets and numbers: what an item is numbered, and which typed marks mean an item."""

import re
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, BlockKind, Body
from ilacs_desktop.ui.editor.runs import cut, shadow

BULLET = "•"

_MARK = re.compile(r"(?:[•‣◦▪●·*–-]|(\d{1,2})[.)])[ \t\xa0]+(?=\S)")
_TYPED: dict[str, BlockKind] = {"- ": "bullet", "* ": "bullet", "• ": "bullet", "1. ": "numbered"}


class Mark(NamedTuple):
    """A typed mark at the start of a line: its length and its number, 0 for a bullet."""

    length: int
    number: int


def ordinals(body: Body) -> tuple[int, ...]:
    """Return the number of each numbered item, and 0 for every other block.

    Numbering starts again at 1 after any block that is not a numbered item.
    """
    numbers: list[int] = []
    for block in body:
        last = numbers[-1] if numbers else 0
        numbers.append(last + 1 if block.kind == "numbered" else 0)
    return tuple(numbers)


def marker(kind: BlockKind, ordinal: int) -> str:
    """Return what stands before an item: ``•``, ``3.`` or, for a paragraph, nothing."""
    return {"bullet": BULLET, "numbered": f"{ordinal}."}.get(kind, "")


def kind_typed(start: str) -> BlockKind | None:
    """Return the kind of list that typing this at the start of a paragraph begins, if any."""
    return _TYPED.get(start)


def typed_mark(text: str) -> Mark | None:
    """Return the bullet or number somebody typed at the start of a line, if there is one."""
    match = _MARK.match(text)
    return Mark(match.end(), int(match[1] or 0)) if match else None


def with_typed_lists(blocks: Body) -> Body:
    """Return the blocks with typed bullets and numbers made into lists.

    Numbers become a list only where they run 1, 2 and on; any other stays as typed, because the
    list would number it afresh and so alter what the author wrote.
    """
    marks = [typed_mark(shadow(b.runs)) if b.kind == "paragraph" else None for b in blocks]
    made = list(blocks)
    for n, mark in enumerate(marks):
        if mark is not None and mark.number == 0:
            made[n] = _item(blocks[n], "bullet", mark)
    for n, mark in _counted(marks):
        made[n] = _item(blocks[n], "numbered", mark)
    return tuple(made)


def _counted(marks: list[Mark | None]) -> list[tuple[int, Mark]]:
    counted: list[tuple[int, Mark]] = []
    row: list[tuple[int, Mark]] = []
    for n, mark in enumerate([*marks, None]):
        if mark is not None and row and mark.number == len(row) + 1:
            row.append((n, mark))
            continue
        if len(row) > 1:
            counted.extend(row)
        row = [(n, mark)] if mark is not None and mark.number == 1 else []
    return counted


def _item(block: Block, kind: BlockKind, mark: Mark) -> Block:
    return msgspec.structs.replace(block, kind=kind, runs=cut(block.runs, mark.length)[1])
