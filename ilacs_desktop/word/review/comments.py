"""The comments of a reviewed copy, with their answers, and whether they were resolved in Word.

Word keeps a comment's words, its place in the text, and what it answers in three parts of the file.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.parts.ooxml import W
from ilacs_desktop.word.parts.safe_reader import WordSource
from ilacs_desktop.word.review.marks import Answer, Line, Remark

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_ON = {"1", "true", "on"}


class _Said(NamedTuple):
    """A comment as its part of the file holds it; ``key`` is what answers name it by."""

    id: str
    key: str
    author: str
    at: str
    text: str


class _Link(NamedTuple):
    answers: str
    is_done: bool


def placed_remarks(
    source: WordSource,
    lines: Sequence[Line],
    ranges: Mapping[str, Sequence[int]],
    comment_lines: Mapping[str, Sequence[int]],
) -> tuple[Remark, ...]:
    """Return the comments in the order of the file, each with its answers under it.

    ``ranges`` and ``comment_lines`` say, by the comment's id, from where to where it is about the
    text, and which lines that are. A comment without a place is returned too.
    """
    said = tuple(_said(source))
    links = _links(source)
    threads = _threads([one.key for one in said], links)
    answers: dict[str, list[_Said]] = {}
    for one in said:
        answers.setdefault(threads[one.key], []).append(one)
    tops = (one for one in said if threads[one.key] == one.key)
    found = []
    for top in tops:
        under = [one for one in answers.get(top.key, ()) if one is not top] if top.key else []
        at = comment_lines.get(top.id, ())
        span = ranges.get(top.id, (0, 0))
        found.append(
            Remark(
                top.author,
                top.at,
                top.text,
                at[0] if at else -1,
                tuple(dict.fromkeys(at)),
                _words(lines, at, span),
                tuple(Answer(one.author, one.at, one.text) for one in under),
                links.get(top.key, _Link("", is_done=False)).is_done,
            )
        )
    return tuple(found)


def _said(source: WordSource) -> Iterable[_Said]:
    root = source.root("comments")
    for element in () if root is None else root.iter(W + "comment"):
        paragraphs = list(element.iter(W + "p"))
        key = paragraphs[-1].get(_W14 + "paraId", "") if paragraphs else ""
        text = "\n".join(_text(paragraph) for paragraph in paragraphs).strip()
        who, when = element.get(W + "author", "").strip(), element.get(W + "date", "")
        yield _Said(element.get(W + "id", ""), key, who, when, text)


def _text(paragraph: etree._Element) -> str:
    elements = paragraph.iter(W + "t", W + "tab", W + "br")
    return "".join((e.text or "") if e.tag == W + "t" else " " for e in elements)


def _links(source: WordSource) -> dict[str, _Link]:
    """Return for each comment, by its key, which one it answers and whether it is resolved."""
    root = source.root("commentsExtended")
    return {
        element.get(_W15 + "paraId", ""): _Link(
            element.get(_W15 + "paraIdParent", ""), element.get(_W15 + "done", "0") in _ON
        )
        for element in (() if root is None else root.iter(_W15 + "commentEx"))
    }


def _threads(keys: Collection[str], links: Mapping[str, _Link]) -> dict[str, str]:
    """Return for the key of each comment that of the comment its thread begins with."""
    known = {key for key in keys if key}
    found: dict[str, str] = {}
    for first in keys:
        key, on_the_way = first, dict[str, None]()
        while key not in found and key not in on_the_way:
            on_the_way[key] = None
            answered = links[key].answers if key in links else ""
            key = answered if answered in known else key
        found |= dict.fromkeys(on_the_way, found.get(key, key))
    return found


def _words(lines: Sequence[Line], numbers: Iterable[int], span: Sequence[int]) -> str:
    """Return the words from where to where a comment is about the text."""
    start, end = span
    told = []
    for number in dict.fromkeys(numbers):
        bits = lines[number].bits
        first = max(bisect_right(bits, start, key=lambda bit: bit.start) - 1, 0)
        among = takewhile(lambda bit: bit.start < end, islice(bits, first, None))
        cut = (bit.text[max(start - bit.start, 0) : end - bit.start] for bit in among)
        told.append("".join(cut))
    return " ".join(" ".join(told).split())
