"""Headings that end in a year: what they are of, and what was said of them for the years before.

"LA 2024-25" beside "LA 2025-26" is a figure in two years; next year's file has the same columns with
other years, and what a person said of the old ones holds for them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ilacs_desktop.tables.columns import Mapped, key

_YEAR = re.compile(r"(?P<of>.*?)[\s(,:_-]*(?P<year>(?:19|20)\d\d\s?[/-]\s?(?:20)?\d\d|20\d\d)\)?")


class OfYear(NamedTuple):
    """A heading parted: whose figure it is, as a key, and the year as it stands there."""

    heading: str
    of: str
    year: str


def of_year(heading: str) -> OfYear | None:
    """Return a heading that ends in a year, parted; None for another."""
    match = _YEAR.fullmatch(heading.strip())
    return OfYear(heading, key(match["of"]), match["year"]) if match else None


def of_years(headings: Iterable[str]) -> dict[str, list[OfYear]]:
    """Return the headings that end in a year by whose figures they are, the oldest first."""
    found: defaultdict[str, list[OfYear]] = defaultdict(list)
    for heading in dict.fromkeys(headings):
        one = of_year(heading)
        if one is not None:
            found[one.of].append(one)
    return {of: sorted(some, key=lambda one: one.year) for of, some in found.items()}


def with_years_moved(mapping: Mapped, then: Iterable[str], now: Iterable[str]) -> Mapped | None:
    """Return what was said of the headings of a file, said of those of a newer one.

    None where the two differ by more than their years. The newest year stands for the newest.
    """
    then, now = tuple(then), tuple(now)
    old, new = of_years(then), of_years(now)
    if _without(then) != _without(now) or _counts(old) != _counts(new):
        return None
    became = {
        was.heading: one.heading
        for of, some in old.items()
        for was, one in zip(some, new[of], strict=True)
    }
    return {became.get(text, text): became.get(title, title) for text, title in mapping.items()}


def _without(headings: tuple[str, ...]) -> set[str]:
    return {heading for heading in headings if of_year(heading) is None}


def _counts(found: Mapping[str, list[OfYear]]) -> dict[str, int]:
    return {of: len(some) for of, some in found.items()}
