"""What fills the pages of a Word file: paragraphs and tables with their sizes, as plain values.

Lengths are in points. Styles, lists and tables are resolved here (flow_styles.py), so that whoever
counts pages (layout/) needs to know nothing of Word.
"""

from typing import Literal

import msgspec

Rule = Literal["multiple", "exact", "at_least"]


class Font(msgspec.Struct, frozen=True):
    """A font as it is asked for; ``spacing`` is added after each letter."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    spacing: float = 0.0
    capitals: bool = False


class Span(msgspec.Struct, frozen=True):
    """A stretch of text in one font; a line break is U+2028, a tab is four spaces."""

    text: str
    font: Font


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph: what it says, the room round it and what keeps it together.

    ``line`` is a multiple of the font's own line or points, as ``rule`` says. ``first`` is the
    indent of the first line against ``left``. ``edges`` is what borders above and below it take.
    ``picture`` is the height of a picture in it. ``bookmarks`` are the names of the places in it.
    Paragraphs of one ``style`` that follow each other have no room between them where ``close``.
    """

    spans: tuple[Span, ...]
    font: Font
    before: float = 0.0
    after: float = 0.0
    line: float = 1.0
    rule: Rule = "multiple"
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    edges: tuple[float, float] = (0.0, 0.0)
    picture: float = 0.0
    style: str = ""
    close: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = True
    new_page: bool = False
    breaks_after: bool = False
    bookmarks: tuple[str, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """A cell: the width for its text, the room above and below it, and its paragraphs."""

    width: float
    above: float
    below: float
    paragraphs: tuple[Paragraph, ...]


class Row(msgspec.Struct, frozen=True):
    """A row of a table; a header row is repeated on each page that the table runs on to."""

    cells: tuple[Cell, ...]
    header: bool = False
    splits: bool = True
    least: float = 0.0
    line: float = 0.0


class Table(msgspec.Struct, frozen=True):
    """A table's rows, the header rows first."""

    rows: tuple[Row, ...]


class Section(msgspec.Struct, frozen=True):
    """Pages of one size: the width and height for text, and what fills them."""

    width: float
    height: float
    items: tuple[Paragraph | Table, ...]
    new_page: bool = True
