"""What fills the pages of a Word file: paragraphs and tables with their sizes, as plain values.

Lengths are in points and colours "#rrggbb". Styles, lists and tables are resolved here
(styles.py), so that whoever counts or draws pages (layout/) needs to know nothing of Word.
"""

from typing import Literal

import msgspec

Rule = Literal["multiple", "exact", "at_least"]
Alignment = Literal["left", "center", "right", "justify"]
# Text that is known only where it stands: the number of the page, and of all pages.
Field = Literal["", "page", "pages"]


class Font(msgspec.Struct, frozen=True, cache_hash=True):
    """A font as it is asked for; ``spacing`` is added after each letter."""

    family: str
    size: float
    bold: bool = False
    italic: bool = False
    spacing: float = 0.0
    capitals: bool = False


class Look(msgspec.Struct, frozen=True, cache_hash=True):
    """How text is drawn in its font."""

    colour: str = "#000000"
    underlined: bool = False


PLAIN = Look()


class Span(msgspec.Struct, frozen=True, cache_hash=True):
    """A stretch of text of one look; a line break is U+2028. ``target`` is the bookmark it links to."""

    text: str
    font: Font
    look: Look = PLAIN
    target: str = ""
    field: Field = ""


class Border(msgspec.Struct, frozen=True, cache_hash=True):
    """A line along one side, ``space`` away from the text."""

    width: float
    colour: str = "#000000"
    space: float = 0.0

    @property
    def room(self) -> float:
        """What the border takes: itself and its distance from the text."""
        return self.width + self.space


class Borders(msgspec.Struct, frozen=True, cache_hash=True):
    """The borders of a paragraph or cell; whether there is one ``between`` paragraphs of one look."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    between: bool = False


NO_BORDERS = Borders()


Stop = Literal["left", "center", "right"]


class Tab(msgspec.Struct, frozen=True, cache_hash=True):
    """A tab stop, from the left margin; ``leader`` is the letter that fills the room up to it."""

    at: float
    kind: Stop = "left"
    leader: str = ""


class Picture(msgspec.Struct, frozen=True, cache_hash=True):
    """A picture in a line, with the words that stand for it."""

    width: float
    height: float
    data: bytes
    alt: str = ""


class Paragraph(msgspec.Struct, frozen=True, cache_hash=True):
    """A paragraph: what it says, the room round it and what keeps it together.

    ``line`` is a multiple of the font's own line or points, as ``rule`` says. ``first`` is the
    indent of the first line against ``left``; in a list, that of the ``marker``, its bullet or
    number. ``picture`` is the height of the highest of its ``pictures``. ``bookmarks`` are the
    names of the places in it. Paragraphs of one ``style`` that follow each other have no room
    between them where ``close``.
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
    alignment: Alignment = "left"
    marker: Span | None = None
    tabs: tuple[Tab, ...] = ()
    borders: Borders = NO_BORDERS
    shade: str = ""
    picture: float = 0.0
    pictures: tuple[Picture, ...] = ()
    style: str = ""
    close: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    widows: bool = True
    new_page: bool = False
    breaks_after: bool = False
    bookmarks: tuple[str, ...] = ()

    @property
    def text_indent(self) -> float:
        """The indent of the text of the first line: after a bullet or number it stands at ``left``."""
        return self.first if self.marker is None else max(self.first, 0.0)


class Cell(msgspec.Struct, frozen=True, cache_hash=True):
    """A cell: the width for its text, the room round it, and what stands in it."""

    width: float
    above: float
    below: float
    items: "tuple[Block, ...]"
    before: float = 0.0
    after: float = 0.0
    shade: str = ""
    borders: Borders = NO_BORDERS
    stands: Literal["top", "center", "bottom"] = "top"


class Row(msgspec.Struct, frozen=True, cache_hash=True):
    """A row of a table; a header row is repeated on each page that the table runs on to."""

    cells: tuple[Cell, ...]
    header: bool = False
    splits: bool = True
    least: float = 0.0
    line: float = 0.0


class Table(msgspec.Struct, frozen=True, cache_hash=True):
    """A table's rows, the header rows first, and how far in from the margin it begins."""

    rows: tuple[Row, ...]
    left: float = 0.0


Block = Paragraph | Table
# What stands on the first page of a section, on even pages, and on the others.
Kind = Literal["first", "even", "default"]


class Paper(msgspec.Struct, frozen=True):
    """The size of the paper, where the text begins, and how far headers and footers are from the edge."""

    width: float = 595.3
    height: float = 841.9
    left: float = 72.0
    top: float = 72.0
    header: float = 36.0
    footer: float = 36.0


class Section(msgspec.Struct, frozen=True):
    """Pages of one size: the width and height for text, and what fills them.

    ``headers`` and ``footers`` stand above and below the text of each page; the first has its own
    where ``has_first``, and even pages where ``has_even``. ``first_number`` is the number that its
    first page shows, None where it counts on.
    """

    width: float
    height: float
    items: tuple[Block, ...]
    new_page: bool = True
    paper: Paper = Paper()
    headers: dict[Kind, tuple[Block, ...]] = {}
    footers: dict[Kind, tuple[Block, ...]] = {}
    has_first: bool = False
    has_even: bool = False
    first_number: int | None = None
