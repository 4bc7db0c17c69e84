"""Turns paragraphs and rows into marks: text with its bullets, borders, shading and pictures."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from ilacs_desktop.layout.blocks import (
    Block,
    blocks,
    cell_height,
    header_rows,
    in_one_box,
    row_height,
)
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.placed import FillMark, Mark, PictureMark, TextMark
from ilacs_desktop.layout.set_text import set_lines, with_numbers
from ilacs_desktop.word.flow import model as flow
from ilacs_desktop.word.flow.model import Border, Cell, Paragraph, Row, Span, Table


class Spot(NamedTuple):
    """A place on a page: a corner, the width for text, and the numbers that fields there show."""

    x: float
    y: float
    width: float
    page: int
    pages: int


class Draughtsman:
    """Draws what a flow holds as marks, measured by one measure."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure

    def stack(self, items: Sequence[flow.Block], spot: Spot) -> Iterator[Mark]:
        """Yield the marks of what stands one below the other from a spot on, where no page ends."""
        y, gap = spot.y, 0.0
        for block in blocks(items, spot.width, self._measure):
            y += max(gap, block.before) + block.top
            yield from self.block(items, block, spot._replace(y=y))
            y += block.lines * block.height + block.bottom
            gap = block.after

    def block(self, items: Sequence[flow.Block], block: Block, spot: Spot) -> Iterator[Mark]:
        """Yield the marks of a whole block; the spot is where its first line begins."""
        item = items[block.item]
        if isinstance(item, Table):
            yield from self.row(item, block.row, spot)
        else:
            yield from self.box(items, block, 0, block.lines, spot)
            yield from self.lines(item, 0, block.lines, spot)

    def box(
        self, items: Sequence[flow.Block], block: Block, first: int, count: int, spot: Spot
    ) -> Iterator[Mark]:
        """Yield the shading and borders of some lines of a paragraph."""
        item = items[block.item]
        if not isinstance(item, Paragraph) or not (item.shade or item.borders != flow.NO_BORDERS):
            return
        edges = item.borders
        is_start, is_end = first == 0, first + count == block.lines
        left = spot.x + item.left + min(item.first, 0.0) - (edges.left.room if edges.left else 0.0)
        right = spot.x + spot.width - item.right + (edges.right.room if edges.right else 0.0)
        top = spot.y - (block.top if is_start else 0.0)
        bottom = spot.y + count * block.height + (block.bottom if is_end else 0.0)
        before = items[block.item - 1] if block.item else None
        if is_start and in_one_box(item, before) and isinstance(before, Paragraph) and spot.y > 0:
            top -= max(before.after, item.before) if not item.close else 0.0
        if item.shade:
            yield FillMark(left, top, right - left, bottom - top, item.shade)
        if edges.top and is_start and block.top:
            yield FillMark(left, top, right - left, edges.top.width, edges.top.colour)
        if edges.bottom and is_end and block.bottom:
            line = edges.bottom
            yield FillMark(left, bottom - line.width, right - left, line.width, line.colour)
        if edges.left:
            yield FillMark(left, top, edges.left.width, bottom - top, edges.left.colour)
        if edges.right:
            line = edges.right
            yield FillMark(right - line.width, top, line.width, bottom - top, line.colour)

    def lines(self, item: Paragraph, first: int, count: int, spot: Spot) -> Iterator[Mark]:
        """Yield the text, the bullet or number and the pictures of some lines of a paragraph."""
        item = with_numbers(item, spot.page, spot.pages)
        measured = self._measure.lines(item, spot.width)
        base = spot.y + measured.ascent
        if first == 0:
            if item.marker is not None:
                yield self._text(item.marker, spot.x + item.left + item.first, base, 0.0)
            yield from _pictures(item, spot._replace(y=base))
        shift = sum(picture.width for picture in item.pictures)
        for at, pieces in enumerate(set_lines(item, spot.width, self._measure)[first:][:count]):
            y = base + at * measured.height
            left = spot.x + item.left + (shift if first + at == 0 else 0.0)
            for piece in pieces:
                span = msgspec.structs.replace(piece.span, text=piece.text)
                if piece.text.strip():
                    yield self._text(span, left + piece.x, y, piece.width)

    def _text(self, span: Span, x: float, y: float, width: float) -> TextMark:
        width = width or self._measure.width_of(span.text, span.font)
        look = span.look
        return TextMark(
            x, y, width, span.text, span.font, look.colour, look.underlined, span.target
        )

    def header(self, table: Table, spot: Spot) -> Iterator[Mark]:
        """Yield the marks of the header rows of a table, as they are set again on each page."""
        y = spot.y
        for at in range(header_rows(table)):
            yield from self.row(table, at, spot._replace(y=y))
            y += row_height(table.rows[at], self._measure)

    def row(self, table: Table, at: int, spot: Spot) -> Iterator[Mark]:
        """Yield the marks of a row: what its cells are filled with, hold and are framed by."""
        row = table.rows[at]
        height = row_height(row, self._measure)
        cells = list(_across(row, spot._replace(x=spot.x + table.left)))
        for cell, place in cells:
            if cell.shade:
                yield FillMark(place.x, place.y, place.width, height, cell.shade)
        for cell, place in cells:
            yield from self._cell(cell, height, place)
        for cell, place in cells:
            yield from _frame(cell, height, place)

    def _cell(self, cell: Cell, height: float, place: Spot) -> Iterator[Mark]:
        spare = height - cell_height(cell, self._measure)
        down = {"center": spare / 2, "bottom": spare}.get(cell.stands, 0.0)
        inside = place._replace(
            x=place.x + cell.before, y=place.y + cell.above + down, width=cell.width
        )
        yield from self.stack(cell.items, inside)


def _across(row: Row, spot: Spot) -> Iterator[tuple[Cell, Spot]]:
    """Yield the cells of a row with the corner and the whole width of each."""
    x = spot.x
    for cell in row.cells:
        width = cell.before + cell.width + cell.after
        yield cell, spot._replace(x=x, width=width)
        x += width


def _frame(cell: Cell, height: float, place: Spot) -> Iterator[Mark]:
    x, y, width = place.x, place.y, place.width
    sides: tuple[tuple[Border | None, bool, float, float], ...] = (
        (cell.borders.top, True, x, y),
        (cell.borders.left, False, x, y),
        (cell.borders.bottom, True, x, y + height),
        (cell.borders.right, False, x + width, y),
    )
    for border, is_level, left, top in sides:
        if border is None:
            continue
        half = border.width / 2
        if is_level:
            yield FillMark(left, top - half, width, border.width, border.colour)
        else:
            yield FillMark(left - half, top, border.width, height, border.colour)


def _pictures(item: Paragraph, spot: Spot) -> Iterator[Mark]:
    """Yield the pictures of a paragraph side by side on its first line, whose baseline is ``y``."""
    room = spot.width - item.left - item.right - sum(picture.width for picture in item.pictures)
    share = {"center": 0.5, "right": 1.0}.get(item.alignment, 0.0)
    x = spot.x + item.left + item.text_indent + room * share
    for picture in item.pictures:
        top = spot.y - picture.height
        yield PictureMark(x, top, picture.width, picture.height, picture.data, picture.alt)
        x += picture.width
