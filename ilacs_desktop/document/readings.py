"""The readings of a figure in earlier years: which is of which year, and where another one goes."""

import re

import msgspec

from ilacs_desktop.document.held_back import base_of_previous, why_held
from ilacs_desktop.document.records import Indicator, Reading

_YEAR = re.compile(r"((?:19|20)\d\d)(?:([/-])(\d\d)(?!\d))?")


def end_year(period: str) -> int | None:
    """Return the year in which a period ends: 2026 for "2025/26"; None where it names none."""
    years = [int(match[1]) + _is_span(match) for match in _YEAR.finditer(period)]
    return years[-1] if years else None


def year_before(period: str) -> str:
    """Return a period with each of its years one less: "2024/25" for "2025/26"; "" without years."""

    def less(match: re.Match[str]) -> str:
        year = int(match[1])
        if _is_span(match):
            return f"{year - 1}{match[2]}{year % 100:02}"
        return f"{year - 1}{match[0][4:]}"

    return _YEAR.sub(less, " ".join(period.split())) if _YEAR.search(period) else ""


def _is_span(match: re.Match[str]) -> bool:
    """Return whether "2025/26" stands there, and not the beginning of a day, "2026-03-31"."""
    return match[3] is not None and int(match[3]) == (int(match[1]) + 1) % 100


def told_before(indicator: Indicator) -> int | None:
    """Return at which place of ``earlier`` the reading stands that ``previous`` repeats.

    It is of the year before. Where a period names no year, it is the last one, or none.
    """
    year = end_year(indicator.period)
    known = [n for n, one in enumerate(indicator.earlier) if one.value is not None]
    for n in reversed(known):
        one = indicator.earlier[n]
        of = end_year(one.period)
        is_before = n == known[-1] if year is None or of is None else year - of == 1
        if is_before and one.value == indicator.previous:
            return n
    return None


def with_this_year(indicator: Indicator, label: str = "") -> tuple[Reading, ...]:
    """Return the earlier readings, and after them the year before and this year, where they say more.

    What a base held back keeps that base: with another one it would be printed. ``label`` names the
    year of a figure without a period.
    """
    found = tuple(_kept(indicator, one, indicator.base) for one in indicator.earlier)
    if indicator.previous is not None and not _is_told(indicator):
        named = " ".join(indicator.period.split()) or label
        period = year_before(indicator.period) or f"Year before {named}".strip()
        before = Reading(period, indicator.previous)
        found = (*found, _kept(indicator, before, base_of_previous(indicator)))
    now = Reading(
        indicator.period,
        indicator.value,
        indicator.neighbours,
        indicator.england,
        indicator.rank,
        indicator.explanation,
        indicator.base,
    )
    said = msgspec.structs.replace(
        now, period=now.period.strip(), explanation=now.explanation.strip()
    )
    return found if said == Reading() else (*found, now)


def _is_told(indicator: Indicator) -> bool:
    """Return whether a reading says what ``previous`` does: that of the year before, or the last."""
    values = [one.value for one in indicator.earlier if one.value is not None]
    return told_before(indicator) is not None or values[-1:] == [indicator.previous]


def _kept(indicator: Indicator, one: Reading, base: int | None) -> Reading:
    if one.base is None and why_held(indicator, one.value, base):
        return msgspec.structs.replace(one, base=base)
    return one


def placed(readings: tuple[Reading, ...], one: Reading) -> tuple[Reading, ...]:
    """Return readings with another one at its year.

    Where there is one of its period that says no other value, the two become one.
    """
    for n, old in enumerate(readings):
        same = one.period.strip() and old.period.split() == one.period.split()
        if same and (old.value == one.value or None in (old.value, one.value)):
            return (*readings[:n], _both(old, one), *readings[n + 1 :])
    year = end_year(one.period)
    later = (n for n, old in enumerate(readings) if _is_later(end_year(old.period), year))
    at = next(later, len(readings))
    return (*readings[:at], one, *readings[at:])


def _is_later(year: int | None, than: int | None) -> bool:
    return year is not None and than is not None and year > than


def _both(old: Reading, new: Reading) -> Reading:
    """Return what either says; the new one where both do."""
    fields = ("value", "neighbours", "england", "rank", "base")
    told = {name: value for name in fields if (value := getattr(new, name)) is not None}
    return msgspec.structs.replace(old, explanation=new.explanation or old.explanation, **told)
