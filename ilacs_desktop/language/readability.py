"""How hard a text is to read, and which sentences are long.

The score is Flesch's reading ease (R. Flesch, “A new readability yardstick”, Journal of Applied
Psychology 32, 1948): 206.835 − 1.015 × words per sentence − 84.6 × syllables per word. A hundred
is very easy, 30 is difficult. Reports of this kind score 20 to 50: the number shows a trend and
a section that stands out, it is no pass mark. Syllables are counted by rule, not from a list.
"""

import functools
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.reading import Origin, read_data
from ilacs_desktop.language.sentences import Sentence

LONG_SENTENCE = "readability.long_sentence"

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?:[^aeiouytdl]|[^aeiouy]l(?!e))ed$|[^aeioulscxzgy]es$|[^aeiouyl]e$")
_SILENT_INSIDE = re.compile(r"[^aeiou]e(?=(?:ly|ty|ment|ments|ful|less)$)")
_TWO_IN_ONE = re.compile(
    r"[^tcsgq]i[ao](?!u|n)|[^gq]ua|eo(?!u)|iu|[^aeiou]ying|isms?$|[aeiou]ing|[dr]eas?$"
)


class ReadabilityRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From how many words a sentence is long, and below which score a text is hard to read.

    ``least_words`` is how long a text must be for its score to mean anything.
    """

    origin: Origin
    long_sentence: int
    hard_to_read: int
    least_words: int


class Readability(msgspec.Struct, frozen=True):
    """What a score is made of; add two to get that of both texts together."""

    words: int = 0
    sentences: int = 0
    syllables: int = 0

    def __add__(self, other: "Readability") -> "Readability":
        return Readability(
            self.words + other.words,
            self.sentences + other.sentences,
            self.syllables + other.syllables,
        )

    @property
    def reading_ease(self) -> float | None:
        """Flesch's reading ease, or None for a text without words."""
        if not self.words or not self.sentences:
            return None
        per_sentence, per_word = self.words / self.sentences, self.syllables / self.words
        return 206.835 - 1.015 * per_sentence - 84.6 * per_word


def load_readability(folder: Path) -> ReadabilityRules:
    """Return the readability rules in the folder; raises LanguageError."""
    return read_data(folder, "readability.toml", ReadabilityRules)


def readability(sentences: Iterable[Sentence]) -> Readability:
    """Return the counts of a text; numbers count as words of one syllable."""
    total = Readability()
    for sentence in sentences:
        beats = sum(syllables(word) for word in sentence.words)
        total += Readability(len(sentence.words), 1, beats)
    return total


def long_sentences(text: str, sentences: Iterable[Sentence], limit: int) -> tuple[Hit, ...]:
    """Return the sentences of more than ``limit`` words."""
    return tuple(
        Hit(LONG_SENTENCE, sentence.start, sentence.end, text[sentence.start : sentence.end])
        for sentence in sentences
        if len(sentence.words) > limit
    )


@functools.lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """Return about how many syllables a word in small letters has, at least 1."""
    if len(word) <= 3 or not word[0].isalpha():
        return 1
    count = len(_VOWELS.findall(word)) + len(_TWO_IN_ONE.findall(word))
    count -= bool(_SILENT_END.search(word)) + bool(_SILENT_INSIDE.search(word))
    return max(count, 1)
