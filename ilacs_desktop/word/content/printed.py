"""What stands on the page, before it is Word: headings, paragraphs and tables as plain values.

sequence.py makes them from the self-evaluation and render.py turns them into Word's elements, so
that what is printed can be read and tested without any XML.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from ilacs_desktop.word.content.charts import Chart

OUR_BOOKMARKS = "ilacs_"

Look = Literal["", "lead", "strength", "improvement", "reference", "unconfirmed"]
Role = Literal["text", "bullet", "numbered", "strength", "improvement", "action", "caption", "note"]


class Piece(msgspec.Struct, frozen=True):
    """A stretch of text with one look. ``target`` is the bookmark that it links to, if any."""

    text: str
    bold: bool = False
    italic: bool = False
    look: Look = ""
    target: str = ""
    tip: str = ""


Pieces = tuple[Piece, ...]


class Heading(msgspec.Struct, frozen=True):
    """A heading of level 1, 2 or 3.

    ``part`` says what it heads: ``summary``, ``context``, ``progress``, ``plan``, ``evidence``,
    ``enclosed``, ``indicators``, ``glossary``, or the id of a judgement or section. Where it heads
    no more than one answer of that, ``question`` names it: ``know``, ``how`` or ``plan``, or
    ``indicators`` for the figures of a judgement. A heading over all answers to one question has
    no part. ``bookmark`` is the name that the contents list and other parts link to it by.
    """

    text: str
    level: int
    part: str
    bookmark: str
    new_page: bool = False
    question: str = ""


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, list item or note. A numbered item that ``starts_list`` is number 1 again.

    ``block`` is the id of the block of text that it prints, where it prints one.
    """

    pieces: Pieces
    role: Role = "text"
    starts_list: bool = False
    keep_with_next: bool = False
    block: str = ""


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading and its share of the width; ``figures`` stand to the right."""

    heading: str
    share: float
    figures: bool = False


Cell = tuple[Pieces, ...]  # the paragraphs of a cell, at least one


class Row(msgspec.Struct, frozen=True):
    """A row of a table; ``bookmark`` is the name that citations link to it by."""

    cells: tuple[Cell, ...]
    bookmark: str = ""


class Table(msgspec.Struct, frozen=True):
    """A table with a header row; its title and description are for those who cannot see it."""

    title: str
    description: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


class Picture(msgspec.Struct, frozen=True):
    """A chart as a picture, and the words for those who cannot see it."""

    chart: Chart
    alt: str


class TurnSideways(msgspec.Struct, frozen=True):
    """From here to the end the pages lie on their side, for the wide tables."""


Item = Heading | Paragraph | Table | Picture | TurnSideways


def bookmark(name: str) -> str:
    """Return a bookmark's name that no template has: its cleaning drops those that begin so."""
    return f"{OUR_BOOKMARKS}{name}"


def plain(pieces: Pieces) -> str:
    """Return the text of the pieces without their looks."""
    return pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])


def chapter(text: str, part: str) -> Heading:
    """Return the heading of a part that every self-evaluation has, such as its summary."""
    return Heading(text, 1, part, bookmark(f"part_{part}"))


def under(heading: Heading, items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the heading and what stands under it; where nothing does, no heading either."""
    items = tuple(items)
    return (heading, *items) if items else ()


def cell(*texts: str, empty: str = "Not given") -> Cell:
    """Return a paragraph for each text that says something, or one that says nothing is there.

    No cell is left empty: a screen reader says nothing in one (domain.md §6.3).
    """
    return paragraphs(texts) or ((Piece(empty),),)


def paragraphs(texts: Iterable[str]) -> Cell:
    """Return a paragraph for each text that says something."""
    return tuple((Piece(text),) for text in texts if text.strip())


def caption(text: str) -> Paragraph:
    """Return what a table or chart shows, which stands above it."""
    return Paragraph((Piece(text),), "caption")


def note(text: str) -> Paragraph:
    """Return what has to be known of a table, which stands below it."""
    return Paragraph((Piece(text),), "note")
