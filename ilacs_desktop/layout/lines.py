"""How many lines a paragraph takes, and how high they are: broken by Qt, as high as Word makes them.

Word takes the height of a line from the font's own tables and not from what the screen makes of it.
Each paragraph is remembered, so that typing in one measures only that one again.
"""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from PySide6.QtGui import (
    QFont,
    QImage,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ilacs_desktop.layout.application import for_fonts
from ilacs_desktop.layout.fonts import Metrics, metrics, qt_font
from ilacs_desktop.word.flow.model import Font, Paragraph, Row

DPI = 600  # at 72 the widths of letters are rounded, and lines break elsewhere
SCALE = DPI / 72
TAB = " " * 4  # what a tab counts as where lines are broken: docs/decisions/0008-counting-pages.md


class Lines(NamedTuple):
    """The number of lines, the height of each and its baseline's distance from its top, in points."""

    number: int
    height: float
    ascent: float


class Measure:
    """Measures paragraphs. Fonts need a QGuiApplication: it makes one where there is none."""

    def __init__(self) -> None:
        self._application = for_fonts()
        self._device = QImage(8, 8, QImage.Format.Format_ARGB32)
        self._device.setDotsPerMeterX(round(DPI / 0.0254))
        self._device.setDotsPerMeterY(round(DPI / 0.0254))
        self._fonts: dict[Font, QFont] = {}
        self._metrics: dict[tuple[str, bool, bool], Metrics] = {}
        self._known: dict[tuple[Paragraph, float], Lines] = {}
        self._used: dict[tuple[Paragraph, float], Lines] = {}
        self._known_rows: dict[Row, float] = {}
        self._used_rows: dict[Row, float] = {}

    def lines(self, paragraph: Paragraph, width: float) -> Lines:
        """Return the lines of a paragraph on a page, or in a cell, of this width in points."""
        key = (paragraph, round(width, 2))
        found = self._used.get(key) or self._known.get(key)
        if found is None:
            found = Lines(self._count(paragraph, width), *self._heights(paragraph))
        self._used[key] = found
        return found

    def row_height(self, row: Row, measured: Callable[[], float]) -> float:
        """Return the height of a row, which is measured once."""
        found = self._used_rows.get(row, self._known_rows.get(row))
        self._used_rows[row] = measured() if found is None else found
        return self._used_rows[row]

    def forget_unused(self) -> None:
        """Forget every paragraph and row that was not asked for since the last call."""
        self._known, self._used = self._used, {}
        self._known_rows, self._used_rows = self._used_rows, {}

    def broken(self, paragraph: Paragraph, width: float) -> QTextLayout:
        """Return the text of a paragraph, tabs as spaces, broken into lines; at SCALE to a point."""
        text = laid_text(paragraph)
        layout = QTextLayout(text, self._font(paragraph.font), self._device)
        room = max(width - paragraph.left - paragraph.right, 10)
        layout.setTextOption(_option())
        layout.setFormats(self._formats(paragraph))
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            indent = paragraph.text_indent if count == 0 else 0.0
            line.setLineWidth(max(room - indent, 10) * SCALE)
            count += 1
        layout.endLayout()
        return layout

    def width_of(self, text: str, font: Font) -> float:
        """Return how wide a few letters in a row are, in points."""
        layout = QTextLayout(text, self._font(font), self._device)
        layout.setTextOption(_option())
        layout.beginLayout()
        line = layout.createLine()
        line.setNumColumns(len(text) + 1)
        layout.endLayout()
        return line.naturalTextWidth() / SCALE

    def metrics(self, font: Font) -> Metrics:
        """Return how high the lines of a font are, as multiples of its size."""
        key = (font.family, font.bold, font.italic)
        if key not in self._metrics:
            self._metrics[key] = metrics(QRawFont.fromFont(self._font(font)))
        return self._metrics[key]

    def _heights(self, paragraph: Paragraph) -> tuple[float, float]:
        """Return the height of each line, and the distance of its baseline from its top."""
        fonts = [span.font for span in paragraph.spans if span.text.strip()] or [paragraph.font]
        own = max(font.size * self.metrics(font).line for font in fonts)
        ascent = max(font.size * self.metrics(font).ascent for font in fonts)
        if paragraph.rule == "exact":
            return paragraph.line, ascent + (paragraph.line - own)
        if paragraph.rule == "at_least":
            height = max(paragraph.line, own, paragraph.picture)
            return height, ascent + height - own
        height = max(own * paragraph.line, paragraph.picture)
        return height, max(ascent, paragraph.picture)

    def _count(self, paragraph: Paragraph, width: float) -> int:
        has_text = any(span.text for span in paragraph.spans)
        return max(self.broken(paragraph, width).lineCount(), 1) if has_text else 1

    def _formats(self, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
        """Return the fonts of the text; neighbours of one font as one, or Qt breaks lines early."""
        formats = []
        at = 0
        for font, spans in groupby(paragraph.spans, key=lambda span: span.font):
            length = units("".join(span.text for span in spans).replace("\t", TAB))
            if font != paragraph.font:
                look = QTextCharFormat()
                look.setFont(self._font(font))
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = at, length, look
                formats.append(part)
            at += length
        return formats

    def _font(self, font: Font) -> QFont:
        if font not in self._fonts:
            self._fonts[font] = qt_font(font, font.size, DPI)
        return self._fonts[font]


def laid_text(paragraph: Paragraph) -> str:
    """Return the text of a paragraph as its lines are broken: tabs as spaces."""
    return "".join(span.text for span in paragraph.spans).replace("\t", TAB)


def units(text: str) -> int:
    """Return the length of a text as Qt counts it: in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option
