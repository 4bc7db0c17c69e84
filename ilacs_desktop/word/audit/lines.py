"""The text of a finished Word file, paragraph by paragraph: its runs, its heading and its cell."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.framework.in_words import shortened
from ilacs_desktop.word.audit.opened import THE_TEXT, Opened, Story
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import attribute, nearest
from ilacs_desktop.word.parts.ooxml import W, w, whole_number

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LAST_LEVEL = 9
_LONGEST_EXCERPT = 60
_MARKS = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
# Names that are compared thousands of times a file.
_PARAGRAPH, _RUN, _TABLE, _TEXT = W + "p", W + "r", W + "tbl", W + "t"
_OWN, _STYLE, _LEVEL, _VAL = W + "pPr", W + "pStyle", W + "outlineLvl", W + "val"
# What of a paragraph is no text of it: properties, and what was deleted.
_NO_RUNS = frozenset(W + tag for tag in ("pPr", "del", "moveFrom", "sdtPr", "sdtEndPr"))
_HOLDERS = frozenset(
    W + tag
    for tag in ("body", "footnote", "endnote", "sdt", "sdtContent", "ins", "moveTo", "customXml")
)
_BOX = W + "txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


class Run(NamedTuple):
    """A stretch of text and its element."""

    element: etree._Element
    text: str


class Cell(NamedTuple):
    """The cell that a paragraph stands in; rows and columns are counted from 0."""

    element: etree._Element
    table: etree._Element
    row: int
    column: int
    rows: int
    columns: int


class Line(NamedTuple):
    """A paragraph: its style, its runs, its level as a heading (0 for none) and where it stands.

    ``properties`` are its own, if it has any. ``heading`` is the text of the heading above it, ``story`` what people call its part of the
    file. ``boxed`` text stands in a text box.
    """

    element: etree._Element
    properties: etree._Element | None
    style: str
    runs: tuple[Run, ...]
    text: str
    level: int
    heading: str
    story: str
    cell: Cell | None
    boxed: bool

    @property
    def place(self) -> str:
        """Where it stands, in words: under which heading, and how it begins."""
        where = place_below(self.story, self.heading)
        return f"{where}: “{excerpt(self.text)}”" if self.text.strip() else where


def place_below(story: str, heading: str) -> str:
    """Return where something stands: in which part of the file, below which heading."""
    if story != THE_TEXT:
        return f"In {story}"
    return f"Under “{excerpt(heading)}”" if heading else "Before the first heading"


def excerpt(text: str) -> str:
    """Return the text in one line of at most 60 characters."""
    return shortened(" ".join(text.split()), _LONGEST_EXCERPT)


class _Found(NamedTuple):
    element: etree._Element
    cell: Cell | None
    boxed: bool


def lines(file: Opened, book: StyleBook) -> tuple[Line, ...]:
    """Return the paragraphs of the file in reading order, the main document first."""
    levels = _Levels(book)
    return tuple(line for story in file.stories for line in _story_lines(story, levels))


def _story_lines(story: Story, levels: "_Levels") -> Iterator[Line]:
    heading = ""
    where = story.where
    for element, cell, boxed in _paragraphs(story.root, None, boxed=False):
        own = head(element, _OWN)
        style = levels.style_of(own)
        runs = tuple(_runs(element))
        text = "".join([run.text for run in runs])
        level = levels.of(own, style)
        if level and text.strip():
            heading = text
        yield Line(element, own, style, runs, text, level, heading, where, cell, boxed)


def head(element: etree._Element, tag: str) -> etree._Element | None:
    """Return the first child if it has this tag, as properties have; asking lxml to find it is slow."""
    first = next(iter(element), None)
    return first if first is not None and first.tag == tag else None


def _paragraphs(parent: etree._Element, cell: Cell | None, *, boxed: bool) -> Iterator[_Found]:
    """Yield the paragraphs below an element, those of tables and text boxes too."""
    for child in parent:
        tag = child.tag
        if tag == _PARAGRAPH:
            yield _Found(child, cell, boxed)
            for box in child.iter(_BOX):
                if next(box.iterancestors(_FALLBACK, _PARAGRAPH), child).tag != _FALLBACK:
                    yield from _paragraphs(box, None, boxed=True)
        elif tag == _TABLE:
            for inner in cells(child):
                yield from _paragraphs(inner.element, inner, boxed=boxed)
        elif tag in _HOLDERS:
            yield from _paragraphs(child, cell, boxed=boxed)


def cells(table: etree._Element) -> Iterator[Cell]:
    """Yield the cells of a table, row by row; those of a table inside it are not its own."""
    rows = [list(_children(row, "tc")) for row in _children(table, "tr")]
    for n, row in enumerate(rows):
        starts = [0]
        for element in row:
            starts.append(starts[-1] + _width(element))
        for element, at in zip(row, starts, strict=False):
            yield Cell(element, table, n, at, len(rows), starts[-1])


def _width(cell: etree._Element) -> int:
    """Return how many columns a cell takes."""
    properties = head(cell, W + "tcPr")
    spans = () if properties is None else properties.iterchildren(W + "gridSpan")
    return next((max(1, whole_number(span, "val")) for span in spans), 1)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield the rows of a table or the cells of a row, those in content controls too."""
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _HOLDERS:
            yield from _children(child, tag)


def _runs(parent: etree._Element) -> Iterator[Run]:
    for child in parent:
        tag = child.tag
        if tag == _RUN:
            text = "".join(
                [
                    (mark.text or "") if mark.tag == _TEXT else _MARKS.get(str(mark.tag), "")
                    for mark in child
                ]
            )
            if text:
                yield Run(child, text)
        elif isinstance(tag, str) and tag not in _NO_RUNS:
            yield from _runs(child)


class _Levels:
    """The levels of paragraphs as headings, those of styles worked out once."""

    def __init__(self, book: StyleBook) -> None:
        self._book = book
        self._of_style: dict[str, int] = {}
        self._default = book.style_of(w("p"))

    def style_of(self, own: etree._Element | None) -> str:
        """Return the id of a paragraph's style, by its own properties."""
        named = () if own is None else own.iterchildren(_STYLE)
        return next((style.get(_VAL, "") for style in named), "") or self._default

    def of(self, own: etree._Element | None, style: str) -> int:
        """Return the level of a heading, 0 where the paragraph is none."""
        given = () if own is None else own.iterchildren(_LEVEL)
        level = next(iter(given), None)
        if level is not None:
            return _outline(level)
        if style not in self._of_style:
            self._of_style[style] = self._style_level(style)
        return self._of_style[style]

    def _style_level(self, style: str) -> int:
        """Return the level that a style gives: Word's own headings, and what is based on them."""
        chain = self._book.chain(style)
        layers = tuple(p for one in chain if (p := one.find(W + "pPr")) is not None)
        outline = nearest(layers, "outlineLvl")
        if outline is not None:
            return _outline(outline)
        names = (_HEADING.fullmatch(attribute(one.find(W + "name"))) for one in reversed(chain))
        return next((int(name[1]) for name in names if name), 0)


def _outline(element: etree._Element) -> int:
    level = whole_number(element, "val") + 1
    return level if 0 < level <= _LAST_LEVEL else 0
