"""Stories of a single child that somebody could recognise.

“One young person who…” is found where enough particulars stand in the same sentence: an age, a
sex, a characteristic, a relative, a named place or school, a date.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.personal_words import PersonalWords
from ilacs_desktop.language.phrases import plain_phrases
from ilacs_desktop.language.sentences import Sentence

SINGLE_CHILD = "personal_data.single_child"

_AGE = re.compile(r"\d{1,2}-year-old|\d{1,2}-month-old")
_PLACE = re.compile(r"(?<=[a-z,] )(?:in|from|to|at|near) ([A-Z][a-z]{2,})")
_ONE = frozenset({"one", "another", "this", "single"})
_SOME = frozenset({"a", "an"})
_WORDS_BETWEEN = 3


class Stories:
    """The lists that make a sentence a story of one child."""

    def __init__(self, words: PersonalWords) -> None:
        self._child = plain_phrases(words.child)
        self._characteristics = plain_phrases(words.characteristics)
        self._sexes = frozenset(words.sexes)
        self._around = tuple(map(frozenset, (words.relatives, words.months)))
        self._schools = frozenset(words.schools)
        self._not_places = frozenset((*words.months, *words.not_places))

    def find(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield the words that speak of one child in a sentence that tells too much of them."""
        for sentence in sentences:
            first = self._first_child(sentence)
            if first is not None and self._tells_too_much(text, sentence, first[0]):
                places = sentence.places()
                start, end = places[first[0]].start, places[first[1]].end
                yield Hit(SINGLE_CHILD, start, end, text[start:end])

    def _first_child(self, sentence: Sentence) -> tuple[int, int] | None:
        """Return the first words for one child, “one” and its like before “a”, from where to where."""
        nouns = self._child.find(sentence.words)
        known = [
            (at, noun.last)
            for noun in nouns
            if (at := self._determiner(sentence, noun.first)) is not None
        ]
        return min(known, key=lambda span: sentence.words[span[0]] not in _ONE, default=None)

    @staticmethod
    def _determiner(sentence: Sentence, noun: int) -> int | None:
        for at in range(noun - 1, max(noun - 2 - _WORDS_BETWEEN, -1), -1):
            word = sentence.words[at]
            if word in _ONE or word in _SOME:
                return at
            if word in ("of", "for", "the", "each", "every", "per", "to", "in"):
                return None
        return None

    def _tells_too_much(self, text: str, sentence: Sentence, determiner: int) -> bool:
        words = set(sentence.words)
        personal = (_tells_age(sentence.words), bool(words & self._sexes))
        places = (match[1] for match in _PLACE.finditer(text, sentence.start, sentence.end))
        place = any(name.lower() not in self._not_places for name in places)
        around = (
            bool(place or words & self._schools),
            *(bool(words & some) for some in self._around),
        )
        told = {found.value for found in self._characteristics.find(sentence.words)}
        particulars = sum(personal) + sum(around) + min(len(told), 2)
        if sentence.words[determiner] in _ONE:
            return particulars >= 2
        return particulars >= 3 and any(personal)


def _tells_age(words: Sequence[str]) -> bool:
    if any(_AGE.fullmatch(word) for word in words):
        return True
    pairs = itertools.pairwise(words)
    return any(word == "aged" and after.isdigit() for word, after in pairs)
