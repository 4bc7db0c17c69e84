"""The parts of a Word file that are not its text: properties, relationships and content types."""

import datetime as dt
from collections.abc import Iterable, Mapping

from lxml import etree

from ilacs_desktop.word.parts.ooxml import xml_text
from ilacs_desktop.word.parts.package import Relationship, serialise

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_APP = f"{_OFFICE}/extended-properties"
_CORE = f"{_PACKAGE}/metadata/core-properties"
_RELATIONSHIPS = f"{_PACKAGE}/relationships"
_TYPES = f"{_PACKAGE}/content-types"
_DC = "http://purl.org/dc/elements/1.1/"
_TERMS = "http://purl.org/dc/terms/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"

APP_NAME, CORE_NAME = "docProps/app.xml", "docProps/core.xml"
_DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
}
_OVERRIDES = {
    APP_NAME: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    CORE_NAME: "application/vnd.openxmlformats-package.core-properties+xml",
}


def app_part() -> bytes:
    """Return the application's properties: none, so that nothing tells of the machine."""
    return serialise(etree.Element(f"{{{_APP}}}Properties", nsmap={None: _APP}))


def core_part(title: str, day: dt.date) -> bytes:
    """Return the document's properties: title, date and language, and no author."""
    root = etree.Element(
        f"{{{_CORE}}}coreProperties",
        nsmap={"cp": _CORE, "dc": _DC, "dcterms": _TERMS, "xsi": _XSI},
    )
    etree.SubElement(root, f"{{{_DC}}}title").text = xml_text(title)
    for name in ("created", "modified"):
        when = etree.SubElement(root, f"{{{_TERMS}}}{name}")
        when.set(f"{{{_XSI}}}type", "dcterms:W3CDTF")
        when.text = f"{day.isoformat()}T00:00:00Z"
    etree.SubElement(root, f"{{{_DC}}}language").text = "en-GB"
    return serialise(root)


def package_links(main: str) -> tuple[Relationship, ...]:
    """Return what the package as a whole points at: the main document and its properties."""
    return (
        Relationship("rId1", f"{_OFFICE}/relationships/officeDocument", main, external=False),
        Relationship(
            "rId2", f"{_RELATIONSHIPS}/metadata/core-properties", CORE_NAME, external=False
        ),
        Relationship(
            "rId3", f"{_OFFICE}/relationships/extended-properties", APP_NAME, external=False
        ),
    )


def relationships_part(links: Iterable[Relationship]) -> bytes:
    """Return the part that holds these relationships."""
    root = etree.Element(f"{{{_RELATIONSHIPS}}}Relationships", nsmap={None: _RELATIONSHIPS})
    for link in links:
        target = link.target if link.external else f"/{link.target}"
        element = etree.SubElement(
            root, f"{{{_RELATIONSHIPS}}}Relationship", Id=link.id, Type=link.type, Target=target
        )
        if link.external:
            element.set("TargetMode", "External")
    return serialise(root)


def content_types_part(named: Mapping[str, str], endings: Mapping[str, str]) -> bytes:
    """Return the content types: of parts by their name, and of pictures by their file's ending."""
    root = etree.Element(f"{{{_TYPES}}}Types", nsmap={None: _TYPES})
    for ending, kind in sorted({**_DEFAULTS, **endings}.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Default", Extension=ending, ContentType=kind)
    for name, kind in sorted({**_OVERRIDES, **named}.items()):
        etree.SubElement(root, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=kind)
    return serialise(root)
