"""Reads what fills the pages of a Word file: each section with its paragraphs and tables."""

from collections.abc import Iterator

import msgspec
from lxml import etree

from ilacs_desktop.word.flow import (
    Cell,
    Font,
    Paragraph,
    Row,
    Rule,
    Section,
    Span,
    Table,
)
from ilacs_desktop.word.flow_styles import (
    Layers,
    StyleBook,
    attribute,
    flag,
    given,
    indents,
    nearest,
    number,
    to_number,
    twips,
)
from ilacs_desktop.word.ooxml import W
from ilacs_desktop.word.package import PackageError, Parts, parse, relationships

_LINE = "\u2028"
_EMU = 12_700  # to a point
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_SKIPPED = frozenset(W + tag for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr"))


def read_flow(parts: Parts) -> tuple[Section, ...]:
    """Return what fills the pages of a Word file, section by section, notes and boxes left out.

    Raises PackageError when a part is damaged or the file has no document in it.
    """
    targets = (r.target for r in relationships(parts, "") if r.kind == "officeDocument")
    main = next(targets, "")
    if main not in parts:
        raise PackageError("it has no document in it")
    related = {r.kind: r.target for r in relationships(parts, main) if not r.external}
    loaded = {
        kind: parse(parts[related[kind]])
        for kind in ("styles", "numbering", "theme")
        if related.get(kind) in parts
    }
    styles = loaded["styles"] if "styles" in loaded else etree.Element(W + "styles")
    book = StyleBook(styles, loaded.get("numbering"), loaded.get("theme"))
    body = parse(parts[main]).find(W + "body")
    return tuple(_sections(body, book)) if body is not None else ()


def _sections(body: etree._Element, book: StyleBook) -> Iterator[Section]:
    items: list[Paragraph | Table] = []
    for element in _blocks(body):
        if element.tag == W + "sectPr":
            yield _section(element, items)
            return
        if element.tag == W + "tbl":
            items.append(_table(element, book))
            continue
        items.append(_paragraph(element, book))
        ends = element.find(f"{W}pPr/{W}sectPr")
        if ends is not None:
            yield _section(ends, items)
            items = []
    yield _section(etree.Element(W + "sectPr"), items)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body or cell, those in content controls too."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", W + "sectPr"):
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins", W + "customXml"):
            yield from _blocks(child)


def _section(properties: etree._Element, items: list[Paragraph | Table]) -> Section:
    size, margins = properties.find(W + "pgSz"), properties.find(W + "pgMar")
    sides = [number(margins, side) / 20 for side in ("left", "right", "gutter", "top", "bottom")]
    width, height = number(size, "w", 11906) / 20, number(size, "h", 16838) / 20
    continuous = attribute(properties.find(W + "type")) == "continuous"
    return Section(
        max(width - sum(sides[:3]), 72),
        max(height - abs(sides[3]) - abs(sides[4]), 72),
        tuple(items),
        not continuous,
    )


def _paragraph(element: etree._Element, book: StyleBook, table: Layers = ()) -> Paragraph:
    """Return a paragraph; what its properties add up to is worked out once for all that share them."""
    own = element.find(W + "pPr")
    key = (b"" if own is None else etree.tostring(own, with_tail=False), table)
    empty = book.remembered(key, lambda: _empty(element, book, table))
    spans = _joined(_spans(element, element, book, table))
    return msgspec.structs.replace(
        empty,
        spans=spans,
        font=next((span.font for span in spans if span.text.strip()), empty.font),
        picture=max(
            (to_number(e.get("cy", "")) / _EMU for e in element.iter(_EXTENT)), default=0.0
        ),
        breaks_after=any(e.get(W + "type") == "page" for e in element.iter(W + "br")),
        bookmarks=tuple(e.get(W + "name", "") for e in element.iter(W + "bookmarkStart")),
    )


def _empty(element: etree._Element, book: StyleBook, table: Layers) -> Paragraph:
    layers = book.paragraph_layers(element, table)
    line, rule = _line(layers)
    left, right, first = indents(layers)
    return Paragraph(
        (),
        book.font(book.run_layers(element, None, table)),
        before=_around(layers, "before"),
        after=_around(layers, "after"),
        line=line,
        rule=rule,
        left=left,
        right=right,
        first=first,
        edges=(_edge(layers, "top"), _edge(layers, "bottom")),
        style=book.style_of(element),
        close=flag(layers, "contextualSpacing"),
        keep_next=flag(layers, "keepNext"),
        keep_lines=flag(layers, "keepLines"),
        widows=flag(layers, "widowControl", default=True),
        new_page=flag(layers, "pageBreakBefore"),
    )


def _line(layers: Layers) -> tuple[float, Rule]:
    size, rule = to_number(given(layers, "spacing", "line")), given(layers, "spacing", "lineRule")
    if not size:
        return 1.0, "multiple"
    if rule in ("exact", "atLeast"):
        return size / 20, "exact" if rule == "exact" else "at_least"
    return size / 240, "multiple"


def _around(layers: Layers, side: str) -> float:
    automatic = given(layers, "spacing", f"{side}Autospacing") in ("1", "true")
    return 14.0 if automatic else twips(layers, "spacing", side)


def _edge(layers: Layers, side: str) -> float:
    """Return the room that a border takes: its distance from the text, and itself."""
    borders = nearest(layers, "pBdr")
    border = borders.find(W + side) if borders is not None else None
    if border is None or attribute(border) in ("", "none", "nil"):
        return 0.0
    return number(border, "space") + number(border, "sz") / 8


def _spans(
    parent: etree._Element, paragraph: etree._Element, book: StyleBook, table: Layers
) -> Iterator[Span]:
    for child in parent:
        if child.tag in _SKIPPED:
            continue
        if child.tag == W + "r":
            text = "".join(_texts(child))
            font = _font(child, paragraph, book, table) if text else None
            if font is not None:
                yield Span(text.upper() if font.capitals else text, font)
        elif isinstance(child.tag, str):
            yield from _spans(child, paragraph, book, table)


def _font(
    run: etree._Element, paragraph: etree._Element, book: StyleBook, table: Layers
) -> Font | None:
    """Return the font of a run, None where it is hidden; runs that share their looks share it."""
    own = run.find(W + "rPr")
    key = (
        book.style_of(paragraph),
        b"" if own is None else etree.tostring(own, with_tail=False),
        table,
    )

    def found() -> Font | None:
        layers = book.run_layers(paragraph, run, table)
        return None if flag(layers, "vanish") else book.font(layers)

    return book.remembered(key, found)


def _joined(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Return the spans with neighbours of one font as one: a line breaks between words, not spans."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].font == span.font:
            joined[-1] = Span(joined[-1].text + span.text, span.font)
        else:
            joined.append(span)
    return tuple(joined)


def _texts(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "tab":
            yield "    "
        elif child.tag == W + "noBreakHyphen":
            yield "\u2011"
        elif child.tag in (W + "br", W + "cr") and child.get(W + "type") != "page":
            yield _LINE


def _table(element: etree._Element, book: StyleBook) -> Table:
    properties = element.find(W + "tblPr")
    style = attribute(properties.find(W + "tblStyle")) if properties is not None else ""
    chain = book.chain(style)
    layers: Layers = tuple(found for one in chain if (found := one.find(W + "tblPr")) is not None)
    if properties is not None:
        layers = (*layers, properties)
    widths = [number(column, "w") / 20 for column in element.iterfind(f"{W}tblGrid/{W}gridCol")]
    return Table(tuple(_row(row, widths, layers, chain, book) for row in element.iter(W + "tr")))


def _row(
    row: etree._Element, widths: list[float], layers: Layers, chain: Layers, book: StyleBook
) -> Row:
    own = tuple(row.findall(W + "trPr"))
    cells, at = [], 0
    for cell in row.iterfind(W + "tc"):
        across = max(int(number(cell.find(f"{W}tcPr/{W}gridSpan"), default=1)), 1)
        cells.append(_cell(cell, sum(widths[at : at + across]), layers, chain, book))
        at += across
    borders = nearest(layers, "tblBorders")
    inner = borders.find(W + "insideH") if borders is not None else None
    return Row(
        tuple(cells),
        flag(own, "tblHeader"),
        not flag(own, "cantSplit"),
        twips(own, "trHeight", "val"),
        number(inner, "sz") / 8,
    )


def _cell(
    cell: etree._Element, width: float, layers: Layers, chain: Layers, book: StyleBook
) -> Cell:
    own = cell.find(f"{W}tcPr/{W}tcMar")
    margins = [nearest(layers, "tblCellMar"), *([own] if own is not None else [])]

    def margin(*sides: str) -> float:
        for margin_layer in reversed(margins):
            for side in sides:
                found = margin_layer.find(W + side) if margin_layer is not None else None
                if found is not None:
                    return number(found, "w") / 20
        return 0.0

    given_width = number(cell.find(f"{W}tcPr/{W}tcW"), "w") / 20
    inside = (width or given_width) - margin("left", "start") - margin("right", "end")
    paragraphs = tuple(
        _paragraph(block, book, chain) for block in _blocks(cell) if block.tag == W + "p"
    )
    return Cell(max(inside, 10), margin("top"), margin("bottom"), paragraphs)
