"""Which values of a figure are held back from print, because so few children stand behind them.

The Department for Education hides counts of 1 to 5, and what they could be worked out from (domain
guide, section 6.5). The numbers and the words for people are those of resources/language/public.toml.
Nothing is hidden from the council itself: its own list and the page of figures show every value.
"""

import functools
import re
from typing import NamedTuple

import msgspec

from ilacs_desktop.assets import resources
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.framework.reading import read_toml

CHECK = "indicators.small_base"  # whoever sets it aside decides that the figure is printed
HELD_BACK = "Held back (small numbers)"
_RATE = re.compile(r"per\s+(\d[\d,]*)", re.IGNORECASE)
_PERCENT = re.compile(r"(?:%|per\s?cent\b)", re.IGNORECASE)
_NO_UNIT = frozenset(("", "number", "count", "no", "no."))


class SmallNumbers(msgspec.Struct, frozen=True):
    """The largest count that is hidden, and the smallest base of which a share may be told."""

    most: int
    base: int


class _CountWords(msgspec.Struct, frozen=True):
    people: tuple[str, ...]


class _PublicFile(msgspec.Struct, frozen=True):
    small_numbers: SmallNumbers
    counts: _CountWords


class Printed(NamedTuple):
    """A figure as others may see it: without the values that are held back, and why they are."""

    indicator: Indicator
    held: frozenset[str] = frozenset()
    why: str = ""


@functools.cache
def _public() -> _PublicFile:
    return read_toml(resources() / "language", "public.toml", _PublicFile)


def small_numbers() -> SmallNumbers:
    """Return the rule. Raises FrameworkError where the shipped data is damaged."""
    return _public().small_numbers


def printed(indicator: Indicator) -> Printed:
    """Return a figure without the values of our own that may tell of too few children.

    An explanation with figures in it goes too, where a value is held back: it could be worked out.
    """
    whys = {
        name: told
        for name in ("value", "previous")
        if (told := why_held(indicator, getattr(indicator, name)))
    }
    earlier = tuple(
        one
        if not why_held(indicator, one.value)
        else msgspec.structs.replace(one, value=None, rank=None, explanation="")
        for one in indicator.earlier
    )
    held = frozenset((*whys, *(("earlier",) if earlier != indicator.earlier else ())))
    if not held:
        return Printed(indicator)
    told = indicator.explanation
    bare = msgspec.structs.replace(
        indicator,
        base=None,
        earlier=earlier,
        rank=None if "value" in held else indicator.rank,
        explanation="" if any(map(str.isdigit, told)) else told,
        **dict.fromkeys(whys, None),
    )
    reason = next(iter(whys.values()), "") or "An earlier reading tells of too few children."
    return Printed(bare, held, reason)


def for_print(document: Document, indicator: Indicator) -> Printed:
    """Return a figure as a document for others prints it: whole, where somebody decided so."""
    found = printed(indicator)
    return Printed(indicator) if found.held and is_decided(document, indicator) else found


def is_decided(document: Document, indicator: Indicator) -> bool:
    """Return whether the check of small bases is set aside for this figure as it is now."""
    place = f"#{indicator.id}"
    about = [one for one in document.set_asides if (one.check, one.place) == (CHECK, place)]
    return bool(about) and digest(encode(indicator)) in {one.text_hash for one in about}


def why_held(indicator: Indicator, value: float | None) -> str:
    """Return why a value of this figure is not for print, in a sentence; "" where it may stand."""
    rule, base, unit = small_numbers(), indicator.base, indicator.unit.strip()
    if value is None:
        return ""
    if base is None:
        return _of_count(indicator, value, rule.most)
    if _PERCENT.match(unit):
        return _of_percentage(value, base, rule)
    rate = _RATE.search(unit)
    per = int(rate[1].replace(",", "")) if rate else 0
    if per:
        followed = 0 < round(value * base / per) <= rule.most
        return f"A count of 1 to {rule.most} follows from it." if followed else ""
    if 0 < base <= rule.most:
        return f"It was worked out from {base}: 1 to {rule.most} are hidden."
    return _of_count(indicator, value, rule.most)


def _of_percentage(value: float, base: int, rule: SmallNumbers) -> str:
    if 0 < base < rule.base:
        return f"It is a percentage of {base}: fewer than {rule.base}."
    if _tells(value / 100, base, rule.most):
        return f"A count of 1 to {rule.most} follows from it and its base of {base:,}."
    return ""


def _of_count(indicator: Indicator, value: float, most: int) -> str:
    small = float(value).is_integer() and 0 < value <= most
    return f"It is a count of 1 to {most}." if small and _counts_people(indicator) else ""


def _tells(part: float, size: int, most: int) -> bool:
    """Return whether this part of so many, or what it leaves of them, is a small number."""
    count = round(part * size)
    return 0 < part < 1 and (0 < count <= most or 0 < size - count <= most)


def _counts_people(indicator: Indicator) -> bool:
    unit = " ".join(indicator.unit.casefold().split())
    people = _public().counts.people
    if unit in people:
        return True
    return unit in _NO_UNIT and _people(people).search(indicator.name) is not None


@functools.cache
def _people(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
