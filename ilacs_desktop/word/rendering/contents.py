"""The contents list: a field that already holds its entries, each linked to its heading.

Word fills the field in anew when somebody asks it to. It is not told to do so on opening, because
it would then ask the reader whether to update fields "that may refer to other files".
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from lxml import etree

from ilacs_desktop.word.content.printed import Heading
from ilacs_desktop.word.parts.ooxml import field, field_code, field_mark, link, paragraph, run, w

_LEVELS = 2
PageOf = Callable[[str], int | None]


def contents(
    headings: Sequence[Heading], styles: Mapping[str, str], width: int, page_of: PageOf | None
) -> list[etree._Element]:
    """Return the paragraphs of the contents list, or none when there is nothing to list.

    It lists headings of level 1 and 2: what a section says to each question is found there.

    ``page_of`` gives the page that a heading stands on, by its bookmark; without it the entries have no page
    numbers, and the field is told to leave them out. ``width`` is that of the text, in twentieths
    of a point.
    """
    listed = (heading for heading in headings if heading.level <= _LEVELS)
    entries = [_entry(heading, styles, width, page_of) for heading in listed]
    if entries:
        unnumbered = "" if page_of else "\\n "
        code = f'TOC {unnumbered}\\o "1-{_LEVELS}" \\h \\z \\u'
        start = [field_mark("begin"), field_code(code), field_mark("separate")]
        for n, mark in enumerate(start, 1):
            entries[0].insert(n, mark)
        entries[-1].append(field_mark("end"))
    return entries


def _entry(
    heading: Heading, styles: Mapping[str, str], width: int, page_of: PageOf | None
) -> etree._Element:
    tab = w("tab", val="right", leader="dot", pos=str(width))
    properties = (w("tabs", tab),) if page_of else ()
    entry = link(heading.bookmark, _entry_runs(heading, page_of))
    return paragraph([entry], styles[f"contents {heading.level}"], *properties)


def _entry_runs(heading: Heading, page_of: PageOf | None) -> Iterator[etree._Element]:
    yield run(heading.text)
    page = page_of(heading.bookmark) if page_of else None
    if page is not None:
        yield run("\t")
        yield from field(f"PAGEREF {heading.bookmark} \\h", str(page))
