"""Bullets and numbers: what an item is numbered, and which typed marks mean an item."""

import re
from itertools import groupby
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, BlockKind, Body
from ilacs_desktop.ui.editor.runs import cut, shadow

BULLET = "•"

_MARK = re.compile(r"(?:[•‣◦▪●·*–-]|(\d{1,2})[.)])[ \t\xa0]+(?=\S)")
_DASHES = ("-", "–", "*")  # a minus, somebody speaking or a note as well as a bullet
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


def with_typed_lists(blocks: Body, *, dashes: bool) -> Body:
    """Return the blocks with typed bullets and numbers made into lists.

    Numbers become a list only where they run 1, 2 and on; any other stays as typed, because the
    list would number it afresh and so alter what the author wrote. A dash or a star is a bullet
    only where ``dashes`` says that people type bullets so, beside another bullet, and not in a row
    of figures, where it may be a minus.
    """
    marks = [typed_mark(shadow(b.runs)) if b.kind == "paragraph" else None for b in blocks]
    made = list(blocks)
    for n, mark in _bulleted(blocks, marks, dashes=dashes):
        made[n] = _item(blocks[n], "bullet", mark)
    for n, mark in _counted(marks):
        made[n] = _item(blocks[n], "numbered", mark)
    return tuple(made)


def _bulleted(blocks: Body, marks: list[Mark | None], *, dashes: bool) -> list[tuple[int, Mark]]:
    bulleted: list[tuple[int, Mark]] = []
    rows = groupby(enumerate(marks), key=lambda pair: pair[1] is not None and not pair[1].number)
    for _, row in rows:
        items = [(n, mark, shadow(blocks[n].runs)) for n, mark in row if mark and not mark.number]
        words = any(not text[mark.length].isdigit() for _, mark, text in items)
        in_list = dashes and len(items) > 1 and words
        bulleted += [(n, mark) for n, mark, text in items if in_list or text[0] not in _DASHES]
    return bulleted


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
