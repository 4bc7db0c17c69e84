"""Small fillers for what python-docx lacks: runs, links, bookmarks, fields and properties.

Text is the user's: it becomes text and nothing else, whatever it looks like.
"""

import re
from collections.abc import Iterable

from lxml import etree

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NAMESPACE}}}"
_NSMAP = {"w": NAMESPACE}
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
    named = {W + name.rstrip("_"): value for name, value in attributes.items()}
    element = etree.Element(W + tag, named, _NSMAP)
    element.extend(children)
    return element


def run(text: str, style: str = "", *, bold: bool = False, italic: bool = False) -> etree._Element:
    """Return a run. Tabs and line ends (also U+2028) become Word's; the rest stays as typed."""
    made = w("r", *_run_properties(style, bold=bold, italic=italic))
    for n, line in enumerate(_LINE_END.split(xml_text(text))):
        if n:
            made.append(w("br"))
        for m, words in enumerate(line.split("\t")):
            if m:
                made.append(w("tab"))
            if words:
                made.append(_text("t", words))
    return made


def _run_properties(style: str, *, bold: bool, italic: bool) -> Iterable[etree._Element]:
    properties = w("rPr")
    if style:
        properties.append(w("rStyle", val=style))
    if bold:
        properties.extend((w("b"), w("bCs")))
    if italic:
        properties.extend((w("i"), w("iCs")))
    return (properties,) if len(properties) else ()


def _text(tag: str, text: str) -> etree._Element:
    element = w(tag)
    element.text = text
    if text != text.strip():
        element.set(SPACE, "preserve")
    return element


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
    return w("r", _text("instrText", f" {code} "))


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
    styled = (w("pStyle", val=style), *properties) if style else properties
    return w("p", *((w("pPr", *styled),) if styled else ()), *runs)


def whole_number(element: etree._Element, name: str) -> int:
    """Return an attribute of Word's as a number, 0 where it is missing or no whole number."""
    text = element.get(W + name, "")
    return int(text) if re.fullmatch(r"-?\d{1,9}", text, re.ASCII) else 0
