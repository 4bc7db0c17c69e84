"""Placeholders: plain names in double braces, such as ``{{ title }}``, found and filled in once.

Nothing is evaluated, and what is filled in is never looked at again, so text that looks like a
placeholder stays text. Word often splits a placeholder over several runs; it is found in the
paragraph's text as a whole.
"""

import re
from collections.abc import Mapping

from lxml import etree

from ilacs_desktop.word.parts.ooxml import SPACE, W, xml_text
from ilacs_desktop.word.template.placeholder_names import TEXTS

PATTERN = re.compile(r"\{\{\s*([a-z]+)\s*\}\}")
# What a paragraph shows beside words: a page number or other field, a picture, a sign, a new page.
_SHOWN = frozenset(
    W + tag
    for tag in (
        *("fldChar", "fldSimple", "drawing", "pict", "object", "sym"),
        *("footnoteReference", "endnoteReference"),
    )
)


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of the paragraph itself, without that of text boxes that hang on it."""
    return "".join(element.text or "" for element in _texts(paragraph))


def placeholders(block: etree._Element) -> list[str]:
    """Return the names in double braces in a paragraph, known or not; other blocks have none."""
    return PATTERN.findall(paragraph_text(block)) if block.tag == W + "p" else []


def fill(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    """Fill in the paragraph's placeholders of TEXTS; when all are empty, leave_out the paragraph.

    A value takes the look of the placeholder's first letter.
    """
    names = [name for name in placeholders(paragraph) if name in TEXTS]
    if not names:
        return
    if not any(values[name].strip() for name in names):
        leave_out(paragraph)
        return
    _put(paragraph, values)


def _put(paragraph: etree._Element, values: Mapping[str, str]) -> None:
    for match in reversed(list(PATTERN.finditer(paragraph_text(paragraph)))):
        _replace(_texts(paragraph), match.span(), xml_text(values.get(match[1], "")))


def leave_out(paragraph: etree._Element) -> None:
    """Remove a paragraph of the page; one that its cell, header or section needs is emptied.

    One that shows something beside words, such as the page number, loses its placeholders only.
    """
    if _shows_more(paragraph):
        _put(paragraph, {})
        return
    parent = paragraph.getparent()
    on_page = parent is not None and parent.tag == W + "body"
    if parent is not None and on_page and paragraph.find(f"{W}pPr/{W}sectPr") is None:
        parent.remove(paragraph)
        return
    for child in list(paragraph):
        if child.tag != W + "pPr":
            paragraph.remove(child)


def _shows_more(paragraph: etree._Element) -> bool:
    breaks = (e.get(W + "type") for e in paragraph.iter(W + "br"))
    return next(paragraph.iter(*_SHOWN), None) is not None or "page" in breaks


def _texts(paragraph: etree._Element) -> list[etree._Element]:
    return [
        text
        for text in paragraph.iter(W + "t")
        if next(text.iterancestors(W + "p"), None) is paragraph
    ]


def _replace(texts: list[etree._Element], span: tuple[int, int], value: str) -> None:
    """Put the value where the span of the joined text begins, and take the rest of it out."""
    start, end = span
    at = 0
    for element in texts:
        text = element.text or ""
        head, tail = max(start - at, 0), min(end - at, len(text))
        if head < len(text) and tail > 0:
            put = value if at <= start else ""
            element.text = text[:head] + put + text[tail:]
            element.set(SPACE, "preserve")
        at += len(text)
