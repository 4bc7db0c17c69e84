"""The council's own colour in the styles that are lent to its template.

The standard styles use one colour and tints of it. In a council's template the colour of its
headings takes its place, where it can be read on white and on the tint that it makes.
"""

from collections.abc import Mapping
from typing import Self

import msgspec
from lxml import etree

from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import attribute, nearest
from ilacs_desktop.word.parts.colours import WHITE, Colour, contrast, to_colour
from ilacs_desktop.word.parts.ooxml import W

_LEAST = 4.5  # WCAG 2.2, 1.4.3
_HEADINGS = ("heading 1", "heading 2", "title")
# The colour of the standard styles, and how much white its tints have.
_COLOUR = "0F4C5C"
_TINTS = {"E7EFF1": 0.9, "A9BFC4": 0.6, "8FB3BB": 0.45}


class HouseColours(msgspec.Struct, frozen=True):
    """What stands for each colour of the standard styles; empty where they stay."""

    instead: Mapping[str, str]

    @classmethod
    def of(cls, styles: etree._Element) -> Self:
        """Return the colours for a template with these styles: those of its first heading style."""
        book = StyleBook(styles, None, None)
        for name in _HEADINGS:
            for style in styles.iterfind(W + "style"):
                if attribute(style.find(W + "name")).lower() == name:
                    chain = book.chain(style.get(W + "styleId", ""))
                    runs = tuple(p for layer in chain for p in layer.findall(W + "rPr"))
                    colour = to_colour(attribute(nearest(runs, "color")))
                    if colour is not None and _can_be_read(colour):
                        return cls(_instead_of_standard(colour))
        return cls({})

    def put_on(self, style: etree._Element) -> etree._Element:
        """Change the colours of a lent style in place, and return it."""
        for element in style.iter():
            for name, value in element.attrib.items():
                if value in self.instead:
                    element.set(name, self.instead[str(value)])
        return style


def _instead_of_standard(colour: Colour) -> Mapping[str, str]:
    tints = {standard: _digits(_tint(colour, white)) for standard, white in _TINTS.items()}
    return {_COLOUR: _digits(colour), **tints}


def _can_be_read(colour: Colour) -> bool:
    grounds = (WHITE, _tint(colour, max(_TINTS.values())))
    return all(contrast(colour, ground) >= _LEAST for ground in grounds)


def _tint(colour: Colour, white: float) -> Colour:
    red, green, blue = (round(channel + (255 - channel) * white) for channel in colour)
    return red, green, blue


def _digits(colour: Colour) -> str:
    return "".join(f"{channel:02X}" for channel in colour)
