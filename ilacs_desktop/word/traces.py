"""Takes out of one part of a template what tells who wrote it, when, or where it was kept.

Tracked changes are accepted; comments, revision numbers and links to other files go; English of
any country becomes English (United Kingdom).
"""

import re
from collections.abc import Collection

from lxml import etree

from ilacs_desktop.word.ooxml import W
from ilacs_desktop.word.package import R

_CHANGES = """
    del moveFrom rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange
    tblGridChange numberingChange cellIns cellDel cellMerge moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd
"""
_COMMENTS = "commentRangeStart commentRangeEnd commentReference annotationRef"
_NOTED_BY_WORD = "proofErr permStart permEnd lastRenderedPageBreak customXmlPr smartTagPr"
_TIES_TO_FILES = "dataBinding altChunk subDoc"
_SETTINGS = """
    rsids attachedTemplate mailMerge documentProtection writeProtection docVars trackRevisions
    updateFields proofState revisionView schemaLibrary saveThroughXslt activeWritingStyle linkStyles
"""
_REMOVED = frozenset(
    W + name
    for names in (_CHANGES, _COMMENTS, _NOTED_BY_WORD, _TIES_TO_FILES, _SETTINGS)
    for name in names.split()
)
_UNWRAPPED = frozenset(W + name for name in ("ins", "moveTo", "customXml", "smartTag"))
_PICTURES = frozenset(W + name for name in ("drawing", "pict", "object"))
_TRACE_ATTRIBUTE = re.compile(r"\}(rsid\w*|paraId|textId|dirty)$")


def remove_traces(root: etree._Element, dropped: Collection[str]) -> None:
    """Clean the part in place; ``dropped`` holds the ids of its relationships that went."""
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _is_trace(element):
            _remove(element)
            continue
        for name in [name for name in element.attrib if _TRACE_ATTRIBUTE.search(str(name))]:
            del element.attrib[name]
        if any(
            str(name).startswith(R) and value in dropped for name, value in element.attrib.items()
        ):
            _cut_loose(element)
        if element.tag in _UNWRAPPED:
            _unwrap(element)
    _speak_british_english(root)


def _is_trace(element: etree._Element) -> bool:
    return element.tag in _REMOVED or etree.QName(element).localname == "docId"


def _cut_loose(element: etree._Element) -> None:
    """Take out what hung on a dropped relationship: a link keeps its words, a picture goes."""
    if element.tag == W + "hyperlink":
        _unwrap(element)
        return
    carriers = [element, *element.iterancestors()]
    _remove(next((e for e in carriers if e.tag in _PICTURES), element))


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _speak_british_english(root: etree._Element) -> None:
    for element in root.iter(W + "lang", W + "themeFontLang"):
        for name in ("val", "eastAsia"):
            if element.get(W + name, "").lower().startswith("en"):
                element.set(W + name, "en-GB")
