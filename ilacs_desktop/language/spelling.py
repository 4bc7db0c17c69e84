"""Which words are misspelt, and which are American.

What is left alone: numbers and words with digits, words in capitals (abbreviations), words with a
capital inside, single letters, email and web addresses and paths, and a word with a capital in
the middle of a sentence, which is taken for a name. Apostrophes may be straight or curly.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from ilacs_desktop.language.accents import without_accents
from ilacs_desktop.language.american import American, load_american
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.reading import Origin, Words, read_data, read_lines
from ilacs_desktop.language.word_set import WordSet, load_words

UNKNOWN = "spelling.unknown"
AMERICAN = "spelling.american"
LONGEST = 60  # letters, hyphens included: longer ones are no words, and would take long to look up
MOST_KEPT = 20_000  # so that a session of a year cannot grow without end

_WORD = re.compile(r"[^\W\d_]+(?:['’\-\u2011][^\W\d_]+)*")
_CHUNK = re.compile(r"\S+")
_ADDRESS_SIGNS = ("@", "://", "www.", "\\", ".gov", ".org", ".co.uk")
# Before the first word of a sentence stands nothing, or one of these with space, quotes, brackets.
_STARTS_AFTER = frozenset(".!?:;\n\r•·–—\ufffc")
_OPENING = "\"'“”‘’([{ \t\u00a0*-"


class Hyphens(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """First parts of hyphenated words that are no words by themselves (“co-”, “multi-”)."""

    origin: Origin
    prefixes: Words


@dataclass(frozen=True)
class Speller:
    """The words that are known: the dictionary's, the sector's, and those added by people."""

    words: WordSet
    american: American
    prefixes: frozenset[str]
    added: frozenset[str]
    # Words found right before: a document uses some 1,200 different ones, thousands of times.
    _right: set[str] = field(default_factory=set, compare=False, repr=False)

    def with_words(self, words: Iterable[str]) -> "Speller":
        """Return a speller that knows these words too; the dictionary itself is shared."""
        added = self.added | frozenset(_plain(word) for word in words)
        return Speller(self.words, self.american, self.prefixes, added)

    def knows(self, word: str) -> bool:
        """Return whether a word, alone or hyphenated, is spelt as it should be.

        A word listed with a capital ("Ofsted") must have it; a word listed without may begin a
        sentence or stand in capitals.
        """
        word = _plain(word)
        if self._listed(word):
            return True
        if "-" not in word:
            return False
        first, *rest = word.split("-")
        known_first = first.lower() in self.prefixes or self._listed(first) or _unread(first)
        return known_first and all(self._listed(part) or _unread(part) for part in rest)

    def check(self, text: str) -> tuple[Hit, ...]:
        """Return the words to look at, in reading order: misspelt, or American."""
        readable = _without_addresses(text)
        right = self._right
        unsure = [match for match in _WORD.finditer(readable) if match[0] not in right]
        found = [hit for match in unsure if (hit := self._hit(readable, match))]
        if not any(_may_be_name(hit) for hit in found):
            return tuple(found)
        names = _names(readable)
        return tuple(hit for hit in found if not (_may_be_name(hit) and hit.text in names))

    def _hit(self, text: str, match: re.Match[str]) -> Hit | None:
        written = match[0]
        if _unread(written) or _beside_digit(text, match):
            return None
        plain = _plain(written)
        if len(plain) > LONGEST:
            return Hit(UNKNOWN, match.start(), match.end(), written)
        british = "" if plain in self.added else self.american.british(plain.lower(), self.words)
        if british:
            better = british.capitalize() if written[0].isupper() else british
            return Hit(AMERICAN, match.start(), match.end(), written, better)
        if self.knows(plain):
            if len(self._right) < MOST_KEPT:
                self._right.add(written)
            return None
        capital = plain.capitalize()
        better = capital if capital != plain and self._listed(capital) else ""
        return Hit(UNKNOWN, match.start(), match.end(), written, better)

    def _listed(self, word: str) -> bool:
        forms = [word, word.lower(), *_without_possessive(word)]
        if not word.isascii():
            forms.append(without_accents(word.lower()))
        return any(form in self.added or form in self.words for form in forms)


def load_speller(language: Path, dictionary: Path) -> Speller:
    """Return a speller from resources/language and resources/dictionaries/en_GB.

    Raises LanguageError when a file is missing or damaged.
    """
    sector = read_lines(language / "sector_words.txt")
    prefixes = read_data(language, "hyphens.toml", Hyphens).prefixes
    empty = Speller(
        load_words(dictionary), load_american(language), frozenset(prefixes), frozenset()
    )
    return empty.with_words(sector)


def starts_sentence(text: str, at: int) -> bool:
    """Return whether a word at this place begins a sentence, a line or a list item."""
    while at > 0 and text[at - 1] in _OPENING:
        at -= 1
    return at == 0 or text[at - 1] in _STARTS_AFTER


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("\u2011", "-")


def _without_possessive(word: str) -> tuple[str, ...]:
    stem = word.removesuffix("'s").removesuffix("'")
    return () if stem == word else (stem, stem.lower())


def _unread(word: str) -> bool:
    """Return whether a word is an abbreviation, a single letter or has a capital inside."""
    if len(word) == 1:
        return True
    stem = _plain(word).removesuffix("'s")
    return stem[1:] != stem[1:].lower() and "-" not in stem


def _beside_digit(text: str, match: re.Match[str]) -> bool:
    around = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return any(char.isdigit() or char == "_" for char in around)


def _without_addresses(text: str) -> str:
    """Return the text with email and web addresses and paths as spaces of the same length."""
    if not any(sign in text for sign in _ADDRESS_SIGNS):
        return text
    return _CHUNK.sub(_spaces_for_address, text)


def _spaces_for_address(chunk: re.Match[str]) -> str:
    is_address = any(sign in chunk[0] for sign in _ADDRESS_SIGNS)
    return " " * len(chunk[0]) if is_address else chunk[0]


def _may_be_name(hit: Hit) -> bool:
    return hit.kind == UNKNOWN and hit.text[0].isupper()


def _names(text: str) -> frozenset[str]:
    """Return the words that stand with a capital somewhere in the middle of a sentence."""
    capitals = (match for match in _WORD.finditer(text) if match[0][0].isupper())
    return frozenset(m[0] for m in capitals if not starts_sentence(text, m.start()))
