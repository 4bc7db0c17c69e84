"""Figures as a spreadsheet, both ways: out of LAIT, ChAT or a scorecard, and the council's own list.

What stands in a cell in place of a figure ("c", "..", "<5") is never guessed at: it is told.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import (
    NOT_MAPPED,
    Column,
    Fields,
    Mapped,
    Written,
    key,
    likely_header,
)
from ilacs_desktop.tables.indicator_cells import (
    IS_PERCENT,
    POLARITIES,
    line_in,
    no_figure,
    number_in,
    read_base,
    read_earlier,
    read_judgement,
    read_polarity,
    read_rank,
    read_unit,
    say_earlier,
)
from ilacs_desktop.tables.plan import Plan, RecordKind
from ilacs_desktop.tables.record_columns import names_of_columns
from ilacs_desktop.tables.sheet import Sheet
from ilacs_desktop.tables.write import records_file

NAME = "Name"
_NUMBERS = {
    "Value": "value",
    "The year before": "previous",
    "Statistical neighbours": "neighbours",
    "England": "england",
}
_COMPARED = tuple(_NUMBERS.values())
_YEAR = re.compile(r"(?:19|20)\d\d\s?[/-]\s?(?:20)?\d\d|20\d\d")
_OF_YEAR = "year "  # begins the name under which a cell of a year's column is kept


class How(NamedTuple):
    """How a file is taken, as the person said.

    ``newer``: what is there becomes an earlier reading of the same figure. ``parts``: percentages
    are written as parts of one, 0.214 for 21.4%.
    """

    newer: bool = False
    parts: bool = False


def indicator_kind(
    document: Document,
    framework: Framework,
    sheets: tuple[Sheet, ...] = (),
    how: How = How(),  # noqa: B008 - a frozen value
) -> RecordKind:
    """Return how the figures of a document are read out of these sheets."""
    judgements = _judgements(document, framework)
    return RecordKind(
        list="indicators",
        noun="figure",
        nouns="figures",
        columns=(*_columns(judgements), *_year_columns(sheets)),
        needed=NAME,
        named="name",
        empty=Indicator(""),
        prefix="in",
        faults=_faults,
        key=lambda one: (key(one.name), one.judgement),
        numbered=False,
        joined=lambda old, fields: _joined(old, fields, how),
    )


def _judgements(document: Document, framework: Framework) -> dict[str, str]:
    """Return the judgement's id by every word for it."""
    known = {key(name): j.id for j in framework.judgements for name in (j.id, j.short, j.title)}
    return known | {key(name): j.id for j in document.judgements for name in (j.id, j.title)}


def _columns(judgements: Mapping[str, str]) -> tuple[Column, ...]:
    read: dict[str, Callable[[str], Fields]] = {
        NAME: line_in("name"),
        "Judgement": lambda text: read_judgement(text, judgements),
        **{title: number_in(field) for title, field in _NUMBERS.items()},
        "Unit": read_unit,
        "Period": line_in("period"),
        "Rank": read_rank,
        "Out of": lambda text: read_base("rank_of", text),
        "Base": lambda text: read_base("base", text),
        "Source": line_in("source"),
        "Which way is better": read_polarity,
        "Explanation": lambda text: {"explanation": text},
        "Earlier readings": read_earlier,
    }
    names = names_of_columns("indicators")
    return tuple(Column(title, names.get(title, ()), how) for title, how in read.items())


def _year_columns(sheets: tuple[Sheet, ...]) -> tuple[Column, ...]:
    """Return a column for each heading that is a year, such as "2024/25"."""
    found = likely_header(sheets, _columns({}))
    if found is None:
        return ()
    years = (text for text, title in found.header.headings if not title and _YEAR.fullmatch(text))
    return tuple(Column(year, (), number_in(f"{_OF_YEAR}{year}")) for year in dict.fromkeys(years))


def _joined(old: Indicator, fields: Fields, how: How) -> Fields:
    """Return the fields of a figure that a row fills: years as readings, old values kept if newer."""
    years = {
        name.removeprefix(_OF_YEAR): value
        for name, value in fields.items()
        if name.startswith(_OF_YEAR)
    }
    said = {n: v for n, v in fields.items() if not n.startswith(_OF_YEAR) and n != IS_PERCENT}
    if years:
        said = _of_years(years, old) | said
    if IS_PERCENT in fields and not old.unit:
        said = {"unit": "%"} | said
    if how.parts and str(said.get("unit", old.unit)).strip() == "%":
        said = {name: _times_100(value, name) for name, value in said.items()}
    if "earlier" in said:
        said = said | {"earlier": _as_known(said["earlier"], old)}
    if how.newer and _is_newer(old, said):
        said = _with_old(old, said)
    return said


def _of_years(years: Mapping[str, object], old: Indicator) -> dict[str, object]:
    """Return the newest year's value as the value, the one before as that, and the rest as readings."""
    known = [(year, value) for year, value in sorted(years.items()) if isinstance(value, float)]
    if not known:
        return {}
    found: dict[str, object] = {"period": known[-1][0], "value": known[-1][1]}
    if len(known) > 1:
        found["previous"] = known[-2][1]
        others = (one for one in old.earlier if one.period not in years)
        found["earlier"] = (*others, *(Reading(year, value) for year, value in known[:-1]))
    return found


def _as_known(readings: object, old: Indicator) -> tuple[Reading, ...]:
    """Return readings out of a cell; those that are there already keep what a cell does not tell."""
    known = {(one.period, one.value): one for one in old.earlier}
    found: tuple[Reading, ...] = readings if isinstance(readings, tuple) else ()
    return tuple(known.get((one.period, one.value), one) for one in found)


def _times_100(value: object, name: str) -> object:
    if name in _COMPARED and isinstance(value, float):
        return round(value * 100, 10)
    if name == "earlier" and isinstance(value, tuple):
        return tuple(
            Reading(one.period, None if one.value is None else round(one.value * 100, 10))
            for one in value
        )
    return value


def _is_newer(old: Indicator, said: Fields) -> bool:
    """Return whether a row tells of another period than the figure that is there."""
    period = said.get("period", old.period)
    has_value = "value" in said and old.value is not None
    return has_value and (key(str(period)) != key(old.period) or not old.period)


def _with_old(old: Indicator, said: Fields) -> dict[str, object]:
    """Return what a row says where the value of until now becomes an earlier reading.

    What was said of that value goes with it: its rank, its base and its explanation.
    """
    was = Reading(old.period, old.value, old.neighbours, old.england, old.rank, old.explanation)
    before = said.get("earlier", old.earlier)
    readings = before if isinstance(before, tuple) else ()
    kept = tuple(one for one in readings if not one.period or one.period != old.period)
    gone = {"previous": old.value, "rank": None, "rank_of": None, "base": None, "explanation": ""}
    return {**gone, **said, "earlier": (*kept, was)}


def _faults(one: Indicator) -> tuple[str, ...]:
    """Return what is wrong with a figure as a whole; the form for figures asks for the same."""
    wrong = (
        ("It has no name. Give it one.", not one.name.strip()),
        (
            "Its rank is beyond the number of authorities. Check both.",
            one.rank is not None and one.rank_of is not None and one.rank > one.rank_of,
        ),
    )
    return tuple(sentence for sentence, is_so in wrong if is_so)


def looks_like_parts(plan: Plan) -> bool:
    """Return whether the percentages of a file may be parts of one: all lie between -1 and 1."""
    records: tuple[Indicator, ...] = (*plan.added, *plan.changed)
    values = [
        abs(value)
        for one in records
        if one.unit.strip() == "%"
        for value in (one.value, one.previous)
        if value
    ]
    return bool(values) and max(values) <= 1


def may_be_newer(document: Document, plan: Plan) -> bool:
    """Return whether the rows that update a figure tell of another period than it does."""
    old = {one.id: one for one in document.indicators}
    return any(
        old[one.id].value is not None
        and one.period != old[one.id].period
        and one.value != old[one.id].value
        for one in plan.changed
    )


def told_apart(
    sheets: tuple[Sheet, ...], kind: RecordKind, mapping: Mapped = NOT_MAPPED
) -> tuple[str, ...]:
    """Return a sentence for each cell that says something in place of a figure."""
    found = likely_header(sheets, kind.columns, mapping)
    return (
        tuple(_cells_without(found.sheet, found.header.row, found.header.columns)) if found else ()
    )


def _cells_without(sheet: Sheet, row: int, columns: Mapping[int, Column]) -> Iterator[str]:
    figures = {*_NUMBERS, "Rank", "Out of", "Base"}
    at = {
        n
        for n, column in columns.items()
        if column.title in figures or _YEAR.fullmatch(column.title)
    }
    for number, cells in enumerate(sheet.rows[row + 1 :], start=row + 2):
        for n in sorted(at):
            text = cells[n] if n < len(cells) else ""
            what = no_figure(text) if text else ""
            if what:
                yield f"Row {number}, {columns[n].title}: “{text}” is no figure ({what})."


def written_columns(document: Document, framework: Framework) -> tuple[Written, ...]:
    """Return the columns of the council's own list: every field but the id, and what follows."""
    titles = {j.id: j.title for j in framework.judgements} | {
        j.id: j.title for j in document.judgements
    }
    return (
        Written(NAME, 44, lambda one: one.name),
        Written("Judgement", 30, lambda one: titles.get(one.judgement, one.judgement)),
        Written("Value", 12, lambda one: one.value),
        Written("Unit", 14, lambda one: one.unit),
        Written("Period", 32, lambda one: one.period),
        Written("The year before", 16, lambda one: one.previous),
        Written("Statistical neighbours", 22, lambda one: one.neighbours),
        Written("England", 12, lambda one: one.england),
        Written("Rank", 8, lambda one: one.rank),
        Written("Out of", 8, lambda one: one.rank_of),
        Written("Base", 10, lambda one: one.base),
        Written("Which way is better", 20, lambda one: POLARITIES[one.polarity]),
        Written("Explanation", 60, lambda one: one.explanation),
        Written("Source", 30, lambda one: one.source),
        Written("Earlier readings", 34, lambda one: say_earlier(one.earlier)),
    )


def indicators_file(kind: str, document: Document, framework: Framework) -> bytes:
    """Return the figures as a file of this kind, ".csv" or ".xlsx".

    Raises SheetError when a text has no room in a cell of Excel.
    """
    columns = written_columns(document, framework)
    return records_file(kind, "Figures", columns, document.indicators)
