"""Where sentences begin and end in a plain text, and which words they are made of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

# A sentence ends at a full stop, question or exclamation mark with its closing quotes, before
# white space, or at a line break. What looks like an end but is none is sorted out below.
_END = re.compile(r"(?<![.!?])[.!?]++[\"”’')\]]*+(?=\s)|\n+")
_LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")
_WORD = re.compile(r"[^\W_]+(?:['’.,\-\u2011][^\W_]+)*%?")

_ABBREVIATED = frozenset(
    {"e.g", "i.e", "eg", "ie", "mr", "mrs", "ms", "dr", "prof", "cllr", "st", "no", "nos", "vs"}
    | {"cf", "approx", "incl", "para", "paras", "ref", "p", "pp"}
)


class Span(NamedTuple):
    """A stretch of text by its first code point and the one after its last."""

    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence: where it stands, and its words in small letters with straight apostrophes.

    Numbers and percentages stand among the words ("12", "45%", "15-year-old").
    """

    start: int
    end: int
    words: list[str]
    plain: str

    def places(self) -> list[Span]:
        """Return where each word stands in the text. Few sentences need it, so none keeps it."""
        found = _WORD.finditer(self.plain)
        return [Span(self.start + match.start(), self.start + match.end()) for match in found]


def read_sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text with their words, those without a word left out."""
    plain = _plain(text)
    found = (
        Sentence(span.start, span.end, _WORD.findall(plain, *span), plain[span.start : span.end])
        for span in sentences(text)
    )
    return [sentence for sentence in found if sentence.words]


def sentences(text: str) -> Iterator[Span]:
    """Yield the sentences in order, without the white space around them."""
    start = 0
    for end in _END.finditer(text):
        if end[0][0] == "." and _goes_on(text, start, end.start(), end.end()):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _plain(text: str) -> str:
    """Return the text in small letters with straight apostrophes and hyphens, as long as it was."""
    plain = text.replace("’", "'").replace("\u2011", "-")
    small = plain.lower()
    if len(small) == len(plain):
        return small
    # A few letters become two when made small; ranges would no longer fit the text.
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in plain)


def _goes_on(text: str, start: int, stop: int, end: int) -> bool:
    """Return whether the full stop at ``stop`` belongs to an abbreviation or an initial."""
    following = text[end : end + 4].lstrip()[:1]
    if following.islower():
        return True
    last = _LAST_WORD.search(text, max(start, stop - 12), stop)
    if last is None:
        return False
    word = last[0].lower()
    return word in _ABBREVIATED or (len(word) == 1 and last[0].isupper() and last[0] != "I")


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)
