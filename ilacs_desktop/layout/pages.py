"""On which page everything stands: Word's rules for breaking pages, over measured paragraphs.

A paragraph leaves at least two lines on either page, stays with the next where its style says so,
and rows of tables may refuse to split. Measured against LibreOffice's pages in docs/paging.md.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ilacs_desktop.layout.blocks import Block, blocks, stack_height
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.word.flow.model import Kind, Section

_SLACK = 0.01  # points: lines that fill a page to the last hair still fit
_LOWEST = 72.0  # points of text on a page, however high its header and footer are


class Pages(NamedTuple):
    """How many pages there are, the page of each bookmark from 1 on, and how full the last is."""

    number: int
    starts: dict[str, int]
    last: float


class Put(NamedTuple):
    """Some lines of a block, ``y`` below the top of the text of a page.

    Where ``again``, it is the header rows of the block's table that are set there again.
    """

    page: int
    y: float
    block: Block
    first: int
    lines: int
    again: bool = False


class Frame(NamedTuple):
    """Where the text of a page begins, from the edge of the paper, and how much room it has."""

    top: float
    height: float


class Filled(NamedTuple):
    """The pages of one section: the first of them, what was put on each, and their frames.

    ``begins`` is whether the first page is its own and not begun by the section before.
    """

    page: int
    begins: bool
    puts: tuple[Put, ...]
    opening: Frame
    usual: Frame

    def frame(self, page: int) -> Frame:
        """Return the frame of one of the section's pages."""
        return self.opening if self.begins and page == self.page else self.usual


class Layout(NamedTuple):
    """All pages, and what was put where, section by section."""

    pages: Pages
    sections: tuple[Filled, ...]


def paginate(sections: Sequence[Section], measure: Measure) -> Pages:
    """Return the pages that the sections fill."""
    return lay_out(sections, measure).pages


def lay_out(sections: Sequence[Section], measure: Measure) -> Layout:
    """Return the pages that the sections fill, and what stands where on them."""
    starts: dict[str, int] = {}
    filled: list[Filled] = []
    page, used, height = 1, 0.0, 1.0
    for at, section in enumerate(sections):
        begins = at == 0 or section.new_page
        usual = _frame(section, "default", measure)
        opening = _frame(section, "first", measure) if section.has_first else usual
        first = page + (begins and at > 0)
        sheet = _Sheet(opening.height if begins else usual.height, usual.height, first, used)
        if begins:
            sheet.begin()
        sheet.fill(list(blocks(section.items, section.width, measure)), starts)
        filled.append(Filled(first, begins, tuple(sheet.puts), opening, usual))
        page, used, height = sheet.page, sheet.used, sheet.height
    measure.forget_unused()
    return Layout(Pages(page, starts, min(used / height, 1.0)), tuple(filled))


def shown_numbers(sections: Sequence[Section], layout: Layout) -> dict[int, int]:
    """Return the number that each page shows: it counts on, unless a section begins anew."""
    anew = {
        filled.page: section.first_number
        for section, filled in zip(sections, layout.sections, strict=True)
        if filled.begins and section.first_number is not None
    }
    shown: dict[int, int] = {}
    for page in range(1, layout.pages.number + 1):
        shown[page] = anew.get(page, shown.get(page - 1, 0) + 1)
    return shown


def _frame(section: Section, kind: Kind, measure: Measure) -> Frame:
    """Return where the text of a page is: a header or footer that needs more room takes it."""
    paper = section.paper
    bottom = paper.height - paper.top - section.height
    high, low = (
        stack_height(story.get(kind, ()), section.width, measure)
        for story in (section.headers, section.footers)
    )
    top = max(paper.top, paper.header + high if high else 0.0)
    below = max(bottom, paper.footer + low if low else 0.0)
    return Frame(top, max(paper.height - top - below, min(section.height, _LOWEST)))


class _Sheet:
    """The page that is being filled: its number, and how much of it is used."""

    def __init__(self, opening: float, usual: float, page: int, used: float) -> None:
        self.page, self.used = page, used
        self.puts: list[Put] = []
        self._first = page
        self._opening, self._usual = opening, usual
        self._gap = 0.0  # what the paragraph before leaves below it
        self._top = 0.0  # what the page begins with: header rows that are set again
        self._is_fresh = False  # begun on purpose: room above the first paragraph stays

    @property
    def height(self) -> float:
        """The room for text on this page: on the first it may be another."""
        return self._opening if self.page == self._first else self._usual

    def begin(self) -> None:
        """Begin the page on purpose, not because the last one was full."""
        self.used, self._gap, self._top, self._is_fresh = 0.0, 0.0, 0.0, True

    def fill(self, all_blocks: list[Block], starts: dict[str, int]) -> None:
        """Put the blocks on this page and those after it, noting where the bookmarks stand."""
        for at, block in enumerate(all_blocks):
            if block.new_page and not (self._is_fresh and not self.used):
                self._turn()
                self.begin()
            self._make_room(all_blocks, at)
            first = self._put(block)
            starts.update((name, first) for name in block.bookmarks)
            if block.breaks_after:
                self._turn()
                self.begin()

    def _make_room(self, all_blocks: list[Block], at: int) -> None:
        """Turn the page where what must stay together with this block does not fit below."""
        needed = _needed(all_blocks, at, self._usual)
        is_short = self._space(all_blocks[at]) + needed > self._left() + _SLACK
        if self.used > self._top and is_short and needed <= self._usual:
            self._turn(all_blocks[at])

    def _put(self, block: Block) -> int:
        """Put one block and return the page that it begins on."""
        is_top = self.used <= self._top
        self.used += self._space(block) + block.top
        begins, lines = 0, block.lines
        while lines:
            taken = _taken(block, lines, self._fits(block, lines), is_top)
            if taken:
                begins = begins or self.page
                self._note(block, block.lines - lines, taken)
                self.used += taken * block.height
                lines -= taken
            if lines:
                self._turn(block)
                is_top = True
        self.used += block.bottom
        self._run_on(block)
        self._gap, self._is_fresh = block.after, False
        return begins or self.page

    def _note(self, block: Block, first: int, count: int) -> None:
        self.puts.append(Put(self.page, self.used, block, first, count))

    def _run_on(self, block: Block) -> None:
        """Go on to as many pages as a row takes that is higher than one."""
        while self.used > self.height + _SLACK:
            self.used -= self.height
            self.page += 1
            last = self.puts[-1]
            shown = self.used - block.bottom - last.lines * block.height
            self.puts.append(last._replace(page=self.page, y=shown))

    def _fits(self, block: Block, lines: int) -> int:
        """Return how many lines fit; the last only with the border below it."""
        if block.height <= 0:  # an empty row, or letters of size 0: all of them fit
            return lines
        left = self._left() + _SLACK
        fits = int(left // block.height)
        is_all = fits >= lines
        return lines - 1 if is_all and lines * block.height + block.bottom > left else fits

    def _space(self, block: Block) -> float:
        if self.used > self._top or self._is_fresh:
            return max(self._gap, block.before)
        return 0.0

    def _left(self) -> float:
        return self.height - self.used

    def _turn(self, block: Block | None = None) -> None:
        """Go on to the next page, which begins with the header rows that are set again."""
        self.page += 1
        repeated = block.repeated if block else 0.0
        if block and repeated:
            self.puts.append(Put(self.page, 0.0, block, 0, 0, again=True))
        self.used, self._gap, self._is_fresh = repeated, 0.0, False
        self._top = repeated


def _taken(block: Block, lines: int, fits: int, empty: bool) -> int:
    """Return how many lines of a block go on this page, so that neither page is left with one."""
    if fits >= lines:
        return lines
    taken = min(fits, lines - block.least) if not block.keep_lines else 0
    if taken < block.least:
        taken = 0
    return max(taken, min(max(fits, 1), lines)) if empty and not taken else taken


def _needed(all_blocks: list[Block], at: int, most: float) -> float:
    """Return the height that must stand on one page from this block on, its first gap aside.

    What is more than ``most``, a page, is not added up to its end: where every style says "keep
    with next" that would be the whole document, for each paragraph.
    """
    total = gap = 0.0
    for place in range(at, len(all_blocks)):
        block = all_blocks[place]
        if place > at:
            if block.new_page:
                return total
            total += max(gap, block.before)
        whole = block.keep_next or block.keep_lines
        least = block.lines if whole or block.lines <= block.least + 1 else block.least
        below = block.bottom if least == block.lines else 0.0
        total += block.top + least * block.height + below
        if not block.keep_next or total > most:
            return total
        gap = block.after
    return total
