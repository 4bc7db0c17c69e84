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
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, value in listed:
            for words in itertools.product(*(part.split("/") for part in phrase.split())):
                self._by_first.setdefault(words[0].lower(), []).append((_lower(words[1:]), value))
        for rest in self._by_first.values():
            rest.sort(key=lambda entry: -len(entry[0]))

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """Yield the phrases that stand in these words, from left to right, none overlapping."""
        if self._by_first.keys().isdisjoint(words):
            return
        at = 0
        while at < len(words):
            found = self._at(words, at)
            if found is None:
                at += 1
                continue
            if found.value:
                yield found
            at = found.last + 1

    def _at(self, words: Sequence[str], at: int) -> Found | None:
        for rest, value in self._by_first.get(words[at], ()):
            if tuple(words[at + 1 : at + 1 + len(rest)]) == rest:
                return Found(at, at + len(rest), value)
        return None


def plain_phrases(wanted: Iterable[str], exceptions: Iterable[str] = ()) -> Phrases:
    """Return phrases whose value is themselves, with exceptions that are never found."""
    return Phrases([*((text, text) for text in wanted), *((text, "") for text in exceptions)])


def _lower(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
