"""Small flows of a Word file to lay out, and ways to read the pages that come of them."""

from collections.abc import Iterable, Iterator

import msgspec

from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.place import place
from ilacs_desktop.layout.placed import FillMark, Mark, PlacedDocument, PlacedPage, TextMark
from ilacs_desktop.word.flow import model as flow
from ilacs_desktop.word.flow.model import Cell, Font, Paper, Paragraph, Row, Section, Span, Table

FONT = Font("Liberation Sans", 11)
PAPER = Paper(400, 300, 50, 40, 15, 15)
WIDTH, HEIGHT = 300.0, 220.0


def text(words: str, **settings: object) -> Paragraph:
    """Return a paragraph of these words."""
    made = Paragraph((Span(words, FONT),) if words else (), FONT)
    return msgspec.structs.replace(made, **settings)


def cell(*words: str, **settings: object) -> Cell:
    """Return a cell with a paragraph for each of these texts."""
    made = Cell(90, 2, 2, tuple(map(text, words)), 5, 5)
    return msgspec.structs.replace(made, **settings)


def row(*cells: Cell, **settings: object) -> Row:
    """Return a row that does not split."""
    return msgspec.structs.replace(Row(cells, splits=False), **settings)


def table(*rows: Row) -> Table:
    return Table(rows)


def section(*items: flow.Block, **settings: object) -> Section:
    """Return a section on small pages with room all round."""
    return msgspec.structs.replace(Section(WIDTH, HEIGHT, items, paper=PAPER), **settings)


def placed(*sections: Section) -> PlacedDocument:
    return place(sections, Measure())


def texts(page: PlacedPage) -> list[TextMark]:
    return [mark for mark in page.marks if isinstance(mark, TextMark)]


def fills(page: PlacedPage) -> list[FillMark]:
    return [mark for mark in page.marks if isinstance(mark, FillMark)]


def words(pages: Iterable[PlacedPage]) -> str:
    """Return all letters on some pages as they are drawn, without spaces and the dots of leaders."""
    found = ("".join(mark.text.split()) for page in pages for mark in texts(page))
    return "".join(word for word in found if len(word) < 3 or set(word) != {"."})


def flow_words(items: Iterable[flow.Block]) -> Iterator[str]:
    """Yield the letters of each paragraph, those in cells too, without spaces."""
    for item in items:
        if isinstance(item, Table):
            for one in item.rows:
                for held in one.cells:
                    yield from flow_words(held.items)
        else:
            marker = item.marker.text if item.marker else ""
            yield "".join((marker + "".join(span.text for span in item.spans)).split())


def bottom(mark: Mark) -> float:
    return mark.y if isinstance(mark, TextMark) else mark.y + mark.height
