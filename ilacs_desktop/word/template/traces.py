"""Takes out of one part of a template what tells who wrote it, when, or where it was kept.

Tracked changes are accepted; comments, hidden text, revision numbers, links to other files and the
names of pictures and content controls go.
"""

import re
from collections.abc import Collection

from lxml import etree

from ilacs_desktop.word.anchors import PREFIX
from ilacs_desktop.word.content.printed import OUR_BOOKMARKS
from ilacs_desktop.word.parts.ooxml import W, remove
from ilacs_desktop.word.parts.package import R
from ilacs_desktop.word.template.controls import settle_controls
from ilacs_desktop.word.template.hidden import remove_hidden_text

_CHANGES = """
    del moveFrom rPrChange pPrChange sectPrChange tblPrChange tblPrExChange trPrChange tcPrChange
    tblGridChange numberingChange cellIns cellDel cellMerge moveFromRangeStart moveFromRangeEnd
    moveToRangeStart moveToRangeEnd
"""
_COMMENTS = "commentRangeStart commentRangeEnd commentReference annotationRef"
_NOTED_BY_WORD = "proofErr permStart permEnd lastRenderedPageBreak customXmlPr smartTagPr rsid"
_CONTROLS = "sdtPr sdtEndPr"
_TIES_TO_FILES = "altChunk subDoc"
_SETTINGS = """
    rsids attachedTemplate mailMerge documentProtection writeProtection docVars trackRevisions
    updateFields proofState revisionView schemaLibrary saveThroughXslt activeWritingStyle linkStyles
"""
_REMOVED = frozenset(
    W + name
    for names in (_CHANGES, _COMMENTS, _NOTED_BY_WORD, _CONTROLS, _TIES_TO_FILES, _SETTINGS)
    for name in names.split()
)
_CUSTOM_RANGE = re.compile(r"customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)")
_UNWRAPPED = frozenset(
    W + name for name in ("ins", "moveTo", "customXml", "smartTag", "sdt", "sdtContent")
)
_PICTURES = frozenset(W + name for name in ("drawing", "pict", "object"))
_TRACE_ATTRIBUTE = re.compile(r"\}(rsid\w*|paraId|textId|dirty|author|initials|dateUtc)$")
_NAMED = ("{*}docPr", "{*}cNvPr")
_VML = "{urn:schemas-microsoft-com:vml}"
_VML_OFFICE = "{urn:schemas-microsoft-com:office:office}"
# What programs write as the words for a picture when nobody has: where it lay, or its file's name.
_PATH = re.compile(r"(?<![a-z])[a-z]:[\\/]|\\\\\w|file:|/(home|users)/", re.IGNORECASE)
_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|pdf|docx?)\s*$", re.IGNORECASE)


def remove_traces(
    root: etree._Element, dropped: Collection[str], hidden_styles: Collection[str]
) -> None:
    """Clean the part in place.

    ``dropped`` holds the ids of its relationships that went, ``hidden_styles`` the ids of the
    styles that hide their text.
    """
    settle_controls(root)
    remove_hidden_text(root, hidden_styles)
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or _is_trace(element):
            remove(element)
            continue
        for name in [name for name in element.attrib if _TRACE_ATTRIBUTE.search(str(name))]:
            del element.attrib[name]
        if any(
            str(name).startswith(R) and value in dropped for name, value in element.attrib.items()
        ):
            _cut_loose(element)
        if element.tag in _UNWRAPPED:
            _unwrap(element)
    _rename_pictures(root)
    _remove_file_names(root)
    _remove_bookmarks(root)


def _is_trace(element: etree._Element) -> bool:
    name = etree.QName(element).localname
    return element.tag in _REMOVED or name == "docId" or _CUSTOM_RANGE.fullmatch(name) is not None


def _cut_loose(element: etree._Element) -> None:
    """Take out what hung on a dropped relationship: a link keeps its words, a picture goes.

    A picture that is a link, or has a drawing beside it, stays without them.
    """
    if element.tag == W + "hyperlink":
        _unwrap(element)
        return
    if etree.QName(element).localname in ("svgBlip", "hlinkClick", "hlinkHover"):
        remove(element)
        return
    carriers = [element, *element.iterancestors()]
    remove(next((e for e in carriers if e.tag in _PICTURES), element))


def _rename_pictures(root: etree._Element) -> None:
    for n, element in enumerate(root.iter(*_NAMED), 1):
        element.set("name", f"Picture {n}")
    for element in root.iter(f"{_VML}*"):
        for name in (f"{_VML_OFFICE}title", f"{_VML_OFFICE}href", "src", "href"):
            element.attrib.pop(name, None)


def _remove_file_names(root: etree._Element) -> None:
    """Take out words for pictures and tips for links that only say where a file lay."""
    for element in root.iter(*_NAMED, f"{_VML}*", "{*}hyperlink", "{*}hlinkClick"):
        for name in ("descr", "title", "alt", "tooltip", f"{W}tooltip", f"{W}docLocation"):
            words = element.get(name, "")
            if _PATH.search(words) or _FILE_NAME.search(words):
                del element.attrib[name]


def _remove_bookmarks(root: etree._Element) -> None:
    """Take out bookmarks named as ours are, and those that have lost their start or end."""
    starts, ends = list(root.iter(W + "bookmarkStart")), list(root.iter(W + "bookmarkEnd"))
    kept = {
        start.get(W + "id")
        for start in starts
        if not start.get(W + "name", "").lower().startswith((OUR_BOOKMARKS, PREFIX))
    }
    kept &= {end.get(W + "id") for end in ends}
    for element in (*starts, *ends):
        if element.get(W + "id") not in kept:
            remove(element)


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)
