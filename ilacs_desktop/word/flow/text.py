"""Reads the text of a Word paragraph: its runs, links, fields and pictures."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import msgspec
from lxml import etree

from ilacs_desktop.word.flow.model import Field, Font, Look, Picture, Span
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import Layers, attribute, flag, to_number
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import R

_LINE = "\u2028"
_EMU = 12_700  # to a point
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_SKIPPED = frozenset(W + tag for tag in ("del", "moveFrom", "instrText", "pPr", "rPr", "sdtPr"))
_FIELDS: Mapping[str, Field] = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
_CODE = re.compile(r"\s*([A-Za-z]+)")


class _Inside(NamedTuple):
    """What a run stands in: a paragraph of a style, a table, a link to a bookmark, a field."""

    paragraph: etree._Element
    style: str
    table: Layers
    target: str = ""
    field: Field = ""


class _Fields:
    """Follows the marks of fields through the runs of a paragraph."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._showing = False

    def follow(self, run: etree._Element) -> None:
        """Take in the mark or the code of a field that a run may hold."""
        if run.find(W + "fldChar") is None and run.find(W + "instrText") is None:
            return
        for mark in run.iterfind(W + "fldChar"):
            kind = mark.get(W + "fldCharType")
            if kind == "begin":
                self._open.append("")
            elif kind == "end" and self._open:
                self._open.pop()
            self._showing = kind == "separate"
        for code in run.iterfind(W + "instrText"):
            if self._open:
                self._open[-1] += code.text or ""

    def current(self) -> Field:
        """Return the field whose result is being shown, if it is one that we work out ourselves."""
        return field_of(self._open[-1]) if self._open and self._showing else ""


def field_of(code: str) -> Field:
    """Return the field that a code such as ``PAGE`` stands for, switches after it aside."""
    name = _CODE.match(code)
    return _FIELDS.get(name[1].upper(), "") if name else ""


class Reader:
    """Reads the text of the paragraphs of one part; ``pictures`` are its own by relationship id."""

    def __init__(self, book: StyleBook, pictures: Mapping[str, bytes]) -> None:
        self._book = book
        self._pictures = pictures

    def spans(self, paragraph: etree._Element, table: Layers) -> tuple[Span, ...]:
        """Return the text of a paragraph in spans of one look, hidden and deleted text left out."""
        run = _Inside(paragraph, self._book.style_of(paragraph), table)
        return _joined(self._spans(paragraph, run, _Fields()))

    def pictures(self, paragraph: etree._Element) -> tuple[Picture, ...]:
        """Return the pictures that stand in the lines of a paragraph."""
        return tuple(self._picture(inline) for inline in paragraph.iter(_INLINE))

    def _picture(self, inline: etree._Element) -> Picture:
        extent, about = inline.find("{*}extent"), inline.find("{*}docPr")
        width, height = ("", "") if extent is None else (extent.get("cx", ""), extent.get("cy", ""))
        ids = (blip.get(f"{R}embed", "") for blip in inline.iter("{*}blip"))
        return Picture(
            to_number(width) / _EMU,
            to_number(height) / _EMU,
            self._pictures.get(next(ids, ""), b""),
            "" if about is None else about.get("descr", ""),
        )

    def _spans(self, parent: etree._Element, inside: _Inside, fields: _Fields) -> Iterator[Span]:
        for child in parent:
            if child.tag in _SKIPPED or not isinstance(child.tag, str):
                continue
            if child.tag == W + "r":
                fields.follow(child)
                field = inside.field or fields.current()
                yield from self._span(child, inside._replace(field=field) if field else inside)
                continue
            within = inside
            if child.tag == W + "hyperlink":
                within = within._replace(target=attribute(child, "anchor"))
            elif child.tag == W + "fldSimple":
                within = within._replace(field=field_of(attribute(child, "instr")))
            yield from self._spans(child, within, fields)

    def _span(self, run: etree._Element, inside: _Inside) -> Iterator[Span]:
        text = "".join(_texts(run))
        looks = self._looks(run, inside) if text else None
        if looks is not None:
            font, look = looks
            text = text.upper() if font.capitals else text
            yield Span(text, font, look, inside.target, inside.field)

    def _looks(self, run: etree._Element, inside: _Inside) -> tuple[Font, Look] | None:
        """Return how a run looks, None where it is hidden; runs that share their looks share it."""
        own = run.find(W + "rPr")
        raw = b"" if own is None else etree.tostring(own, with_tail=False)

        def found() -> tuple[Font, Look] | None:
            layers = self._book.run_layers(inside.paragraph, run, inside.table)
            hidden = flag(layers, "vanish")
            return None if hidden else (self._book.font(layers), self._book.look(layers))

        return self._book.remembered((inside.style, raw, inside.table), found)


def _joined(spans: Iterator[Span]) -> tuple[Span, ...]:
    """Return the spans with neighbours that look the same as one."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if (
            last is not None
            and not span.field
            and msgspec.structs.replace(span, text="") == (msgspec.structs.replace(last, text=""))
        ):
            joined[-1] = msgspec.structs.replace(last, text=last.text + span.text)
        else:
            joined.append(span)
    return tuple(joined)


def _texts(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == W + "t":
            yield child.text or ""
        elif child.tag == W + "tab":
            yield "\t"
        elif child.tag == W + "noBreakHyphen":
            yield "\u2011"
        elif child.tag in (W + "br", W + "cr") and child.get(W + "type") != "page":
            yield _LINE
