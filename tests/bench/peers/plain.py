"""The self-evaluation as headings, paragraphs, list items and tables: what every program can write.

All programs that are compared get the same words in the same order. They come from what our own
writer prints, without its links, bookmarks, charts and turned pages.
"""

import html
from collections.abc import Iterator

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import Cell, Heading, Paragraph, Table, plain
from ilacs_desktop.word.content.sequence import sequence


class Plain(msgspec.Struct, frozen=True):
    """``kind`` is h1, h2, h3, text, bullet, numbered or table; the rows of a table begin with its head."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()


def plain_of(document: Document, framework: Framework) -> tuple[Plain, ...]:
    """Return what the Word document prints, in reading order."""
    items = sequence(document, framework, ExportChoices(charts=False))
    return tuple(_plain_items(items))


def _plain_items(items: tuple[object, ...]) -> Iterator[Plain]:
    for item in items:
        if isinstance(item, Heading):
            yield Plain(f"h{item.level}", item.text)
        elif isinstance(item, Paragraph):
            kind = item.role if item.role in ("bullet", "numbered") else "text"
            yield Plain(kind, plain(item.pieces))
        elif isinstance(item, Table):
            head = tuple(column.heading for column in item.columns)
            rows = (tuple(_cell(cell) for cell in row.cells) for row in item.rows)
            yield Plain("table", item.title, (head, *rows))


def _cell(cell: Cell) -> str:
    return " ".join(plain(pieces) for pieces in cell)


def markdown(items: tuple[Plain, ...]) -> str:
    """Return the items as pandoc's Markdown: in a table, one line a row."""
    return "\n\n".join(_markdown(item) for item in items) + "\n"


def _markdown(item: Plain) -> str:
    marks = {"h1": "# ", "h2": "## ", "h3": "### ", "bullet": "- ", "numbered": "1. "}
    if item.kind != "table":
        return marks.get(item.kind, "") + _escaped(item.text)
    head, *rows = ("| " + " | ".join(map(_escaped, row)) + " |" for row in item.rows)
    rule = "|" + " --- |" * len(item.rows[0])
    return "\n".join((head, rule, *rows))


def _escaped(text: str) -> str:
    """Return text in which pandoc finds no marks of its own."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>#+-!|~^$@\"'." else one for one in text)


def as_html(items: tuple[Plain, ...]) -> str:
    """Return the items as a page of HTML."""
    body = "\n".join(_html(item) for item in items)
    head = '<meta charset="utf-8"><title>Self-evaluation</title>'
    return f"<!doctype html><html><head>{head}</head><body>\n{body}\n</body></html>\n"


def _html(item: Plain) -> str:
    if item.kind == "table":
        head, *rows = item.rows
        return (
            f"<table>{_html_row(head, 'th')}{''.join(_html_row(row, 'td') for row in rows)}</table>"
        )
    text = html.escape(item.text)
    lists = {"bullet": "ul", "numbered": "ol"}
    if item.kind in lists:
        return f"<{lists[item.kind]}><li>{text}</li></{lists[item.kind]}>"
    tag = item.kind if item.kind.startswith("h") else "p"
    return f"<{tag}>{text}</{tag}>"


def _html_row(cells: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"
