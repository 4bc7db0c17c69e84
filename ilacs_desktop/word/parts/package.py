"""A Word file as its parts: read with care, walked by its relationships, written reproducibly."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.foreign import foreign_file, foreign_package
from ilacs_desktop.word.parts.limits import LIMITS, OURS, Limits, PackageError
from ilacs_desktop.word.parts.unpack import Unpacker, check_xml

__all__ = (
    "CONTENT_TYPES",
    "PackageError",
    "Parts",
    "R",
    "Relationship",
    "open_package",
    "parse",
    "read_package",
    "relationships",
    "relationships_name",
    "serialise",
    "store_package",
    "write_package",
)

CONTENT_TYPES = "[Content_Types].xml"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
# It takes ten million letters in a row too.
_OUR_PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
)
_TOO_DEEP = etree.XPath("boolean(" + "/*" * (LIMITS.depth + 1) + ")")

Parts = dict[str, bytes]


class Relationship(NamedTuple):
    """A link from one part to another, or outside; ``target`` is a part's name or an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """Return the last word of the type, such as ``styles``."""
        return self.type.rpartition("/")[2]


def read_package(raw: bytes, limits: Limits = LIMITS) -> Parts:
    """Return the parts of a Word file by name.

    Raises PackageError when the bytes are another kind of file, are damaged, or hold more than the
    limits allow.
    """
    package = open_package(raw, limits)
    return {name: package.read(name) for name in package.names}


def open_package(raw: bytes, limits: Limits = LIMITS) -> Unpacker:
    """Return a Word file whose parts are unpacked as they are asked for.

    Raises PackageError when the bytes are another kind of file, or its list of parts is damaged or
    too long.
    """
    if foreign := foreign_file(raw):
        raise foreign
    package = Unpacker(raw, limits)
    mimetype = package.read("mimetype")[:100] if "mimetype" in package.names else b""
    if foreign := foreign_package(package.names, mimetype):
        raise foreign
    return package


def write_package(parts: Parts) -> bytes:
    """Return the parts as a Word file without dates: the same parts give the same bytes."""
    return _zipped(parts, zipfile.ZIP_DEFLATED)


def store_package(parts: Parts) -> bytes:
    """Return the parts as a Word file that is read again at once: quicker, not compressed."""
    return _zipped(parts, zipfile.ZIP_STORED)


def _zipped(parts: Parts, compression: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            entry.compress_type = compression
            package.writestr(entry, parts[name])
    return out.getvalue()


def parse(part: bytes, limits: Limits = LIMITS) -> etree._Element:
    """Return the root of an XML part.

    Raises PackageError when it is not well-formed, holds more or is nested deeper than any text, or
    declares a document type, as no Word file does but a malicious one may.
    """
    check_xml(part, limits, limits.nodes)
    try:
        root = etree.fromstring(part, _OUR_PARSER if limits is OURS else _PARSER)
    except etree.XMLSyntaxError as fault:
        raise PackageError("one of its parts is not well-formed XML") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError("one of its parts declares a document type")
    if _TOO_DEEP(root):
        raise PackageError(f"one of its parts is nested more than {LIMITS.depth} deep")
    return root


def serialise(root: etree._Element) -> bytes:
    """Return the XML part that this root stands for."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relationships_name(part: str) -> str:
    """Return the name of the part that holds this part's relationships; "" is the package."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(parts: Parts, part: str) -> Iterator[Relationship]:
    """Yield the relationships of a part, their targets as names of parts."""
    raw = parts.get(relationships_name(part))
    for element in parse(raw).iter("{*}Relationship") if raw is not None else ():
        external = element.get("TargetMode") == "External"
        target = element.get("Target", "")
        if not external:
            path = posixpath.join("/", posixpath.dirname(part), target)
            target = posixpath.normpath(path).lstrip("/")
        yield Relationship(element.get("Id", ""), element.get("Type", ""), target, external)
