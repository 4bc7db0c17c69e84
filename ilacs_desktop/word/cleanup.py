"""Takes out of a template everything that would tell who made it, where, or on which machine.

What the writer adds afterwards holds nothing of the kind, so a clean template makes a clean file.
Only parts that give a document its look are kept, and they are tied together anew: macros,
comments, custom properties, embedded files and links to other files go. A .dotx, .dotm or .docm so
becomes a plain document.
"""

import datetime as dt
import re

from ilacs_desktop.word.ooxml import W
from ilacs_desktop.word.package import (
    CONTENT_TYPES,
    PackageError,
    Parts,
    Relationship,
    parse,
    relationships,
    relationships_name,
    serialise,
)
from ilacs_desktop.word.pictures import without_traces
from ilacs_desktop.word.properties import (
    APP_NAME,
    CORE_NAME,
    app_part,
    content_types_part,
    core_part,
    package_links,
    relationships_part,
)
from ilacs_desktop.word.traces import remove_traces

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MAIN = "document.main"
# The kinds of parts that are kept, with the element that each starts with.
_ROOTS = {
    _MAIN: W + "document",
    "styles": W + "styles",
    "numbering": W + "numbering",
    "settings": W + "settings",
    "fontTable": W + "fonts",
    "header": W + "hdr",
    "footer": W + "ftr",
    "footnotes": W + "footnotes",
    "endnotes": W + "endnotes",
    "theme": "{http://schemas.openxmlformats.org/drawingml/2006/main}theme",
}
_SEVERAL = ("header", "footer", "image", "hyperlink")
_PICTURES = {
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "emf": "image/x-emf",
    "wmf": "image/x-wmf",
}
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


def clean(parts: Parts, title: str, day: dt.date) -> Parts:
    """Return a template's parts without traces, as a document with this title, dated this day.

    The file names no author, company, path or other file. Raises PackageError when the parts hold
    no Word document.
    """
    main = next((r.target for r in relationships(parts, "") if r.kind == "officeDocument"), "")
    if main not in parts:
        raise PackageError("it holds no Word document")
    kept, kinds = _kept_parts(parts, main)
    if "styles" not in kinds.values():
        raise PackageError("it defines no styles")
    kept[APP_NAME] = app_part()
    kept[CORE_NAME] = core_part(title, day)
    kept[relationships_name("")] = relationships_part(package_links(main))
    kept[CONTENT_TYPES] = content_types_part(
        {name: _content_type(kind) for name, kind in kinds.items() if kind != "image"},
        {_ending(name): _PICTURES[_ending(name)] for name in kinds if kinds[name] == "image"},
    )
    return kept


def _content_type(kind: str) -> str:
    return f"{_OFFICE}.{'' if kind == 'theme' else 'wordprocessingml.'}{kind}+xml"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _kept_parts(parts: Parts, main: str) -> tuple[Parts, dict[str, str]]:
    """Return the cleaned parts that can be reached from the main one, and the kind of each."""
    kept: Parts = {}
    kinds = {main: _MAIN}
    waiting = [main]
    while waiting:
        name = waiting.pop()
        links = list(relationships(parts, name))
        staying = _staying(links, parts)
        dropped = {link.id for link in links} - {link.id for link in staying}
        kept[name] = _clean_part(kinds[name], parts[name], dropped)
        if staying:
            kept[relationships_name(name)] = relationships_part(staying)
        for link in staying:
            if not link.external and link.target not in kinds:
                kinds[link.target] = link.kind
                waiting.append(link.target)
    return kept, kinds


def _staying(links: list[Relationship], parts: Parts) -> list[Relationship]:
    """Return the relationships that are kept; of styles and the like, only the first counts."""
    staying: list[Relationship] = []
    for link in links:
        again = any(link.kind == other.kind for other in staying) and link.kind not in _SEVERAL
        if _may_stay(link, parts) and not again:
            staying.append(link)
    return staying


def _may_stay(link: Relationship, parts: Parts) -> bool:
    if link.external:
        return link.kind == "hyperlink" and bool(_WEB.match(link.target))
    known_picture = link.kind == "image" and _ending(link.target) in _PICTURES
    return (link.kind in _ROOTS or known_picture) and link.target in parts


def _clean_part(kind: str, raw: bytes, dropped: set[str]) -> bytes:
    if kind == "image":
        return without_traces(raw)
    root = parse(raw)
    if root.tag != _ROOTS[kind] or (kind == _MAIN and root.find(W + "body") is None):
        raise PackageError(
            "it holds no Word document, or one saved as “Strict Open XML Document”"
            if kind == _MAIN
            else "one of its parts is not what it should be"
        )
    remove_traces(root, dropped)
    return serialise(root)
