"""The words by which a public version knows a count of people and the name of one."""

from pathlib import Path

import msgspec

from ilacs_desktop.document.units import UnitWords
from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.language.reading import Origin, Words, read_data


class SmallNumberRule(Origin, frozen=True, forbid_unknown_fields=True):
    """The largest count that is hidden, the smallest base of a share, the rule's source and date."""

    most: int
    base: int


class CountWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words around a number that tell whether it counts people; public.toml says what each is."""

    people: Words
    staff: Words
    person: Words
    things: Words
    thing: Words
    labels: Words
    of_an_age: Words
    of_posts: Words
    held_by_one: Words
    stops: Words


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Capitalised words that make no name of a person; public.toml says what each is."""

    never: Words
    bodies: Words
    places: Words
    opening: Words


class PublicWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The lists of resources/language/public.toml."""

    origin: Origin
    small_numbers: SmallNumberRule
    units: UnitWords
    counts: CountWords
    names: NameWords


def load_public_words(folder: Path) -> PublicWords:
    """Return the lists in the folder. Raises LanguageError."""
    return read_data(folder, "public.toml", PublicWords)


def one_of(words: Words) -> str:
    """Return a pattern for any of the words, the longer ones first."""
    ordered = sorted(words, key=len, reverse=True)
    spaced = (word.replace(" ", r"\s+").replace("’", "[’']") for word in ordered)
    return f"(?:{'|'.join(spaced)})"


MONTH = f"(?:{'|'.join(MONTHS)})"
