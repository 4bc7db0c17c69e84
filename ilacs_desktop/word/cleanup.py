"""Takes out of a template everything that would tell who made it, where, or on which machine.

What the writer adds afterwards holds nothing of the kind, so a clean template makes a clean file.
Only parts that give a document its look are kept, and they are tied together anew: macros,
comments, custom properties, embedded files and links to other files go. A .dotx, .dotm or .docm so
becomes a plain document.
"""

import datetime as dt
import posixpath
import re
from collections.abc import Collection

from ilacs_desktop.word.hidden import hidden_styles
from ilacs_desktop.word.language import speak_british_english
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
from ilacs_desktop.word.template_faults import telltale_fields
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
_NOTES = ("footnotes", "endnotes")
_SEVERAL = ("header", "footer", "image", "hyperlink")
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_DRAWING = "svg"  # Word keeps a PNG beside each, which is shown instead
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
    hidden = _hidden_styles(parts, main)
    while waiting:
        name = waiting.pop()
        links = list(relationships(parts, name))
        staying = _staying(links, parts)
        dropped = {link.id for link in links} - {link.id for link in staying}
        if kinds[name] == "image":
            kept[name] = _clean_picture(name, parts[name])
        else:
            kept[name] = _clean_part(kinds[name], parts[name], dropped, hidden)
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
    picture = link.kind == "image" and _ending(link.target) != _DRAWING
    return (link.kind in _ROOTS or picture) and link.target in parts


def _hidden_styles(parts: Parts, main: str) -> frozenset[str]:
    styles = (link.target for link in relationships(parts, main) if link.kind == "styles")
    raw = parts.get(next(styles, ""))
    return frozenset() if raw is None else hidden_styles(parse(raw))


def _clean_picture(name: str, raw: bytes) -> bytes:
    try:
        if _ending(name) in _PICTURES:
            return without_traces(raw)
    except ValueError:
        pass
    raise PackageError(
        f"its picture “{posixpath.basename(name)}” is neither a PNG nor a JPEG, so it may tell "
        "who made it and cannot be cleaned. Put one of these in its place"
    )


def _clean_part(kind: str, raw: bytes, dropped: Collection[str], hidden: Collection[str]) -> bytes:
    root = parse(raw)
    if root.tag != _ROOTS[kind] or (kind == _MAIN and root.find(W + "body") is None):
        raise PackageError(
            "it holds no Word document, or one saved as “Strict Open XML Document”"
            if kind == _MAIN
            else "one of its parts is not what it should be"
        )
    told = telltale_fields(root) if kind in _NOTES else []
    if told:
        raise PackageError(f"a note has the field {told[0]}, which tells who made a file or where")
    remove_traces(root, dropped, hidden)
    speak_british_english(root)
    return serialise(root)
