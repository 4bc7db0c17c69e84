"""Small fillers for what python-docx lacks: runs, links, bookmarks, fields and properties.

Text is the user's: it becomes text and nothing else, whatever it looks like.
"""

import datetime as dt
import re
from collections.abc import Iterable

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
_VAL = W + "val"
_NSMAP = {"w": NAMESPACE}
OFF = frozenset({"0", "false", "none", "off"})
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\n\r\u2028]")
_TIP_LENGTH = 250


def xml_text(text: str) -> str:
    """Return the text with U+FFFD for every character that XML cannot carry.

    Those are controls other than tab and line ends, lone surrogates and two non-characters. The
    sign is visible, so that nothing goes missing unseen.
    """
    return _NOT_XML.sub("\ufffd", text)


def w(tag: str, *children: etree._Element, **attributes: str) -> etree._Element:
    """Return an element of WordprocessingML; ``id_="3"`` sets ``w:id``."""
    element = etree.Element(W + tag, None, _NSMAP)
    for name, value in attributes.items():
        element.set(W + name.rstrip("_"), value)
    if children:
        element.extend(children)
    return element


def add(parent: etree._Element, tag: str, value: str = "") -> etree._Element:
    """Append a child, with a ``w:val`` if one is given, and return it.

    A child made in its place costs a third of one that is made first and then moved.
    """
    child = etree.SubElement(parent, W + tag)
    if value:
        child.set(_VAL, value)
    return child


def run(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> etree._Element:
    """Return a run. Tabs and line ends (also U+2028) become Word's; the rest stays as typed."""
    made = w("r")
    if style or bold or italic:
        _add_run_properties(made, style, bold=bold, italic=italic)
    for n, line in enumerate(_LINE_END.split(xml_text(text))):
        if n:
            add(made, "br")
        for m, words in enumerate(line.split("\t")):
            if m:
                add(made, "tab")
            if words:
                _add_text(made, "t", words)
    return made


def _add_run_properties(run: etree._Element, style: str, *, bold: bool, italic: bool) -> None:
    properties = add(run, "rPr")
    if style:
        add(properties, "rStyle", style)
    for tag in (*(("b", "bCs") if bold else ()), *(("i", "iCs") if italic else ())):
        add(properties, tag)


def _add_text(run: etree._Element, tag: str, text: str) -> None:
    element = add(run, tag)
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")


def link(bookmark: str, runs: Iterable[etree._Element], tip: str = "") -> etree._Element:
    """Return a link to a bookmark of the same document, with a tip for those who hover over it."""
    element = w("hyperlink", *runs, anchor=bookmark, history="1")
    if tip:
        whole = xml_text(tip)
        short = whole if len(whole) <= _TIP_LENGTH else f"{whole[: _TIP_LENGTH - 1]}…"
        element.set(W + "tooltip", short)
    return element


def add_bookmark(paragraph: etree._Element, name: str, number: int) -> None:
    """Set a bookmark around the content of a paragraph; ``number`` is its id."""
    start = w("bookmarkStart", id_=str(number), name=name)
    paragraph.insert(0 if paragraph.find(W + "pPr") is None else 1, start)
    paragraph.append(w("bookmarkEnd", id_=str(number)))


def field_mark(kind: str) -> etree._Element:
    """Return a run with one mark of a field: begin, separate or end."""
    return w("r", w("fldChar", fldCharType=kind))


def field_code(code: str) -> etree._Element:
    """Return a run with the instruction of a field."""
    made = w("r")
    _add_text(made, "instrText", f" {code} ")
    return made


def field(code: str, shown: str) -> tuple[etree._Element, ...]:
    """Return the runs of a field that already shows its result."""
    return (
        field_mark("begin"),
        field_code(code),
        field_mark("separate"),
        run(shown),
        field_mark("end"),
    )


def paragraph(
    runs: Iterable[etree._Element], style: str = "", *properties: etree._Element
) -> etree._Element:
    """Return a paragraph; the properties must come in the order of Word's schema."""
    made = w("p")
    if style or properties:
        own = add(made, "pPr")
        if style:
            add(own, "pStyle", style)
        own.extend(properties)
    made.extend(runs)
    return made


def whole_number(element: etree._Element, name: str) -> int:
    """Return an attribute of Word's as a number, 0 where it is missing or no whole number."""
    text = element.get(W + name, "")
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else 0


def value(element: etree._Element | None) -> str:
    """Return the ``w:val`` of an element that may not be there; empty where it is not."""
    return "" if element is None else element.get(_VAL, "")


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch such as ``keepNext`` is there and not switched off."""
    return element is not None and element.get(_VAL, "1").lower() not in OFF


def remove(element: etree._Element) -> None:
    """Take an element out of its parent, with what is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def to_moment(at: str) -> dt.datetime | None:
    """Return a moment as Word writes it, None where it is none.

    Most programs write no time zone, or a wrong one: one without a zone is UTC.
    """
    try:
        found = dt.datetime.fromisoformat(at.strip())
    except ValueError:
        return None
    return found if found.tzinfo is not None else found.replace(tzinfo=dt.UTC)
