"""What looks like somebody's name in a public text: “Priya Nair”, “Priya”, “Nair, Priya”, “P. Nair”.

It knows first names from a list, and takes for a surname what no dictionary knows in small letters.
A run of capitalised words that tells of a body, a place or a programme is none.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.checks.public_words import PublicWords
from ilacs_desktop.language.accents import without_accents
from ilacs_desktop.language.personal_words import load_personal_words
from ilacs_desktop.language.reading import read_lines
from ilacs_desktop.language.sentences import Sentence
from ilacs_desktop.language.word_set import WordSet, load_words

_PART = r"(?:[A-ZÀ-ÖØ-Þ][’'])?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?:[A-Z][a-z]+)?"  # O’Neill, McKay
_WORD = rf"{_PART}(?:[-‐‑]{_PART})*"
_RUN = re.compile(rf"(?<![\w’'-]){_WORD}(?:[ \u00a0]{_WORD})*(?![\w-])")
_EACH = re.compile(_WORD)
_SWAPPED = re.compile(
    rf"(?<![\w’'-])(?P<last>{_WORD}|[A-Z]{{3,}}), (?P<first>{_WORD}|[A-Z]\.?(?=[ ;,)]|$))(?![\w-])"
)
_INITIAL = re.compile(
    rf"(?<![\w’'&.-])(?:[B-HJ-Z]\.? |[A-Z]\. ?)(?:[A-Z]\.? )?(?P<last>{_WORD})(?![\w-])"
)
_BEFORE_NAME = re.compile(r"\b(?:St|Saint|Storm|Operation|Project)\.? $")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


class NameGuess:
    """The lists that tell a name from other words in capitals. Make it by ``load_name_guess``."""

    def __init__(
        self, words: PublicWords, first_names: frozenset[str], never: Iterable[str], spelt: WordSet
    ) -> None:
        self._first_names = first_names
        self._never = frozenset((*never, *words.names.never))
        self._bodies = frozenset(words.names.bodies)
        self._places = frozenset(words.names.places)
        self._opening = frozenset((*words.names.opening, *words.counts.stops))
        self._spelt = spelt

    def find(self, text: str, sentences: list[Sentence]) -> Iterator[tuple[int, int]]:
        """Yield where each name begins and ends; those that overlap come twice."""
        starts = {sentence.start for sentence in sentences}
        for match in _SWAPPED.finditer(text):
            if self._is_swapped(match["last"], match["first"], whole=match[0] == text.strip()):
                yield match.span()
        for match in _INITIAL.finditer(text):
            last = match["last"]
            is_known = self._is_proper(last) or (last in self._spelt and "." in match[0])
            if is_known and last.lower() not in self._bodies | self._never:
                yield match.span()
        for match in _RUN.finditer(text):
            span = self._in_run(match, opens=match.start() in starts)
            if span is not None and not _BEFORE_NAME.search(text[max(span[0] - 12, 0) : span[0]]):
                yield span

    def is_word(self, word: str) -> bool:
        """Return whether a word is a first name, or a name that is no ordinary word."""
        is_name = _EACH.fullmatch(word) is not None
        return is_name and (self._is_first(word) or self._is_proper(word))

    def _in_run(self, run: re.Match[str], *, opens: bool) -> tuple[int, int] | None:
        if run[0] in self._places:
            return None
        words = [
            _Word(*found.span(), found[0]) for found in _EACH.finditer(run.string, *run.span())
        ]
        if len(words) == 1:
            return self._alone(words[0], opens=opens)
        if any(word.text.lower() in self._bodies for word in words):
            return None
        for at, word in enumerate(words):
            following = words[at + 1 :]
            if self._is_first(word.text):
                return word.start, self._end(word, following)
            if following and self._opens_name(word, following[0], opens=opens and at == 0):
                # “Ask Okafor”, where a sentence begins: the first word may be any.
                is_any = opens and at == 0 and not self._is_proper(word.text)
                return (following[0] if is_any else word).start, following[-1].end
        return None

    def _opens_name(self, word: _Word, following: _Word, *, opens: bool) -> bool:
        """Return whether a surname stands behind a word that may be a first name."""
        if self._never.intersection((word.text.lower(), following.text.lower())):
            return False
        if not self._is_proper(following.text):  # “Jane Doe”: a dictionary that knows Jane
            return word.text in self._spelt and self._is_proper(word.text)
        if self._is_first(following.text):  # then the name begins there
            return False
        return not opens or word.text.lower() not in self._opening

    def _end(self, first: _Word, following: list[_Word]) -> int:
        """Return where a name ends that begins with a first name."""
        end = first.end
        for word in following:
            if word.text.lower() in self._never:
                break
            end = word.end
        return end

    def _alone(self, word: _Word, *, opens: bool) -> tuple[int, int] | None:
        if not self._is_first(word.text) or (opens and word.text.lower() in self._spelt):
            return None
        return word.start, word.end

    def _is_swapped(self, last: str, first: str, *, whole: bool) -> bool:
        if not self._is_proper(last):
            return False
        if len(first.rstrip(".")) == 1:
            return True
        return self._is_first(first) or (whole and self._is_proper(first))

    def _is_first(self, word: str) -> bool:
        first = re.split("[-‐‑]", word)[0]
        return word.lower() not in self._never and without_accents(first) in self._first_names

    def _is_proper(self, word: str) -> bool:
        """Return whether a word is a name of some kind: no dictionary has it in small letters."""
        parts = re.split("[-‐‑]", word.lower())
        known = (part in self._spelt or part in self._never for part in parts)
        return word.lower() not in self._never and not all(known)


def load_name_guess(resources: Path, words: PublicWords) -> NameGuess:
    """Return the guess with the shipped lists and dictionary. Raises LanguageError."""
    folder = resources / "language"
    personal, first_names = load_personal_words(folder)
    sector = (word.lower() for word in read_lines(folder / "sector_words.txt"))
    never = (*sector, *personal.characteristics)
    spelt = load_words(resources / "dictionaries" / "en_GB")
    return NameGuess(words, first_names, never, spelt)
