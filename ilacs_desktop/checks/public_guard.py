"""What a public version may not tell: the guard's patterns, and every small number of children.

For Ofsted a small number is asked about only beside a characteristic. For the public every count
of 1 to 5 children is hidden, as the Department for Education does, and with it all figures of the
same paragraph, because it could be worked out from them (domain guide, section 6.5).
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.personal_data import PersonalData, load_personal_data
from ilacs_desktop.language.personal_words import load_personal_words
from ilacs_desktop.language.sentences import Sentence, read_sentences
from ilacs_desktop.language.small_numbers import (
    COMPLEMENT,
    SMALL_BASE,
    SMALL_NUMBER,
    SmallNumbers,
)
from ilacs_desktop.language.stories import SINGLE_CHILD

WORKED_OUT = "worked_out"  # the kind of a figure from which a small number could be worked out
SMALL = frozenset({SMALL_NUMBER, SMALL_BASE, COMPLEMENT})

# Dates and the names of laws are no counts; in a paragraph that loses its figures they stay.
_FIGURE = re.compile(
    rf"(?P<kept>\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\b(?:19|20)\d\d\b(?![.,]?\d|\s?%)"
    r"|\b[Ss]ections? \d+\b)"
    r"|\d+(?:[.,]\d+)*(?:\s?%|\s+per cent\b)?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|third|quarter)\b",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bone\b", re.IGNORECASE)


class Held(NamedTuple):
    """A stretch of text that is withheld, in code points, and its kind: a check's id or WORKED_OUT."""

    start: int
    end: int
    kind: str


class PublicGuard:
    """Finds what a public version may not tell. Make it by ``load_public_guard``."""

    def __init__(self, personal_data: PersonalData, small_numbers: SmallNumbers) -> None:
        self._personal_data = personal_data
        self._small_numbers = small_numbers

    def find(self, text: str, allowed: Iterable[str] = ()) -> tuple[Held, ...]:
        """Return what is withheld of a paragraph, in order and without overlaps.

        ``allowed`` holds texts that may stand, such as the council's own address. Of a number it
        withholds the figures only; of the story of one child the whole sentence.
        """
        sentences = read_sentences(text)
        found = [
            Held(*_whole(hit, sentences), hit.kind)
            for hit in self._personal_data.check(text, sentences, allowed)
            if hit.kind not in SMALL
        ]
        small = self._small(text, sentences)
        for hit in small:
            found += _figures_in(text, hit)
        if small:
            found += figures(text)
        return _apart(found)

    def tells_small_number(self, text: str) -> bool:
        """Return whether a text tells a small number of children, or lets one be worked out."""
        return bool(self._small(text, read_sentences(text)))

    def _small(self, text: str, sentences: list[Sentence]) -> list[Hit]:
        """Return the small numbers; “one child” is one only beside a telling detail."""
        beside = self._personal_data.check(text, sentences)
        every = (hit for hit in self._small_numbers.find(text, sentences) if not _is_idiom(hit))
        return [*every, *(hit for hit in beside if hit.kind in SMALL)]


def load_public_guard(resources: Path) -> PublicGuard:
    """Return the guard with the shipped word lists. Raises LanguageError."""
    folder = resources / "language"
    words, _ = load_personal_words(folder)
    # With the word for a child itself as a telling detail, no other detail needs to stand near.
    every = msgspec.structs.replace(
        words, characteristics=(*words.characteristics, *words.children)
    )
    return PublicGuard(load_personal_data(folder), SmallNumbers(every))


def figures(text: str) -> tuple[Held, ...]:
    """Return every count and percentage of a text; dates are none."""
    return tuple(
        Held(match.start(), match.end(), WORKED_OUT)
        for match in _FIGURE.finditer(text)
        if match["kept"] is None
    )


def _figures_in(text: str, hit: Hit) -> Iterator[Held]:
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


def _apart(found: Iterable[Held]) -> tuple[Held, ...]:
    """Return the stretches in order, those that overlap as one under the first's kind."""
    apart: list[Held] = []
    for held in sorted(found, key=lambda held: (held.start, held.kind == WORKED_OUT, -held.end)):
        if apart and held.start < apart[-1].end:
            last = apart[-1]
            apart[-1] = last._replace(end=max(last.end, held.end))
        else:
            apart.append(held)
    return tuple(apart)
