"""Reads a table of a Word file: the sizes, borders and shading of its rows and cells."""

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Literal, NamedTuple

import msgspec
from lxml import etree

from ilacs_desktop.word.flow.model import Block, Border, Borders, Cell, Row, Table
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import (
    Layers,
    attribute,
    colour,
    flag,
    nearest,
    number,
    twips,
)
from ilacs_desktop.word.parts.ooxml import W

# (lxml names its element type so.)
ReadCell = Callable[["etree._Element", Layers], tuple[Block, ...]]  # noqa: SLF001
_STANDS: dict[str, Literal["center", "bottom"]] = {"center": "center", "bottom": "bottom"}
_OFF = ("", "none", "nil")
_HEX = re.compile("[0-9a-fA-F]{1,4}")
_FIRST_ROW = 0x20
# Whether a cell stands at the top, left, bottom and right edge of its table.
_Edges = tuple[bool, bool, bool, bool]


class _Frame(NamedTuple):
    """What all rows of a table share: styles, column widths, properties, how many rows it has.

    ``own`` is the table's own properties, its title among them, as bytes. The same table after an
    edit shares what is remembered, and no element of it is kept, for that would keep all of it.
    """

    book: StyleBook
    widths: list[float]
    layers: Layers
    styles: Layers
    own: bytes
    rows: int


def read_table(element: etree._Element, book: StyleBook, read_cell: ReadCell) -> Table:
    """Return a table; ``read_cell`` gives what stands in a cell, in the styles of the table."""
    properties = element.find(W + "tblPr")
    style = attribute(properties.find(W + "tblStyle")) if properties is not None else ""
    chain = book.chain(style or book.default_table)
    layers: Layers = tuple(found for one in chain if (found := one.find(W + "tblPr")) is not None)
    if properties is not None:
        layers = (*layers, properties)
    widths = [number(column, "w") / 20 for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    rows = list(_rows(element))
    frame = _Frame(book, widths, layers, chain, _raw(properties), len(rows))
    made = tuple(_row(row, at, frame, read_cell) for at, row in enumerate(rows))
    return Table(made, twips(layers, "tblInd", "w"))


def _rows(parent: etree._Element) -> Iterable[etree._Element]:
    for child in parent:
        if child.tag == W + "tr":
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _rows(child)


def _row(row: etree._Element, at: int, frame: _Frame, read_cell: ReadCell) -> Row:
    own = tuple(row.findall(W + "trPr"))
    styles = frame.styles
    if at == 0 and _heads(frame.layers):
        first = (s for one in frame.styles for s in one.iterfind(W + "tblStylePr"))
        styles = (*styles, *(s for s in first if s.get(W + "type") == "firstRow"))
    cells: list[Cell] = []
    column = 0
    inner = _border(nearest(frame.layers, "tblBorders"), "insideH")
    for cell in row.iterfind(W + "tc"):
        across = max(int(number(cell.find(f"{W}tcPr/{W}gridSpan"), default=1)), 1)
        width = sum(frame.widths[column : column + across])
        edges = (at == 0, column == 0, at == frame.rows - 1, column + across >= len(frame.widths))
        given = cell.find(W + "tcPr")
        dressed = frame.book.remembered(
            (_raw(given), width, edges, frame.own, styles),
            partial(_dressed, given, width, edges, frame.layers, styles),
        )
        cells.append(msgspec.structs.replace(dressed, items=read_cell(cell, styles)))
        column += across
    return Row(
        tuple(cells),
        flag(own, "tblHeader"),
        not flag(own, "cantSplit"),
        twips(own, "trHeight", "val"),
        inner.width if inner else 0.0,
    )


def _raw(properties: etree._Element | None) -> bytes:
    return b"" if properties is None else etree.tostring(properties, with_tail=False)


def _heads(layers: Layers) -> bool:
    """Return whether the first row looks as the style says: by a flag, or a bit of the old number."""
    look = nearest(layers, "tblLook")
    if look is None:
        return True
    given = attribute(look, "firstRow")
    if given:
        return given in ("1", "true")
    number = attribute(look)
    return bool(_HEX.fullmatch(number)) and bool(int(number, 16) & _FIRST_ROW)


def _dressed(
    properties: etree._Element | None, width: float, edges: _Edges, layers: Layers, styles: Layers
) -> Cell:
    """Return a cell without its text: what its table, its row and its place make of it."""
    own = () if properties is None else (properties,)
    looks = (*(found for one in styles if (found := one.find(W + "tcPr")) is not None), *own)
    margins = [nearest(layers, "tblCellMar"), nearest(own, "tcMar")]
    given_width = number(nearest(own, "tcW"), "w") / 20
    before, after = _margin(margins, "left", "start"), _margin(margins, "right", "end")
    return Cell(
        max((width or given_width) - before - after, 10),
        _margin(margins, "top"),
        _margin(margins, "bottom"),
        (),
        before,
        after,
        colour(attribute(nearest(looks, "shd"), "fill")),
        _cell_borders(looks, nearest(layers, "tblBorders"), edges),
        _STANDS.get(attribute(nearest(own, "vAlign")), "top"),
    )


def _margin(margins: list[etree._Element | None], *sides: str) -> float:
    for layer in reversed(margins):
        for side in sides:
            found = layer.find(W + side) if layer is not None else None
            if found is not None:
                return number(found, "w") / 20
    return 0.0


def _cell_borders(looks: Layers, table: etree._Element | None, edges: _Edges) -> Borders:
    """Return the borders of a cell: its own, or those of the table, outside or between cells."""
    names = (("top", "insideH"), ("left", "insideV"), ("bottom", "insideH"), ("right", "insideV"))
    found = []
    for (side, inside), is_edge in zip(names, edges, strict=True):
        given = next(
            (own for layer in reversed(looks) for own in layer.iterfind(f"{W}tcBorders/{W}{side}")),
            None,
        )
        shared = _border(table, side if is_edge else inside)
        found.append(shared if given is None else border(given))
    top, left, bottom, right = found
    return Borders(top, left, bottom, right)


def _border(borders: etree._Element | None, side: str) -> Border | None:
    return None if borders is None else border(borders.find(W + side))


def border(element: etree._Element | None) -> Border | None:
    """Return a border of Word's, None where there is none or it is not drawn."""
    if element is None or attribute(element) in _OFF:
        return None
    shade = colour(attribute(element, "color")) or "#000000"
    return Border(number(element, "sz") / 8, shade, number(element, "space"))
