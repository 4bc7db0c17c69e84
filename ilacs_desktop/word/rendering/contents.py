"""The contents list: a field that already holds its entries, each linked to its heading.

Word fills the field in anew when somebody asks it to. It is not told to do so on opening, because
it would then ask the reader whether to update fields "that may refer to other files".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.content.printed import Heading
from ilacs_desktop.word.parts.ooxml import field, field_code, field_mark, link, paragraph, run, w

_LEVELS = 2
# Stands for a page while pages are counted: as wide as most numbers, so that no entry grows.
_SOME_PAGE = 18
PageOf = Callable[[str], int | None]  # the page that a heading stands on, by its bookmark


class Contents(NamedTuple):
    """The paragraphs of the contents list, and in them the link to each heading."""

    paragraphs: list[etree._Element]
    links: list[tuple[etree._Element, Heading]]

    def number(self, page_of: PageOf) -> None:
        """Put the right page in every entry; one whose page is not known has none."""
        for entry, heading in self.links:
            entry[:] = list(_entry_runs(heading, page_of))


def contents(
    headings: Sequence[Heading], styles: Mapping[str, str], width: int, *, numbered: bool
) -> Contents:
    """Return the contents list, with no paragraphs when there is nothing to list.

    It lists headings of level 1 and 2: what a section says to each question is found there.

    Where it is ``numbered`` the entries have some page until ``Contents.number`` is told the right
    one; otherwise they have none, and the field is told to leave them out. ``width`` is that of the
    text, in twentieths of a point.
    """
    page_of: PageOf | None = (lambda _: _SOME_PAGE) if numbered else None
    listed = [heading for heading in headings if heading.level <= _LEVELS]
    links = [(link(heading.bookmark, _entry_runs(heading, page_of)), heading) for heading in listed]
    entries = [
        paragraph([entry], styles[f"contents {heading.level}"], *_tabs(width, numbered=numbered))
        for entry, heading in links
    ]
    if entries:
        unnumbered = "" if numbered else "\\n "
        code = f'TOC {unnumbered}\\o "1-{_LEVELS}" \\h \\z \\u'
        start = [field_mark("begin"), field_code(code), field_mark("separate")]
        for n, mark in enumerate(start, 1):
            entries[0].insert(n, mark)
        entries[-1].append(field_mark("end"))
    return Contents(entries, links)


def _tabs(width: int, *, numbered: bool) -> Iterator[etree._Element]:
    if numbered:
        yield w("tabs", w("tab", val="right", leader="dot", pos=str(width)))


def _entry_runs(heading: Heading, page_of: PageOf | None) -> Iterator[etree._Element]:
    yield run(heading.text)
    page = page_of(heading.bookmark) if page_of else None
    if page is not None:
        yield run("\t")
        yield from field(f"PAGEREF {heading.bookmark} \\h", str(page))
