"""Headings, paragraphs and lists that everyone can read, and text that stands out from its ground."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from ilacs_desktop.word.audit import access_rules as rules
from ilacs_desktop.word.audit.finding import Hit
from ilacs_desktop.word.audit.lines import Line, excerpt
from ilacs_desktop.word.audit.looks import Seen
from ilacs_desktop.word.audit.opened import THE_TEXT
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import attribute
from ilacs_desktop.word.parts.ooxml import W

_LONGEST_HEADING = 80  # letters; a longer line in bold is emphasis
_TYPED = re.compile(r"\s*(?:[•▪◦●○■□·‣⁃*–—-]|o|\(?(?:\d{1,2}|[a-zA-Z])[.)])[ \t\xa0]+\S")
_SPACES = re.compile(r"\S[ \xa0]{3,}\S|\t[ \xa0]*\t")
_MOST_TABS = 3
# What an empty paragraph may be there for: an object, a break, a field, the end of a section.
_HOLDING = tuple(W + tag for tag in ("drawing", "pict", "object", "br", "fldChar", "sectPr"))


def text_hits(text: Sequence[Seen], book: StyleBook) -> Iterator[Hit]:
    """Yield what in the text's headings, paragraphs and lists some people cannot read."""
    body = [one for one in text if one.line.story == THE_TEXT]
    yield from _headings([one.line for one in body])
    yield from _blank_lines([one.line for one in body])
    listed = _Listed(book)
    for one in body:
        line = one.line
        if line.text.strip() and not line.level:
            if _is_fake(one, listed):
                yield Hit(rules.HEADING_FAKED, line.place, line.heading)
            if _TYPED.match(line.text) and not listed.of(line):
                yield Hit(rules.TYPED_LIST, line.place, line.heading)
            if _SPACES.search(line.text) or line.text.count("\t") > _MOST_TABS:
                yield Hit(rules.SPACES, line.place, line.heading)
    yield from _pale(text)


def _headings(body: Sequence[Line]) -> Iterator[Hit]:
    headings = [line for line in body if line.level]
    if not headings:
        yield Hit(rules.NO_HEADINGS, "In the whole document")
    before = 0
    for line in headings:
        if not line.text.strip():
            yield Hit(rules.HEADING_EMPTY, line.place, line.heading)
            continue
        if line.level > before + 1:
            said = f"level {line.level} follows level {before}" if before else "the first heading"
            yield Hit(rules.HEADING_ORDER, f"“{excerpt(line.text)}”, {said}", line.heading)
        before = line.level


def _is_fake(one: Seen, listed: "_Listed") -> bool:
    """Return whether a whole short line is bold by hand: no style says what it is."""
    line = one.line
    if line.cell is not None or len(line.text) > _LONGEST_HEADING or listed.of(line):
        return False
    words = [run for run in line.runs if run.text.strip()]
    own = (run.element.find(f"{W}rPr/{W}b") for run in words)
    return all(mark is not None for mark in own) and all(look.bold for _, look in one.words())


def _blank_lines(body: Sequence[Line]) -> Iterator[Hit]:
    """Yield the first of each row of two or more blank paragraphs outside tables."""
    blank = 0
    for line in body:
        if line.cell is not None or line.text.strip() or _holds_something(line.element):
            blank = 0
            continue
        blank += 1
        if blank == 2:
            yield Hit(rules.BLANK_LINES, line.place, line.heading)


def _holds_something(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(*_HOLDING), None) is not None


def _pale(text: Sequence[Seen]) -> Iterator[Hit]:
    for line, look in (pair for one in text if not one.plain for pair in one.words()):
        needed = look.contrast_needed
        if look.contrast is not None and look.contrast < needed and not look.hidden:
            told = f"{_shown(look.contrast)} to 1 where {needed:g} is needed"
            yield Hit(rules.CONTRAST, f"{told}. {line.place}", line.heading)


def _shown(contrast: float) -> str:
    """Return a contrast to one place, rounded down: 4.49 is not 4.5."""
    return f"{int(contrast * 10) / 10:.1f}"


class _Listed:
    """Which paragraphs are list items, by themselves or by their style."""

    def __init__(self, book: StyleBook) -> None:
        self._book = book
        self._of_style: dict[str, bool] = {}

    def of(self, line: Line) -> bool:
        own = None if line.properties is None else line.properties.find(W + "numPr")
        if own is not None:
            return attribute(own.find(W + "numId")) != "0"
        style = line.style
        if style not in self._of_style:
            chain = self._book.chain(style)
            self._of_style[style] = any(one.find(f"{W}pPr/{W}numPr") is not None for one in chain)
        return self._of_style[style]
