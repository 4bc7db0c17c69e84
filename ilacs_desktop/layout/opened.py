"""A template held open, so that pages can be counted again and again without writing a Word file."""

import base64
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.story import StoryPart
from lxml import etree

from ilacs_desktop.assets import standard_template
from ilacs_desktop.document.model import Picture as Logo
from ilacs_desktop.word.content.printed import Heading, Item, TurnSideways
from ilacs_desktop.word.content.printed import Paragraph as PrintedParagraph
from ilacs_desktop.word.content.printed import Picture as PrintedPicture
from ilacs_desktop.word.content.printed import Table as PrintedTable
from ilacs_desktop.word.flow.model import Block, Section, Table
from ilacs_desktop.word.flow.reader import FlowReader
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.parts.ooxml import W, add_bookmark, is_on, paragraph, w
from ilacs_desktop.word.parts.package import parse
from ilacs_desktop.word.rendering.contents import contents
from ilacs_desktop.word.rendering.drawings import Charts
from ilacs_desktop.word.rendering.marking import mark_every_page
from ilacs_desktop.word.rendering.numbering import Lists
from ilacs_desktop.word.rendering.pages import put_in_place, section_of, text_width, turned_width
from ilacs_desktop.word.rendering.render import Renderer
from ilacs_desktop.word.rendering.styles import lend_styles
from ilacs_desktop.word.template.opening import fill_in, open_template

# How a stretch of the body ends: Word's end of a section needs a paragraph to stand in.
_End = Literal["nothing", "paragraph", "table"]
_CONTENTS, _UPRIGHT, _TURNED = "contents", "upright", "turned"
_DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)


class Filling(NamedTuple):
    """What is filled in on a template: the texts of its placeholders, and the logo."""

    values: Mapping[str, str]
    logo: Logo | None


class _Key(NamedTuple):
    """A printed item as it is set: upright, on a page on its side, or in the contents list."""

    item: Item
    where: str


class OpenedTemplate:
    """The pages of one template, with what is printed set into them."""

    def __init__(self, path: Path, filling: Filling) -> None:
        """Open a template. Raises TemplateError when it cannot be used."""
        word = _opened(path)
        anchors = fill_in(word, filling.values, filling.logo)
        mark_every_page(word, filling.values["marking"], filling.values["draft"])
        lists = Lists(word)
        self._styles, _ = lend_styles(word, lists, cache(lambda: _opened(standard_template())))
        self._renderer = Renderer(self._styles, lists, 0)
        self._renderer.paragraph(PrintedParagraph((), "numbered", starts_list=True))
        self._charts = Charts(word.part, lambda _: _DOT, 1)
        self._body: etree._Element = word.element.body
        self._body_at = self._body.index(anchors.body)
        listed = anchors.contents
        self._contents_at = None if listed is None else self._body.index(listed)
        section = section_of(anchors.body)
        self._widths = {
            _UPRIGHT: text_width(section),
            _TURNED: turned_width(section),
            _CONTENTS: 0 if listed is None else text_width(section_of(listed)),
        }
        book = StyleBook(word.styles.element, lists.root, _theme(word))
        self._stories = {
            link.rId: FlowReader(book, {}).blocks(link.target_part.element)
            for link in word.part.rels.values()
            if isinstance(link.target_part, StoryPart) and link.reltype in _STORIES
        }
        self._reader = FlowReader(book, {})
        self._has_even = is_on(word.settings.element.find(W + "evenAndOddHeaders"))
        self._frames: dict[tuple[_End, _End], tuple[Section, ...]] = {}
        self._known: dict[_Key, Block] = {}

    def sections(self, items: Sequence[Item]) -> tuple[Section, ...]:
        """Return what fills the pages when these items are printed; only new ones are read anew."""
        turn = next(
            (n for n, item in enumerate(items) if isinstance(item, TurnSideways)), len(items)
        )
        used: dict[_Key, Block] = {}
        upright = self._blocks(items[:turn], _UPRIGHT, used)
        turned = self._blocks(items[turn + 1 :], _TURNED, used)
        headings = [item for item in items if isinstance(item, Heading)]
        listed = () if self._contents_at is None else self._blocks(headings, _CONTENTS, used)
        self._known = used
        filled = {_CONTENTS: listed, _UPRIGHT: upright, _TURNED: turned}
        frame = self._frame(_end(upright) if turned else "paragraph", _end(turned))
        return tuple(
            msgspec.structs.replace(section, items=tuple(_filled(section.items, filled)))
            for section in frame
        )

    def _blocks(
        self, items: Sequence[Item], where: str, used: dict[_Key, Block]
    ) -> tuple[Block, ...]:
        """Return the blocks of some items; those that were there before are not read again."""
        found = []
        for item in items:
            key = _Key(item, where)
            block = self._known.get(key) or self._read(key)
            if block is not None:
                used[key] = block
                found.append(block)
        return tuple(found)

    def _read(self, key: _Key) -> Block | None:
        element = self._element(key.item, key.where, self._widths[key.where])
        return None if element is None else self._reader.block(element)

    def _element(self, item: Item, where: str, width: int) -> etree._Element | None:
        if isinstance(item, Heading):
            if where == _CONTENTS:
                listed = contents([item], self._styles, width, numbered=True)
                return next(iter(listed.paragraphs), None)
            return self._renderer.heading(item)
        if isinstance(item, PrintedParagraph):
            # The numbers of a list take the same room, whichever they are.
            return self._renderer.paragraph(msgspec.structs.replace(item, starts_list=False))
        if isinstance(item, PrintedTable):
            return self._renderer.table(item, width)
        return self._charts.paragraph(item, width) if isinstance(item, PrintedPicture) else None

    def _frame(self, upright: _End, turned: _End) -> tuple[Section, ...]:
        """Return the template's own pages, with a mark where contents and body go."""
        if (upright, turned) not in self._frames:
            body = deepcopy(self._body)
            listed = None if self._contents_at is None else body[self._contents_at]
            anchor = body[self._body_at]
            if listed is not None:
                put_in_place(listed, [_mark(_CONTENTS)], ())
            put_in_place(anchor, _marks(_UPRIGHT, upright), _marks(_TURNED, turned))
            sections = self._reader.sections(body, self._stories)
            self._frames[upright, turned] = tuple(
                msgspec.structs.replace(section, has_even=self._has_even) for section in sections
            )
        return self._frames[upright, turned]


_STORIES = (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER)


def _opened(path: Path) -> WordDocument:
    return open_template(path, "", dt.date(2026, 1, 1))


def _theme(word: WordDocument) -> etree._Element | None:
    themes = (e for e in word.part.rels.values() if e.reltype == RELATIONSHIP_TYPE.THEME)
    return next((parse(theme.target_part.blob) for theme in themes), None)


def _end(blocks: Sequence[Block]) -> _End:
    if not blocks:
        return "nothing"
    return "table" if isinstance(blocks[-1], Table) else "paragraph"


def _mark(name: str) -> etree._Element:
    made = paragraph([])
    add_bookmark(made, name, 0)
    return made


def _marks(name: str, end: _End) -> list[etree._Element]:
    """Return elements that end as those do which they stand for."""
    if end == "nothing":
        return []
    return [_mark(name), w("tbl")] if end == "table" else [_mark(name)]


def _filled(items: Sequence[Block], filled: Mapping[str, tuple[Block, ...]]) -> Iterator[Block]:
    for item in items:
        if isinstance(item, Table):
            if item.rows:
                yield item
        elif item.bookmarks and item.bookmarks[0] in filled:
            yield from filled[item.bookmarks[0]]
        else:
            yield item
