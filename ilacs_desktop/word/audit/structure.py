"""Looks in a Word file for the faults that make Word offer to repair it, or that break a link.

Validators that follow the schema miss several of these (tests/word/audit/test_structure.py plants each
of them). The writer runs this on what it made before anything is saved.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from ilacs_desktop.word.audit.opened import roots_of
from ilacs_desktop.word.parts.limits import OURS
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import (
    CONTENT_TYPES,
    PackageError,
    Parts,
    R,
    read_package,
    relationships,
)

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BOOKMARK_NAME = re.compile(r"[^\W\d]\w{0,39}")
_PAGE_REFERENCE = re.compile(r"\bPAGEREF\s+(\w+)")
_RELATIONSHIP_IDS = etree.XPath("//@r:*", namespaces={"r": R[1:-1]})
_WITH_TEXT = ("header", "footer", "footnotes", "endnotes")
_DEFINITIONS = ("styles", "numbering", "footnotes", "endnotes")


def faults(raw: bytes) -> tuple[str, ...]:
    """Return a sentence for each structural fault of a Word file of ours; a sound one has none."""
    try:
        return part_faults(read_package(raw, OURS))
    except PackageError as fault:
        return (f"The file cannot be read: {fault}.",)


def part_faults(parts: Parts) -> tuple[str, ...]:
    """Return a sentence for each structural fault of the parts of a Word file of ours."""
    try:
        return root_faults(parts, roots_of(parts, OURS))
    except PackageError as fault:
        return (f"The file cannot be read: {fault}.",)


def root_faults(parts: Parts, roots: Mapping[str, etree._Element]) -> tuple[str, ...]:
    """Return a sentence for each structural fault of parts whose roots are at hand.

    Raises PackageError when a part that holds relationships is damaged.
    """
    found = (*_package_faults(parts, roots), *_document_faults(parts, roots))
    return tuple(dict.fromkeys(found))


def _package_faults(parts: Parts, roots: Mapping[str, etree._Element]) -> Iterator[str]:
    types = roots.get(CONTENT_TYPES)
    entries = () if types is None else tuple(types.iterchildren("*"))
    named = {entry.get("PartName", "").lower() for entry in entries}
    endings = {entry.get("Extension", "").lower() for entry in entries}
    for name in parts.keys() - {CONTENT_TYPES}:
        if f"/{name}".lower() not in named and name.rsplit(".", 1)[-1].lower() not in endings:
            yield f"The part {name} has no content type."
        if name.endswith(".rels"):
            continue
        links = {link.id: link for link in relationships(parts, name)}
        for link in links.values():
            if not link.external and link.target not in parts:
                yield f"The part {name} needs the part {link.target}, which is missing."
        if name in roots and not _used_ids(roots[name]) <= links.keys():
            yield f"The part {name} uses a relationship that does not exist."


def _used_ids(root: etree._Element) -> set[str]:
    return set(map(str, _RELATIONSHIP_IDS(root)))


def _document_faults(parts: Parts, roots: Mapping[str, etree._Element]) -> Iterator[str]:
    main = next((r.target for r in relationships(parts, "") if r.kind == "officeDocument"), "")
    if main not in roots:
        yield "The file has no main document."
        return
    links = [link for link in relationships(parts, main) if link.target in roots]
    definitions = {link.kind: roots[link.target] for link in links if link.kind in _DEFINITIONS}
    texts = [roots[main], *(roots[link.target] for link in links if link.kind in _WITH_TEXT)]
    yield from _bookmark_faults(texts)
    yield from _reference_faults(texts, definitions)
    for root in texts:
        yield from _field_faults(root)
        for cell in root.iter(W + "tc"):
            if len(cell) == 0 or cell[-1].tag != W + "p":
                yield "A table cell does not end with a paragraph."
    drawings = Counter(e.get("id") for root in texts for e in root.iter(_DRAWING + "docPr"))
    if any(times > 1 for times in drawings.values()):
        yield "Two pictures have one id."


def _bookmark_faults(texts: list[etree._Element]) -> Iterator[str]:
    starts = [element for root in texts for element in root.iter(W + "bookmarkStart")]
    names = [element.get(W + "name", "") for element in starts]
    ids = [element.get(W + "id") for element in starts]
    ends = [element.get(W + "id") for root in texts for element in root.iter(W + "bookmarkEnd")]
    if Counter(ids) != Counter(ends):
        yield "The starts and ends of bookmarks do not match."
    if len(set(ids)) < len(ids):
        yield "Two bookmarks have one id."
    if len({name.lower() for name in names}) < len(names):
        yield "Two bookmarks have one name."
    for name in names:
        if not _BOOKMARK_NAME.fullmatch(name):
            yield f"Word does not allow the bookmark name “{name}”."
    for name in _linked_names(texts) - set(names):
        yield f"A link goes to “{name}”, which does not exist."


def _linked_names(texts: list[etree._Element]) -> set[str]:
    names = {link.get(W + "anchor", "") for root in texts for link in root.iter(W + "hyperlink")}
    for root in texts:
        for code in root.iter(W + "instrText"):
            names.update(_PAGE_REFERENCE.findall(code.text or ""))
    return names - {"", "_top"}


def _reference_faults(
    texts: list[etree._Element], definitions: Mapping[str, etree._Element]
) -> Iterator[str]:
    numbering, styles = definitions.get("numbering"), definitions.get("styles")
    known = _values(styles, "style", "styleId")
    for tag in ("pStyle", "rStyle", "tblStyle"):
        for name in _used(texts, tag) - known:
            yield f"The style “{name}” is not defined."
    numbered = [*texts, *(() if styles is None else (styles,))]
    if _used(numbered, "numId") - _values(numbering, "num", "numId") - {"0"}:
        yield "A list uses a numbering that is not defined."
    if numbering is not None:
        defined = _values(numbering, "abstractNum", "abstractNumId")
        if {e.get(W + "val", "") for e in numbering.iterfind(f"{W}num/{W}abstractNumId")} - defined:
            yield "A numbering is based on one that is not defined."
    for kind in ("footnote", "endnote"):
        notes = {e.get(W + "id", "") for root in texts for e in root.iter(f"{W}{kind}Reference")}
        if notes - _values(definitions.get(f"{kind}s"), kind, "id"):
            yield f"A {kind} is not defined."


def _values(root: etree._Element | None, tag: str, attribute: str) -> set[str]:
    return set() if root is None else {e.get(W + attribute, "") for e in root.iterfind(W + tag)}


def _used(roots: list[etree._Element], tag: str) -> set[str]:
    return {element.get(W + "val", "") for root in roots for element in root.iter(W + tag)}


def _field_faults(root: etree._Element) -> Iterator[str]:
    """Yield a fault unless every field begins, may separate, and ends, one inside another."""
    open_fields: list[str] = []
    for mark in root.iter(W + "fldChar"):
        kind = mark.get(W + "fldCharType", "")
        if kind == "begin":
            open_fields.append(kind)
        elif open_fields and kind == "separate" and open_fields[-1] == "begin":
            open_fields[-1] = kind
        elif open_fields and kind == "end":
            open_fields.pop()
        else:
            yield "A field ends or separates where none began."
            return
    if open_fields:
        yield "A field is not closed."
