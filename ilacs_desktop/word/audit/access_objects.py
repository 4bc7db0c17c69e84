"""Pictures, tables and links that everyone can read."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from lxml import etree

from ilacs_desktop.word.audit import access_rules as rules
from ilacs_desktop.word.audit.finding import Hit
from ilacs_desktop.word.audit.lines import Line, cells, excerpt, head
from ilacs_desktop.word.audit.opened import Opened
from ilacs_desktop.word.parts.ooxml import W, is_on
from ilacs_desktop.word.parts.package import R

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_VML = "{urn:schemas-microsoft-com:vml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SAYS_NOTHING = re.compile(
    r".*\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf|webp)\s*$"
    r"|(image|picture|photo|graphic|chart|graph|logo|shape|figure|object)?[\s_-]*\d*\s*$",
    re.IGNORECASE,
)
_LONGEST_ALT = 250
_VAGUE = frozenset(
    [
        "click",
        "click here",
        "details",
        "download",
        "go",
        "here",
        "learn more",
        "link",
        "more",
        "read more",
        "see more",
        "this",
        "this link",
        "this page",
        "website",
    ]
)
_ADDRESS = re.compile(r"(https?://|www\.)\S+$", re.IGNORECASE)
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+$")
_WEB = ("http", "https")


def object_hits(file: Opened, text: Sequence[Line]) -> Iterator[Hit]:
    """Yield what of pictures, tables and links some people cannot read."""
    where = {line.element: line for line in text}
    for story in file.stories:
        yield from _pictures(story.root, where)
        for table in story.root.iter(W + "tbl"):
            yield from _table(table, where)
        ids = {link.id: link.target for link in file.links.get(story.part, ()) if link.external}
        for link in story.root.iter(W + "hyperlink"):
            yield from _link(link, ids, where)


def _at(element: etree._Element, where: dict[etree._Element, Line]) -> tuple[str, str]:
    """Return where an element stands, and the heading above it."""
    paragraphs = (element, *element.iterancestors(W + "p"))
    line = next((where[p] for p in paragraphs if p in where), None)
    return (line.place, line.heading) if line else ("In the document", "")


def _pictures(root: etree._Element, where: dict[etree._Element, Line]) -> Iterator[Hit]:
    for named in root.iter(_WP + "docPr"):
        at = _at(named, where)
        if next((mark for mark in named.iter(_DECORATIVE) if mark.get("val") == "1"), None) is None:
            yield from _alternative(named.get("descr", ""), at)
    for shape in root.iter(_VML + "shape", _VML + "rect", _VML + "oval", _VML + "group"):
        if next(shape.iterancestors(_FALLBACK), None) is None and not _is_inside(shape):
            yield from _alternative(shape.get("alt", ""), _at(shape, where))
            if "position:absolute" in shape.get("style", "").replace(" ", ""):
                yield Hit(rules.FLOATING, *_at(shape, where))
    for floating in root.iter(_WP + "anchor", W + "framePr"):
        yield Hit(rules.FLOATING, *_at(floating, where))


def _is_inside(shape: etree._Element) -> bool:
    return next(shape.iterancestors(_VML + "group"), None) is not None


def _alternative(words: str, at: tuple[str, str]) -> Iterator[Hit]:
    place, heading = at
    if not words.strip():
        yield Hit(rules.ALT_MISSING, place, heading)
    elif _SAYS_NOTHING.match(words):
        yield Hit(rules.ALT_FILE, f"“{excerpt(words)}”. {place}", heading)
    elif len(words) > _LONGEST_ALT:
        told = f"{len(words)} characters: “{excerpt(words)}”. {place}"
        yield Hit(rules.ALT_LONG, told, heading)


def _table(table: etree._Element, where: dict[etree._Element, Line]) -> Iterator[Hit]:
    """Yield what is wrong with a table.

    One that only arranges needs no header row: on a cover, of one row or of one column. Word's own
    checker asks for it all the same, so a person is to look.
    """
    inside = tuple(cells(table))
    first = next((p for cell in inside for p in cell.element.iter(W + "p") if p in where), table)
    place, heading = _at(first, where)
    if next(table.iterancestors(W + "tc"), None) is not None:
        yield Hit(rules.NESTED_TABLE, place, heading)
    if not _has_header(table):
        holds_data = bool(heading and inside) and inside[-1].rows > 1 and inside[-1].columns > 1
        yield Hit(rules.HEADER_ROW, place, heading, "" if holds_data else "look")
    if any(_is_merged(cell.element) for cell in inside):
        yield Hit(rules.MERGED_CELLS, place, heading)
    empty = sum(_is_empty(cell.element) for cell in inside)
    if empty:
        yield Hit(rules.EMPTY_CELL, f"{empty} of {len(inside)} cells. {place}", heading)
    properties = table.find(W + "tblPr")
    if properties is None or not any(
        element.get(W + "val", "").strip()
        for element in properties.iterchildren(W + "tblCaption", W + "tblDescription")
    ):
        yield Hit(rules.TABLE_WORDS, place, heading)


def _has_header(table: etree._Element) -> bool:
    row = next(table.iter(W + "tr"), None)
    return row is not None and is_on(row.find(f"{W}trPr/{W}tblHeader"))


def _is_merged(cell: etree._Element) -> bool:
    properties = head(cell, W + "tcPr")
    if properties is None:
        return False
    marks = properties.iterchildren(W + "gridSpan", W + "vMerge", W + "hMerge")
    return any(mark.tag != W + "gridSpan" or mark.get(W + "val", "1") != "1" for mark in marks)


def _is_empty(cell: etree._Element) -> bool:
    if any((text.text or "").strip() for text in cell.iter(W + "t")):
        return False
    return next(cell.iter(W + "drawing", W + "pict", W + "object", W + "tbl"), None) is None


def _link(
    link: etree._Element, ids: dict[str, str], where: dict[etree._Element, Line]
) -> Iterator[Hit]:
    place, heading = _at(link, where)
    words = "".join(text.text or "" for text in link.iter(W + "t")).strip()
    tip = link.get(W + "tooltip", "").strip()
    anchor, target = link.get(W + "anchor", ""), ids.get(link.get(R + "id", ""), "")
    if not anchor and not _leads_somewhere(target):
        yield Hit(rules.LINK_BROKEN, f"“{excerpt(words or target)}”. {place}", heading)
    bare = words.casefold().strip(".,:;()[]“”‘’ ")
    vague = not bare or bare in _VAGUE or bool(_ADDRESS.fullmatch(words))
    number = bare.isdecimal() and not tip and _is_alone(link, words)
    if vague or number:
        yield Hit(rules.LINK_WORDS, f"“{excerpt(words)}”. {place}", heading)


def _is_alone(link: etree._Element, words: str) -> bool:
    """Return whether nothing else stands in the paragraph to say what a number leads to."""
    paragraph = next(link.iterancestors(W + "p"), link)
    return "".join(text.text or "" for text in paragraph.iter(W + "t")).strip() == words


def _leads_somewhere(address: str) -> bool:
    """Return whether an address could be reached: a web page's, or an email address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme.lower() in _WEB:
        return bool(parts.hostname) and "." in (parts.hostname or "")
    return parts.scheme.lower() == "mailto" and bool(_MAIL.match(parts.path))
