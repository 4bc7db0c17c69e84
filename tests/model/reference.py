"""The simple reference: a self-evaluation as lists of words, and what an author does to them.

Every word is written once and never again, so that each can be followed wherever it goes. A citation
is a token like a word, ``[id of the evidence]``, and belongs to the word before it.
"""

from collections.abc import Callable
from typing import NamedTuple

Paragraph = tuple[str, ...]
Text = tuple[Paragraph, ...]
Where = tuple[str, str]  # a part and a question
Edit = Callable[[Text, int, str], Text]


class Part(NamedTuple):
    """A section: its id, its title, the judgement it is under, and whether it is left out."""

    id: str
    title: str
    judgement: str
    parked: bool


class State(NamedTuple):
    """What a self-evaluation says.

    ``texts`` has what is not empty. ``evidence`` gives the number of each item by its id, and
    ``asked`` the words that stand in questions, open or settled, and in comments.
    """

    outline: tuple[Part, ...] = ()
    texts: tuple[tuple[Where, Text], ...] = ()
    evidence: tuple[tuple[str, int], ...] = ()
    asked: frozenset[str] = frozenset()

    def text(self, where: Where) -> Text:
        """Return the paragraphs at a place."""
        return dict(self.texts).get(where, ())

    def parts(self) -> dict[str, Part]:
        """Return the sections by their ids."""
        return {part.id: part for part in self.outline}

    def with_text(self, where: Where, text: Text) -> "State":
        """Return the state with other paragraphs at a place."""
        texts = dict(self.texts) | {where: tuple(filter(None, text))}
        return self._replace(texts=tuple(sorted((w, t) for w, t in texts.items() if t)))

    def with_evidence(self, **numbers: int) -> "State":
        """Return the state with more items of evidence."""
        return self._replace(evidence=tuple(sorted((dict(self.evidence) | numbers).items())))


class Standing(NamedTuple):
    """Where a word stands: its place, its paragraph, and what is cited right behind it."""

    where: Where
    paragraph: Paragraph
    cited: str


def is_word(token: str) -> bool:
    """Return whether a token is a word, rather than a citation."""
    return not token.startswith("[")


def standing(state: State) -> dict[str, Standing]:
    """Return where each word stands."""
    found: dict[str, Standing] = {}
    for where, text in state.texts:
        for paragraph in text:
            for at, token in enumerate(paragraph):
                if is_word(token):
                    behind = paragraph[at + 1] if at + 1 < len(paragraph) else ""
                    cited = "" if is_word(behind) else behind
                    found[token] = Standing(where, paragraph, cited)
    return found


def words_of(state: State) -> list[str]:
    """Return all words of the texts, each as often as it stands there."""
    return [t for _, text in state.texts for paragraph in text for t in paragraph if is_word(t)]


# ---- what an author does to the paragraphs of one answer


def add_word(text: Text, at: int, word: str) -> Text:
    """Write a word somewhere in a paragraph; where there is none, begin one."""
    if not text:
        return ((word,),)
    which = at % len(text)
    spots = [
        n for n in range(len(text[which]) + 1) if n == len(text[which]) or is_word(text[which][n])
    ]
    return _with(text, which, _put(text[which], spots[at % len(spots)], word))


def new_paragraph(text: Text, at: int, word: str) -> Text:
    """Begin a paragraph with a word."""
    which = at % (len(text) + 1)
    return (*text[:which], (word,), *text[which:])


def drop_word(text: Text, at: int, _word: str = "") -> Text:
    """Delete a word, and what is cited behind it."""
    if not text:
        return text
    which = at % len(text)
    paragraph = text[which]
    words = [n for n, token in enumerate(paragraph) if is_word(token)]
    start = words[at % len(words)]
    end = start + 1
    while end < len(paragraph) and not is_word(paragraph[end]):
        end += 1
    return _with(text, which, (*paragraph[:start], *paragraph[end:]))


def drop_paragraph(text: Text, at: int, _word: str = "") -> Text:
    """Delete a paragraph."""
    return tuple(p for n, p in enumerate(text) if n != at % len(text))


def split(text: Text, at: int, _word: str = "") -> Text:
    """Press Enter before a word."""
    if not text:
        return text
    which = at % len(text)
    words = [n for n, token in enumerate(text[which]) if is_word(token)]
    here = words[at % len(words)]
    halves = (text[which][:here], text[which][here:])
    return (*text[:which], *filter(None, halves), *text[which + 1 :])


def join(text: Text, at: int, _word: str = "") -> Text:
    """Press Delete at the end of a paragraph."""
    if len(text) < 2:
        return text
    which = at % (len(text) - 1)
    return (*text[:which], (*text[which], *text[which + 1]), *text[which + 2 :])


def swap(text: Text, at: int, _word: str = "") -> Text:
    """Drag a paragraph behind the next."""
    if len(text) < 2:
        return text
    which = at % (len(text) - 1)
    return (*text[:which], text[which + 1], text[which], *text[which + 2 :])


def cite(text: Text, at: int, item: str) -> Text:
    """Cite evidence behind a word; a word has one citation."""
    if not text:
        return text
    which = at % len(text)
    paragraph = text[which]
    words = [
        n
        for n, token in enumerate(paragraph)
        if is_word(token) and (n + 1 == len(paragraph) or is_word(paragraph[n + 1]))
    ]
    if not words:
        return text
    return _with(text, which, _put(paragraph, words[at % len(words)] + 1, f"[{item}]"))


EDITS: tuple[Edit, ...] = (add_word, new_paragraph, drop_word, drop_paragraph, split, join, swap)


def _put(paragraph: Paragraph, at: int, token: str) -> Paragraph:
    return (*paragraph[:at], token, *paragraph[at:])


def _with(text: Text, which: int, paragraph: Paragraph) -> Text:
    return tuple(filter(None, (*text[:which], paragraph, *text[which + 1 :])))
