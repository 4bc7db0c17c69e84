"""A council's sensitivity label: read from a template, and written into what is made from it.

Microsoft keeps a label twice: as custom properties named ``MSIP_Label_…`` and in a part of its own,
``docMetadata/LabelInfo.xml``. Both name the council's tenant, so a label is dropped unless somebody
asked to keep it. A kept one is known by the ids of its links.
"""

import re
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.ooxml import xml_text
from ilacs_desktop.word.parts.package import Parts, Relationship, parse, relationships, serialise

CUSTOM_NAME, INFO_NAME = "docProps/custom.xml", "docMetadata/LabelInfo.xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"
_LABELS = "http://schemas.microsoft.com/office/2020/mipLabelMetadata"
_LABEL_LINK = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # what every custom property names
_FIRST_PROPERTY = 2  # 0 and 1 are reserved
_KEPT = "keptLabel"  # how the ids of links to a label begin that somebody asked to keep
_PROPERTY = re.compile(r"MSIP_Label_[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}_(\w+)")
# Everything else, such as Owner, Justification and SetBy, may tell of a person.
_OF_THE_LABEL = frozenset(
    [
        "Enabled",
        "SetDate",
        "Method",
        "Name",
        "SiteId",
        "ActionId",
        "ContentBits",
        "Parent",
        "Application",
        "Tag",
        "Extended_MSFT_Method",
    ]
)
_INFO = ("id", "enabled", "method", "siteId", "contentBits", "removed")

CONTENT_TYPES = {
    CUSTOM_NAME: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    INFO_NAME: "application/vnd.ms-office.classificationlabels+xml",
}


class Label(NamedTuple):
    """A label: its properties, names and values, and its entries in LabelInfo.xml, likewise."""

    properties: tuple[tuple[str, str], ...]
    entries: tuple[tuple[tuple[str, str], ...], ...]

    @property
    def name(self) -> str:
        """What the council calls it; a label that LabelInfo.xml alone tells of has no name."""
        return next((value for name, value in self.properties if name.endswith("_Name")), "")


def label_of(parts: Parts) -> Label | None:
    """Return the sensitivity label of a Word file, without what tells of persons."""
    properties: list[tuple[str, str]] = []
    entries: list[tuple[tuple[str, str], ...]] = []
    for link in relationships(parts, ""):
        if link.external or link.target not in parts:
            continue
        if link.kind == "custom-properties":
            properties += _properties(parse(parts[link.target]))
        elif link.kind == "classificationlabels":
            entries += _entries(parse(parts[link.target]))
    return Label(tuple(properties), tuple(entries)) if properties or entries else None


def _properties(root: etree._Element) -> list[tuple[str, str]]:
    named = ((e.get("name", ""), "".join(map(str, e.itertext())).strip()) for e in root)
    return [
        (name, value)
        for name, value in named
        if (found := _PROPERTY.fullmatch(name)) and found[1] in _OF_THE_LABEL
    ]


def _entries(root: etree._Element) -> list[tuple[tuple[str, str], ...]]:
    return [
        tuple((name, element.get(name, "")) for name in _INFO if element.get(name))
        for element in root.iter(f"{{{_LABELS}}}label")
    ]


def was_kept(parts: Parts) -> bool:
    """Return whether the label of a Word file is there because somebody asked to keep it."""
    return any(link.id.startswith(_KEPT) for link in relationships(parts, ""))


def label_parts(label: Label) -> Parts:
    """Return the parts that carry a label."""
    parts: Parts = {}
    if label.properties:
        parts[CUSTOM_NAME] = serialise(_custom_root(label))
    if label.entries:
        root = etree.Element(f"{{{_LABELS}}}labelList", nsmap={"clbl": _LABELS})
        for entry in label.entries:
            etree.SubElement(root, f"{{{_LABELS}}}label", dict(entry))
        parts[INFO_NAME] = serialise(root)
    return parts


def _custom_root(label: Label) -> etree._Element:
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})
    for number, (name, value) in enumerate(label.properties, _FIRST_PROPERTY):
        made = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        made.attrib.update({"fmtid": _PROPERTY_SET, "pid": str(number), "name": name})
        etree.SubElement(made, f"{{{_VALUES}}}lpwstr").text = xml_text(value)
    return root


def label_links(label: Label) -> tuple[Relationship, ...]:
    """Return what a package that carries a label points at."""
    links = (
        (label.properties, f"{_OFFICE}/relationships/custom-properties", CUSTOM_NAME),
        (label.entries, _LABEL_LINK, INFO_NAME),
    )
    return tuple(
        Relationship(f"{_KEPT}{number}", kind, target, external=False)
        for number, (held, kind, target) in enumerate(links, 1)
        if held
    )
