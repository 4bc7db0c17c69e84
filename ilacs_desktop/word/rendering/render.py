"""Turns what is printed into Word's elements: headings, paragraphs, links, lists and tables.

Style ids are set on the elements and tables are built from elements, because python-docx's own
ways cost several times as much (docs/decisions/0004-word-writer.md).
"""

from collections.abc import Iterator, Mapping
from itertools import count

from lxml import etree

from ilacs_desktop.word.anchors import anchor_of
from ilacs_desktop.word.content.printed import (
    Cell,
    Column,
    Heading,
    Paragraph,
    Piece,
    Pieces,
    Row,
    Table,
)
from ilacs_desktop.word.parts.ooxml import W, add, add_bookmark, link, paragraph, run, w
from ilacs_desktop.word.rendering.numbering import Lists

_LOOKS = {
    "lead": "lead",
    "strength": "strength label",
    "improvement": "improvement label",
    "reference": "reference",
    "unconfirmed": "unconfirmed",
}


class Renderer:
    """Makes elements in the styles of one document.

    ``styles`` gives the ids of the styles by the names of styles.NAMES; ``first_id`` is the first
    free id for bookmarks. In a review copy each heading also holds the hidden place by which what
    is written under it in Word finds its part again (word/anchors.py), and the first one says which
    ``version`` was exported (review/version.py); other copies have no ``version``.
    """

    def __init__(
        self,
        styles: Mapping[str, str],
        lists: Lists,
        first_id: int,
        version: str = "",
    ) -> None:
        self._styles = styles
        self._lists = lists
        self._ids = count(first_id)
        self._number = ("", "")
        self._is_review = bool(version)
        self._version = version  # until its anchor is set

    def heading(self, heading: Heading) -> etree._Element:
        """Return a heading with its bookmark."""
        new_page = (w("pageBreakBefore"),) if heading.new_page else ()
        style = self._styles[f"heading {heading.level}"]
        element = paragraph([run(heading.text)], style, *new_page)
        add_bookmark(element, heading.bookmark, next(self._ids))
        if self._version:
            add_bookmark(element, self._version, next(self._ids))
            self._version = ""
        if self._is_review:
            add_bookmark(element, anchor_of(heading.part, heading.question), next(self._ids))
        return element

    def paragraph(self, item: Paragraph) -> etree._Element:
        """Return a paragraph or list item; a list that starts here gets a count of its own."""
        properties = [w("keepNext")] if item.keep_with_next else []
        style = self._styles.get(item.role, "")
        if item.role == "numbered":
            if item.starts_list:
                self._number = self._lists.start(style)
            number, level = self._number
            properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
        return paragraph(self._runs(item.pieces), style, *properties)

    def _runs(self, pieces: Pieces) -> Iterator[etree._Element]:
        for piece in pieces:
            style = self._styles[_LOOKS[piece.look]] if piece.look else ""
            made = run(piece.text, style, bold=piece.bold, italic=piece.italic)
            yield link(piece.target, [made], piece.tip) if piece.target else made

    def table(self, table: Table, width: int) -> etree._Element:
        """Return a table as wide as the text, in twentieths of a point."""
        widths = _widths(table.columns, width)
        header = Row(tuple(((Piece(column.heading),),) for column in table.columns))
        element = w(
            "tbl",
            self._table_properties(table, sum(widths)),
            w("tblGrid", *(w("gridCol", w=str(size)) for size in widths)),
            self._row(header, table, widths, "table heading", w("tblHeader")),
        )
        element.extend(self._row(row, table, widths, "table text") for row in table.rows)
        return element

    def _table_properties(self, table: Table, width: int) -> etree._Element:
        return w(
            "tblPr",
            w("tblStyle", val=self._styles["table"]),
            w("tblW", w=str(width), type="dxa"),
            w("tblLayout", type="fixed"),
            w("tblLook", val="0620", firstRow="1", noHBand="1", noVBand="1"),
            w("tblCaption", val=table.title),
            w("tblDescription", val=table.description),
        )

    def _row(
        self, row: Row, table: Table, widths: list[int], style: str, *properties: etree._Element
    ) -> etree._Element:
        cells = [
            self._cell(cell, width, style, figures=column.figures)
            for cell, width, column in zip(row.cells, widths, table.columns, strict=True)
        ]
        if row.bookmark:
            add_bookmark(cells[0][1], row.bookmark, next(self._ids))
        return w("tr", w("trPr", w("cantSplit"), *properties), *cells)

    def _cell(self, cell: Cell, width: int, style: str, *, figures: bool) -> etree._Element:
        made = w("tc")
        size = add(add(made, "tcPr"), "tcW")
        size.set(W + "w", str(width))
        size.set(W + "type", "dxa")
        made.extend(
            paragraph(self._runs(pieces), self._styles[style], *_to_the_right(figures))
            for pieces in cell
        )
        return made


def _to_the_right(figures: bool) -> tuple[etree._Element, ...]:
    return (w("jc", val="right"),) if figures else ()


def _widths(columns: tuple[Column, ...], width: int) -> list[int]:
    whole = sum(column.share for column in columns)
    return [int(width * column.share / whole) for column in columns]
