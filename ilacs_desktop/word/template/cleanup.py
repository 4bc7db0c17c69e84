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
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.package import (
    CONTENT_TYPES,
    PackageError,
    Parts,
    Relationship,
    parse,
    relationships,
    relationships_name,
    serialise,
)
from ilacs_desktop.word.parts.pictures import without_traces
from ilacs_desktop.word.parts.properties import (
    APP_NAME,
    CORE_NAME,
    app_part,
    content_types_part,
    core_part,
    package_links,
    relationships_part,
)
from ilacs_desktop.word.template import label as labels
from ilacs_desktop.word.template.faults import telltale_fields
from ilacs_desktop.word.template.hidden import hidden_styles
from ilacs_desktop.word.template.language import speak_british_english
from ilacs_desktop.word.template.mend import mend
from ilacs_desktop.word.template.traces import remove_traces

_OFFICE = "application/vnd.openxmlformats-officedocument"
_MAIN = "document.main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LENT = "standard"  # how the names of lent parts, and the ids of their links, begin
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
_TEXTS = (_MAIN, "header", "footer", *_NOTES)
_SEVERAL = ("header", "footer", "image", "hyperlink")
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg"}
_DRAWING = "svg"  # Word keeps a PNG beside each, which is shown instead
_OTHER_PICTURES = "Open the template in Word, put a PNG or JPEG picture in its place, and save it."
_WEB = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


class Cleaned(NamedTuple):
    """The parts of a clean template, and a clause for each picture that cannot be cleaned.

    With such pictures the parts are good for looking at, not for a file.
    """

    parts: Parts
    pictures: tuple[str, ...]


def clean(parts: Parts, title: str, day: dt.date) -> Parts:
    """Return a template's parts without traces, as a document with this title, dated this day.

    The file names no author, company, path or other file. A sensitivity label stays where it was
    kept on import. Raises PackageError when the parts hold no Word document, or pictures that
    cannot be cleaned.
    """
    cleaned = clean_all(parts, title, day, keep_label=labels.was_kept(parts))
    if cleaned.pictures:
        raise PackageError("; ".join(cleaned.pictures), _OTHER_PICTURES)
    return cleaned.parts


def clean_all(
    parts: Parts, title: str, day: dt.date, *, keep_label: bool, lent: Parts | None = None
) -> Cleaned:
    """Return a template's parts without traces, and which of its pictures cannot be cleaned.

    ``lent`` holds parts by their kind, such as ``theme``, for a template that has none of it.
    Raises PackageError when the parts hold no Word document.
    """
    main = next((r.target for r in relationships(parts, "") if r.kind == "officeDocument"), "")
    if main not in parts:
        raise PackageError("it holds no Word document")
    kept = _Kept(_with_lent(parts, main, lent or {}), main)
    label = labels.label_of(parts) if keep_label else None
    made = kept.parts()
    made[APP_NAME] = app_part()
    made[CORE_NAME] = core_part(title, day)
    made |= {} if label is None else labels.label_parts(label)
    links = (*package_links(main), *(() if label is None else labels.label_links(label)))
    made[relationships_name("")] = relationships_part(links)
    named = {name: _content_type(kind) for name, kind in kept.kinds.items() if kind != "image"}
    named |= {name: kind for name, kind in labels.CONTENT_TYPES.items() if name in made}
    pictures = {_ending(name) for name, kind in kept.kinds.items() if kind == "image"}
    endings = {ending: kind for ending, kind in _PICTURES.items() if ending in pictures}
    made[CONTENT_TYPES] = content_types_part(named, endings)
    return Cleaned(made, tuple(sorted(kept.pictures)))


def _with_lent(parts: Parts, main: str, lent: Parts) -> Parts:
    """Return the parts with those of the lent kinds that the main part has no link to."""
    links = list(relationships(parts, main))
    missing = lent.keys() - {link.kind for link in _staying(links, parts)}
    made = dict(parts)
    for kind in sorted(missing):
        name = posixpath.join(posixpath.dirname(main), f"{_LENT}_{kind}.xml")
        made[name] = lent[kind]
        links.append(Relationship(f"{_LENT}_{kind}", f"{_LINK}/{kind}", name, external=False))
    if missing:
        made[relationships_name(main)] = relationships_part(links)
    return made


def _content_type(kind: str) -> str:
    return f"{_OFFICE}.{'' if kind == 'theme' else 'wordprocessingml.'}{kind}+xml"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


class _Kept:
    """The parts that can be reached from the main one and give a document its look, cleaned.

    ``kinds`` says of each by its name what it is, ``pictures`` which cannot be cleaned and why.
    """

    def __init__(self, parts: Parts, main: str) -> None:
        self._parts = parts
        self._made: Parts = {}
        self._roots: dict[str, etree._Element] = {}
        self._hidden = _hidden_styles(parts, main)
        self.kinds = {main: _MAIN}
        self.pictures: list[str] = []
        waiting = [main]
        while waiting:
            waiting += self._keep(waiting.pop())

    def _keep(self, name: str) -> list[str]:
        """Clean a part and return the names of those that it needs and that are not kept yet."""
        links = list(relationships(self._parts, name))
        staying = _staying(links, self._parts)
        if self.kinds[name] == "image":
            self._keep_picture(name)
        else:
            dropped = {link.id for link in links} - {link.id for link in staying}
            self._roots[name] = _clean_root(
                self.kinds[name], self._parts[name], dropped, self._hidden
            )
        if staying:
            self._made[relationships_name(name)] = relationships_part(staying)
        inside = [link for link in staying if not link.external and link.target not in self.kinds]
        self.kinds |= {link.target: link.kind for link in inside}
        return list(dict.fromkeys(link.target for link in inside))

    def _keep_picture(self, name: str) -> None:
        try:
            if _ending(name) in _PICTURES:
                self._made[name] = without_traces(self._parts[name])
                return
        except ValueError:
            pass
        self.pictures.append(
            f"its picture “{posixpath.basename(name)}” is neither a PNG nor a JPEG, so it may tell "
            "who made it and cannot be cleaned"
        )

    def parts(self) -> Parts:
        """Return the parts, made to fit together. Raises PackageError when there are no styles."""
        by_kind = {
            kind: self._roots[name] for name, kind in self.kinds.items() if name in self._roots
        }
        if "styles" not in by_kind:
            raise PackageError("it defines no styles")
        texts = [self._roots[name] for name, kind in self.kinds.items() if kind in _TEXTS]
        mend(texts, by_kind["styles"], by_kind.get("numbering"), by_kind.get("fontTable"))
        return self._made | {name: serialise(root) for name, root in self._roots.items()}


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


def _clean_root(
    kind: str, raw: bytes, dropped: Collection[str], hidden: Collection[str]
) -> etree._Element:
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
    return root
