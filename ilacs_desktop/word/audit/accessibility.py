"""An audit of a finished Word file for people who hear it, enlarge it or move about by its headings.

It looks for all that Word's own accessibility checker looks for, and for more (access_rules.py).
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from ilacs_desktop.word.audit import access_rules as rules
from ilacs_desktop.word.audit.access_objects import object_hits
from ilacs_desktop.word.audit.access_text import text_hits
from ilacs_desktop.word.audit.finding import Hit
from ilacs_desktop.word.audit.looks import Seen
from ilacs_desktop.word.audit.opened import Opened, part_name
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.parts.ooxml import W, is_on

_ENGLISH = "en-GB"
_DC = "{http://purl.org/dc/elements/1.1/}"


def accessibility(file: Opened, text: Sequence[Seen], book: StyleBook) -> Iterator[Hit]:
    """Yield every place that some people cannot read as the others do."""
    yield from _properties(file)
    yield from _language(file)
    yield from text_hits(text, book)
    yield from object_hits(file, [one.line for one in text])
    settings = file.related("settings")
    if settings is not None and is_on(settings.find(W + "documentProtection")):
        yield Hit(rules.PROTECTED, "In the file’s settings")


def _properties(file: Opened) -> Iterator[Hit]:
    core = next((link.target for link in file.links[""] if link.kind == "core-properties"), "")
    said = file.roots.get(core)
    if said is None or not (said.findtext(_DC + "title") or "").strip():
        yield Hit(rules.TITLE, "In the file’s properties")
    if said is not None and (said.findtext(_DC + "language") or _ENGLISH) != _ENGLISH:
        yield Hit(rules.LANGUAGE, "In the file’s properties")


def _language(file: Opened) -> Iterator[Hit]:
    styles = file.related("styles")
    default = None
    if styles is not None:
        default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    if default is None or default.get(W + "val") != _ENGLISH:
        yield Hit(rules.LANGUAGE, "In the styles, for the whole text")
    for part, root in file.roots.items():
        others = {said for said in map(_said, root.iter(W + "lang")) if said} - {_ENGLISH}
        for language in sorted(others):
            yield Hit(rules.LANGUAGE, f"Marked as {language}. {part_name(part)}")


def _said(mark: etree._Element) -> str:
    return mark.get(W + "val", "")
