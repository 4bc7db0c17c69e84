"""Word's tables: their rows and cells as they are seen, and which of them only arrange text."""

from collections.abc import Iterator

from lxml import etree

from ilacs_desktop.word.last_year.left_out import LeftOutTexts
from ilacs_desktop.word.last_year.runs import deleted_text
from ilacs_desktop.word.last_year.styles import Styles
from ilacs_desktop.word.parts.ooxml import W

_WRAPPERS = frozenset(W + tag for tag in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))
_MOST_WORDS = 150  # in a cell of a table that is one; longer ones are text in columns


def rows_of(table: etree._Element, left_out: LeftOutTexts) -> Iterator[etree._Element]:
    """Yield the rows of a table, those in content controls too; deleted ones are noted."""
    for row in _found(table, W + "tr"):
        properties = row.find(W + "trPr")
        if properties is not None and properties.find(W + "del") is not None:
            left_out.add("deletion", deleted_text(row))
        else:
            yield row


def cells_of(row: etree._Element) -> Iterator[etree._Element]:
    """Yield the cells of a row from left to right."""
    return _found(row, W + "tc")


def is_layout(rows: list[etree._Element], styles: Styles) -> bool:
    """Return whether a table only arranges text: one row or column, headings or pages in cells."""
    if len(rows) < 2 or max((sum(1 for _ in cells_of(row)) for row in rows), default=0) < 2:
        return True
    paragraphs = [p for row in rows for cell in cells_of(row) for p in cell.iter(W + "p")]
    if any(map(styles.level_of, paragraphs)):
        return True
    return any(_words(cell) > _MOST_WORDS for row in rows for cell in cells_of(row))


def _words(cell: etree._Element) -> int:
    return sum(len((text.text or "").split()) for text in cell.iter(W + "t"))


def _found(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _found(child, tag)
