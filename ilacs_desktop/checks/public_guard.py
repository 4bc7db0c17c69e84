"""What a public version may not tell: the guard's patterns, and every small number of children.

For Ofsted a small number is asked about only beside a characteristic. For the public every count
of 1 to 5 children is hidden, as the Department for Education does, and with it the figures from
which it could be worked out (domain guide, section 6.5): those of its sentence, those that go on
about “the others”, and two figures of the paragraph that lie as far apart as the small number.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from ilacs_desktop.checks.public_counts import COUNT, STAFF, Counts
from ilacs_desktop.checks.public_names import NameGuess, load_name_guess
from ilacs_desktop.checks.public_patterns import (
    TITLED,
    find_births,
    find_counts,
    find_others,
    find_places,
)
from ilacs_desktop.checks.public_shares import SHARE
from ilacs_desktop.checks.public_words import load_public_words
from ilacs_desktop.document.alike import stands_in
from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.personal_data import PersonalData, load_personal_data
from ilacs_desktop.language.personal_words import load_personal_words
from ilacs_desktop.language.sentences import Sentence, read_sentences
from ilacs_desktop.language.small_numbers import (
    COMPLEMENT,
    SMALL_BASE,
    SMALL_NUMBER,
    SMALLEST_OPEN,
    SmallNumbers,
)
from ilacs_desktop.language.stories import SINGLE_CHILD

WORKED_OUT = "worked_out"  # the kind of a figure from which a small number could be worked out
SMALL = frozenset({SMALL_NUMBER, SMALL_BASE, COMPLEMENT, COUNT, SHARE})
_NUMBERS = SMALL | {STAFF, WORKED_OUT}

_SPACES = str.maketrans(
    "\u00a0\u2007\u2009\u202f", "    "
)  # that keep a number and its noun together

# Dates and the names of laws are no counts; in a paragraph that loses its figures they stay.
_FIGURE = re.compile(
    rf"(?P<kept>\b\d{{1,2}} (?-i:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b(?![.,]?\d|\s?%)"
    r"|\b[Ss]ections? \d+\b)"
    r"|\d+(?:[.,]\d+)*(?:\s?%|\s+per cent\b)?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|half(?!-year)|third|(?<!this )(?<!last )(?<!each )(?<!every )(?<!per )quarter)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bone\b", re.IGNORECASE)
# Neither money nor time nor an age is a number of children.
_AGE_BEFORE = re.compile(r"\bage[ds]?(?: of)?(?: \d+(?: to | and | or |[-–]))? ?$")
_MEASURE = re.compile(
    r"[\s-]?(?:million|billion|pence|(?:working |calendar )?(?:minute|hour|day|week|month|year)s?)\b",
    re.IGNORECASE,
)
# A sentence with one of these goes on about the children of its neighbour.
_GOES_ON = re.compile(
    r"\b(?:others?|rest|remain(?:ing|ed|s|der)?|(?:of|among) (?:these|those|them|whom))\b",
    re.IGNORECASE,
)
_VALUES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}  # fmt: skip


class Held(NamedTuple):
    """A stretch of text that is withheld, in code points, and its kind: a check's id or WORKED_OUT."""

    start: int
    end: int
    kind: str


class PublicGuard:
    """Finds what a public version may not tell. Make it by ``load_public_guard``."""

    def __init__(
        self,
        personal_data: PersonalData,
        small_numbers: SmallNumbers,
        counts: Counts,
        names: NameGuess,
        not_places: frozenset[str],
    ) -> None:
        self._personal_data = personal_data
        self._small_numbers = small_numbers
        self._counts = counts
        self._names = names
        self._not_places = not_places

    def find(self, text: str, allowed: Iterable[str] = ()) -> tuple[Held, ...]:
        """Return what is withheld of a paragraph, in order and without overlaps.

        ``allowed`` holds texts that may stand, such as the council's own name and address. Of a
        number it withholds the figures, and “child” beside “one”; of the story of one child the
        whole sentence. A number stands within allowed words of two or more: “3 mentors”.
        """
        text = text.translate(_SPACES)
        sentences = read_sentences(text)
        allowed = tuple(allowed)
        own = "\n".join(allowed)
        others = list(find_others(text, own))
        found = [Held(hit.start, hit.end, hit.kind) for hit in others]
        found += [
            Held(*_whole(hit, sentences), hit.kind)
            for hit in self._personal_data.check(text, sentences, allowed)
            if hit.kind not in SMALL
        ]
        found += [Held(hit.start, hit.end, hit.kind) for hit in find_births(text)]
        found += [
            Held(start, end, TITLED)
            for start, end in self._names.find(text, sentences)
            if not stands_in(text[start:end], own)
        ]
        small = self._small(text, sentences)
        worded = [*find_counts(text), *self._counts.find(text, sentences)]
        found += [Held(hit.start, hit.end, hit.kind) for hit in worded]
        worded = [hit for hit in worded if hit.kind != STAFF]
        for hit in small:
            found += _figures_in(text, hit)
        few = [*small, *worded, *(hit for hit in others if hit.kind == SINGLE_CHILD)]
        places = find_places(text, sentences, few, self._not_places, own)
        found += [Held(hit.start, hit.end, hit.kind) for hit in places]
        if small or worded:
            found += _leading_back(text, sentences, [*small, *worded])
        return _apart(_not_let_stand(found, text, allowed))

    def tells_small_number(self, text: str) -> bool:
        """Return whether a text tells a small number of children, or lets one be worked out."""
        text = text.translate(_SPACES)
        sentences = read_sentences(text)
        return (
            bool(self._small(text, sentences))
            or any(find_counts(text))
            or any(hit.kind != STAFF for hit in self._counts.find(text, sentences))
        )

    def looks_like_a_name(self, text: str) -> bool:
        """Return whether a short text, such as an owner, holds what looks like a person's name."""
        return any(self._names.find(text, read_sentences(text)))

    def is_word_of_a_name(self, word: str) -> bool:
        """Return whether a word is a first name, or one that no dictionary has in small letters."""
        return self._names.is_word(word)

    def _small(self, text: str, sentences: list[Sentence]) -> list[Hit]:
        """Return the small numbers; “one child” is one only beside a telling detail."""
        beside = self._personal_data.check(text, sentences)
        every = (hit for hit in self._small_numbers.find(text, sentences) if not _is_idiom(hit))
        return [*every, *(hit for hit in beside if hit.kind in SMALL)]


def load_public_guard(resources: Path) -> PublicGuard:
    """Return the guard with the shipped word lists. Raises LanguageError."""
    folder = resources / "language"
    words, _ = load_personal_words(folder)
    public = load_public_words(folder)
    # With the word for a child itself as a telling detail, no other detail needs to stand near.
    every = msgspec.structs.replace(
        words, characteristics=(*words.characteristics, *words.children)
    )
    not_places = frozenset((*words.months, *words.not_places))
    return PublicGuard(
        load_personal_data(folder),
        SmallNumbers(every),
        Counts(public),
        load_name_guess(resources, public),
        not_places,
    )


def figures(text: str) -> tuple[Held, ...]:
    """Return every count and percentage of a text; dates are none."""
    return tuple(
        Held(match.start(), match.end(), WORKED_OUT)
        for match in _FIGURE.finditer(text)
        if match["kept"] is None
    )


def _leading_back(text: str, sentences: Iterable[Sentence], small: list[Hit]) -> list[Held]:
    """Return the figures of a paragraph from which one of its small numbers could be worked out."""
    told = [held for held in figures(text) if not _is_measure(text, held)]
    values = {
        value for hit in small for value in _values(hit.text) if 0 < value < SMALLEST_OPEN
    } or {1}
    counted = [(held, _values(text[held.start : held.end])) for held in told]
    there = {counts[0] for _, counts in counted if counts}  # a percentage is no count
    by_far = {
        held
        for held, counts in counted
        if counts and any({counts[0] - far, counts[0] + far} & there for far in values)
    }
    near = [
        sentence
        for sentence in sentences
        if any(sentence.start <= hit.start < sentence.end for hit in small)
        or _GOES_ON.search(text, sentence.start, sentence.end)
    ]
    return [
        held for held in told if held in by_far or any(s.start <= held.start < s.end for s in near)
    ]


def _is_measure(text: str, held: Held) -> bool:
    before = text[max(held.start - 16, 0) : held.start]
    return (
        before.endswith("£")
        or _AGE_BEFORE.search(before) is not None
        or _MEASURE.match(text, held.end) is not None
    )


def _values(text: str) -> list[int]:
    """Return the counts in a text, in digits and in words; percentages are none."""
    words = (match[0].lower() for match in (*_FIGURE.finditer(text), *_ONE.finditer(text)))
    plain = (_VALUES.get(word, word.replace(",", "")) for word in words)
    return [int(word) for word in plain if str(word).isascii() and str(word).isdecimal()]


def _figures_in(text: str, hit: Hit) -> Iterator[Held]:
    """Yield the figures of a hit; where it is one child, the child with it, which says so too."""
    if _values(hit.text) == [1]:
        yield Held(hit.start, hit.end, hit.kind)
        return
    for pattern in (_FIGURE, _ONE):
        for match in pattern.finditer(text, hit.start, hit.end):
            yield Held(match.start(), match.end(), hit.kind)


def _is_idiom(hit: Hit) -> bool:
    """Return whether the number is the word “one” alone: “what goes wrong for one child”."""
    return len(_ONE.findall(hit.text)) == 1 and not _FIGURE.search(hit.text)


def _whole(hit: Hit, sentences: Iterable[Sentence]) -> tuple[int, int]:
    """Return where what is withheld begins and ends: a story of one child takes its sentence."""
    if hit.kind == SINGLE_CHILD:
        for sentence in sentences:
            if sentence.start <= hit.start < sentence.end:
                return sentence.start, sentence.end
    return hit.start, hit.end


def _not_let_stand(found: list[Held], text: str, allowed: Iterable[str]) -> list[Held]:
    """Return what is held but for numbers within words that the council lets stand: “3 mentors”."""
    if all(held.kind not in _NUMBERS for held in found):
        return found
    let = [
        match.span()
        for words in allowed
        if " " in words.strip()
        for match in re.finditer(rf"(?<!\w){re.escape(words.strip())}(?!\w)", text, re.IGNORECASE)
    ]
    return [
        held
        for held in found
        if held.kind not in _NUMBERS
        or not any(start <= held.start and held.end <= end for start, end in let)
    ]


def _vague(kind: str) -> int:
    """Return how little a kind says: what is withheld for two reasons is listed by the plainer one."""
    return (kind in (COUNT, STAFF, SHARE)) + 2 * (kind == WORKED_OUT)


def _apart(found: Iterable[Held]) -> tuple[Held, ...]:
    """Return the stretches in order, those that overlap as one under the first's kind."""
    apart: list[Held] = []
    for held in sorted(found, key=lambda held: (held.start, _vague(held.kind), -held.end)):
        if apart and held.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = last._replace(end=max(last.end, held.end))
        else:
            apart.append(held)
    return tuple(apart)
