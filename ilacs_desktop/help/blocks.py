"""A page of help taken apart: title, headings, paragraphs, items and pictures, and what is in them.

The files are Markdown, of which they use: one title on the first line, headings of the second
level, paragraphs, lists of one level, pictures on a line of their own, and in the text bold words,
keys in backticks and links to other pages.
"""

import re
from typing import Literal, NamedTuple

_ITEM = re.compile(r"(-|\d+\.) ")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([a-z0-9-]+)\)")
_INLINE = re.compile(r"`([^`]+)`|\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)")

Kind = Literal["title", "heading", "paragraph", "item", "picture"]
Look = Literal["plain", "bold", "typed", "found"]


class Span(NamedTuple):
    """Words that look alike. ``link`` is where they lead: a page, or a page, "#" and a heading.

    ``typed`` words are keys, or what is typed as it stands; ``found`` ones were searched for.
    """

    text: str
    look: Look = "plain"
    link: str = ""


class Block(NamedTuple):
    """One block of a page. ``mark`` is what stands before an item, such as "•" or "2.".

    ``anchor`` is what links call a heading, ``picture`` the name of a picture, whose words are its
    alternative text.
    """

    kind: Kind
    spans: tuple[Span, ...]
    mark: str = ""
    anchor: str = ""
    picture: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def blocks_of(source: str) -> tuple[Block, ...]:
    """Return the blocks of a page's Markdown, in their order."""
    found: list[tuple[Kind, str, str]] = []  # kind, mark, words
    fresh = True  # the line before was empty or complete in itself
    for line in source.splitlines():
        words = line.strip()
        kind, mark, rest = _begun(line)
        if not words:
            fresh = True
        elif kind != "paragraph" or fresh:
            found.append((kind, mark, rest))
            fresh = kind not in ("paragraph", "item")
        else:
            kind, mark, before = found[-1]
            found[-1] = (kind, mark, f"{before} {words}")
    return tuple(_block(*one) for one in found)


def slug(heading: str) -> str:
    """Return what links call a heading: its words in small letters, with hyphens between."""
    plain = re.sub(r"[’'`*]", "", heading.casefold())
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def spans_of(words: str) -> tuple[Span, ...]:
    """Return the spans of a line: plain, bold and typed words, and links."""
    spans: list[Span] = []
    at = 0
    for match in _INLINE.finditer(words):
        typed, bold, shown, link = match.groups()
        if match.start() > at:
            spans.append(Span(words[at : match.start()]))
        if typed is not None:
            spans.append(Span(typed, "typed"))
        elif bold is not None:
            inner = spans_of(bold)
            spans += (one if one.look == "typed" else one._replace(look="bold") for one in inner)
        else:
            spans.append(Span(shown.replace("`", "").replace("**", ""), link=link))
        at = match.end()
    if at < len(words):
        spans.append(Span(words[at:]))
    return tuple(spans)


def _begun(line: str) -> tuple[Kind, str, str]:
    """Return what a line begins: its kind, the mark before an item, and the words."""
    words = line.strip()
    if line.startswith("# "):
        return "title", "", words[2:]
    if line.startswith("## "):
        return "heading", "", words[3:]
    if _PICTURE.fullmatch(words):
        return "picture", "", words
    item = _ITEM.match(line)
    if item:
        return "item", "•" if item[1] == "-" else item[1], words[item.end() :]
    return "paragraph", "", words


def _block(kind: Kind, mark: str, words: str) -> Block:
    picture = _PICTURE.fullmatch(words)
    if kind == "picture" and picture:
        return Block(kind, (Span(picture[1]),), picture=picture[2])
    spans = spans_of(words)
    if kind == "heading":
        return Block(kind, spans, anchor=slug("".join(span.text for span in spans)))
    return Block(kind, spans, mark)
