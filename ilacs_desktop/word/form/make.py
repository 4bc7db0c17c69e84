"""Makes the Word form that a contributor fills in, in the look of the council's template.

The same pack gives the same bytes. The form holds what the pack's own document holds, and names no
machine, account or file.
"""

import io
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

from docx.document import Document as WordDocument
from lxml import etree

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.records import Pack
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.content.printed import Piece
from ilacs_desktop.word.form.anchors import Facts, digest_of, names_of, table_anchor
from ilacs_desktop.word.form.answers import sheet
from ilacs_desktop.word.form.items import (
    Grid,
    Item,
    LastYear,
    Order,
    Said,
    items_of,
    own_words,
)
from ilacs_desktop.word.form.looks import add_styles
from ilacs_desktop.word.parts.limits import OURS
from ilacs_desktop.word.parts.ooxml import W, add_bookmark, paragraph, run, w
from ilacs_desktop.word.parts.package import read_package, write_package
from ilacs_desktop.word.rendering.marking import mark_every_page
from ilacs_desktop.word.rendering.numbering import Lists
from ilacs_desktop.word.rendering.pages import section_of, text_width
from ilacs_desktop.word.rendering.render import Renderer
from ilacs_desktop.word.rendering.styles import lend_styles
from ilacs_desktop.word.template.opening import fill_in, open_standard, open_template, story_parts

_LOOKS = {"lead": "lead", "strength": "strength label", "improvement": "improvement label"}
_OF_A_COVER = ("type", "titlePg", "pgNumType")


def make_form(
    document: Document,
    framework: Framework,
    pack: Pack,
    template: Path,
    last_year: LastYear | None = None,
) -> bytes:
    """Return the form of a pack as a Word file.

    ``document`` is the pack's own document, with nothing in it that its owner may not see.
    ``last_year`` gives what was written last year by place, as text, a paragraph a line, or as a
    body; what was carried over and not confirmed stands there too. Raises TemplateError when the
    template cannot be used.
    """
    document, _ = with_unique_numbers(document)
    order = Order(document, framework, pack, sheet(document, framework), last_year or {})
    items = tuple(items_of(order))
    title = f"Your part of the self-evaluation {document.cycle.label}".rstrip()
    word = open_template(template, f"{title}, {document.authority.name}", pack.sent)
    page = _emptied(word, _values(document, title))
    mark_every_page(word, document.cycle.marking, "")
    facts = _facts(order, [*own_words(items), *_beside(word)])
    for element in _Writer(word, facts, text_width(page)).elements(items):
        page.addprevious(element)
    out = io.BytesIO()
    word.save(out)
    return write_package(read_package(out.getvalue(), OURS))


def _values(document: Document, title: str) -> dict[str, str]:
    """Return what stands in headers and footers where a template has its placeholders."""
    return {
        "authority": document.authority.full_name,
        "title": title,
        "meeting": "",
        "date": "",
        "version": "form to fill in",
        "marking": document.cycle.marking,
        "draft": "",
    }


def _emptied(word: WordDocument, values: Mapping[str, str]) -> etree._Element:
    """Take cover and contents out of a template; return its page, before which the form goes."""
    section = section_of(fill_in(word, values, None).body)
    page = word.element.body
    for child in list(page):
        page.remove(child)
    page.append(section)
    for name in _OF_A_COVER:
        for element in section.findall(W + name):
            section.remove(element)
    return section


def _beside(word: WordDocument) -> Iterator[str]:
    """Yield the lines of headers and footers without figures: pages have numbers of their own."""
    for _, part in list(story_parts(word))[1:]:
        for line in part.element.iter(W + "p"):
            yield without_figures("".join(e.text or "" for e in line.iter(W + "t")))


def without_figures(text: str) -> str:
    """Return a text without its digits."""
    return "".join(letter for letter in text if not letter.isdigit())


def _facts(order: Order, own: list[str]) -> Facts:
    document, pack = order.document, order.pack
    return Facts(
        pack.id,
        document.id,
        pack.version,
        pack.owner,
        document.cycle.label,
        {str(item.number): item.id for item in document.evidence},
        {str(action.number): action.id for action in document.actions},
        tuple(sorted({digest_of(text) for text in own})),
        pack.sections,
    )


class _Writer:
    """Makes the elements of one form."""

    def __init__(self, word: WordDocument, facts: Facts, width: int) -> None:
        self._lists = Lists(word)
        lent, _ = lend_styles(word, self._lists, open_standard)
        self._styles = {**lent, **add_styles(word.styles.element, lent["heading 1"])}
        self._styles |= {"step": lent["numbered"], "end": self._styles["help"]}
        self._width = width
        self._tables = Renderer(self._styles, self._lists, 0)
        self._ids = count(_first_id(word))
        self._facts = facts
        self._number = ("", "")

    def elements(self, items: tuple[Item, ...]) -> Iterator[etree._Element]:
        for at, item in enumerate(items):
            if isinstance(item, Grid):
                yield self._table(item)
            else:
                follower = items[at + 1] if at + 1 < len(items) else None
                yield self._line(item, follower)

    def _line(self, item: Said, follower: Item | None) -> etree._Element:
        properties = []
        if _leads(item, follower):
            properties.append(w("keepNext"))
        style = self._styles.get(item.role, "")
        if item.role in ("numbered", "step"):
            if item.starts_list:
                self._number = self._lists.start(style)
            number, level = self._number
            properties.append(w("numPr", w("ilvl", val=level), w("numId", val=number)))
        if item.role == "end":
            properties.append(w("spacing", before="360"))  # a table stands above it
        made = paragraph(map(self._run, item.pieces), style, *properties)
        if item.anchor:
            self._mark(made, item.anchor)
        if item.role == "title" or item.anchor == table_anchor("evidence_head"):
            for name in names_of(self._facts, "i" if item.role == "title" else "j"):
                self._mark(made, name)
        return made

    def _run(self, piece: Piece) -> etree._Element:
        style = self._styles[_LOOKS[piece.look]] if piece.look in _LOOKS else ""
        return run(piece.text, style, bold=piece.bold, italic=piece.italic)

    def _table(self, grid: Grid) -> etree._Element:
        made = self._tables.table(grid.table, self._width)
        first = next(made.iter(W + "p"))
        self._mark(first, grid.anchor)
        return made

    def _mark(self, line: etree._Element, name: str) -> None:
        add_bookmark(line, name, next(self._ids))


def _leads(item: Said, follower: Item | None) -> bool:
    """Return whether the end of a page should not part a line from the next."""
    if item.role == "help":
        return isinstance(follower, Grid) or (follower is not None and follower.role == "heading 3")
    return item.role == "last_year" and any(piece.look == "lead" for piece in item.pieces)


def _first_id(word: WordDocument) -> int:
    """Return a number above the ids of the bookmarks in headers and footers."""
    marks = (e for _, part in story_parts(word) for e in part.element.iter(W + "bookmarkStart"))
    ids = (mark.get(W + "id", "") for mark in marks)
    return 1 + max((int(id_) for id_ in ids if id_.isdecimal()), default=-1)
