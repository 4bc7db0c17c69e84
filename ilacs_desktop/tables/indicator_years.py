"""What a row of a spreadsheet says of one year, beside what a figure says of its own.

A newer year makes what is there an earlier reading, where a person said so; an older one is a
reading itself, at its place, and never the value.
"""

import msgspec

from ilacs_desktop.document.readings import end_year, placed, with_this_year, year_before
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.tables.columns import Fields, key

_OF_READING = ("value", "neighbours", "england", "rank", "base")
_OF_A_YEAR = {*_OF_READING, "period", "previous", "rank_of", "explanation", "source", "earlier"}


def readings_in(value: object) -> tuple[Reading, ...]:
    """Return a field that holds readings as these; none where it holds something else."""
    return value if isinstance(value, tuple) else ()


def is_year_before(period: str, than: str) -> bool:
    """Return whether a period ends in the year before another; unsaid counts as so."""
    year, of = end_year(period), end_year(than)
    return year is None or of is None or of - year == 1


def is_older(old: Indicator, said: Fields) -> bool:
    """Return whether a row tells of an earlier year than the figure that is there."""
    year, here = end_year(str(said.get("period", ""))), end_year(old.period)
    return old.value is not None and year is not None and here is not None and year < here


def as_readings(old: Indicator, said: Fields, years: list[Reading]) -> Fields:
    """Return what a row of an earlier year says as readings at their place: the figure stays."""
    period = str(said["period"])
    told = {name: said.get(name) for name in (*_OF_READING, "previous")}
    before = told.pop("previous")
    rows = [*years, Reading(period, explanation=str(said.get("explanation", "")), **told)]  # type: ignore[arg-type]
    if isinstance(before, float) and year_before(period):
        rows.insert(0, Reading(year_before(period), before))
    rows = [
        one for one in rows if one != Reading(one.period) and key(one.period) != key(old.period)
    ]
    earlier = readings_in(said.get("earlier", old.earlier))
    for one in rows:
        earlier = _corrected(earlier, one)
    kept = {name: value for name, value in said.items() if name not in _OF_A_YEAR}
    return {**kept, "earlier": earlier}


def as_this_year(old: Indicator, said: Fields, before: list[Reading], *, newer: bool) -> Fields:
    """Return what a row of this year, or of a newer one, says; the rest of its years are readings."""
    period = str(said.get("period", old.period))
    is_other = "value" in said and key(period) != key(old.period)
    kept: dict[str, object] = {}
    earlier = readings_in(said.get("earlier", old.earlier))
    if newer and "value" in said and old.value is not None and (is_other or not old.period):
        kept = _gone(old, period)
        earlier = _with_old(old, earlier)
    elif is_other and old.period:
        kept = {"base": None, "rank": None}
    for one in before:
        earlier = _corrected(earlier, one)
    return {**kept, **said, **({"earlier": earlier} if earlier != old.earlier else {})}


def _with_old(old: Indicator, earlier: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Return the readings, and what the figure said until now as further ones at their place."""
    found = with_this_year(msgspec.structs.replace(old, earlier=earlier))
    kept, added = found[: len(earlier)], found[len(earlier) :]
    for one in added:
        kept = placed(kept, one)
    return kept


def _corrected(readings: tuple[Reading, ...], one: Reading) -> tuple[Reading, ...]:
    """Return readings with another one, whose value counts where there is one of its period."""
    told = (
        msgspec.structs.replace(old, value=None)
        if key(old.period) == key(one.period) and one.value is not None
        else old
        for old in readings
    )
    return placed(tuple(told), one)


def _gone(old: Indicator, period: str) -> dict[str, object]:
    """Return what goes with the value of until now: its rank, its base and its explanation.

    It is what the figure said the year before, unless the periods tell otherwise.
    """
    gone = {"rank": None, "rank_of": None, "base": None, "explanation": ""}
    return {"previous": old.value if is_year_before(old.period, period) else None, **gone}
