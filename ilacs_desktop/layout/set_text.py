"""Where each stretch of text of a paragraph stands in its lines: aligned, with its tabs and fields."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from ilacs_desktop.layout.lines import SCALE, TAB, Measure, laid_text, units
from ilacs_desktop.word.flow.model import Paragraph, Span, Tab

_USUAL_STOP = 36.0  # points between the tab stops that a paragraph does not set itself
_ENDS = " \u2028"


class Piece(NamedTuple):
    """Some letters of one span in a line: how far from the left indent, and how wide."""

    x: float
    width: float
    text: str
    span: Span


class _Part(NamedTuple):
    """A part of a paragraph's text between two places, as Qt counts; a tab is a part of its own."""

    start: int
    end: int
    span: Span
    is_tab: bool


def set_lines(paragraph: Paragraph, width: float, measure: Measure) -> list[list[Piece]]:
    """Return the pieces of each line of a paragraph in this width; lengths in points."""
    layout = measure.broken(paragraph, width)
    room = width - paragraph.left - paragraph.right
    if paragraph.alignment == "justify":
        _justify(layout)
    raw = laid_text(paragraph).encode("utf-16-le", "surrogatepass")
    parts = list(_parts(paragraph))
    made = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        indent = 0.0 if at else paragraph.text_indent
        pieces = [piece._replace(x=piece.x + indent) for piece in _pieces(line, parts, raw)]
        if any(part.is_tab and _is_in(part, line) for part in parts):
            pieces = _at_stops(pieces, paragraph, measure)
        made.append(_aligned(pieces, paragraph, room))
    return made


def with_numbers(paragraph: Paragraph, page: int, pages: int) -> Paragraph:
    """Return a paragraph with the number of its page, and of all pages, in their fields."""
    if not any(span.field for span in paragraph.spans):
        return paragraph
    numbers = {"page": str(page), "pages": str(pages)}
    spans = (
        msgspec.structs.replace(span, text=numbers.get(span.field, span.text))
        for span in paragraph.spans
    )
    return msgspec.structs.replace(paragraph, spans=tuple(spans))


def _justify(layout: QTextLayout) -> None:
    option = QTextOption(layout.textOption())
    option.setAlignment(Qt.AlignmentFlag.AlignJustify)
    layout.setTextOption(option)


def _parts(paragraph: Paragraph) -> Iterator[_Part]:
    at = 0
    for span in paragraph.spans:
        for n, text in enumerate(span.text.split("\t")):
            if n:
                yield _Part(at, at + len(TAB), span, is_tab=True)
                at += len(TAB)
            length = units(text)
            if length:
                yield _Part(at, at + length, span, is_tab=False)
            at += length


def _is_in(part: _Part, line: QTextLine) -> bool:
    return part.start < line.textStart() + line.textLength() and part.end > line.textStart()


def _pieces(line: QTextLine, parts: list[_Part], raw: bytes) -> Iterator[Piece]:
    start = line.textStart()
    whole = _decoded(raw, start, start + line.textLength())
    end = start + units(whole.rstrip(_ENDS))  # nobody sees the spaces at the end of a line
    for part in parts:
        a, b = max(part.start, start), min(part.end, end)
        if a < b:
            text = _decoded(raw, a, b)
            left, right = (_x(line, at) for at in (a, b))
            x, width = min(left, right), abs(right - left)
            yield Piece(x, width, "\t" if part.is_tab else text, part.span)


def _decoded(raw: bytes, start: int, end: int) -> str:
    return raw[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def _x(line: QTextLine, at: int) -> float:
    found: tuple[float, int] = line.cursorToX(at)  # type: ignore[assignment]
    return found[0] / SCALE


def _at_stops(pieces: list[Piece], paragraph: Paragraph, measure: Measure) -> list[Piece]:
    """Return the pieces of a line with those after a tab moved to its stop, and leaders between."""
    made: list[Piece] = []
    tabs = [at for at, piece in enumerate(pieces) if piece.text == "\t"]
    made.extend(pieces[: tabs[0]])
    end = _end(made, pieces[0].x)
    for at, following in pairwise([*tabs, len(pieces)]):
        group = pieces[at + 1 : following]
        size = _end(group, 0.0) - (group[0].x if group else 0.0)
        stop = _next_stop(paragraph, end)
        x = max(stop.at - {"left": 0.0, "center": size / 2, "right": size}[stop.kind], end)
        if stop.leader:
            made.extend(_leader(stop.leader, end, x, pieces[at].span, measure))
        shift = x - (group[0].x if group else 0.0)
        made.extend(piece._replace(x=piece.x + shift) for piece in group)
        end = x + size
    return made


def _end(pieces: list[Piece], least: float) -> float:
    return max((piece.x + piece.width for piece in pieces), default=least)


def _next_stop(paragraph: Paragraph, x: float) -> Tab:
    """Return the stop after a place in a line, both from the left indent."""
    own = [msgspec.structs.replace(tab, at=tab.at - paragraph.left) for tab in paragraph.tabs]
    if paragraph.first < 0:
        own.append(Tab(0.0))
    after = sorted((tab for tab in own if tab.at > x + 0.01), key=lambda tab: tab.at)
    if after:
        return after[0]
    steps = int((x + paragraph.left + 0.01) // _USUAL_STOP) + 1
    return Tab(steps * _USUAL_STOP - paragraph.left)


def _leader(letter: str, x: float, end: float, span: Span, measure: Measure) -> Iterator[Piece]:
    """Yield the letters that lead from the text before a tab to the text after it."""
    ten = measure.width_of(letter * 10, span.font)
    number = int((end - x) / ten * 10) if ten > 0 else 0
    if number > 0:
        width = number * ten / 10
        plain = msgspec.structs.replace(span, target="", text="")
        yield Piece(end - width, width, letter * number, plain)


def _aligned(pieces: list[Piece], paragraph: Paragraph, room: float) -> list[Piece]:
    share = {"center": 0.5, "right": 1.0}.get(paragraph.alignment, 0.0)
    shift = (room - _end(pieces, room)) * share
    return [piece._replace(x=piece.x + shift) for piece in pieces] if shift else pieces
