"""The comments of a reviewed copy, with their answers, and whether they were resolved in Word.

Word keeps a comment's words, its place in the text, and what it answers in three parts of the file.
"""

from collections.abc import Iterable, Mapping, Sequence
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
    keys = {one.key for one in said if one.key}
    answers: dict[str, list[_Said]] = {}
    for one in said:
        answers.setdefault(_thread(one.key, links, keys), []).append(one)
    tops = (one for one in said if _thread(one.key, links, keys) == one.key)
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


def _thread(key: str, links: Mapping[str, _Link], keys: set[str]) -> str:
    """Return the key of the comment that a thread begins with."""
    seen: set[str] = set()
    while key in links and links[key].answers in keys and key not in seen:
        seen.add(key)
        key = links[key].answers
    return key


def _words(lines: Sequence[Line], numbers: Iterable[int], span: Sequence[int]) -> str:
    """Return the words from where to where a comment is about the text."""
    start, end = span
    told = []
    for number in dict.fromkeys(numbers):
        cut = (
            bit.text[max(start - bit.start, 0) : max(end - bit.start, 0)]
            for bit in lines[number].bits
        )
        told.append("".join(cut))
    return " ".join(" ".join(told).split())
