"""What travels in a Word file beside its text: properties, parts, links and pictures' own notes."""

import io
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from ilacs_desktop.word.audit import leak_rules as rules
from ilacs_desktop.word.audit.finding import Hit, Rule
from ilacs_desktop.word.audit.known import Known
from ilacs_desktop.word.audit.opened import Opened
from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import CONTENT_TYPES, Relationship
from ilacs_desktop.word.parts.pictures import without_traces
from ilacs_desktop.word.template import label as labels

_NO_DATE = (1980, 1, 1, 0, 0, 0)
_WEB = re.compile(r"(https?://[^/\s]|mailto:)", re.IGNORECASE)
_PEOPLE = frozenset(("creator", "lastModifiedBy", "Manager", "Company"))
# What properties may say: the title, dates and language, and which program wrote the file.
_PLAIN = frozenset(
    ("title", "created", "modified", "language", "Application", "AppVersion", "DocSecurity")
)
_COUNTS = re.compile(r"[0-9.]*|true|false")  # pages, words, switches
_TEXT_PARTS = frozenset(
    [
        "officeDocument",
        "styles",
        "numbering",
        "settings",
        "fontTable",
        "theme",
        "header",
        "footer",
        "footnotes",
        "endnotes",
        "image",
        "core-properties",
        "extended-properties",
    ]
)
_PARTS: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (r"(^|/)(comments\w*|people)\.xml$", rules.COMMENT),
        (r"(^|/)vba\w*\.(bin|xml)$", rules.MACRO),
        (r"(^|/)printerSettings", rules.PRINTER),
        (r"thumbnail\.", rules.THUMBNAIL),
        (r"(^|/)(embeddings|activeX|afchunk)", rules.EMBEDDED),
        (r"^docMetadata/", rules.LABEL),
        (r"^customXml/", rules.CUSTOM_DATA),
        (r"^docProps/custom", rules.PROPERTY),
    )
)
_LABEL_NAME = re.compile(r"MSIP_Label_")
_PICTURES = (".png", ".jpg", ".jpeg")


def unprinted_parts(file: Opened, raw: bytes, known: Known) -> Iterator[Hit]:
    """Yield what the parts of the file tell by being there, or in their properties."""
    yield from _properties(file, known)
    yield from _odd_parts(file)
    yield from _links(file)
    yield from _pictures(file)
    yield from _zip(raw)


def _properties(file: Opened, known: Known) -> Iterator[Hit]:
    for link in file.links[""]:
        if link.kind not in ("core-properties", "extended-properties"):
            continue
        root = file.roots.get(link.target)
        for element in () if root is None else root.iterchildren("*"):
            name = etree.QName(element).localname
            text = " ".join("".join(element.itertext()).split())
            if not text or name in _PLAIN or (text in known.allowed and name == "Company"):
                continue
            if name in _PEOPLE:
                yield Hit(rules.PERSON, f"{name}: “{text}”")
            elif not _COUNTS.fullmatch(text):
                yield Hit(rules.PROPERTY, f"{name}: “{text[:80]}”")


def _odd_parts(file: Opened) -> Iterator[Hit]:
    kept = labels.was_kept(file.parts)
    expected = {
        link.target for links in file.links.values() for link in links if link.kind in _TEXT_PARTS
    }
    for part in sorted(file.parts.keys() - expected - {CONTENT_TYPES}):
        if part.endswith(".rels"):
            continue
        rule = next((rule for pattern, rule in _PARTS if pattern.search(part)), rules.OTHER_PART)
        if rule is rules.PROPERTY and _is_label(file.roots.get(part)):
            rule = rules.LABEL
        if rule is not rules.LABEL or not kept:
            yield Hit(rule, f"The part “{part}”")
    if b"macroEnabled" in file.parts.get(CONTENT_TYPES, b""):
        yield Hit(rules.MACRO, "The file is of the kind that may hold macros")


def _is_label(custom: etree._Element | None) -> bool:
    """Return whether custom properties are a sensitivity label's and nothing else."""
    names = [] if custom is None else [e.get("name", "") for e in custom.iterchildren("*")]
    return bool(names) and all(_LABEL_NAME.match(name) for name in names)


def _links(file: Opened) -> Iterator[Hit]:
    for links in file.links.values():
        for link in links:
            rule = _link_rule(link)
            if rule is not None:
                yield Hit(rule, f"“{link.target[:80]}”")


def _link_rule(link: Relationship) -> Rule | None:
    if link.kind == "attachedTemplate":
        return rules.ATTACHED_TEMPLATE
    if not link.external:
        return None
    if link.kind != "hyperlink":
        return rules.REMOTE
    return None if _WEB.match(link.target) else rules.LINK


def _pictures(file: Opened) -> Iterator[Hit]:
    shown = {link.target for links in file.links.values() for link in links if link.kind == "image"}
    for part in sorted(shown & file.parts.keys()):
        where = f"The picture “{part.rpartition('/')[2]}”"
        try:
            if not part.lower().endswith(_PICTURES):
                yield Hit(rules.PICTURE_KIND, where)
            elif without_traces(file.parts[part]) != file.parts[part]:
                yield Hit(rules.PICTURE_DATA, where)
        except ValueError:
            yield Hit(rules.PICTURE_KIND, where)


def _zip(raw: bytes) -> Iterator[Hit]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        if package.comment:
            yield Hit(rules.ZIP, "A note is attached to the file")
        if any(entry.date_time != _NO_DATE for entry in package.infolist()):
            yield Hit(rules.ZIP, "Its parts are dated")


def settings_hits(file: Opened) -> Iterator[Hit]:
    """Yield what the settings hold beside what the text needs."""
    settings = file.related("settings")
    if settings is None:
        return
    for tag, rule in (
        ("rsids", rules.REVISION_ID),
        ("docVars", rules.VARIABLE),
        ("mailMerge", rules.VARIABLE),
        ("attachedTemplate", rules.ATTACHED_TEMPLATE),
        ("trackRevisions", rules.CHANGE),
    ):
        if settings.find(W + tag) is not None:
            yield Hit(rule, f"In the file’s settings: {tag}")
    for element in settings.iterchildren("*"):
        if etree.QName(element).localname == "docId":
            yield Hit(rules.REVISION_ID, "In the file’s settings: docId")
