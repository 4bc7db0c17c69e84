"""Reads single values out of the layers of properties that a paragraph, run or table has in Word."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, is_on

_TOO_LARGE = 1e9
_COLOUR = re.compile("[0-9a-fA-F]{6}")
# Properties, what is nearest to the text last. (lxml names its element type so.)
Layers = tuple["etree._Element", ...]  # noqa: SLF001


class Indents(NamedTuple):
    """The indents of a paragraph; ``first`` is against ``left``, below 0 where it hangs."""

    left: float
    right: float
    first: float


def colour(text: str) -> str:
    """Return a colour as Word writes it, such as 0F4C5C, as "#0f4c5c"; empty for none or "auto"."""
    return f"#{text.lower()}" if _COLOUR.fullmatch(text) else ""


def indents(layers: Layers) -> Indents:
    """Return the indents that the layers of a paragraph add up to, in points."""
    left = twips(layers, "ind", "left") or twips(layers, "ind", "start")
    right = twips(layers, "ind", "right") or twips(layers, "ind", "end")
    first = twips(layers, "ind", "firstLine") - twips(layers, "ind", "hanging")
    return Indents(left, right, first)


def nearest(layers: Layers, tag: str) -> etree._Element | None:
    """Return the element of that name that is nearest to the text."""
    for layer in reversed(layers):
        found = layer.find(W + tag)
        if found is not None:
            return found
    return None


def given(layers: Layers, tag: str, name: str) -> str:
    """Return the attribute nearest to the text; each attribute is looked for by itself."""
    for layer in reversed(layers):
        for element in layer.findall(W + tag):
            if element.get(W + name) is not None:
                return element.get(W + name, "")
    return ""


def twips(layers: Layers, tag: str, name: str) -> float:
    """Return an attribute in twentieths of a point as points, 0 where it is not given."""
    return to_number(given(layers, tag, name)) / 20


def flag(layers: Layers, tag: str, *, default: bool = False) -> bool:
    """Return whether a switch such as ``keepNext`` is on."""
    element = nearest(layers, tag)
    return default if element is None else is_on(element)


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of an element that may not be there; empty where it is not."""
    return "" if element is None else element.get(W + name, "")


def number(element: etree._Element | None, name: str = "val", default: float = 0) -> float:
    """Return an attribute as a number, the default where there is none."""
    given_text = attribute(element, name)
    return to_number(given_text) if given_text else default


def to_number(text: str) -> float:
    """Return a number as Word writes it, 0 for what is none."""
    try:
        found = float(text.removesuffix("pt").removesuffix("%") or 0)
    except ValueError:
        return 0.0
    return found if abs(found) < _TOO_LARGE else 0.0


def inside(elements: Layers, tag: str) -> Iterator[etree._Element]:
    """Yield the children of this name of all elements."""
    for element in elements:
        yield from element.findall(W + tag)
