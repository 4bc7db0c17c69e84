"""The words of one paragraph of Word as people see them, with what stands in it besides words."""

from collections.abc import Callable, Iterator

from lxml import etree

from ilacs_desktop.document.body import Text
from ilacs_desktop.word.last_year.left_out import LeftOutTexts
from ilacs_desktop.word.last_year.seen import raised, symbol, tidy
from ilacs_desktop.word.last_year.styles import Styles
from ilacs_desktop.word.parts.ooxml import W, value

_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_GONE = frozenset(W + tag for tag in ("del", "moveFrom"))
_NOT_TEXT = frozenset(
    W + tag
    for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "rt", "tblPr")
)
_PICTURES = frozenset(W + tag for tag in ("drawing", "pict", "object"))
_BOX = W + "txbxContent"
_PICTURE_MARKS = ("{*}blip", "{*}imagedata", "{*}chart", "{*}relIds")
# What stands for characters in a run.
_CHARACTERS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
LINE_END = "\n"

Notes = Callable[[str, str], str]


class ParagraphReader:
    """Reads the words of paragraphs; ``note`` gives the text of a note by its kind and id.

    ``boxes`` holds the text boxes of the paragraph that was read last.
    """

    def __init__(self, styles: Styles, note: Notes, left_out: LeftOutTexts) -> None:
        self._styles = styles
        self._note = note
        self._left_out = left_out
        self.boxes: list[etree._Element] = []

    def lines(self, paragraph: etree._Element, style: str) -> list[tuple[Text, ...]]:
        """Return the paragraph's lines, parted where somebody broke them; empty ones left out.

        ``style`` is the id of its style.
        """
        self.boxes = []
        lines: list[list[Text]] = [[]]
        for run in self._runs(paragraph, style):
            first, *others = run.text.split(LINE_END)
            lines[-1].append(Text(first, run.bold, run.italic))
            lines.extend([Text(other, run.bold, run.italic)] for other in others)
        return [line for line in map(tidy, lines) if line]

    def _runs(self, element: etree._Element, style: str) -> Iterator[Text]:
        for child in element:
            tag = child.tag
            if tag == W + "r":
                yield from self._run(child, style)
            elif tag in _GONE:
                self._left_out.add("deletion", deleted_text(child))
            elif tag == W + "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                self._left_out.add("empty field of a form", plain_text(child))
            elif tag == _MATH + "t":
                yield Text(child.text or "")
            elif tag == _MARKUP + "AlternateContent":
                yield from self._runs(_alternative(child), style)
            elif tag in _PICTURES:
                self._picture(child)
            elif tag == W + "p":
                yield Text(LINE_END)
                yield from self._runs(child, style)
            elif isinstance(tag, str) and tag not in _NOT_TEXT:
                yield from self._runs(child, style)

    def _run(self, run: etree._Element, style: str) -> Iterator[Text]:
        text = "".join(self._characters(run))
        if not text:
            return
        if self._styles.is_on("vanish", run, style):
            self._left_out.add("hidden text", text)
            return
        if value(run.find(f"{W}rPr/{W}vertAlign")) == "superscript":
            text = raised(text)
        bold, italic = (self._styles.is_on(tag, run, style) for tag in ("b", "i"))
        yield Text(text, bold, italic)

    def _characters(self, run: etree._Element) -> Iterator[str]:
        for child in run:
            tag = child.tag
            if tag == W + "t":
                yield child.text or ""
            elif tag in _CHARACTERS:
                yield _CHARACTERS[tag]
            elif tag == W + "delText":
                self._left_out.add("deletion", child.text or "")
            elif tag == _MARKUP + "AlternateContent":
                yield from self._characters(_alternative(child))
            elif tag in _PICTURES:
                self._picture(child)
            else:
                yield self._sign(child)

    def _sign(self, element: etree._Element) -> str:
        """Return what stands in a run in place of letters: a break, a symbol, a note."""
        tag = str(element.tag).removeprefix(W)
        if tag == "br":
            return LINE_END if element.get(W + "type") in (None, "textWrapping") else " "
        if tag == "sym":
            return symbol(element.get(W + "char", ""))
        if tag in ("footnoteReference", "endnoteReference"):
            return self._note(tag, element.get(W + "id", ""))
        if tag == "ruby":
            return "".join(base.text or "" for base in element.iterfind(f"{W}rubyBase//{W}t"))
        return ""

    def _picture(self, element: etree._Element) -> None:
        """Keep the text boxes of a drawing for later, and count its pictures."""
        boxes = [box for box in element.iter(_BOX) if not _inside_box(box, element)]
        self.boxes.extend(boxes)
        if any(next(element.iter(mark), None) is not None for mark in _PICTURE_MARKS):
            described = next((e.get("descr", "") for e in element.iter("{*}docPr")), "")
            self._left_out.add("picture or chart", described)


def plain_text(element: etree._Element) -> str:
    """Return the words of an element, without their look, paragraphs parted by spaces."""
    texts = ("".join(_plain(paragraph)) for paragraph in element.iter(W + "p"))
    inside = " ".join(filter(None, texts)) or "".join(_plain(element))
    return " ".join(inside.split())


def deleted_text(element: etree._Element) -> str:
    """Return the words that a tracked change took away or moved."""
    texts = element.iter(W + "delText", W + "t")
    return " ".join("".join(text.text or "" for text in texts).split())


def _plain(element: etree._Element) -> Iterator[str]:
    for part in element.iter(W + "t", W + "tab", W + "br", W + "noBreakHyphen"):
        yield part.text or "" if part.tag == W + "t" else _CHARACTERS.get(str(part.tag), " ")


def _alternative(element: etree._Element) -> etree._Element:
    """Return the way of drawing a thing that Word uses; the other says the same again."""
    choice = element.find(_MARKUP + "Choice")
    fallback = element.find(_MARKUP + "Fallback")
    if choice is not None and (len(choice) or fallback is None):
        return choice
    return fallback if fallback is not None else element.makeelement("none")


def _inside_box(box: etree._Element, element: etree._Element) -> bool:
    at = box.getparent()
    while at is not None and at is not element:
        if at.tag in (_BOX, _MARKUP + "Fallback"):
            return True
        at = at.getparent()
    return False
