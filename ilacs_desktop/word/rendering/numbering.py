"""Lists: numbering for list styles, and a fresh count for each numbered list.

Word counts on through all paragraphs of a list style unless each list has a numbering of its own
that says where it starts.
"""

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.numbering import NumberingPart
from lxml import etree

from ilacs_desktop.word.parts.ooxml import NAMESPACE, W, value, w, whole_number


class Lists:
    """The numberings of one Word document.

    ``styles`` and ``root`` are the elements of its styles and its numbering part, which is added
    where the template has none.
    """

    def __init__(self, document: WordDocument) -> None:
        self.styles: etree._Element = document.styles.element
        self.root = _numbering_root(document)
        numbers = (whole_number(num, "numId") for num in self.root.iterfind(W + "num"))
        self._last = max(numbers, default=0)

    def numbering_of(self, style_id: str) -> tuple[str, str] | None:
        """Return the abstract numbering and the level of a style, or of one it is based on."""
        seen: set[str] = set()
        while style_id not in seen:
            seen.add(style_id)
            style = find(self.styles, "style", "styleId", style_id)
            if style is None:
                return None
            number = style.find(f"{W}pPr/{W}numPr/{W}numId")
            if number is not None:
                level = style.find(f"{W}pPr/{W}numPr/{W}ilvl")
                abstract = self._abstract_of(value(number))
                return (abstract, value(level) or "0") if abstract else None
            style_id = value(style.find(W + "basedOn"))
        return None

    def _abstract_of(self, number: str) -> str:
        num = find(self.root, "num", "numId", number)
        return "" if num is None else value(num.find(W + "abstractNumId"))

    def borrow(self, style_id: str, source: "Lists", source_id: str) -> None:
        """Give a style of this document the numbering that a style of the source has.

        Raises KeyError where the document lacks the style or the source its numbering.
        """
        style = find(self.styles, "style", "styleId", style_id)
        found = source.numbering_of(source_id)
        model = find(source.root, "abstractNum", "abstractNumId", found[0]) if found else None
        if style is None or found is None or model is None:
            raise KeyError(style_id)
        abstract = self._add_abstract(deepcopy(model))
        properties = style.find(W + "pPr")
        if properties is None:
            properties = w("pPr")
            _insert_before(style, properties, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
        for old in properties.findall(W + "numPr"):
            properties.remove(old)
        number = w("numPr", w("ilvl", val=found[1]), w("numId", val=self._add(abstract)))
        _insert_after(properties, number, _BEFORE_NUMBER)

    def _add_abstract(self, abstract: etree._Element) -> str:
        others = self.root.findall(W + "abstractNum")
        ids = (whole_number(other, "abstractNumId") for other in others)
        new_id = str(max(ids, default=-1) + 1)
        abstract.set(W + "abstractNumId", new_id)
        for level in abstract.iterfind(W + "lvl"):
            for link in level.findall(W + "pStyle"):
                level.remove(link)
        _insert_after(self.root, abstract, ("numPicBullet", "abstractNum"))
        return new_id

    def _add(self, abstract: str, *overrides: etree._Element) -> str:
        self._last += 1
        number = str(self._last)
        num = w("num", w("abstractNumId", val=abstract), *overrides, numId=number)
        _insert_before(self.root, num, ("numIdMacAtCleanup",))
        return number

    def start(self, style_id: str) -> tuple[str, str]:
        """Return the number and the level of a new list in this style, which begins at 1.

        Raises KeyError when the style has no numbering.
        """
        found = self.numbering_of(style_id)
        if found is None:
            raise KeyError(style_id)
        abstract, level = found
        restart = w("lvlOverride", w("startOverride", val="1"), ilvl=level)
        return self._add(abstract, restart), level


_BEFORE_NUMBER = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def find(parent: etree._Element, tag: str, name: str, wanted: str) -> etree._Element | None:
    """Return the child with this tag whose attribute of this name has the wanted value."""
    return next((e for e in parent.iterfind(W + tag) if e.get(W + name) == wanted), None)


def _insert_before(parent: etree._Element, new: etree._Element, tags: tuple[str, ...]) -> None:
    names = [W + tag for tag in tags]
    at = next((n for n, child in enumerate(parent) if child.tag in names), len(parent))
    parent.insert(at, new)


def _insert_after(parent: etree._Element, new: etree._Element, tags: tuple[str, ...]) -> None:
    names = [W + tag for tag in tags]
    at = max((n for n, child in enumerate(parent, 1) if child.tag in names), default=0)
    parent.insert(at, new)


def _numbering_root(document: WordDocument) -> etree._Element:
    part = document.part
    if not any(rel.reltype == RELATIONSHIP_TYPE.NUMBERING for rel in part.rels.values()):
        empty = NumberingPart(
            PackURI("/word/numbering.xml"),
            CONTENT_TYPE.WML_NUMBERING,
            parse_xml(f'<w:numbering xmlns:w="{NAMESPACE}"/>'),
            part.package,
        )
        part.relate_to(empty, RELATIONSHIP_TYPE.NUMBERING)
    root: etree._Element = part.numbering_part.element
    return root
