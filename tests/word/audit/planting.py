"""Ways to plant a fault in a Word file, for the tests of what looks such files over."""

import re
from collections.abc import Callable, Mapping

from ilacs_desktop.word.parts.ooxml import NAMESPACE
from tests.word.support import parts_of, with_parts

Edit = Callable[[dict[str, bytes]], dict[str, bytes | None]]
DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
SETTINGS, CORE, APP = "word/settings.xml", "docProps/core.xml", "docProps/app.xml"
TYPES, LINKS, PACKAGE_LINKS = "[Content_Types].xml", "word/_rels/document.xml.rels", "_rels/.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORDPROCESSING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


def swap(part: str, old: str, new: str) -> Edit:
    """Return an edit that replaces the first match of a pattern in a part."""

    def edit(parts: dict[str, bytes]) -> dict[str, bytes | None]:
        text, times = re.subn(old, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert times == 1
        return {part: text.encode()}

    return edit


def before(part: str, end: str, xml: str) -> Edit:
    """Return an edit that puts XML in front of some other, such as an end tag."""
    return swap(part, re.escape(end), f"{xml}{end}".replace("\\", "\\\\"))


def drop(part: str) -> Edit:
    """Return an edit that takes a part out."""
    return lambda parts: {part: None}


def put(part: str, raw: bytes) -> Edit:
    """Return an edit that adds a part."""
    return lambda parts: {part: raw}


def link(target: str, kind: str, id_: str = "rId900", *, external: bool = False) -> Edit:
    """Return an edit that adds a relationship of the main document."""
    mode = ' TargetMode="External"' if external else ""
    xml = f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
    return before(LINKS, "</Relationships>", xml)


def content_type(ending: str, kind: str) -> Edit:
    """Return an edit that says what parts with this ending hold."""
    return before(TYPES, "</Types>", f'<Default Extension="{ending}" ContentType="{kind}"/>')


def several(*edits: Edit) -> Edit:
    """Return an edit that makes these one after another."""

    def edit(parts: dict[str, bytes]) -> dict[str, bytes | None]:
        made: dict[str, bytes | None] = {}
        for one in edits:
            now: Mapping[str, bytes | None] = {**parts, **made}
            made.update(one({name: raw for name, raw in now.items() if raw is not None}))
        return made

    return edit


def paragraph(inside: str, properties: str = "") -> Edit:
    """Return an edit that puts a paragraph in front of the heading “Permanence”."""
    own = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return block(f"<w:p>{own}{inside}</w:p>")


def block(xml: str) -> Edit:
    """Return an edit that puts a block in front of the heading “Permanence”."""

    def edit(parts: dict[str, bytes]) -> dict[str, bytes | None]:
        text = parts[DOCUMENT].decode()
        at = text.rindex("<w:p>", 0, text.rindex(">Permanence</w:t>"))
        return {DOCUMENT: (text[:at] + xml + text[at:]).encode()}

    return edit


def run(text: str, properties: str = "") -> str:
    """Return a run of text."""
    own = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{own}<w:t xml:space="preserve">{text}</w:t></w:r>'


def root(tag: str, inside: str = "") -> bytes:
    """Return a part of WordprocessingML."""
    return f'<w:{tag} xmlns:w="{NAMESPACE}">{inside}</w:{tag}>'.encode()


def planted(raw: bytes, edit: Edit) -> bytes:
    """Return a Word file with a fault in it."""
    return with_parts(raw, edit(parts_of(raw)))
