"""Small numbers that can tell who somebody is.

The Department for Education hides counts of 1 to 5, and a second cell where the first could be
worked out (domain guide, section 6.5). So three things are asked about: a count of 1 to 5 children
beside a characteristic; a percentage of fewer than 20 children; and a count that leaves 1 to 5 over
(“18 of 20 were White British”, “all but two”).
"""

import bisect
import itertools
from collections.abc import Iterator, Sequence

from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.personal_words import PersonalWords
from ilacs_desktop.language.phrases import plain_phrases
from ilacs_desktop.language.sentences import Sentence, Span

SMALL_NUMBER = "personal_data.small_number"
SMALL_BASE = "personal_data.small_base"
COMPLEMENT = "personal_data.complement"

SMALLEST_OPEN = 6  # the smallest count that need not be hidden
SMALLEST_BASE = 20

_IN_WORDS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip
_ARTICLES = frozenset({"the", "these", "those", "all", "our", "its"})
_ENDINGS = ("ed", "ing", "ly", "ish", "ian")  # of words that say more of the children
_REACH = 4  # how many words on from a number the children it counts may be named
_NEAR = 14  # how many words away a characteristic still belongs to the count


class SmallNumbers:
    """The lists that make a number a count of children."""

    def __init__(self, words: PersonalWords) -> None:
        self._children = plain_phrases(words.children)
        self._characteristics = plain_phrases(words.characteristics)
        self._not_before = frozenset(words.not_before_count)
        told = (
            word for phrase in (*words.characteristics, *words.children) for word in phrase.split()
        )
        self._between = frozenset((*told, *words.between_count, *_ARTICLES))

    def find(self, text: str, sentences: Sequence[Sentence]) -> Iterator[Hit]:
        """Yield each small count, small base and count that leaves a small one over."""
        for sentence in sentences:
            words = sentence.words
            children = [found.last for found in self._children.find(words)]
            if not children:
                continue
            counts = [at for at, word in enumerate(words) if _number(word) is not None]
            telling = [found.first for found in self._characteristics.find(words)]
            places: list[Span] = []
            bases = {_base(words, at) for at in counts}
            for at in counts:
                # The total of another count has been looked at with it.
                found = None if at in bases else self._count(words, at, children, telling)
                if found is not None:
                    kind, noun = found
                    places = places or sentence.places()
                    start, end = places[at].start, places[noun].end
                    yield Hit(kind, start, end, text[start:end])

    def _count(
        self, words: list[str], at: int, children: list[int], telling: list[int]
    ) -> tuple[str, int] | None:
        """Return what is wrong with the number at this place, and where its children are named."""
        count = _number(words[at])
        if count is None or (at and words[at - 1] in self._not_before) or _is_unit(words, at):
            return None
        if at > 1 and words[at - 1] == "in" and _number(words[at - 2]) is not None:
            return None
        base_at = _base(words, at)
        last = at if base_at is None else base_at
        noun = _next_to(children, last)
        if noun is None or not all(map(self._qualifies, words[last + 1 : noun])):
            return None
        first = bisect.bisect_left(telling, at - _NEAR)
        near = first < len(telling) and telling[first] <= noun + _NEAR
        kind = self._kind(words, at, count, base_at, near=near)
        return (kind, noun) if kind else None

    def _qualifies(self, word: str) -> bool:
        """Return whether a word may stand between a number and the children it counts."""
        return word in self._between or word.endswith(_ENDINGS) or "-" in word

    @staticmethod
    def _kind(words: list[str], at: int, count: int, base_at: int | None, *, near: bool) -> str:
        base = _number(words[base_at]) if base_at is not None else None
        before = words[max(at - 2, 0) : at]
        counted = base is not None or before[-1:] == ["of"] or before == ["of", "the"]
        if _is_all_but(words, at, count):
            return COMPLEMENT
        smallest = base if base is not None else count
        if counted and smallest < SMALLEST_BASE and _has_percentage(words, at):
            return SMALL_BASE
        if near and 0 < count < SMALLEST_OPEN:
            return SMALL_NUMBER
        if near and base is not None and 0 < base - count < SMALLEST_OPEN:
            return COMPLEMENT
        return ""


def _number(word: str) -> int | None:
    if not word[0].isdecimal():
        return _IN_WORDS.get(word)
    plain = word.replace(",", "")
    return int(plain) if plain.isdecimal() and len(plain) < 7 else None


def _base(words: list[str], at: int) -> int | None:
    """Return the place of N in "3 of N", "3 of the N", "3 out of N"."""
    here = at + 1
    if here < len(words) and words[here] == "out":
        here += 1
    if here >= len(words) or words[here] != "of":
        return None
    here += 1
    if here < len(words) and words[here] in _ARTICLES:
        here += 1
    return here if here < len(words) and _number(words[here]) is not None else None


def _next_to(children: list[int], at: int) -> int | None:
    first = bisect.bisect_right(children, at)
    return children[first] if first < len(children) and children[first] <= at + _REACH else None


def _is_unit(words: list[str], at: int) -> bool:
    """Return whether the number counts time, years of age or parts rather than children."""
    following = words[at + 1] if at + 1 < len(words) else ""
    return following in ("in", "to", "or", "and", "per", "year", "years", "months", "weeks", "days",
                         "year-old", "hours", "times", "working", "key", "main", "more", "step")  # fmt: skip


def _is_all_but(words: list[str], at: int, count: int) -> bool:
    before = words[max(at - 2, 0) : at]
    return 0 < count < SMALLEST_OPEN and before == ["all", "but"]


def _has_percentage(words: list[str], at: int) -> bool:
    around = words[max(at - 3, 0) : at + 10]
    cents = itertools.pairwise(around)
    return any(word[-1] == "%" for word in around) or ("per", "cent") in cents
