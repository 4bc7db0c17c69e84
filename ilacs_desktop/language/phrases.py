"""Finds listed phrases in a text word by word, so that a thousand phrases cost no more than ten.

A phrase is written as its words; “/” parts the words that may stand in one place, as in
"has/have been launched". Where a longer listed phrase fits, a shorter one within it is not found:
that is how exceptions are written.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Found(NamedTuple):
    """A phrase found: from which word to which, and what was listed with it."""

    first: int
    last: int
    value: str


class Phrases:
    """Phrases to look for, each with a value; an empty value marks an exception."""

    def __init__(self, listed: Iterable[tuple[str, str]]) -> None:
        # By its first word, how many follow, the longest first, and the words that follow.
        self._by_first: dict[str, dict[int, dict[tuple[str, ...], str]]] = {}
        for phrase, value in listed:
            for words in itertools.product(*(part.split("/") for part in phrase.split())):
                first, *rest = _lower(words)
                by_length = self._by_first.setdefault(first, {})
                by_length.setdefault(len(rest), {}).setdefault(tuple(rest), value)
        for first, by_length in self._by_first.items():
            self._by_first[first] = dict(sorted(by_length.items(), reverse=True))

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield the phrases that stand in these words, from left to right, none overlapping."""
        if self._by_first.keys().isdisjoint(words):
            return
        free = 0
        for at, word in enumerate(words):
            if word in self._by_first and at >= free:
                found = self._at(words, at)
                if found is not None:
                    free = found.last + 1
                    if found.value:
                        yield found

    def _at(self, words: Sequence[str], at: int) -> Found | None:
        for length, listed in self._by_first[words[at]].items():
            value = listed.get(tuple(words[at + 1 : at + 1 + length]))
            if value is not None:
                return Found(at, at + length, value)
        return None


def plain_phrases(wanted: Iterable[str], exceptions: Iterable[str] = ()) -> Phrases:
    """Return phrases whose value is themselves, with exceptions that are never found."""
    return Phrases([*((text, text) for text in wanted), *((text, "") for text in exceptions)])


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
