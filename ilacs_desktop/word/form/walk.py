"""Reads a form that came back into lines: what they say, how they look, and which hidden places they hold.

It reads what people see: tracked insertions are text, deletions and hidden words are not. Text in
tables, text boxes, content controls and notes is text too.
"""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.document.body import BlockKind, Text
from ilacs_desktop.word.form.anchors import FORM_PREFIX
from ilacs_desktop.word.last_year.grids import cells_of, rows_of
from ilacs_desktop.word.last_year.left_out import LeftOutTexts
from ilacs_desktop.word.last_year.runs import plain_text
from ilacs_desktop.word.last_year.seen import raised, symbol
from ilacs_desktop.word.last_year.styles import Styles
from ilacs_desktop.word.parts.ooxml import W, value
from ilacs_desktop.word.parts.safe_reader import WordSource
from ilacs_desktop.word.review.comments import placed_remarks
from ilacs_desktop.word.review.marks import Bit, Remark
from ilacs_desktop.word.review.marks import Line as MarkedLine

_MOST_COMMENTED = 50  # lines that one comment is about
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_GONE = frozenset((W + "del", W + "moveFrom"))
_ADDED = frozenset((W + "ins", W + "moveTo"))
_COMMENTS = frozenset(W + f"comment{end}" for end in ("RangeStart", "RangeEnd", "Reference"))
_PICTURES = frozenset(W + tag for tag in ("drawing", "pict", "object"))
_NOT_READ = frozenset(
    W + tag
    for tag in (
        *("pPr", "rPr", "sdtPr", "sdtEndPr", "sectPr", "customXmlPr", "tblPr", "tblGrid"),
        *("instrText", "delInstrText", "delText", "rt"),
    )
)
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}


class Cell(NamedTuple):
    """Where in a table a line stands; tables are numbered through the file, from 1."""

    table: int
    row: int
    column: int


class Line(NamedTuple):
    """One paragraph as it reads. ``level`` is 1 to 9 for a heading; ``style`` the style's name.

    ``where`` says what it stands in, if that is not the page: "In a text box".
    """

    runs: tuple[Text, ...]
    kind: BlockKind = "paragraph"
    level: int = 0
    style: str = ""
    cell: Cell | None = None
    where: str = ""

    @property
    def text(self) -> str:
        """The words without their look."""
        return "".join(run.text for run in self.runs)


class Mark(NamedTuple):
    """A hidden place: the numbers of the lines in which its bookmark begins and ends."""

    first: int
    last: int


class Pages(NamedTuple):
    """What a form's pages say. ``marks`` are our hidden places by name, ``aside`` headers and footers."""

    lines: tuple[Line, ...]
    marks: dict[str, Mark]
    aside: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
    pictures: int = 0
    hidden: tuple[str, ...] = ()
    is_tracked: bool = False


def read_pages(source: WordSource) -> Pages:
    """Return what a Word file says. Raises WordFileError when a part of it is damaged."""
    walk = _Walk(source)
    root = source.root()
    if root is not None:
        walk.read(root)
    beside = _Walk(source)
    for kind, where in (("header", "In the header"), ("footer", "In the footer")):
        for link in source.links(kind):
            margin = source.part(link.target)
            if margin is not None:
                beside.read(margin, where)
    return Pages(
        tuple(walk.lines),
        {name: Mark(*span) for name, span in walk.marks.items()},
        tuple(line for line in beside.lines if line.text.strip()),
        walk.remarks(),
        walk.pictures,
        tuple(walk.hidden),
        walk.is_tracked,
    )


class _Walk:
    """Reads one part after another; what it found is in its lists."""

    def __init__(self, source: WordSource) -> None:
        self.lines: list[Line] = []
        self.marks: dict[str, list[int]] = {}
        self.pictures = 0
        self.hidden: list[str] = []
        self.is_tracked = False
        self._source = source
        styles = source.root("styles")
        self._styles = Styles(styles, source.root("numbering"))
        self._names = {
            style.get(W + "styleId", ""): value(style.find(W + "name"))
            for style in ([] if styles is None else styles.iterfind(W + "style"))
        }
        self._notes = dict(_notes(source))
        self._open: dict[str, str] = {}  # bookmarks by their ids
        self._comments: dict[str, list[int]] = {}
        self._runs: list[Text] = []
        self._boxes: list[etree._Element] = []
        self._tables = 0
        self._cell: Cell | None = None
        self._where = ""

    def read(self, root: etree._Element, where: str = "") -> None:
        self._where = where
        self._blocks(root)
        self._where = ""

    def remarks(self) -> tuple[Remark, ...]:
        """Return the comments, each with the numbers of the lines that it is about."""
        shown, spans, at = [], {}, 0
        for line in self.lines:
            shown.append(MarkedLine((Bit(line.text, at),)))
            at += len(line.text) + 1
        numbers = {
            id_: list(range(first, min(last + 1, len(shown), first + _MOST_COMMENTED)))
            for id_, (first, last) in self._comments.items()
        }
        for id_, some in numbers.items():
            if some:
                first, last = shown[some[0]].bits[0], shown[some[-1]].bits[0]
                spans[id_] = (first.start, last.start + len(last.text))
        return placed_remarks(self._source, shown, spans, numbers)

    def _blocks(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag == _MARKUP + "AlternateContent":
                self._blocks(_alternative(child))
            elif self._is_mark(child) or child.tag in _GONE or child.tag in _NOT_READ:
                continue
            elif isinstance(child.tag, str):
                self._blocks(child)
        if self._runs:  # a paragraph that was joined to one that is not there
            self._line(Line((), cell=self._cell, where=self._where))

    def _paragraph(self, element: etree._Element) -> None:
        shape = self._styles.shape(element)
        self._inline(element, shape.style)
        boxes, self._boxes = self._boxes, []
        mark = element.find(f"{W}pPr/{W}rPr")
        signs = () if mark is None else tuple(sign.tag for sign in mark)
        self.is_tracked = self.is_tracked or not {*_GONE, *_ADDED}.isdisjoint(signs)
        if _GONE.isdisjoint(signs):
            name = self._names.get(shape.style, "")
            self._line(Line((), shape.kind, shape.level, name, self._cell, self._where))
        where, self._where = self._where, self._where or "In a text box"
        for box in boxes:
            self._blocks(box)
        self._where = where

    def _line(self, line: Line) -> None:
        self.lines.append(line._replace(runs=tuple(self._runs)))
        self._runs = []

    def _table(self, table: etree._Element) -> None:
        outer = self._cell
        if outer is None:
            self._tables += 1
        for row, element in enumerate(rows_of(table, LeftOutTexts())):
            for column, cell in enumerate(cells_of(element)):
                self._cell = outer or Cell(self._tables, row, column)
                self._blocks(cell)
        self._cell = outer

    def _inline(self, element: etree._Element, style: str) -> None:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                self._run(child, style)
            elif self._is_mark(child) or tag in _NOT_READ:
                continue
            elif tag in _GONE:
                self.is_tracked = True
                for mark in child.iter(W + "bookmarkStart", W + "bookmarkEnd"):
                    self._is_mark(mark)
            elif tag == _MARKUP + "AlternateContent":
                self._inline(_alternative(child), style)
            elif tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                continue
            elif tag == _MATH:
                self._runs.append(Text(child.text or ""))
            elif isinstance(tag, str):
                self.is_tracked = self.is_tracked or tag in _ADDED
                self._inline(child, style)

    def _run(self, run: etree._Element, style: str) -> None:
        text = "".join(self._characters(run))
        if not text:
            return
        if self._styles.is_on("vanish", run, style):
            self.hidden.append(text)
            return
        if value(run.find(f"{W}rPr/{W}vertAlign")) == "superscript":
            text = raised(text)
        bold, italic = (self._styles.is_on(tag, run, "") for tag in ("b", "i"))
        self._runs.append(Text(text, bold, italic))

    def _characters(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == W + "br":
                yield "\n" if child.get(W + "type") in (None, "textWrapping") else " "
            elif tag == W + "sym":
                yield symbol(child.get(W + "char", ""))
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                text = self._notes.get((str(tag), child.get(W + "id", "")), "")
                yield f" [Note: {text}]" if text else ""
            elif tag in _PICTURES:
                self._picture(child)
            elif tag == _MARKUP + "AlternateContent":
                yield from self._characters(_alternative(child))
            elif tag in _COMMENTS:
                self._is_mark(child)

    def _picture(self, element: etree._Element) -> None:
        boxes = list(element.iter(W + "txbxContent"))
        self._boxes += [b for b in boxes if not any(o in b.iterancestors() for o in boxes)]
        self.pictures += not boxes

    def _is_mark(self, element: etree._Element) -> bool:
        """Note one end of a bookmark or comment; return whether it was one."""
        at, id_ = len(self.lines), element.get(W + "id", "")
        if element.tag == W + "bookmarkStart":
            name = element.get(W + "name", "")
            if name.startswith(FORM_PREFIX) and name not in self.marks:
                self.marks[name] = [at, at]
                self._open[id_] = name
        elif element.tag == W + "bookmarkEnd":
            name = self._open.pop(id_, "")
            if name:
                self.marks[name][1] = at
        elif element.tag in _COMMENTS:
            self._comments.setdefault(id_, [at, at])[1] = at
        else:
            return False
        return True


def _notes(source: WordSource) -> Iterator[tuple[tuple[str, str], str]]:
    for kind in ("footnote", "endnote"):
        root = source.root(f"{kind}s")
        for note in () if root is None else root:
            if isinstance(note.tag, str) and note.get(W + "type") in (None, "normal"):
                yield (f"{W}{kind}Reference", note.get(W + "id", "")), plain_text(note)


def _alternative(element: etree._Element) -> etree._Element:
    """Return the way of drawing a thing that Word uses; the other says the same again."""
    choice, fallback = element.find(_MARKUP + "Choice"), element.find(_MARKUP + "Fallback")
    if choice is not None and (len(choice) or fallback is None):
        return choice
    return fallback if fallback is not None else element.makeelement("none")
