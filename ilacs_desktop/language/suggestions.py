"""What somebody may have meant by a misspelt word, at most five guesses, best first.

First the forms one slip away (a letter missed, doubled, swapped or replaced, or a confusion that
the dictionary lists, such as “f” for “ph”), then two words run together, then the nearest words
that begin alike. It takes some 10 to 50 ms, so it is asked for on a worker and for one word at a time.
docs/language.md compares it with Hunspell's way.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import OSA

from ilacs_desktop.language.reading import read_lines, read_packed
from ilacs_desktop.language.spelling import Speller
from ilacs_desktop.language.word_set import WordSet

LIMIT = 5
LONGEST = 32  # no English word that somebody meant is longer
_LETTERS = "abcdefghijklmnopqrstuvwxyz'"
_VOWELS = str.maketrans("", "", "aeiouy'")


@dataclass(frozen=True)
class Suggester:
    """Guesses from the words that a speller knows, and from nothing else."""

    replacements: tuple[tuple[str, str], ...]
    unsuggested: WordSet

    def suggest(self, word: str, speller: Speller, limit: int = LIMIT) -> tuple[str, ...]:
        """Return the likeliest words first, in the case in which the word was written."""
        plain = word.replace("’", "'")
        lower = plain.lower()
        if not 1 < len(lower) <= LONGEST:
            return ()
        british = speller.american.british(lower, speller.words)
        guesses = [british] if british else []
        guesses += self._ranked(lower, speller)
        cased = (_in_case_of(plain, guess) for guess in dict.fromkeys(guesses))
        wanted = (guess for guess in cased if guess != plain and guess not in self.unsuggested)
        return tuple(dict.fromkeys(wanted))[:limit]

    def _ranked(self, word: str, speller: Speller) -> list[str]:
        near = {guess for guess in self._one_slip_away(word) if _known(guess, speller)}
        capitals = {name for name in speller.added if name.lower() == word}
        if len(near) < LIMIT:
            near |= set(_alike(word, speller))
        ranked = sorted(near, key=lambda guess: (_cost(word, guess.lower()), guess))
        split = [f"{a} {b}" for a, b in _splits(word) if a in speller.words and b in speller.words]
        close = [guess for guess in ranked if _cost(word, guess.lower()) < 1.5]
        return [*capitals, *close, *split, *ranked[len(close) :]]

    def _one_slip_away(self, word: str) -> Iterator[str]:
        yield from _slips(word)
        for wrong, right in self.replacements:
            at = word.find(wrong)
            while at != -1:
                yield word[:at] + right + word[at + len(wrong) :]
                at = word.find(wrong, at + 1)


def load_suggester(dictionary: Path) -> Suggester:
    """Return the suggester of the dictionary in the folder; raises LanguageError."""
    pairs = (line.split() for line in read_lines(dictionary / "replacements.txt"))
    return Suggester(
        tuple((pair[0], pair[1].replace("_", " ")) for pair in pairs if len(pair) == 2),
        WordSet(read_packed(dictionary / "unsuggested.gz")),
    )


def _known(guess: str, speller: Speller) -> bool:
    if " " in guess:
        return all(part in speller.words for part in guess.split())
    return guess in speller.words or guess in speller.added


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            if after:
                yield before + letter + after[1:]


def _splits(word: str) -> Iterator[tuple[str, str]]:
    for at in range(1, len(word)):
        first, second = word[:at], word[at:]
        if min(len(first), len(second)) > 1 or first == "a":
            yield first, second


def _alike(word: str, speller: Speller) -> Iterator[str]:
    """Yield known words that begin with the same letter and hold nearly the same letters."""
    letters, allowed = set(word), 2 + len(word) // 6
    pool = (*speller.words.beginning(word[0]), *speller.added)
    for guess in pool:
        if abs(len(guess) - len(word)) <= 3 and len(letters ^ set(guess.lower())) <= allowed:
            lower = guess.lower()
            if _cost(word, lower) <= 2.5 + len(word) / 10:
                yield guess


def _cost(word: str, guess: str) -> float:
    """Return how far a guess is from what was written; small slips in vowels cost less."""
    # Letters missed, added, replaced or swapped with a neighbour.
    cost = float(OSA.distance(word, guess))
    if word[0] != guess[0]:
        cost += 0.7
    if word.translate(_VOWELS) == guess.translate(_VOWELS):
        cost -= 0.6
    if sorted(word) == sorted(guess):
        cost -= 0.4
    if _undoubled(word) == _undoubled(guess):
        cost -= 0.6
    return cost


def _undoubled(word: str) -> str:
    return "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)


def _in_case_of(written: str, guess: str) -> str:
    """Return the guess with the capitals of what was written, unless it has capitals of its own."""
    if written.isupper():
        return guess.upper()
    if guess != guess.lower() or not written[0].isupper():
        return guess
    return guess[0].upper() + guess[1:]
