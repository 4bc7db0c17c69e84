"""On which page everything stands: Word's rules for breaking pages, over measured paragraphs.

A paragraph leaves at least two lines on either page, stays with the next where its style says so,
and rows of tables may refuse to split. Measured against LibreOffice's pages in docs/paging.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.word.flow import Cell, Paragraph, Row, Section, Table

_SLACK = 0.01  # points: lines that fill a page to the last hair still fit
_THIN = 12.0  # points: about the lines at which a row may be split
_LEAST = 2  # lines that a split paragraph leaves on a page


class Pages(NamedTuple):
    """How many pages there are, the page of each bookmark from 1 on, and how full the last is."""

    number: int
    starts: dict[str, int]
    last: float


class _Block(NamedTuple):
    """A paragraph or row as the pages see it: lines of one height, and what holds them together.

    A row is one line that does not split, or many thin ones that do; ``repeated`` is the height of
    the header rows that are set again above it on a new page.
    """

    lines: int
    height: float
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    least: int = _LEAST
    new_page: bool = False
    breaks_after: bool = False
    repeated: float = 0.0
    bookmarks: tuple[str, ...] = ()


def paginate(sections: Sequence[Section], measure: Measure) -> Pages:
    """Return the pages that the sections fill."""
    starts: dict[str, int] = {}
    page, used, height = 1, 0.0, 1.0
    for at, section in enumerate(sections):
        sheet = _Sheet(section.height, page if at == 0 else page + section.new_page, used)
        if at == 0 or section.new_page:
            sheet.begin()
        sheet.fill(list(_blocks(section, measure)), starts)
        page, used, height = sheet.page, sheet.used, section.height
    measure.forget_unused()
    return Pages(page, starts, min(used / height, 1.0))


class _Sheet:
    """The page that is being filled: its number, and how much of it is used."""

    def __init__(self, height: float, page: int, used: float) -> None:
        self.page, self.used = page, used
        self._height = height
        self._gap = 0.0  # what the paragraph before leaves below it
        self._top = 0.0  # what the page begins with: header rows that are set again
        self._is_fresh = False  # begun on purpose: room above the first paragraph stays

    def begin(self) -> None:
        """Begin the page on purpose, not because the last one was full."""
        self.used, self._gap, self._top, self._is_fresh = 0.0, 0.0, 0.0, True

    def fill(self, blocks: list[_Block], starts: dict[str, int]) -> None:
        """Put the blocks on this page and those after it, noting where the bookmarks stand."""
        for at, block in enumerate(blocks):
            if block.new_page and not (self._is_fresh and not self.used):
                self._turn()
                self.begin()
            self._make_room(blocks, at)
            first = self._put(block)
            starts.update((name, first) for name in block.bookmarks)
            if block.breaks_after:
                self._turn()
                self.begin()

    def _make_room(self, blocks: list[_Block], at: int) -> None:
        """Turn the page where what must stay together with this block does not fit below."""
        needed = _needed(blocks, at, self._height)
        is_short = self._space(blocks[at]) + needed > self._left() + _SLACK
        if self.used > self._top and is_short and needed <= self._height:
            self._turn(blocks[at].repeated)

    def _put(self, block: _Block) -> int:
        """Put one block and return the page that it begins on."""
        self.used += self._space(block)
        first, lines = 0, block.lines
        while lines:
            # An empty row, or letters of size 0, have no height: all of them fit.
            fits = int((self._left() + _SLACK) // block.height) if block.height > 0 else lines
            taken = _taken(block, lines, fits, self.used <= self._top)
            if taken:
                first = first or self.page
                self.used += taken * block.height
                lines -= taken
            if lines:
                self._turn(block.repeated)
        while self.used > self._height + _SLACK:  # a row higher than a page runs on
            self.page += 1
            self.used -= self._height
        self._gap, self._is_fresh = block.after, False
        return first or self.page

    def _space(self, block: _Block) -> float:
        if self.used > self._top or self._is_fresh:
            return max(self._gap, block.before)
        return 0.0

    def _left(self) -> float:
        return self._height - self.used

    def _turn(self, repeated: float = 0.0) -> None:
        """Go on to the next page, which begins with the header rows that are set again."""
        self.page += 1
        self.used, self._gap, self._is_fresh = repeated, 0.0, False
        self._top = repeated


def _taken(block: _Block, lines: int, fits: int, empty: bool) -> int:
    """Return how many lines of a block go on this page, so that neither page is left with one."""
    if fits >= lines:
        return lines
    taken = min(fits, lines - block.least) if not block.keep_lines else 0
    if taken < block.least:
        taken = 0
    return max(taken, min(max(fits, 1), lines)) if empty and not taken else taken


def _needed(blocks: list[_Block], at: int, most: float) -> float:
    """Return the height that must stand on one page from this block on, its first gap aside.

    What is more than ``most``, a page, is not added up to its end: where every style says "keep
    with next" that would be the whole document, for each paragraph.
    """
    total = gap = 0.0
    for place in range(at, len(blocks)):
        block = blocks[place]
        if place > at:
            if block.new_page:
                return total
            total += max(gap, block.before)
        whole = block.keep_next or block.keep_lines
        least = block.lines if whole or block.lines <= block.least + 1 else block.least
        total += least * block.height
        if not block.keep_next or total > most:
            return total
        gap = block.after
    return total


def _blocks(section: Section, measure: Measure) -> Iterator[_Block]:
    items = section.items
    for at, item in enumerate(items):
        if isinstance(item, Table):
            yield from _rows(item, measure)
        else:
            before, after = (items[at - 1] if at else None), (items[at + 1 : at + 2] or (None,))[0]
            yield _paragraph(item, before, after, section.width, measure)


def _paragraph(
    item: Paragraph, last: object, following: object, width: float, measure: Measure
) -> _Block:
    count, height = measure.lines(item, width)
    top, bottom = item.edges
    # A border is as much a part of the paragraph as its lines; it is added to the room around it.
    return _Block(
        count,
        height,
        (0.0 if item.close and _is_like(item, last) else item.before) + top,
        (0.0 if item.close and _is_like(item, following) else item.after) + bottom,
        item.keep_next,
        item.keep_lines,
        _LEAST if item.widows else 1,
        item.new_page,
        item.breaks_after,
        bookmarks=item.bookmarks,
    )


def _is_like(item: Paragraph, other: object) -> bool:
    return isinstance(other, Paragraph) and other.style == item.style


def _rows(table: Table, measure: Measure) -> Iterator[_Block]:
    header = 0.0
    for at, row in enumerate(table.rows):
        height = max([row.least, *(_cell_height(cell, measure) for cell in row.cells)]) + row.line
        is_header = row.header and all(above.header for above in table.rows[:at])
        if is_header:
            header += height
        lines = max(round(height / _THIN), 1) if row.splits and not is_header else 1
        yield _Block(
            lines,
            height / lines,
            keep_next=is_header,
            repeated=0.0 if is_header else header,
            least=1,
            bookmarks=tuple(_bookmarks(row)),
        )


def _cell_height(cell: Cell, measure: Measure) -> float:
    total, gap = cell.above + cell.below, 0.0
    for at, paragraph in enumerate(cell.paragraphs):
        count, height = measure.lines(paragraph, cell.width)
        total += (max(gap, paragraph.before) if at else paragraph.before) + count * height
        gap = paragraph.after
    return total + gap


def _bookmarks(row: Row) -> Iterable[str]:
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            yield from paragraph.bookmarks
