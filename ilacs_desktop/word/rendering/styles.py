"""Finds in a template the styles that the writer uses, and lends it those it lacks.

A council's template decides how everything looks by Word's own style names, which are English in
the file whatever Word's language. Only what it does not define comes from the standard template.
"""

from collections.abc import Callable
from copy import deepcopy

from docx.document import Document as WordDocument
from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, value
from ilacs_desktop.word.rendering.numbering import Lists, find
from ilacs_desktop.word.template.house_colours import HouseColours

# What the writer calls a style, and the name that it goes by in Word.
NAMES = {
    "heading 1": "heading 1",
    "heading 2": "heading 2",
    "heading 3": "heading 3",
    "bullet": "List Bullet",
    "numbered": "List Number",
    "caption": "caption",
    "contents 1": "toc 1",
    "contents 2": "toc 2",
    "table": "Self-evaluation Table",
    "table text": "Table Text",
    "table heading": "Table Heading",
    "note": "Table Note",
    "action": "Action Line",
    "strength": "Strength",
    "improvement": "Area for Improvement",
    "strength label": "Strength Label",
    "improvement label": "Improvement Label",
    "lead": "Run-in Lead",
    "reference": "Reference",
    "unconfirmed": "Not Confirmed",
}
_LISTS = ("bullet", "numbered")
# Names that Word shows otherwise than it writes them are these, and those of headings.
_SHOWN = {"caption": "Caption", "toc 1": "TOC 1", "toc 2": "TOC 2"}
_EXPECTED = ("heading 1", "heading 2", "List Bullet", "List Number")


def shown_name(role: str) -> str:
    """Return the name of a style of NAMES as Word shows it, such as “Heading 1”."""
    name = NAMES[role]
    return _SHOWN.get(name, name.replace("heading", "Heading"))


def missing_styles(styles: etree._Element) -> tuple[str, ...]:
    """Return the keys of NAMES whose styles a template does not define."""
    known = _by_name(styles)
    return tuple(role for role, name in NAMES.items() if name.lower() not in known)


def lend_styles(
    document: WordDocument, lists: Lists, standard: Callable[[], WordDocument]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the id of each style of NAMES in the document, and what its author should know.

    What it lacks is copied from ``standard()``, which is called only then: styles, and numbering
    for list styles that have none.
    """
    styles = document.styles.element
    missing = [NAMES[role] for role in missing_styles(styles)]
    known = _by_name(styles)
    if missing:
        source = _by_name(standard().styles.element)
        colours = HouseColours.of(styles)
        for name in missing:
            known[name.lower()] = colours.put_on(_add(source[name.lower()], styles))
    ids = {role: known[name.lower()].get(W + "styleId", "") for role, name in NAMES.items()}
    for role in _LISTS:
        if lists.numbering_of(ids[role]) is None:
            model = Lists(standard())
            style = _by_name(model.styles)[NAMES[role].lower()]
            lists.borrow(ids[role], model, style.get(W + "styleId", ""))
    return ids, _told(missing)


def _told(missing: list[str]) -> tuple[str, ...]:
    """Return a sentence on missing styles that every Word template can be expected to define."""
    names = ", ".join(f"“{name}”" for name in missing if name in _EXPECTED)
    if not names:
        return ()
    return (f"The template does not define these styles, so the standard ones are used: {names}.",)


def _by_name(styles: etree._Element) -> dict[str, etree._Element]:
    return {value(style.find(W + "name")).lower(): style for style in styles.iterfind(W + "style")}


def _add(style: etree._Element, styles: etree._Element) -> etree._Element:
    """Add a copy of a standard style that fits in among these: an id and a base of theirs."""
    copy = deepcopy(style)
    while find(styles, "style", "styleId", copy.get(W + "styleId", "")) is not None:
        copy.set(W + "styleId", f"{copy.get(W + 'styleId')}SE")
    for found in (*copy.findall(W + "link"), *copy.findall(W + "next")):
        copy.remove(found)
    for properties in copy.findall(W + "pPr"):
        for found in properties.findall(W + "numPr"):
            properties.remove(found)
    for base in copy.findall(W + "basedOn"):
        base_id = _base_id(value(base), style, styles)
        base.set(W + "val", base_id)
        if not base_id:
            copy.remove(base)
    styles.append(copy)
    return copy


def _base_id(base: str, style: etree._Element, styles: etree._Element) -> str:
    """Return the id that a standard style's base goes by here, or else that of the default."""
    source = style.getparent()
    standard = find(source, "style", "styleId", base) if source is not None else None
    name = value(standard.find(W + "name")) if standard is not None else ""
    here = _by_name(styles).get(name.lower())
    if here is not None:
        return here.get(W + "styleId", "")
    kind = style.get(W + "type", "")
    return next(
        (
            e.get(W + "styleId", "")
            for e in styles.iterfind(W + "style")
            if e.get(W + "type") == kind and e.get(W + "default") in {"1", "true", "on"}
        ),
        "",
    )
