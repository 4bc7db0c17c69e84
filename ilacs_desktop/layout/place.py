"""From a Word file to pages with everything in its place, broken exactly where they are counted."""

from collections.abc import Iterator, Sequence

from ilacs_desktop.layout.blocks import stack_height
from ilacs_desktop.layout.draw import Draughtsman, Spot
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.pages import Filled, Layout, Put, lay_out, shown_numbers
from ilacs_desktop.layout.placed import (
    FillMark,
    Mark,
    PictureMark,
    Place,
    PlacedDocument,
    PlacedPage,
    TextMark,
)
from ilacs_desktop.word.flow.model import Block, Kind, Paragraph, Section, Table
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.limits import OURS
from ilacs_desktop.word.parts.package import read_package


def place_file(word: bytes, measure: Measure) -> PlacedDocument:
    """Return the pages of a Word file of ours. Raises PackageError for a damaged one."""
    return place(read_flow(read_package(word, OURS), OURS), measure)


def place(sections: Sequence[Section], measure: Measure) -> PlacedDocument:
    """Return the pages that the sections fill, the same that ``paginate`` counts."""
    layout = lay_out(sections, measure)
    return _Setter(sections, layout, measure).document()


class _Setter:
    """Sets the pages of one document."""

    def __init__(self, sections: Sequence[Section], layout: Layout, measure: Measure) -> None:
        self._sections = sections
        self._filled = layout.sections
        self._number = layout.pages.number
        self._measure = measure
        self._draughtsman = Draughtsman(measure)
        self._owners = _owners(self._filled, self._number)
        self._shown = shown_numbers(sections, layout)

    def document(self) -> PlacedDocument:
        """Return all pages, and where the bookmarks stand."""
        bodies: dict[int, list[Mark]] = {page: [] for page in range(1, self._number + 1)}
        places: dict[str, Place] = {}
        for section, filled in zip(self._sections, self._filled, strict=True):
            for put in filled.puts:
                top = filled.frame(put.page).top
                bodies[put.page].extend(self._put(section, filled, put))
                if not put.again:
                    for name in put.block.bookmarks:
                        places.setdefault(name, Place(put.page, top + put.y))
        pages = tuple(self._page(page, body) for page, body in bodies.items())
        return PlacedDocument(pages, places)

    def _page(self, page: int, body: list[Mark]) -> PlacedPage:
        section = self._sections[self._owners[page]]
        marks = (*self._story(page, "header"), *body, *self._story(page, "footer"))
        return PlacedPage(section.paper.width, section.paper.height, marks)

    def _story(self, page: int, which: str) -> Iterator[Mark]:
        """Yield the marks of a page's header, down from its distance, or its footer, up from it."""
        at = self._owners[page]
        section, filled = self._sections[at], self._filled[at]
        is_first = section.has_first and filled.begins and page == filled.page
        is_even = section.has_even and self._shown[page] % 2 == 0
        kind: Kind = "first" if is_first else "even" if is_even else "default"
        paper = section.paper
        if which == "header":
            items, y = section.headers.get(kind, ()), paper.header
        else:
            items = section.footers.get(kind, ())
            y = paper.height - paper.footer - stack_height(items, section.width, self._measure)
        yield from self._draughtsman.stack(items, self._spot(section, page, y))

    def _put(self, section: Section, filled: Filled, put: Put) -> Iterator[Mark]:
        frame = filled.frame(put.page)
        spot = self._spot(section, put.page, frame.top + put.y)
        item = section.items[put.block.item]
        if isinstance(item, Paragraph):
            if put.y >= 0:
                yield from self._paragraph(section.items, item, put, spot)
        elif put.again:
            yield from self._draughtsman.header(item, spot)
        else:
            yield from self._row(item, put, spot, frame.top, frame.top + frame.height)

    def _paragraph(
        self, items: Sequence[Block], item: Paragraph, put: Put, spot: Spot
    ) -> Iterator[Mark]:
        yield from self._draughtsman.box(items, put.block, put.first, put.lines, spot)
        yield from self._draughtsman.lines(item, put.first, put.lines, spot)

    def _row(self, table: Table, put: Put, spot: Spot, top: float, bottom: float) -> Iterator[Mark]:
        """Yield what of a row stands on this page: all of it, unless the row runs on."""
        block = put.block
        start = spot.y - put.first * block.height
        marks = self._draughtsman.row(table, block.row, spot._replace(y=start))
        end = spot.y + put.lines * block.height
        if put.lines == block.lines and spot.y >= top and end <= bottom + 1:
            yield from marks
            return
        for mark in marks:
            yield from _within(mark, max(spot.y, top), min(end, bottom))

    def _spot(self, section: Section, page: int, y: float) -> Spot:
        number = self._shown[page]
        return Spot(section.paper.left, y, section.width, number, self._number)


def _owners(filled: Sequence[Filled], number: int) -> dict[int, int]:
    """Return which section each page belongs to: the one that begins it, or goes on over it."""
    owners: dict[int, int] = {}
    for at, section in enumerate(filled):
        for page in range(section.page + (not section.begins), number + 1):
            owners[page] = at
    return owners


def _within(mark: Mark, top: float, bottom: float) -> Iterator[Mark]:
    """Yield what of a mark stands between two heights: words and pictures whole, areas cut."""
    if isinstance(mark, TextMark):
        if top < mark.y <= bottom:
            yield mark
    elif isinstance(mark, PictureMark):
        if top < mark.y + mark.height <= bottom:
            yield mark
    else:
        start, end = max(mark.y, top), min(mark.y + mark.height, bottom)
        if start < end:
            yield FillMark(mark.x, start, mark.width, end - start, mark.colour)
