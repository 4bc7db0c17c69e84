"""Fonts as Qt has them, and how high their lines are by the font's own tables, as Word has them."""

import struct
from typing import NamedTuple

from PySide6.QtGui import QFont, QImage, QRawFont

from ilacs_desktop.word.flow.model import Font

_POINTS = 72  # to an inch
_USES_TYPOGRAPHIC = 0x80


class Metrics(NamedTuple):
    """How high a line is, and how far its baseline is from its top, as multiples of the size."""

    line: float
    ascent: float


_USUAL = Metrics(1.17, 0.92)  # of a font that does not tell


def qt_font(font: Font, size: float, dpi: int) -> QFont:
    """Return a font for a device of so many dots to an inch, ``size`` points large on it."""
    made = QFont(font.family)
    made.setPointSizeF(max(size, 1))
    made.setBold(font.bold)
    made.setItalic(font.italic)
    spacing = font.spacing * size / max(font.size, 1) * dpi / _POINTS
    # Qt makes the room between letters as many times larger as the device is finer than the screen,
    # counted in whole numbers.
    times = max(dpi // QImage(1, 1, QImage.Format.Format_Mono).logicalDpiY(), 1)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing / times)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setKerning(True)
    return made


def metrics(font: QRawFont) -> Metrics:
    """Return a font's line height and ascent as Word works them out.

    That is its Windows ascent and descent, with what its horizontal header adds as a gap; or the
    typographic figures where the font asks for them (OpenType: OS/2, hhea and head tables).
    """
    try:
        (units,) = struct.unpack_from(">H", bytes(font.fontTable("head").data()), 18)
        ascent, descent, gap = struct.unpack_from(">hhh", bytes(font.fontTable("hhea").data()), 4)
        table = bytes(font.fontTable("OS/2").data())
        (selection,) = struct.unpack_from(">H", table, 62)
        up, down, between, high, low = struct.unpack_from(">hhhHH", table, 68)
    except struct.error:
        return _USUAL
    if selection & _USES_TYPOGRAPHIC:
        return Metrics((up - down + between) / units, (up + between) / units)
    outside = max(0, gap - ((high + low) - (ascent - descent)))
    return Metrics((high + low + outside) / units, (high + outside) / units)
