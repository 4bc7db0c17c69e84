"""How many lines a paragraph takes, and how high they are: broken by Qt, as high as Word makes them.

Word takes the height of a line from the font's own tables and not from what the screen makes of it.
Each paragraph is remembered, so that typing in one measures only that one again.
"""

import struct
import sys
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import (
    QFont,
    QGuiApplication,
    QImage,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from ilacs_desktop.word.flow import Font, Paragraph

_DPI = 600  # at 72 the widths of letters are rounded, and lines break elsewhere
_SCALE = _DPI / 72
_USUAL = 1.17  # line height of a font that does not tell its own, as a multiple of its size
_USES_TYPOGRAPHIC = 0x80
# Counting pages draws nothing: on Linux no display is wanted, and none may be there.
_ARGUMENTS = ["ilacs-desktop", *(["-platform", "offscreen"] if sys.platform == "linux" else [])]


class Lines(NamedTuple):
    """The number of lines, and the height of each in points."""

    number: int
    height: float


class Measure:
    """Measures paragraphs. Fonts need a QGuiApplication: it makes one where there is none."""

    def __init__(self) -> None:
        self._application = QCoreApplication.instance() or QGuiApplication(_ARGUMENTS)
        self._device = QImage(8, 8, QImage.Format.Format_ARGB32)
        self._device.setDotsPerMeterX(round(_DPI / 0.0254))
        self._device.setDotsPerMeterY(round(_DPI / 0.0254))
        self._fonts: dict[Font, QFont] = {}
        self._ratios: dict[tuple[str, bool, bool], float] = {}
        self._known: dict[tuple[Paragraph, float], Lines] = {}
        self._used: dict[tuple[Paragraph, float], Lines] = {}

    def lines(self, paragraph: Paragraph, width: float) -> Lines:
        """Return the lines of a paragraph on a page, or in a cell, of this width in points."""
        key = (paragraph, round(width, 2))
        found = self._used.get(key) or self._known.get(key)
        if found is None:
            found = Lines(self._count(paragraph, width), self._height(paragraph))
        self._used[key] = found
        return found

    def forget_unused(self) -> None:
        """Forget every paragraph that was not asked for since the last call."""
        self._known, self._used = self._used, {}

    def _height(self, paragraph: Paragraph) -> float:
        fonts = [span.font for span in paragraph.spans if span.text.strip()] or [paragraph.font]
        own = max(font.size * self._ratio(font) for font in fonts)
        if paragraph.rule == "exact":
            return paragraph.line
        if paragraph.rule == "at_least":
            return max(paragraph.line, own, paragraph.picture)
        return max(own * paragraph.line, paragraph.picture)

    def _count(self, paragraph: Paragraph, width: float) -> int:
        text = "".join(span.text for span in paragraph.spans)
        if not text:
            return 1
        layout = QTextLayout(text, self._font(paragraph.font), self._device)
        room = max(width - paragraph.left - paragraph.right, 10)
        layout.setTextOption(_option())
        layout.setFormats(self._formats(paragraph))
        layout.beginLayout()
        count = 0
        while (line := layout.createLine()).isValid():
            indent = paragraph.first if count == 0 else 0.0
            line.setLineWidth(max(room - indent, 10) * _SCALE)
            line.setPosition(QPointF(indent * _SCALE, 0))
            count += 1
        layout.endLayout()
        return max(count, 1)

    def _formats(self, paragraph: Paragraph) -> list[QTextLayout.FormatRange]:
        formats = []
        at = 0
        for span in paragraph.spans:
            length = len(span.text.encode("utf-16-le", "surrogatepass")) // 2
            if span.font != paragraph.font:
                look = QTextCharFormat()
                look.setFont(self._font(span.font))
                part = QTextLayout.FormatRange()
                part.start, part.length, part.format = at, length, look
                formats.append(part)
            at += length
        return formats

    def _font(self, font: Font) -> QFont:
        if font not in self._fonts:
            made = QFont(font.family)
            made.setPointSizeF(max(font.size, 1))
            made.setBold(font.bold)
            made.setItalic(font.italic)
            made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, font.spacing * _SCALE)
            made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            made.setKerning(True)
            self._fonts[font] = made
        return self._fonts[font]

    def _ratio(self, font: Font) -> float:
        key = (font.family, font.bold, font.italic)
        if key not in self._ratios:
            self._ratios[key] = _line_ratio(QRawFont.fromFont(self._font(font)))
        return self._ratios[key]


def _option() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    return option


def _line_ratio(font: QRawFont) -> float:
    """Return a font's line height as a multiple of its size, as Word works it out.

    That is its Windows ascent and descent, with what its horizontal header adds as a gap; or the
    typographic figures where the font asks for them (OpenType: OS/2, hhea and head tables).
    """
    try:
        (units,) = struct.unpack_from(">H", bytes(font.fontTable("head").data()), 18)
        ascent, descent, gap = struct.unpack_from(">hhh", bytes(font.fontTable("hhea").data()), 4)
        metrics = bytes(font.fontTable("OS/2").data())
        (selection,) = struct.unpack_from(">H", metrics, 62)
        up, down, between, high, low = struct.unpack_from(">hhhHH", metrics, 68)
    except struct.error:
        return _USUAL
    if selection & _USES_TYPOGRAPHIC:
        return float((up - down + between) / units)
    outside = max(0, gap - ((high + low) - (ascent - descent)))
    return float((high + low + outside) / units)
