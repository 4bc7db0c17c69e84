"""Puts elements in the place of the body's placeholder, and turns pages on their side for tables."""

from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, paragraph, remove, w, whole_number

_A4 = (11906, 16838)
_NARROWEST = 2835
_SECTION = W + "sectPr"


def section_of(anchor: etree._Element) -> etree._Element:
    """Return the properties of the section that a paragraph of the page stands in.

    Raises ValueError when it has none; template_faults names that before anything is placed.
    """
    section = next(_sections_after(anchor), None)
    if section is None:
        raise ValueError("no section follows the paragraph")
    return section


def has_section(anchor: etree._Element) -> bool:
    """Return whether a paragraph of the page stands in a section."""
    return next(_sections_after(anchor), None) is not None


def _sections_after(anchor: etree._Element) -> Iterator[etree._Element]:
    for following in anchor.itersiblings():
        section = following if following.tag == _SECTION else following.find(f"{W}pPr/{_SECTION}")
        if section is not None:
            yield section


def text_width(section: etree._Element) -> int:
    """Return the width between the margins, in twentieths of a point; at least 5 cm."""
    margins = section.find(W + "pgMar")
    sides = ("left", "right", "gutter")
    taken = 0 if margins is None else sum(whole_number(margins, side) for side in sides)
    return max(_size(section)[0] - taken, _NARROWEST)


def put_in_place(
    anchor: etree._Element, upright: Sequence[etree._Element], turned: Sequence[etree._Element]
) -> None:
    """Replace the anchor by the elements, the turned ones on pages that lie on their side."""
    if turned:
        section = section_of(anchor)
        upright = _closed(upright, deepcopy(section))
        after = _rest_of_page(anchor, section)
        if after:
            turned = _closed(turned, _sideways(section))
        _swap(section, _continued(section) if after else _sideways(section))
    for element in (*upright, *turned):
        anchor.addprevious(element)
    remove(anchor)


def _rest_of_page(anchor: etree._Element, section: etree._Element) -> bool:
    """Return whether the template has words after the anchor; empty lines there are removed."""
    following = [e for e in anchor.itersiblings() if e.tag in (W + "p", W + "tbl", W + "sdt")]
    if any(e.tag != W + "p" or e.findall("*") != e.findall(W + "pPr") for e in following):
        return True
    if any(section in e.iter() for e in following):
        return True
    for element in following:
        remove(element)
    return False


def _closed(elements: Sequence[etree._Element], section: etree._Element) -> list[etree._Element]:
    """Return the elements with the end of a section in their last paragraph."""
    closed = list(elements)
    if not closed or closed[-1].tag != W + "p":
        closed.append(paragraph([]))
    properties = closed[-1].find(W + "pPr")
    if properties is None:
        properties = w("pPr")
        closed[-1].insert(0, properties)
    properties.append(section)
    return closed


def _continued(section: etree._Element) -> etree._Element:
    """Return the section as one that goes on: no title page, no new count, on a new page."""
    continued = deepcopy(section)
    for name in ("type", "titlePg", "pgNumType"):
        for element in continued.findall(W + name):
            continued.remove(element)
    return continued


def _sideways(section: etree._Element) -> etree._Element:
    turned = _continued(section)
    width, height = _size(section)
    for size in turned.findall(W + "pgSz"):
        size.set(W + "w", str(max(width, height)))
        size.set(W + "h", str(min(width, height)))
        size.set(W + "orient", "landscape")
    return turned


def turned_width(section: etree._Element) -> int:
    """Return the width between the margins when the page lies on its side."""
    return text_width(_sideways(section))


def _size(section: etree._Element) -> tuple[int, int]:
    """Return width and height in twentieths of a point, A4 where they are not given as such."""
    size = section.find(W + "pgSz")
    if size is None:
        return _A4
    return whole_number(size, "w") or _A4[0], whole_number(size, "h") or _A4[1]


def _swap(old: etree._Element, new: etree._Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, new)
