"""Colours of a Word file as red, green and blue, and the contrast between two of them."""

import re
from collections.abc import Mapping

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W

Colour = tuple[int, int, int]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
# The sixteen pens of Word's highlighter.
_PENS = {
    "black": "000000",
    "blue": "0000FF",
    "cyan": "00FFFF",
    "green": "00FF00",
    "magenta": "FF00FF",
    "red": "FF0000",
    "yellow": "FFFF00",
    "white": "FFFFFF",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
}


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour in sRGB (WCAG 2.2, “relative luminance”)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def theme_colours(theme: etree._Element | None) -> dict[str, Colour]:
    """Return the colours of a theme by their short names, such as ``accent1``."""
    scheme = None if theme is None else theme.find(f".//{_DRAWING}clrScheme")
    found: dict[str, Colour] = {}
    for slot in () if scheme is None else scheme.iterchildren(f"{_DRAWING}*"):
        for given in slot:
            colour = to_colour(given.get("lastClr") or given.get("val") or "")
            if colour is not None:
                found[etree.QName(slot).localname] = colour
    return found


def to_colour(text: str) -> Colour | None:
    """Return the colour that six hexadecimal digits stand for, None for anything else."""
    if not _HEX.fullmatch(text):
        return None
    return int(text[:2], 16), int(text[2:4], 16), int(text[4:], 16)


def colour_of(
    element: etree._Element | None, theme: Mapping[str, Colour], name: str = "val"
) -> Colour | None:
    """Return the colour that an element names, None where Word chooses it itself.

    ``name`` is ``val`` for text and ``fill`` for what stands behind it.
    """
    if element is None:
        return None
    given = to_colour(element.get(W + name, ""))
    if given is not None:
        return given
    slot = element.get(W + ("themeColor" if name == "val" else "themeFill"), "")
    return theme.get(_SLOTS.get(slot, slot))


def pen_colour(highlight: etree._Element | None) -> Colour | None:
    """Return the colour of a highlighter, None where there is none."""
    return None if highlight is None else to_colour(_PENS.get(highlight.get(W + "val", ""), ""))


def shade(shading: etree._Element | None, theme: Mapping[str, Colour]) -> Colour | None:
    """Return the colour of a shading, None where it lets through what is behind it.

    A pattern is a mixture: 25 % of its own colour on its ground.
    """
    if shading is None:
        return None
    pattern, ground = shading.get(W + "val", ""), colour_of(shading, theme, "fill")
    share = 100 if pattern == "solid" else _percent(pattern)
    if not share:
        return ground
    front, back = colour_of(shading, theme, "color") or BLACK, ground or WHITE
    red, green, blue = (
        round((f * share + b * (100 - share)) / 100) for f, b in zip(front, back, strict=True)
    )
    return red, green, blue


def _percent(pattern: str) -> int:
    digits = pattern.removeprefix("pct")
    return min(int(digits), 100) if digits != pattern and re.fullmatch("[0-9]{1,3}", digits) else 0
