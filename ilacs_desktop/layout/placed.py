"""Pages with everything in its place, as plain values: what a preview, a printer or a PDF shows.

Lengths are in points from the top left corner of the paper; colours are "#rrggbb".
"""

import msgspec

from ilacs_desktop.word.flow.model import Font


class TextMark(msgspec.Struct, frozen=True):
    """Words of one look in one line; ``y`` is their baseline. ``target`` is the bookmark they link to."""

    x: float
    y: float
    width: float
    text: str
    font: Font
    colour: str = "#000000"
    underlined: bool = False
    target: str = ""


class FillMark(msgspec.Struct, frozen=True):
    """An area of one colour, such as the shading of a cell, or a rule as a thin area."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class PictureMark(msgspec.Struct, frozen=True):
    """A picture (PNG or JPEG) stretched over an area."""

    x: float
    y: float
    width: float
    height: float
    picture: bytes
    alt: str = ""


Mark = TextMark | FillMark | PictureMark


class PlacedPage(msgspec.Struct, frozen=True):
    """One page: the size of its paper, and its marks in the order in which they are drawn."""

    width: float
    height: float
    marks: tuple[Mark, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where a bookmark stands: on which page, from 1 on, and how far down."""

    page: int
    y: float


class PlacedDocument(msgspec.Struct, frozen=True):
    """All pages, and the place of each bookmark by its name."""

    pages: tuple[PlacedPage, ...]
    places: dict[str, Place] = {}
