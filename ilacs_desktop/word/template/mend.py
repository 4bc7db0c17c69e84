"""Mends in a template what Word shrugs at and a sound file must not have.

Other programs leave references to styles, lists and bookmarks that are not there, and Word itself
gives two pictures one id when a header is copied. Nothing that is seen changes.
"""

from collections.abc import Iterable, Sequence
from itertools import count

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, remove

_STYLE_MARKS = (
    "pStyle",
    "rStyle",
    "tblStyle",
    "basedOn",
    "next",
    "link",
    "numStyleLink",
    "styleLink",
)
_TOP = "_top"
_SIDES = {"start": "left", "end": "right"}


def mend(
    texts: Sequence[etree._Element],
    styles: etree._Element,
    numbering: etree._Element | None,
    fonts: etree._Element | None,
) -> None:
    """Mend the parts in place: ``texts`` are the document, its headers, footers and notes."""
    everywhere = [*texts, styles, *(() if numbering is None else (numbering,))]
    _drop_unknown_styles(everywhere, styles)
    _drop_unknown_lists([*texts, styles], numbering)
    _tell_bookmarks_apart(texts)
    _drop_links_to_nothing(texts)
    _tell_pictures_apart(texts)
    _write_as_word_does(numbering, fonts)


def _drop_unknown_styles(roots: Iterable[etree._Element], styles: etree._Element) -> None:
    known = {style.get(W + "styleId") for style in styles.iterfind(W + "style")}
    marks = [e for root in roots for e in root.iter(*(W + name for name in _STYLE_MARKS))]
    for mark in marks:
        if mark.get(W + "val") not in known:
            remove(mark)


def _drop_unknown_lists(roots: Iterable[etree._Element], numbering: etree._Element | None) -> None:
    known = {"0"}
    if numbering is not None:
        abstract = {e.get(W + "abstractNumId") for e in numbering.iterfind(W + "abstractNum")}
        for num in numbering.findall(W + "num"):
            base = num.find(W + "abstractNumId")
            if base is None or base.get(W + "val") not in abstract:
                numbering.remove(num)
        known |= {num.get(W + "numId", "") for num in numbering.iterfind(W + "num")}
    for mark in [e for root in roots for e in root.iter(W + "numId")]:
        listed = mark.getparent()
        if mark.get(W + "val") not in known and listed is not None:
            remove(listed)


def _tell_bookmarks_apart(texts: Iterable[etree._Element]) -> None:
    """Drop a second bookmark of one name; of two with one id, the second gets another."""
    names: set[str] = set()
    taken = {e.get(W + "id") for root in texts for e in root.iter(W + "bookmarkStart")}
    free = (str(number) for number in count() if str(number) not in taken)
    used: set[str | None] = set()
    for root in texts:
        starts = {e.get(W + "id"): e for e in root.iter(W + "bookmarkStart")}
        ends = {e.get(W + "id"): e for e in root.iter(W + "bookmarkEnd")}
        for mark in [*root.iter(W + "bookmarkStart", W + "bookmarkEnd")]:
            if mark not in starts.values() and mark not in ends.values():
                remove(mark)
        for old, start in starts.items():
            name = start.get(W + "name", "").lower()
            if old not in ends or name in names:
                remove(start)
                continue
            names.add(name)
            end = ends.pop(old)
            if old in used:
                own = next(free)
                start.set(W + "id", own)
                end.set(W + "id", own)
            used.add(old)
        for end in ends.values():
            remove(end)


def _drop_links_to_nothing(texts: Sequence[etree._Element]) -> None:
    names = {e.get(W + "name") for root in texts for e in root.iter(W + "bookmarkStart")}
    for link in [e for root in texts for e in root.iter(W + "hyperlink")]:
        if link.get(W + "anchor", _TOP) not in {*names, _TOP}:
            del link.attrib[W + "anchor"]


def _tell_pictures_apart(texts: Iterable[etree._Element]) -> None:
    pictures = [picture for root in texts for picture in root.iter("{*}docPr")]
    taken = {picture.get("id") for picture in pictures}
    free = (str(number) for number in count(1) if str(number) not in taken)
    seen: set[str | None] = set()
    for picture in pictures:
        if picture.get("id") in seen:
            picture.set("id", next(free))
        seen.add(picture.get("id"))


def _write_as_word_does(numbering: etree._Element | None, fonts: etree._Element | None) -> None:
    """Change what LibreOffice writes in the words of a later edition of the standard."""
    for side in () if numbering is None else numbering.iter(W + "lvlJc"):
        said = side.get(W + "val", "")
        side.set(W + "val", _SIDES.get(said, said))
    for letters in () if fonts is None else fonts.iter(W + "charset"):
        letters.attrib.pop(W + "characterSet", None)
