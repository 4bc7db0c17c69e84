"""A reviewer at work in Word: edits a review copy's XML as Word writes them, tracked or not.

Offsets count letters of a paragraph as it reads now, links and all.
"""

import copy
from typing import Any

from lxml import etree

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.document import with_one_of_each
from ilacs_desktop.word.parts.ooxml import SPACE, W, w
from ilacs_desktop.word.parts.package import (
    CONTENT_TYPES,
    Parts,
    parse,
    read_package,
    serialise,
    write_package,
)
from ilacs_desktop.word.parts.safe_reader import read_word
from ilacs_desktop.word.review.marks import Copy
from ilacs_desktop.word.review.reader import read_copy
from tests.word.support import write

MAIN = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
WHEN = "2026-11-20T09:30:00Z"


class Reviewer:
    """Somebody with a review copy open in Word. ``author`` "" turns change tracking off."""

    def __init__(self, raw: bytes, author: str = "Kay Lund", at: str = WHEN) -> None:
        self.parts: Parts = read_package(raw)
        self.root = parse(self.parts[MAIN])
        self.author, self.at = author, at
        self._comments: list[etree._Element] = []
        self._answers: list[etree._Element] = []
        self._id = 9000

    def tracks(self, author: str, at: str = WHEN) -> "Reviewer":
        """Go on as somebody else; "" turns change tracking off."""
        self.author, self.at = author, at
        return self

    # ---- finding

    def body(self) -> list[etree._Element]:
        """Return the paragraphs of the page, tables left out."""
        return list(self.root.iterfind(f"{W}body/{W}p"))

    def find(self, words: str) -> etree._Element:
        """Return the one paragraph in which these words are read."""
        found = [p for p in self.root.iter(W + "p") if words in reads(p) and not is_contents(p)]
        assert len(found) == 1, f"{len(found)} paragraphs with {words!r}"
        return found[0]

    def heading(self, words: str) -> etree._Element:
        """Return the heading that says this."""
        marked = (p for p in self.body() if p.find(f".//{W}bookmarkStart") is not None)
        return next(p for p in marked if reads(p) == words)

    def cell(self, words: str) -> etree._Element:
        """Return the first paragraph of the cell that these words are read in."""
        cells = (next(cell.iter(W + "p")) for cell in self.root.iter(W + "tc"))
        return next(paragraph for paragraph in cells if words in reads(paragraph))

    # ---- editing

    def insert(self, paragraph: etree._Element, at: int, text: str, *, bold: bool = False) -> None:
        """Write some words."""
        before = self._split(paragraph, at)
        made = run(text, bold=bold)
        new = self.mark("ins", made) if self.author else made
        place(paragraph, new, before)

    def append(self, paragraph: etree._Element, text: str) -> None:
        """Write some words at the end."""
        self.insert(paragraph, len(reads(paragraph)), text)

    def delete(self, paragraph: etree._Element, start: int, end: int) -> None:
        """Take out the letters from ``start`` to ``end``."""
        self._split(paragraph, start)
        self._split(paragraph, end)
        at = 0
        for made in runs_of(paragraph):
            length = len(text_of(made))
            if start <= at and at + length <= end and length:
                self._take(made)
            at += length

    def replace(self, words: str, new: str) -> etree._Element:
        """Put other words in place of some, and return the paragraph."""
        paragraph = self.find(words)
        start = reads(paragraph).index(words)
        self.delete(paragraph, start, start + len(words))
        self.insert(paragraph, start, new)
        return paragraph

    def new_after(self, paragraph: etree._Element, text: str) -> etree._Element:
        """Press Enter at the end of a paragraph, and write."""
        return self.cut(paragraph, len(reads(paragraph)), text)

    def cut(self, paragraph: etree._Element, at: int, text: str = "") -> etree._Element:
        """Press Enter in a paragraph; return the second one. ``text`` is written at its start."""
        before = self._split(paragraph, at)
        second = w("p")
        properties = paragraph.find(W + "pPr")
        if properties is not None:
            second.append(copy.deepcopy(properties))
        tail = [] if before is None else list(before.itersiblings())
        for child in [] if before is None else [before, *tail]:
            second.append(child)
        paragraph.addnext(second)
        if text:
            self.insert(second, 0, text)
        if self.author:
            self.mark_end(paragraph, "ins")
        return second

    def join_next(self, paragraph: etree._Element) -> None:
        """Press Delete at the end of a paragraph."""
        follower = paragraph.getnext()
        if self.author:
            self.mark_end(paragraph, "del")
        elif follower is not None:
            for child in [e for e in follower if e.tag != W + "pPr"]:
                paragraph.append(child)
            remove(follower)

    def remove(self, paragraph: etree._Element) -> None:
        """Delete a whole paragraph."""
        if self.author:
            self.delete(paragraph, 0, len(reads(paragraph)))
            self.mark_end(paragraph, "del")
        else:
            remove(paragraph)

    def move_after(self, paragraph: etree._Element, target: etree._Element) -> None:
        """Drag a paragraph behind another."""
        moved = copy.deepcopy(paragraph)
        for mark in [*moved.iter(W + "bookmarkStart"), *moved.iter(W + "bookmarkEnd")]:
            remove(mark)
        if self.author:
            for made in runs_of(paragraph):
                self._take(made, "moveFrom")
            self.mark_end(paragraph, "moveFrom")
            for made in list(moved):
                if made.tag != W + "pPr":
                    wrapped = self.mark("moveTo")
                    moved.replace(made, wrapped)
                    wrapped.append(made)
            self.mark_end(moved, "moveTo")
        else:
            remove(paragraph)
        target.addnext(moved)

    def make_bold(self, paragraph: etree._Element) -> None:
        """Set a whole paragraph in bold, with the change of its look tracked."""
        for made in runs_of(paragraph):
            properties = made.find(W + "rPr")
            if properties is None:
                properties = w("rPr")
                made.insert(0, properties)
            properties.append(w("b"))
            properties.append(self.mark("rPrChange", w("rPr")))

    # ---- comments

    def comment(
        self,
        paragraph: etree._Element | None,
        text: str,
        answers: tuple[str, ...] = (),
        *,
        until: etree._Element | None = None,
        is_done: bool = False,
    ) -> None:
        """Comment on a paragraph, on several ``until`` another, or (None) on nothing."""
        key = self._say(text, "", is_done=is_done)
        name = self._comments[-1].get(W + "id", "")
        for answer in answers:
            self._say(answer, key)
        if paragraph is None:
            return
        last = paragraph if until is None else until
        place(paragraph, w("commentRangeStart", id_=name), first_after_properties(paragraph))
        last.append(w("commentRangeEnd", id_=name))
        last.append(w("r", w("commentReference", id_=name)))

    def _say(self, text: str, parent: str, *, is_done: bool = False) -> str:
        key = f"{len(self._comments) + 1:08X}"
        said = w("p", run(text))
        said.set(f"{{{W14}}}paraId", key)
        comment = w("comment", said, id_=str(len(self._comments)), author=self.author)
        comment.set(W + "date", self.at)
        self._comments.append(comment)
        link = etree.Element(f"{{{W15}}}commentEx", None, {"w15": W15})
        link.set(f"{{{W15}}}paraId", key)
        if parent:
            link.set(f"{{{W15}}}paraIdParent", parent)
        link.set(f"{{{W15}}}done", "1" if is_done else "0")
        self._answers.append(link)
        return key

    # ---- the file

    def save(self) -> bytes:
        """Return the file."""
        parts = dict(self.parts)
        parts[MAIN] = serialise(self.root)
        if self._comments:
            self._add_part(parts, "comments", OFFICE, w("comments", *self._comments))
            links = etree.Element(f"{{{W15}}}commentsEx", None, {"w15": W15})
            links.extend(self._answers)
            kind = "http://schemas.microsoft.com/office/2011/relationships"
            self._add_part(parts, "commentsExtended", kind, links)
        return write_package(parts)

    def read(self) -> Copy:
        """Return the file as it is read back."""
        return read_copy(read_word(self.save(), "copy.docx"))

    def _add_part(self, parts: Parts, name: str, kind: str, root: etree._Element) -> None:
        parts[f"word/{name}.xml"] = serialise(root)
        links = parse(parts[RELATIONSHIPS])
        link = etree.SubElement(links, links[0].tag)
        for key, value in (
            ("Id", f"rId{name}"),
            ("Type", f"{kind}/{name}"),
            ("Target", f"{name}.xml"),
        ):
            link.set(key, value)
        parts[RELATIONSHIPS] = serialise(links)
        types = parse(parts[CONTENT_TYPES])
        override = etree.SubElement(types, types[0].tag.replace("Default", "Override"))
        override.set("PartName", f"/word/{name}.xml")
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        override.set("ContentType", content)
        parts[CONTENT_TYPES] = serialise(types)

    # ---- marks

    def mark(self, tag: str, *children: etree._Element) -> etree._Element:
        self._id += 1
        return w(tag, *children, id_=str(self._id), author=self.author, date=self.at)

    def mark_end(self, paragraph: etree._Element, tag: str) -> None:
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        mark = properties.find(W + "rPr")
        if mark is None:
            mark = w("rPr")
            properties.append(mark)
        mark.insert(0, self.mark(tag))

    def _take(self, made: etree._Element, tag: str = "del") -> None:
        """Delete one run: what the same person added goes for good."""
        holder = made.getparent()
        if not self.author:
            remove(made)
            return
        if holder is not None and holder.get(W + "author") == self.author and tag == "del":
            remove(made)
            return
        for text in made.iter(W + "t"):
            text.tag = W + "delText"
        wrapped = self.mark(tag)
        made.addprevious(wrapped)
        wrapped.append(made)

    def _split(self, paragraph: etree._Element, at: int) -> etree._Element | None:
        """Part runs at a letter; return the paragraph's child that begins there, None at the end."""
        seen = 0
        for made in runs_of(paragraph):
            text = text_of(made)
            if seen == at:
                return child_of(paragraph, made)
            if seen < at < seen + len(text):
                second = copy.deepcopy(made)
                set_text(made, text[: at - seen])
                set_text(second, text[at - seen :])
                made.addnext(second)
                return part_at(paragraph, second)
            seen += len(text)
        return None


def part_at(paragraph: etree._Element, made: etree._Element) -> etree._Element:
    """Part what a run stands in, such as a link, before the run; return the second half."""
    while (holder := made.getparent()) is not None and holder is not paragraph:
        second = etree.Element(holder.tag, dict(holder.attrib), holder.nsmap)
        for child in [made, *made.itersiblings()]:
            second.append(child)
        holder.addnext(second)
        made = second
    return made


def child_of(paragraph: etree._Element, made: etree._Element) -> etree._Element:
    """Return the paragraph's own child that a run stands in, parted before the run."""
    return part_at(paragraph, made) if made.getprevious() is not None else outer(paragraph, made)


def outer(paragraph: etree._Element, made: etree._Element) -> etree._Element:
    holder = made.getparent()
    if holder is None or holder is paragraph:
        return made
    return part_at(paragraph, made) if made.getprevious() is not None else outer(paragraph, holder)


def run(text: str, *, bold: bool = False) -> etree._Element:
    made = w("r", *((w("rPr", w("b")),) if bold else ()), w("t"))
    set_text(made, text)
    return made


def text_of(made: etree._Element) -> str:
    """Return what a run says; nothing if it was deleted."""
    return "".join(
        "\n" if e.tag == W + "br" else "\t" if e.tag == W + "tab" else e.text or ""
        for e in made.iter(W + "t", W + "br", W + "tab")
    )


def set_text(made: etree._Element, text: str) -> None:
    element = next(made.iter(W + "t"))
    element.text = text
    element.set(SPACE, "preserve")


def runs_of(paragraph: etree._Element) -> list[etree._Element]:
    """Return the runs that are read in a paragraph: not deleted ones."""
    gone = {W + "del", W + "moveFrom"}
    return [
        made
        for made in paragraph.iter(W + "r")
        if not any(holder.tag in gone for holder in made.iterancestors())
    ]


def reads(paragraph: etree._Element) -> str:
    """Return what is read in a paragraph."""
    return "".join(map(text_of, runs_of(paragraph)))


def is_contents(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(W + "val", "").casefold().startswith("toc")


def first_after_properties(paragraph: etree._Element) -> etree._Element | None:
    return next((child for child in paragraph if child.tag != W + "pPr"), None)


def place(paragraph: etree._Element, new: etree._Element, before: etree._Element | None) -> None:
    if before is None:
        paragraph.append(new)
    else:
        before.addprevious(new)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def review_copy(document: Document, framework: Framework, **chosen: Any) -> bytes:
    """Return a review copy."""
    return write(document, framework, copy="review", **chosen).docx


def sound(document: Document) -> Document:
    """Return the document with an id of its own for each block, as every file has."""
    return with_one_of_each(document)
