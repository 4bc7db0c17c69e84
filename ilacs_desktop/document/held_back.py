"""Which values of a figure are held back from print, because so few children stand behind them.

The Department for Education hides counts of 1 to 5, and what they could be worked out from (domain
guide, section 6.5). The numbers and the words for people are those of resources/language/public.toml.
Nothing is hidden from the council itself: its own list and the page of figures show every value.
"""

import functools
import math
from typing import NamedTuple

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.document.units import Unit, UnitReader, UnitWords
from ilacs_desktop.framework.reading import read_toml

CHECK = "indicators.small_base"  # whoever sets it aside decides that the figure is printed
HELD_BACK = "Held back (small numbers)"


class SmallNumbers(msgspec.Struct, frozen=True):
    """The largest count that is hidden, and the smallest base of which a share may be told."""

    most: int
    base: int


class _CountWords(msgspec.Struct, frozen=True):
    people: tuple[str, ...]
    person: tuple[str, ...]
    things: tuple[str, ...]
    thing: tuple[str, ...]


class _PublicFile(msgspec.Struct, frozen=True):
    small_numbers: SmallNumbers
    units: UnitWords
    counts: _CountWords


class Printed(NamedTuple):
    """A figure as others may see it: without the values that are held back, and why they are."""

    indicator: Indicator
    held: frozenset[str] = frozenset()
    why: str = ""


@functools.cache
def _public() -> _PublicFile:
    return read_toml(resources() / "language", "public.toml", _PublicFile)


@functools.cache
def _units() -> UnitReader:
    words = _public().counts
    things = (*words.things, *words.thing)
    return UnitReader(_public().units, words.people, words.person, things)


def small_numbers() -> SmallNumbers:
    """Return the rule. Raises FrameworkError where the shipped data is damaged."""
    return _public().small_numbers


def printed(indicator: Indicator) -> Printed:
    """Return a figure without the values of our own that may tell of too few children.

    Where anything is held back, its base, its rank and all that explains it go too: what is held
    back could be worked out from them, or is said there in words.
    """
    bases = {"value": indicator.base, "previous": base_of_previous(indicator)}
    whys = {
        name: told
        for name, base in bases.items()
        if (told := why_held(indicator, getattr(indicator, name), base))
    }
    earlier = tuple(_reading(indicator, one) for one in indicator.earlier)
    held = frozenset((*whys, *(("earlier",) if earlier != indicator.earlier else ())))
    if not held:
        return Printed(indicator)
    bare = msgspec.structs.replace(
        indicator,
        base=None,
        rank=None,
        rank_of=None,
        explanation="",
        earlier=earlier,
        **dict.fromkeys(whys, None),
    )
    reason = next(iter(whys.values()), "") or "An earlier reading tells of too few children."
    return Printed(bare, held, reason)


def base_of_previous(indicator: Indicator) -> int | None:
    """Return the base of the last reading that says the same; without one, this year's stands in."""
    bases = [one.base for one in indicator.earlier if one.value == indicator.previous]
    return bases[-1] if bases and bases[-1] is not None else indicator.base


def _reading(indicator: Indicator, one: Reading) -> Reading:
    """Return a reading as others may see it, judged by its own base where that is known."""
    if not why_held(indicator, one.value, indicator.base if one.base is None else one.base):
        return one
    return msgspec.structs.replace(one, value=None, rank=None, base=None, explanation="")


def for_print(document: Document, indicator: Indicator) -> Printed:
    """Return a figure as a document for others prints it: whole, where somebody decided so."""
    found = printed(indicator)
    return Printed(indicator) if found.held and is_decided(document, indicator) else found


def is_decided(document: Document, indicator: Indicator) -> bool:
    """Return whether the check of small bases is set aside for this figure as it is now."""
    place = f"#{indicator.id}"
    about = [one for one in document.set_asides if (one.check, one.place) == (CHECK, place)]
    return bool(about) and digest(encode(indicator)) in {one.text_hash for one in about}


def why_held(indicator: Indicator, value: float | None, base: int | None) -> str:
    """Return why a value of this figure, worked out from that base, is not for print.

    It is a sentence, "" where the value may stand.
    """
    if value is None or not math.isfinite(value):
        return ""
    unit = _units().read(indicator.unit, indicator.name)
    if unit.per:
        return _of_share(value, base, unit) if base else ""
    return _of_count(indicator, value, base or 0, unit)


def _of_share(value: float, base: int, unit: Unit) -> str:
    rule = small_numbers()
    if base < rule.base:
        return f"It is a {unit.kind} of {base}: fewer than {rule.base}."
    # A proportion is written as 0.25, and by some as 25.
    per = 100 if unit.kind == "share" and abs(value) > 1 else unit.per
    part = value / per * base
    count = round(part) if math.isfinite(part) else 0
    if 0 < count <= rule.most or 0 < base - count <= rule.most:
        return f"A count of 1 to {rule.most} follows from it and its base of {base:,}."
    return ""


def _of_count(indicator: Indicator, value: float, base: int, unit: Unit) -> str:
    rule = small_numbers()
    if 0 < base <= rule.most:
        return f"It was worked out from {base}: 1 to {rule.most} are hidden."
    if unit.kind == "measure":
        return ""
    whole = float(value).is_integer()
    of_people = _units().counts_people(unit, indicator.name)
    if of_people and whole and 0 < value <= rule.most:
        return f"It is a count of 1 to {rule.most}."
    if of_people and whole and 0 < base - value <= rule.most:
        return f"It leaves 1 to {rule.most} of its base of {base:,} over."
    part = unit.kind != "unknown" and whole and 0 <= value <= base
    if 0 < base < rule.base and not part:
        return f"What its unit means is not known, and its base is fewer than {rule.base}."
    return ""
