"""The search in the help: all words asked for, whole or begun, titles first."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ilacs_desktop.help.blocks import Block, Span
from ilacs_desktop.help.pages import Page

_MOST = 20  # results: more are not read
_BEFORE, _LENGTH = 60, 170  # characters of a snippet: before the first word found, and in all
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s\b")
_HYPHEN = re.compile(r"(?<=\w)[-‑](?=\w)")
# Words of a question that say nothing of what it is about; alone, they are looked for like others.
_SMALL = frozenset(
    re.findall(
        r"\w+",
        "a an and are at be by can do does for from how i if in is it my of on or our so that the"
        " there this to we what when where which who why with you your",
    )
)


class Hit(NamedTuple):
    """One place where all words were found: a page, or one heading of it.

    ``snippet`` is the text there, with what was found marked.
    """

    page: str
    anchor: str
    title: str
    group: str
    snippet: tuple[Span, ...]


class _Part(NamedTuple):
    """What stands under one heading of a page, ready to be searched."""

    page: Page
    anchor: str
    heading: str
    texts: tuple[tuple[str, str], ...]  # each with its words as they are compared
    title_words: str
    heading_words: str
    words: str


class Search:
    """The words of all pages, taken apart once."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._parts = tuple(part for page in pages for part in _parts(page))

    def find(self, query: str) -> tuple[Hit, ...]:
        """Return where all words of the query are found, each as the start of a word at least.

        Titles come before headings and headings before text; of equals, what is read first.
        """
        wanted = words_of(query)
        if not wanted:
            return ()
        ranked = [
            (rank, at) for at, part in enumerate(self._parts) if (rank := _rank(part, wanted))
        ]
        first = sorted(ranked)[:_MOST] or self._on_whole_pages(wanted)
        return tuple(_hit(self._parts[at], wanted) for _, at in first)

    def _on_whole_pages(self, wanted: tuple[str, ...]) -> list[tuple[int, int]]:
        """Return the best part of each page that has all words, though not under one heading."""
        pages: dict[str, list[int]] = {}
        for at, part in enumerate(self._parts):
            pages.setdefault(part.page.id, []).append(at)
        found = []
        for parts in pages.values():
            every = " ".join(self._parts[at].words for at in parts)
            if _has_all(every, wanted):
                most = max(parts, key=lambda at: (_count(self._parts[at].words, wanted), -at))
                found.append((1, most))
        return found[:_MOST]


def words_of(query: str) -> tuple[str, ...]:
    """Return the words of a query as they are looked for."""
    every = tuple(dict.fromkeys(_words(_POSSESSIVE.sub("", query))))
    telling = tuple(word for word in every if word not in _SMALL)
    return telling or every


def marked(text: str, wanted: tuple[str, ...]) -> tuple[Span, ...]:
    """Return a text as spans, the words that begin with one of these marked as found."""
    spans: list[Span] = []
    at = 0
    for match in _WORD.finditer(text):
        if _fold(match[0]).startswith(wanted):
            if match.start() > at:
                spans.append(Span(text[at : match.start()]))
            spans.append(Span(match[0], "found"))
            at = match.end()
    if at < len(text):
        spans.append(Span(text[at:]))
    return tuple(spans)


def _parts(page: Page) -> Iterator[_Part]:
    title = _folded(page.title)
    anchor, heading, texts = "", "", list[tuple[str, str]]()
    for block in (*page.blocks, Block("heading", ())):
        if block.kind == "heading":
            if anchor or texts or not heading:
                head = _folded(heading)
                words = "".join((title, head, *(folded for _, folded in texts)))
                yield _Part(page, anchor, heading, tuple(texts), title, head, words)
            anchor, heading, texts = block.anchor, block.text, []
        elif block.kind != "title":
            texts.append((block.text, _folded(block.text)))


def _rank(part: _Part, wanted: tuple[str, ...]) -> int:
    """Return 1 for words in the title, 2 in title and heading, 3 in the text; 0 for not all.

    4 is for a part of a page whose title has them all.
    """
    if not part.anchor and _has_all(part.title_words, wanted):
        return 1
    if not _has_all(part.words, wanted):
        return 0
    if _has_all(part.title_words, wanted):
        return 4  # the page itself is found already
    if part.heading_words and _has_all(f"{part.title_words}{part.heading_words}", wanted):
        return 2
    return 3


def _has_all(words: str, wanted: tuple[str, ...]) -> bool:
    return all(f" {word}" in words for word in wanted)


def _count(words: str, wanted: tuple[str, ...]) -> int:
    return sum(f" {word}" in words for word in wanted)


def _folded(text: str) -> str:
    """Return the words of a text, each after a space. Those with a hyphen are there in one, too."""
    joined = _HYPHEN.sub("", text)
    every = _words(text) if joined == text else (*_words(text), *_words(joined))
    return "".join(f" {word}" for word in every)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_fold(word) for word in _WORD.findall(text))


def _fold(word: str) -> str:
    """Return a word as it is compared: in small letters, without apostrophes."""
    return word.casefold().replace("’", "").replace("'", "")


def _hit(part: _Part, wanted: tuple[str, ...]) -> Hit:
    title = f"{part.page.title}: {part.heading}" if part.heading else part.page.title
    text, _ = max(part.texts, key=lambda one: _count(one[1], wanted), default=("", ""))
    snippet = marked(_shortened(text, wanted), wanted)
    return Hit(part.page.id, part.anchor, title, part.page.group, snippet)


def _shortened(text: str, wanted: tuple[str, ...]) -> str:
    """Return as much of a text as a snippet holds, around the first word that was found."""
    if len(text) <= _LENGTH:
        return text
    found = (m.start() for m in _WORD.finditer(text) if _fold(m[0]).startswith(wanted))
    start = max(next(found, 0) - _BEFORE, 0)
    start = text.find(" ", start) + 1 if start else 0
    end = text.rfind(" ", start, start + _LENGTH) if start + _LENGTH < len(text) else len(text)
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"
