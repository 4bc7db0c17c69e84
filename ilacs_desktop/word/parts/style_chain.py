"""Which styles a style of a Word file rests on."""

from collections.abc import Mapping

from lxml import etree

from ilacs_desktop.word.parts.limits import LIMITS
from ilacs_desktop.word.parts.ooxml import W, value


def style_chain(style: str, styles: Mapping[str, etree._Element]) -> tuple[etree._Element, ...]:
    """Return a style and those it is based on, the most general last; ``styles`` has them by id.

    A chain that goes round, or is longer than any in a document that Word made, is cut off.
    """
    found: dict[str, etree._Element] = {}
    while style in styles and style not in found and len(found) <= LIMITS.bases:
        found[style] = styles[style]
        style = value(found[style].find(W + "basedOn"))
    return tuple(found.values())
