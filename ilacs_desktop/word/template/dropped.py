"""What of a template does not go into a usable copy, counted: never quoted, as it may be private."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import Parts, Relationship, parse, relationships
from ilacs_desktop.word.template.hidden import hidden_styles, is_hidden_run

_CHANGES = tuple(
    W + name
    for name in [
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "numberingChange",
        "cellIns",
        "cellDel",
        "cellMerge",
    ]
)
_MACROS = frozenset(
    ("vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars", "extensibility")
)
_OBJECTS = frozenset(("package", "oleObject", "control", "chart", "chartEx", "diagramData"))
_TOLD_OF = frozenset(("creator", "lastModifiedBy", "Manager"))
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_LABEL = "MSIP_Label_"


class _Kind(NamedTuple):
    """Something that is counted: how one of it is told, and how several."""

    one: str
    several: str

    def told(self, number: int) -> str:
        return self.one if number == 1 else self.several.format(number)


_KINDS = {
    "macros": _Kind("Macros", "Macros"),
    "template": _Kind("The link to another template", "{} links to other templates"),
    "fetched": _Kind(
        "A picture that is fetched from elsewhere", "{} pictures that are fetched from elsewhere"
    ),
    "files": _Kind("A link to a file (its words stay)", "{} links to files (their words stay)"),
    "other": _Kind("A link to something outside", "{} links to things outside"),
    "comments": _Kind("A comment", "{} comments"),
    "changes": _Kind("A tracked change, now accepted", "{} tracked changes, now accepted"),
    "hidden": _Kind("A piece of hidden text", "{} pieces of hidden text"),
    "properties": _Kind("A custom property", "{} custom properties"),
    "variables": _Kind("A document variable", "{} document variables"),
    "data": _Kind("A part with data (custom XML)", "{} parts with data (custom XML)"),
    "objects": _Kind(
        "An embedded file, chart, diagram or control",
        "{} embedded files, charts, diagrams or controls",
    ),
    "fonts": _Kind("An embedded font", "{} embedded fonts"),
    "controls": _Kind(
        "A content control (its words stay)", "{} content controls (their words stay)"
    ),
    "blocks": _Kind("Building blocks", "Building blocks"),
    "people": _Kind("The name of a person", "The names of {} people"),
    "company": _Kind("The company’s name in the file’s properties", "{} companies’ names"),
    "thumbnail": _Kind("A small picture of the first page", "{} small pictures of the first page"),
}


def dropped(parts: Parts) -> tuple[str, ...]:
    """Return what is left out of a copy of the template, each kind with how often it is there.

    Raises PackageError when a part is not well-formed.
    """
    roots = {
        name: parse(part)
        for name, part in parts.items()
        if name.endswith(".xml") and not name.startswith("customXml/") and "/glossary/" not in name
    }
    found = Counter[str]()
    for kind, number in (*_by_links(parts), *_by_content(roots)):
        found[kind] += number
    return tuple(kind.told(found[name]) for name, kind in _KINDS.items() if found[name])


def _by_links(parts: Parts) -> Iterator[tuple[str, int]]:
    for part in ("", *(name for name in parts if not name.endswith(".rels"))):
        if "glossary/" in part:
            continue
        for link in relationships(parts, part):
            kind = _outside(link) if link.external else _inside(link)
            if kind:
                yield kind, 1


def _outside(link: Relationship) -> str:
    if link.kind == "attachedTemplate":
        return "template"
    if link.kind == "hyperlink":
        return "" if _WEB.match(link.target) else "files"
    return "fetched" if link.kind == "image" else "other"


def _inside(link: Relationship) -> str:
    if link.kind in _MACROS:
        return "macros"
    if link.kind in _OBJECTS:
        return "objects"
    return {
        "font": "fonts",
        "customXml": "data",
        "glossaryDocument": "blocks",
        "thumbnail": "thumbnail",
    }.get(link.kind, "")


def _by_content(roots: dict[str, etree._Element]) -> Iterator[tuple[str, int]]:
    people: set[str] = set()
    styles = next((root for root in roots.values() if root.tag == W + "styles"), None)
    hiding = frozenset[str]() if styles is None else hidden_styles(styles)
    for root in roots.values():
        yield "comments", _count(root, W + "comment")
        yield "changes", _count(root, *_CHANGES)
        yield "variables", _count(root, W + "docVar")
        yield "controls", _count(root, W + "sdt")
        yield "hidden", sum(is_hidden_run(run, hiding) for run in root.iter(W + "r"))
        for element in root.iter("{*}property"):
            yield "properties", int(not element.get("name", "").startswith(_LABEL))
        yield "company", sum(bool((e.text or "").strip()) for e in root.iter("{*}Company"))
        people.update(_people(root))
    yield "people", len(people)


def _people(root: etree._Element) -> Iterator[str]:
    for element in root.iter(etree.Element):
        name = element.get(W + "author") or ""
        if etree.QName(element).localname in _TOLD_OF:
            name = element.text or ""
        if name.strip():
            yield name.strip().casefold()


def _count(root: etree._Element, *tags: str) -> int:
    return sum(1 for _ in root.iter(*tags))
