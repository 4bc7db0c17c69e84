"""Sees to it that every page says at its top and bottom how the document is to be handled.

A council's template may have no place for the protective marking, or on some pages none: it is
supplied there (domain.md §6.4).
"""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.enum.section import WD_HEADER_FOOTER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.exceptions import InvalidXmlError
from docx.oxml.section import CT_SectPr
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.story import StoryPart
from lxml import etree

from ilacs_desktop.word.parts.ooxml import W, is_on, paragraph, run, value, xml_text

_TOP, _BOTTOM = "header", "footer"
_KINDS = {
    "default": WD_HEADER_FOOTER.PRIMARY,
    "first": WD_HEADER_FOOTER.FIRST_PAGE,
    "even": WD_HEADER_FOOTER.EVEN_PAGE,
}


def mark_every_page(word: WordDocument, marking: str, draft: str) -> tuple[str, ...]:
    """Say on every page without it how the document is marked, and whether it is a draft.

    Returns a sentence about what was added. Nothing is where there is no marking, or where
    ``draft`` is empty because the copy is final.
    """
    added = _marked(word, marking) if marking.strip() else ()
    if draft.strip() and _mark(word, _TOP, draft):
        told = f"The template does not print {draft} on every page, so it is added at the top."
        return (*added, told)
    return added


def _marked(word: WordDocument, marking: str) -> tuple[str, ...]:
    places = {
        _TOP: "at the top" if _mark(word, _TOP, marking) else "",
        _BOTTOM: "at the bottom" if _mark(word, _BOTTOM, marking) else "",
    }
    where = " and ".join(filter(None, places.values()))
    if not where:
        return ()
    return (
        f"The template does not print the protective marking {where} of every page, so it is "
        "added there.",
    )


def _mark(word: WordDocument, where: str, marking: str) -> bool:
    """Mark one end of every page; return whether any lacked it."""
    lacking = False
    before: dict[str, StoryPart | None] = {}
    for section in word.sections:
        for kind in _kinds(word, section._sectPr):  # noqa: SLF001 - python-docx hides the kinds
            part = _own(word, section._sectPr, where, kind) or before.get(kind)  # noqa: SLF001
            if part is None:
                part = _new(word, section._sectPr, where, kind)  # noqa: SLF001
            before[kind] = part
            if not _says(part.element, marking):
                lacking = True
                _add(part.element, where, _line(word, where, marking))
    return lacking


def _kinds(word: WordDocument, section: CT_SectPr) -> Iterator[str]:
    yield "default"
    if is_on(section.find(W + "titlePg")):
        yield "first"
    links = word.part.rels.values()
    settings = (link.target_part for link in links if link.reltype == RELATIONSHIP_TYPE.SETTINGS)
    if any(is_on(part.element.find(W + "evenAndOddHeaders")) for part in settings):
        yield "even"


def _own(word: WordDocument, section: CT_SectPr, where: str, kind: str) -> StoryPart | None:
    get = section.get_headerReference if where == _TOP else section.get_footerReference
    try:
        reference = get(_KINDS[kind])
        id_ = "" if reference is None else reference.rId
    except InvalidXmlError:  # a reference to nothing, in a damaged template
        id_ = ""
    found = word.part.related_parts.get(id_)
    return found if isinstance(found, StoryPart) else None


def _new(word: WordDocument, section: CT_SectPr, where: str, kind: str) -> StoryPart:
    """Return an empty header or footer, which the section shows from now on."""
    make: type[HeaderPart | FooterPart] = HeaderPart if where == _TOP else FooterPart
    part: StoryPart = make.new(word.part.package)
    refer = section.add_headerReference if where == _TOP else section.add_footerReference
    refer(_KINDS[kind], word.part.relate_to(part, getattr(RELATIONSHIP_TYPE, where.upper())))
    for child in list(part.element):
        part.element.remove(child)
    return part


def _says(story: etree._Element, marking: str) -> bool:
    text = "".join(element.text or "" for element in story.iter(W + "t"))
    return "".join(xml_text(marking).split()) in "".join(text.split())


def _line(word: WordDocument, where: str, marking: str) -> etree._Element:
    styles = (e for e in word.styles.element.iterfind(W + "style"))
    named = (e.get(W + "styleId", "") for e in styles if value(e.find(W + "name")).lower() == where)
    return paragraph([run(marking, bold=True)], next(named, ""))


def _add(story: etree._Element, where: str, line: etree._Element) -> None:
    if where == _TOP:
        story.insert(0, line)
    else:
        story.append(line)
