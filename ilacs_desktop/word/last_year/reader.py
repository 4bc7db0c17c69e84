"""Reads a Word document into its outline: headings, and the lines and tables under each.

It walks the elements themselves: text in tracked insertions, content controls, smart tags, text
boxes, fields and notes is text that people see, and nothing that they see is dropped unsaid.
"""

import re
from collections.abc import Iterator

from lxml import etree

from ilacs_desktop.document.body import Text
from ilacs_desktop.word.anchors import PREFIX
from ilacs_desktop.word.last_year.grids import cells_of, is_layout, rows_of
from ilacs_desktop.word.last_year.left_out import LeftOutTexts
from ilacs_desktop.word.last_year.outline import Grid, Item, Line, Outline, Piece
from ilacs_desktop.word.last_year.runs import ParagraphReader, deleted_text, plain_text
from ilacs_desktop.word.last_year.seen import tidy, without_bullet
from ilacs_desktop.word.last_year.styles import Shape, Styles
from ilacs_desktop.word.parts.ooxml import W, value
from ilacs_desktop.word.parts.safe_reader import WordSource

_GONE = frozenset(W + tag for tag in ("del", "moveFrom"))
_PROPERTIES = frozenset(W + tag for tag in ("sdtPr", "sdtEndPr", "sectPr", "customXmlPr"))
_CONTENTS_FIELD = re.compile(r"\s*TOC\b|.*\bPAGEREF\s+_Toc", re.DOTALL)
_GUESS_LETTERS = 90
_GUESS_WORDS = 14
_SENTENCE_ENDS = (".", ":", ";", ",", "!")
_NOTE_KINDS = ("footnote", "endnote")
_REAL_NOTES = (None, "normal")


def read_outline(source: WordSource) -> Outline:
    """Return the pieces of a Word document in order, and what of it is left out.

    Raises WordFileError when a part that is needed is damaged.
    """
    return _Reader(source).read()


class _Reader:
    """Walks a document once."""

    def __init__(self, source: WordSource) -> None:
        self._source = source
        self._styles = Styles(source.root("styles"), source.root("numbering"))
        self._left_out = LeftOutTexts()
        self._notes = {
            (kind, note.get(W + "id", "")): plain_text(note)
            for kind in _NOTE_KINDS
            for note in _children(source.root(f"{kind}s"))
            if note.get(W + "type") in _REAL_NOTES
        }
        self._paragraphs = ParagraphReader(self._styles, self._note, self._left_out)
        self._pieces = [Piece("", 0)]
        self._items: list[Item] = []
        self._real_level = 0
        self._has_headings = False
        self._nested = 0
        self._noted: set[tuple[str, str]] = set()

    def read(self) -> Outline:
        root = self._source.root()
        body = root.find(W + "body") if root is not None else None
        if body is not None:
            self._has_headings = any(map(self._styles.level_of, body.iter(W + "p")))
            self._walk(body)
        self._end_piece()
        self._read_margins()
        pieces = tuple(piece for piece in self._pieces if piece.title or piece.items)
        return Outline(self._source.name, pieces, self._left_out.result(), tuple(self._sentences()))

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            if child.tag == W + "p":
                self._paragraph(child)
            elif child.tag == W + "tbl":
                self._table(child)
            elif child.tag in _GONE:
                self._left_out.add("deletion", deleted_text(child))
            elif child.tag == W + "sdt" and _is_contents_control(child):
                for paragraph in child.iter(W + "p"):
                    self._left_out.add("entry of a contents list", plain_text(paragraph))
            elif isinstance(child.tag, str) and child.tag not in _PROPERTIES:
                self._walk(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        shape = self._styles.shape(paragraph)
        if shape.is_contents or _has_contents_field(paragraph):
            self._left_out.add("entry of a contents list", plain_text(paragraph))
            return
        lines = self._paragraphs.lines(paragraph, shape.style)
        boxes = self._paragraphs.boxes
        if lines and shape.is_caption:
            self._left_out.add("caption", _text(_joined(lines)))
        elif lines:
            self._take(paragraph, shape, lines)
        for box in boxes:
            self._walk(box)

    def _take(self, paragraph: etree._Element, shape: Shape, lines: list[tuple[Text, ...]]) -> None:
        whole = _joined(lines)
        if shape.level:
            self._real_level = shape.level
            self._begin(_text(whole), shape.level, anchor=_anchor(paragraph))
        elif shape.kind != "paragraph":
            self._nested += shape.depth > 0
            self._items.append(Line(whole, shape.kind))
        elif len(lines) == 1 and self._may_head() and _looks_like_heading(whole):
            self._begin(_text(whole), min(self._real_level + 1, 9), is_guess=True)
        else:
            self._items.extend(map(_line, lines))

    def _may_head(self) -> bool:
        """Return whether a short line may be a heading: not on a cover, before the first real one."""
        return bool(self._real_level) or not self._has_headings

    def _table(self, table: etree._Element) -> None:
        rows = list(rows_of(table, self._left_out))
        if is_layout(rows, self._styles):
            for row in rows:
                for cell in cells_of(row):
                    self._walk(cell)
            return
        texts = [tuple(self._cell(cell) for cell in cells_of(row)) for row in rows]
        width = max(map(len, texts), default=0)
        filled = [row + ("",) * (width - len(row)) for row in texts if any(row)]
        if filled:
            self._items.append(Grid(tuple(filled)))

    def _cell(self, cell: etree._Element) -> str:
        """Return the text of a cell, a paragraph a line; tables and boxes in it are read too."""
        texts: list[str] = []
        for paragraph in cell.iter(W + "p"):
            if not _is_in_box(paragraph, cell):
                style = self._styles.shape(paragraph).style
                texts.extend(map(_text, self._paragraphs.lines(paragraph, style)))
                for box in self._paragraphs.boxes:
                    texts.extend(filter(None, map(plain_text, box.iter(W + "p"))))
        return "\n".join(texts)

    def _begin(self, title: str, level: int, *, is_guess: bool = False, anchor: str = "") -> None:
        self._end_piece()
        self._pieces.append(Piece(title, level, (), is_guess, anchor))

    def _end_piece(self) -> None:
        self._pieces[-1] = self._pieces[-1]._replace(items=tuple(self._items))
        self._items = []

    def _note(self, reference: str, id_: str) -> str:
        key = (reference.removesuffix("Reference"), id_)
        text = self._notes.get(key, "")
        self._noted.add(key)
        return f" [Note: {text}]" if text else ""

    def _read_margins(self) -> None:
        for kind in ("header", "footer"):
            for link in self._source.links(kind):
                root = self._source.part(link.target)
                text = plain_text(root) if root is not None else ""
                if text:
                    self._left_out.add("header or footer", text)
        for comment in _children(self._source.root("comments")):
            self._left_out.add("comment", plain_text(comment))

    def _sentences(self) -> Iterator[str]:
        yield from self._source.notes
        if self._nested:
            items = "item … now stands" if self._nested == 1 else "items … now stand"
            yield f"{self._nested:,} {items} at one level.".replace("…", "of lists within lists")
        if self._noted:
            notes = "note stands" if len(self._noted) == 1 else "notes stand"
            yield f"{len(self._noted):,} {notes} in brackets after the words that led to it."


def _children(root: etree._Element | None) -> list[etree._Element]:
    return [] if root is None else [child for child in root if isinstance(child.tag, str)]


def _text(runs: tuple[Text, ...]) -> str:
    return "".join(run.text for run in runs)


def _joined(lines: list[tuple[Text, ...]]) -> tuple[Text, ...]:
    return tidy([run for line in lines for run in (*line, Text(" "))])


def _line(runs: tuple[Text, ...]) -> Line:
    bare = without_bullet(runs)
    return Line(runs) if bare is None else Line(bare, "bullet")


def _looks_like_heading(runs: tuple[Text, ...]) -> bool:
    """Return whether a line is short and all in bold, or all in capitals, and no sentence."""
    text = _text(runs)
    words = text.split()
    if len(text) > _GUESS_LETTERS or len(words) > _GUESS_WORDS or text.endswith(_SENTENCE_ENDS):
        return False
    shouted = text.isupper() and sum(map(str.isalpha, text)) > 3 and len(words) > 1
    is_bold = all(run.bold for run in runs if run.text.strip())
    return (is_bold or shouted) and any(map(str.isalpha, text))


def _anchor(paragraph: etree._Element) -> str:
    names = (mark.get(W + "name", "") for mark in paragraph.iter(W + "bookmarkStart"))
    return next((name for name in names if name.startswith(PREFIX)), "")


def _is_contents_control(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return value(gallery).lower() == "table of contents"


def _has_contents_field(paragraph: etree._Element) -> bool:
    codes = (code.text or "" for code in paragraph.iter(W + "instrText"))
    simple = (field.get(W + "instr", "") for field in paragraph.iter(W + "fldSimple"))
    return any(_CONTENTS_FIELD.match(code) for code in (*codes, *simple))


def _is_in_box(paragraph: etree._Element, cell: etree._Element) -> bool:
    """Return whether a paragraph stands in a drawing of the cell, whose text is read apart."""
    at = paragraph.getparent()
    while at is not None and at is not cell:
        if at.tag == W + "txbxContent":
            return True
        at = at.getparent()
    return False
