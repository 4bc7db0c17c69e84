"""Paragraphs and rows as the pages see them: so many lines, so high, and what holds them together."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.word.flow import model as flow
from ilacs_desktop.word.flow.model import Cell, Paragraph, Row, Table

_THIN = 12.0  # points: about the lines at which a row may be split
_LEAST = 2  # lines that a split paragraph leaves on a page


class Block(NamedTuple):
    """A paragraph or row: lines of one height with the room round them.

    A row is one line that does not split, or many thin ones that do; ``repeated`` is the height of
    the header rows that are set again above it on a new page. ``top`` and ``bottom`` are what
    borders take. ``item`` is which of the flow's items it comes from, and ``row`` which row of it.
    """

    lines: int
    height: float
    before: float = 0.0
    after: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    least: int = _LEAST
    new_page: bool = False
    breaks_after: bool = False
    repeated: float = 0.0
    bookmarks: tuple[str, ...] = ()
    item: int = 0
    row: int = -1


def blocks(items: Sequence[flow.Block], width: float, measure: Measure) -> Iterator[Block]:
    """Yield the blocks of what stands one below the other in this width."""
    for at, item in enumerate(items):
        if isinstance(item, Table):
            yield from _rows(item, at, measure)
        else:
            yield _paragraph(items, at, item, width, measure)


def row_height(row: Row, measure: Measure) -> float:
    """Return how high a row is: as its highest cell, and the line between it and the next."""

    def measured() -> float:
        cells = (cell_height(cell, measure) for cell in row.cells)
        return max([row.least, *cells]) + row.line

    return measure.row_height(row, measured)


def cell_height(cell: Cell, measure: Measure) -> float:
    """Return how high a cell is with all that stands in it."""
    return cell.above + cell.below + stack_height(cell.items, cell.width, measure)


def stack_height(items: Sequence[flow.Block], width: float, measure: Measure) -> float:
    """Return how high it is what stands one below the other where no page ends, as in a cell."""
    total = gap = 0.0
    for block in blocks(items, width, measure):
        total += max(gap, block.before) + block.top + block.lines * block.height + block.bottom
        gap = block.after
    return total + gap


def _paragraph(
    items: Sequence[flow.Block], at: int, item: Paragraph, width: float, measure: Measure
) -> Block:
    last = items[at - 1] if at else None
    following = items[at + 1] if at + 1 < len(items) else None
    lines = measure.lines(item, width)
    edges = item.borders
    return Block(
        lines.number,
        lines.height,
        0.0 if item.close and _is_like(item, last) else item.before,
        0.0 if item.close and _is_like(item, following) else item.after,
        0.0 if edges.top is None or in_one_box(item, last) else edges.top.room,
        0.0 if edges.bottom is None or in_one_box(item, following) else edges.bottom.room,
        item.keep_next,
        item.keep_lines,
        _LEAST if item.widows else 1,
        item.new_page,
        item.breaks_after,
        bookmarks=item.bookmarks,
        item=at,
    )


def _is_like(item: Paragraph, other: flow.Block | None) -> bool:
    return isinstance(other, Paragraph) and other.style == item.style


def in_one_box(item: Paragraph, other: flow.Block | None) -> bool:
    """Return whether two neighbours share their borders: those of one look and indent do.

    They do not where their style has a line between them: each then has its own.
    """
    return (
        isinstance(other, Paragraph)
        and not item.borders.between
        and (other.borders, other.left, other.right) == (item.borders, item.left, item.right)
        and other.borders != flow.NO_BORDERS
    )


def _rows(table: Table, item: int, measure: Measure) -> Iterator[Block]:
    header = 0.0
    headers = header_rows(table)
    for at, row in enumerate(table.rows):
        height = row_height(row, measure)
        is_header = at < headers
        if is_header:
            header += height
        lines = max(round(height / _THIN), 1) if row.splits and not is_header else 1
        yield Block(
            lines,
            height / lines,
            keep_next=is_header,
            repeated=0.0 if is_header else header,
            least=1,
            bookmarks=tuple(_bookmarks(row)),
            item=item,
            row=at,
        )


def header_rows(table: Table) -> int:
    """Return how many rows are set again on each page that the table runs on to."""
    return next((at for at, row in enumerate(table.rows) if not row.header), len(table.rows))


def _bookmarks(row: Row) -> Iterator[str]:
    for item in (item for cell in row.cells for item in cell.items):
        if isinstance(item, Paragraph):
            yield from item.bookmarks
        else:
            for inner in item.rows:
                yield from _bookmarks(inner)
