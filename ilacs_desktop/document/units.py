"""What the unit of a figure means: a share or a rate of a base, a count of people, or a measure.

The words are data (resources/language/public.toml), and so is what is counted and measured in them.
"""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

Kind = Literal["percentage", "share", "rate", "people", "measure", "number", "unknown"]
_DIGITS = r"\d{1,3}(?:[,\s]\d{3})+|\d+"


class UnitWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of units; public.toml says what each is."""

    percentage: tuple[str, ...]
    share: tuple[str, ...]
    number: tuple[str, ...]
    measures: tuple[str, ...]
    numbers: dict[str, int]


class Unit(NamedTuple):
    """What a unit means; ``per`` is the number that a percentage or a rate is told of, else 0."""

    kind: Kind
    per: int = 0


class UnitReader:
    """Reads units by the words for them, for people, for one of these and for what is measured."""

    def __init__(
        self,
        words: UnitWords,
        people: tuple[str, ...],
        person: tuple[str, ...],
        things: tuple[str, ...],
    ) -> None:
        self._percentage = _any(words.percentage)
        self._share = _any(words.share)
        own = rf"{_any(people).pattern}(?![’']s?\s+{_any(things).pattern})"  # “children’s homes”
        self._people = re.compile(own, re.IGNORECASE)
        self._person = _any((*people, *person))
        self._measures = _any((*things, *words.measures))
        self._number = frozenset(words.number)
        self._numbers = words.numbers
        named = "|".join(map(re.escape, sorted(words.numbers, key=len, reverse=True)))
        self._rate = re.compile(
            rf"(?:\bper|/|\bin (?:every|each))\s*({_DIGITS})?\s*((?:{named})\b)?", re.IGNORECASE
        )

    def read(self, unit: str, name: str) -> Unit:
        """Return what a unit means. Where it says no more than "number", the name is asked too."""
        plain = " ".join(unit.casefold().split())
        if plain in self._number:
            found = self._of_a_base(name)
            return Unit("number") if found is None else found
        return self._of_a_base(plain) or Unit(self._counted(plain))

    def counts_people(self, unit: Unit, name: str) -> bool:
        """Return whether people are counted, by the unit, or by the name where that says nothing."""
        by_name = unit.kind == "number" and self._people.search(name) is not None
        return unit.kind == "people" or by_name

    def _of_a_base(self, text: str) -> Unit | None:
        if self._percentage.search(text):
            return Unit("percentage", 100)
        if self._share.search(text):
            return Unit("share", 1)
        for match in self._rate.finditer(text):
            if match[1] or match[2]:
                digits = re.sub(r"\D", "", match[1] or "1")
                times = self._numbers[match[2].casefold()] if match[2] else 1
                per = int(digits) * times
                return Unit("rate", per) if per else None
        return None

    def _counted(self, unit: str) -> Kind:
        """Return what is counted: what stands before "per" is, "days per child" counts days."""
        head = re.split(r"\bper\b|/", unit, maxsplit=1)[0]
        if self._person.search(head):
            return "people"
        return "measure" if self._measures.search(head) else "unknown"


def _any(words: Iterable[str]) -> re.Pattern[str]:
    ordered = sorted(words, key=len, reverse=True)
    ends = (re.escape(word) + (r"(?!\w)" if word[-1].isalnum() else "") for word in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(ends)})", re.IGNORECASE)
