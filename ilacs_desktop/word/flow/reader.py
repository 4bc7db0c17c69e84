"""Reads what fills the pages of a Word file: each section with its paragraphs and tables."""

from collections.abc import Iterator, Mapping

import msgspec
from lxml import etree

from ilacs_desktop.word.flow.lists import Level
from ilacs_desktop.word.flow.model import (
    Alignment,
    Block,
    Borders,
    Kind,
    Paper,
    Paragraph,
    Rule,
    Section,
    Span,
    Stop,
    Tab,
)
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.tables import border, read_table
from ilacs_desktop.word.flow.text import Reader
from ilacs_desktop.word.flow.values import (
    Layers,
    attribute,
    colour,
    flag,
    given,
    indents,
    nearest,
    number,
    to_number,
    twips,
)
from ilacs_desktop.word.parts.limits import LIMITS, Limits
from ilacs_desktop.word.parts.ooxml import W, is_on
from ilacs_desktop.word.parts.package import PackageError, Parts, R, parse, relationships

_ALIGNMENTS: Mapping[str, Alignment] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "justify",
    "distribute": "justify",
}
_LEADERS = {"dot": ".", "middleDot": "·", "hyphen": "-", "underscore": "_", "heavy": "_"}
_STOPS: Mapping[str, Stop] = {"center": "center", "right": "right", "end": "right"}
_KINDS: tuple[Kind, ...] = ("default", "first", "even")
_WRAPPED = (W + "sdt", W + "sdtContent", W + "ins", W + "customXml")

Stories = Mapping[str, tuple[Block, ...]]  # what headers and footers hold, by relationship id


def read_flow(parts: Parts, limits: Limits = LIMITS) -> tuple[Section, ...]:
    """Return what fills the pages of a Word file, section by section, notes and boxes left out.

    Raises PackageError when a part is damaged or holds more than the limits allow, or the file has
    no document in it.
    """
    targets = (r.target for r in relationships(parts, "") if r.kind == "officeDocument")
    main = next(targets, "")
    if main not in parts:
        raise PackageError("it has no document in it")
    links = [r for r in relationships(parts, main) if not r.external and r.target in parts]
    related = {r.kind: r.target for r in links}
    loaded = {
        kind: parse(parts[related[kind]], limits)
        for kind in ("styles", "numbering", "theme", "settings")
        if kind in related
    }
    styles = loaded["styles"] if "styles" in loaded else etree.Element(W + "styles")
    book = StyleBook(styles, loaded.get("numbering"), loaded.get("theme"))
    stories = {
        r.id: FlowReader(book, _pictures(parts, r.target)).blocks(parse(parts[r.target], limits))
        for r in links
        if r.kind in ("header", "footer")
    }
    settings = loaded.get("settings")
    even = settings is not None and is_on(settings.find(W + "evenAndOddHeaders"))
    body = parse(parts[main], limits).find(W + "body")
    if body is None:
        return ()
    sections = FlowReader(book, _pictures(parts, main)).sections(body, stories)
    return tuple(msgspec.structs.replace(section, has_even=even) for section in sections)


def _pictures(parts: Parts, part: str) -> dict[str, bytes]:
    links = (r for r in relationships(parts, part) if r.kind == "image" and not r.external)
    return {r.id: parts[r.target] for r in links if r.target in parts}


class FlowReader:
    """Reads the paragraphs and tables of one part; ``pictures`` are its own by relationship id."""

    def __init__(self, book: StyleBook, pictures: Mapping[str, bytes]) -> None:
        self._book = book
        self._text = Reader(book, pictures)

    def sections(self, body: etree._Element, stories: Stories) -> Iterator[Section]:
        """Yield the sections of a body, each with the headers and footers that it names."""
        items: list[Block] = []
        last: Section | None = None
        for element in _elements(body):
            ends = element if element.tag == W + "sectPr" else None
            if ends is None:
                items.append(self.block(element))
                ends = element.find(f"{W}pPr/{W}sectPr")
            if ends is not None:
                last = _section(ends, tuple(items), stories, last)
                yield last
                items = []
        if items or last is None:
            yield _section(etree.Element(W + "sectPr"), tuple(items), stories, last)

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        """Return the paragraphs and tables of a header, a footer or a cell."""
        return tuple(self.block(e) for e in _elements(parent) if e.tag != W + "sectPr")

    def block(self, element: etree._Element, table: Layers = ()) -> Block:
        """Return a paragraph or table; ``table`` is the style chain of the table that it stands in."""
        if element.tag == W + "tbl":
            return read_table(element, self._book, self._cell)
        return self._paragraph(element, table)

    def _cell(self, cell: etree._Element, table: Layers) -> tuple[Block, ...]:
        return tuple(self.block(e, table) for e in _elements(cell) if e.tag != W + "sectPr")

    def _paragraph(self, element: etree._Element, table: Layers) -> Paragraph:
        """Return a paragraph; what its properties add up to is worked out once for all that share them."""
        own = element.find(W + "pPr")
        key = (b"" if own is None else etree.tostring(own, with_tail=False), table)
        empty, level = self._book.remembered(key, lambda: _empty(element, self._book, table))
        spans = self._text.spans(element, table)
        pictures = self._text.pictures(element)
        return msgspec.structs.replace(
            empty,
            spans=spans,
            font=next((span.font for span in spans if span.text.strip()), empty.font),
            marker=None if level is None else self._marker(element, level),
            picture=max((picture.height for picture in pictures), default=0.0),
            pictures=pictures,
            breaks_after=any(e.get(W + "type") == "page" for e in element.iter(W + "br")),
            bookmarks=tuple(e.get(W + "name", "") for e in element.iter(W + "bookmarkStart")),
        )

    def _marker(self, element: etree._Element, level: Level) -> Span | None:
        """Return the bullet or number before a paragraph of a list, None where it shows none."""
        label = self._book.lists.next_label(level)
        layers = (*self._book.run_layers(element, None), *level.element.findall(W + "rPr"))
        return Span(label, self._book.font(layers), self._book.look(layers)) if label else None


def _section(
    properties: etree._Element, items: tuple[Block, ...], stories: Stories, last: Section | None
) -> Section:
    paper, below = _paper(properties)
    right = sum(number(properties.find(W + "pgMar"), side) / 20 for side in ("right", "gutter"))
    first = properties.find(W + "pgNumType")
    return Section(
        max(paper.width - paper.left - right, 72),
        max(paper.height - paper.top - below, 72),
        items,
        attribute(properties.find(W + "type")) != "continuous",
        paper,
        _story(properties, "headerReference", stories, last.headers if last else {}),
        _story(properties, "footerReference", stories, last.footers if last else {}),
        is_on(properties.find(W + "titlePg")),
        first_number=int(number(first, "start")) if attribute(first, "start") else None,
    )


def _paper(properties: etree._Element) -> tuple[Paper, float]:
    """Return the paper with its margins, and the margin below."""
    size, margins = properties.find(W + "pgSz"), properties.find(W + "pgMar")
    left, top, bottom, header, footer = (
        number(margins, side) / 20 for side in ("left", "top", "bottom", "header", "footer")
    )
    width, height = number(size, "w", 11906) / 20, number(size, "h", 16838) / 20
    return Paper(width, height, left, abs(top), header, footer), abs(bottom)


def _story(
    properties: etree._Element,
    tag: str,
    stories: Stories,
    last: Mapping[Kind, tuple[Block, ...]],
) -> dict[Kind, tuple[Block, ...]]:
    """Return the headers or footers of a section: those it does not name are the last one's."""
    named = {attribute(e, "type"): e.get(f"{R}id", "") for e in properties.iterfind(W + tag)}
    found = {kind: stories.get(named[kind], ()) for kind in _KINDS if kind in named}
    return {**last, **found}


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a body or cell, those in content controls too."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl", W + "sectPr"):
            yield child
        elif child.tag in _WRAPPED:
            yield from _elements(child)


def _empty(
    element: etree._Element, book: StyleBook, table: Layers
) -> tuple[Paragraph, Level | None]:
    """Return a paragraph without its text, and the level of the list that it stands in."""
    layers = book.paragraph_layers(element, table)
    line, rule = _line(layers)
    left, right, first = indents(layers)
    empty = Paragraph(
        (),
        book.font(book.run_layers(element, None, table)),
        before=_around(layers, "before"),
        after=_around(layers, "after"),
        line=line,
        rule=rule,
        left=left,
        right=right,
        first=first,
        alignment=_ALIGNMENTS.get(attribute(nearest(layers, "jc")), "left"),
        tabs=_tabs(layers),
        borders=_borders(layers),
        shade=colour(attribute(nearest(layers, "shd"), "fill")),
        style=book.style_of(element),
        close=flag(layers, "contextualSpacing"),
        keep_next=flag(layers, "keepNext"),
        keep_lines=flag(layers, "keepLines"),
        widows=flag(layers, "widowControl", default=True),
        new_page=flag(layers, "pageBreakBefore"),
    )
    return empty, book.level_of(element)


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


def _borders(layers: Layers) -> Borders:
    """Return the borders of a paragraph, each as what is nearest to the text says."""
    sides = ("top", "left", "bottom", "right", "between")
    found = (
        next((e for layer in reversed(layers) for e in layer.iterfind(f"{W}pBdr/{W}{side}")), None)
        for side in sides
    )
    top, left, bottom, right, between = map(border, found)
    return Borders(top, left, bottom, right, between=between is not None)


def _tabs(layers: Layers) -> tuple[Tab, ...]:
    """Return the tab stops in their order: what is nearer to the text may add some and clear some."""
    found: dict[float, Tab] = {}
    for tab in (tab for layer in layers for tab in layer.iterfind(f"{W}tabs/{W}tab")):
        at, kind = number(tab, "pos") / 20, attribute(tab)
        found.pop(at, None)
        if kind not in ("clear", "bar", "num"):
            leader = _LEADERS.get(attribute(tab, "leader"), "")
            found[at] = Tab(at, _STOPS.get(kind, "left"), leader)
    return tuple(found[at] for at in sorted(found))
