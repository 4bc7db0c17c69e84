"""A reviewed copy as plain values: its lines, who changed what in them, and the comments beside them.

``reader.py`` makes them from Word's XML. Offsets count code points in the text of the whole
copy, deleted words included, so that one letter is the same letter in every view of it.
"""

from typing import NamedTuple

SOMEBODY = "Somebody (not tracked)"


class Mark(NamedTuple):
    """Who tracked a change, and when: the moment as it stands in the file, "" where it does not."""

    author: str
    at: str = ""


class Bit(NamedTuple):
    """A stretch of text with one look, and the marks of those who added it and took it out.

    ``link`` is the bookmark that it leads to. ``start`` is its offset in the copy.
    """

    text: str
    start: int
    bold: bool = False
    italic: bool = False
    link: str = ""
    added: Mark | None = None
    gone: Mark | None = None


class Line(NamedTuple):
    """One paragraph of the file. Lines of one ``holder`` (the page, a cell) follow each other.

    ``end_added`` and ``end_gone`` mark its end: a new end that is declined joins it to the next
    line, as does an old end that is taken out. ``anchors`` are our hidden bookmarks in it.
    """

    bits: tuple[Bit, ...] = ()
    holder: int = 0
    in_table: bool = False
    style: str = ""
    is_list: bool = False
    anchors: tuple[str, ...] = ()
    end_added: Mark | None = None
    end_gone: Mark | None = None
    where: str = ""


class Answer(NamedTuple):
    """An answer to a comment, made in Word."""

    author: str
    at: str
    text: str


class Remark(NamedTuple):
    """A comment made in Word.

    ``line`` is the number of the line it begins in, -1 where it stands nowhere in the text;
    ``lines`` the numbers of all it is about, and ``about`` their words.
    """

    author: str
    at: str
    text: str
    line: int = -1
    lines: tuple[int, ...] = ()
    about: str = ""
    answers: tuple[Answer, ...] = ()
    is_done: bool = False


class Look(NamedTuple):
    """A tracked change of how words look: told, never proposed."""

    mark: Mark
    text: str
    line: int


class Thing(NamedTuple):
    """What is no text: a picture that came or went, an equation or a sign of a symbol font.

    ``words`` are what can be read of it, ``before`` what stands before it in its line.
    """

    kind: str
    words: str
    before: str
    line: int
    mark: Mark | None
    is_gone: bool = False


class Copy(NamedTuple):
    """A reviewed copy that was read.

    ``aside`` are the lines of headers, footers and notes. ``version`` is the hidden anchor that
    says which version was exported, "" where there is none.
    """

    lines: tuple[Line, ...]
    aside: tuple[Line, ...] = ()
    remarks: tuple[Remark, ...] = ()
    looks: tuple[Look, ...] = ()
    version: str = ""
    notes: tuple[str, ...] = ()
    things: tuple[Thing, ...] = ()


def marks_of(line: Line) -> tuple[Mark, ...]:
    """Return the marks in a line, each once, in order."""
    found = [mark for bit in line.bits for mark in (bit.added, bit.gone)]
    found += (line.end_added, line.end_gone)
    return tuple(dict.fromkeys(mark for mark in found if mark is not None))
