"""Figures as a spreadsheet, both ways: out of LAIT, ChAT or a scorecard, and the council's own list.

What stands in a cell in place of a figure ("c", "..", "<5") is never guessed at: it is told.
"""

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Indicator, Reading
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import (
    NOT_MAPPED,
    Column,
    Fields,
    Mapped,
    Written,
    key,
    likely_header,
    line_in,
    names_of_columns,
)
from ilacs_desktop.tables.indicator_cells import (
    HELD,
    IS_PERCENT,
    POLARITIES,
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
from ilacs_desktop.tables.indicator_years import (
    as_readings,
    as_this_year,
    is_older,
    is_year_before,
    readings_in,
)
from ilacs_desktop.tables.plan import Plan, RecordKind
from ilacs_desktop.tables.sheet import Sheet
from ilacs_desktop.tables.write import records_file
from ilacs_desktop.tables.years import of_year, of_years

NAME = "Name"
_NUMBERS = {
    "Value": "value",
    "The year before": "previous",
    "Statistical neighbours": "neighbours",
    "England": "england",
}
_COMPARED = tuple(_NUMBERS.values())
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
        columns=(*_columns(judgements), *_year_columns(sheets, key(document.authority.name))),
        needed=NAME,
        named="name",
        empty=Indicator(""),
        prefix="in",
        faults=_faults,
        key=lambda one: (key(one.name), one.judgement),
        numbered=False,
        joined=lambda old, fields: _joined(old, fields, how),
        doubts=mixed_percentages,
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


def _year_columns(sheets: tuple[Sheet, ...], authority: str) -> tuple[Column, ...]:
    """Return a column for each heading that ends in a year and tells of a figure: "LA 2025-26".

    A year alone, or behind what the council's own value is called, holds the value of that year.
    Of statistical neighbours and of England the newest year counts.
    """
    found = likely_header(sheets, _columns({}))
    if found is None:
        return ()
    groups = of_years(text for text, title in found.header.headings if not title)
    names = {title: {key(title), *map(key, names)} for title, names in _names().items()}
    ours = [of for of in groups if not of or of in names["Value"] or of in authority]
    unknown = [of for of, some in groups.items() if len(some) > 1 and of not in _theirs(names)]
    value = next(iter(ours or (unknown if len(unknown) == 1 else ())), None)
    columns = [
        Column(one.heading, (), number_in(f"{_OF_YEAR}{one.year}"))
        for one in (groups[value] if value is not None else ())
    ]
    taken = {column.title for column in found.header.columns.values()}
    for title in ("Statistical neighbours", "England"):
        of = next((of for of in groups if of in names[title]), None)
        if of is not None and title not in taken:
            columns.append(Column(groups[of][-1].heading, (), number_in(_NUMBERS[title])))
    return tuple(columns)


def _names() -> dict[str, tuple[str, ...]]:
    return names_of_columns("indicators")


def _theirs(names: Mapping[str, set[str]]) -> set[str]:
    """Return what columns are called that hold no value of the council's own."""
    return {name for title, some in names.items() if title != "Value" for name in some}


def _joined(old: Indicator, fields: Fields, how: How) -> Fields:
    """Return the fields of a figure that a row fills; what is of an earlier year is a reading."""
    told = _in_full(old, fields, how)
    years = [
        Reading(name.removeprefix(_OF_YEAR), value)
        for name, value in sorted(told.items())
        if name.startswith(_OF_YEAR) and isinstance(value, float)
    ]
    said = {n: v for n, v in told.items() if not n.startswith(_OF_YEAR) and n != IS_PERCENT}
    if IS_PERCENT in fields and not old.unit:
        said = {"unit": "%"} | said
    why = said.pop(HELD, None)
    if why is not None and not years and not old.explanation:
        said = {"explanation": why} | said
    if "earlier" in said:
        said = said | {"earlier": _as_known(said["earlier"], old)}
    if years:
        said = {"period": years[-1].period, "value": years[-1].value} | said
    if is_older(old, said):
        return as_readings(old, said, years)
    if len(years) > 1 and is_year_before(years[-2].period, years[-1].period):
        said = {"previous": years[-2].value} | said
    return as_this_year(old, said, years[:-1], newer=how.newer)


def _in_full(old: Indicator, fields: Fields, how: How) -> Fields:
    """Return percentages that were written as parts of one, 0.214, as 21.4."""
    percent = "%" if IS_PERCENT in fields and not old.unit else old.unit
    if not how.parts or str(fields.get("unit", percent)).strip() != "%":
        return fields
    return {name: _times_100(value, name) for name, value in fields.items()}


def _as_known(readings: object, old: Indicator) -> tuple[Reading, ...]:
    """Return readings out of a cell; those that are there already keep what a cell does not tell."""
    known = {(one.period, one.value): one for one in old.earlier}
    return tuple(known.get((one.period, one.value), one) for one in readings_in(readings))


def _times_100(value: object, name: str) -> object:
    if (name in _COMPARED or name.startswith(_OF_YEAR)) and isinstance(value, float):
        return round(value * 100, 10)
    if name == "earlier":
        return tuple(
            Reading(one.period, None if one.value is None else round(one.value * 100, 10))
            for one in readings_in(value)
        )
    return value


def _faults(one: Indicator) -> tuple[str, ...]:
    """Return what is wrong with a figure as a whole; the form for figures asks for the same."""
    wrong = (
        ("It has no name. Give it one.", not one.name.strip()),
        (
            f"“{one.name}” reads like the name of a group or a total, not of a figure. Leave the row"
            " out, or give it the name of what was counted.",
            key(one.name) in _not_figures(),
        ),
        (
            "Its rank is beyond the number of authorities. Check both.",
            one.rank is not None and one.rank_of is not None and one.rank > one.rank_of,
        ),
    )
    return tuple(sentence for sentence, is_so in wrong if is_so)


@functools.cache
def _not_figures() -> frozenset[str]:
    return frozenset(map(key, names_of_columns("not_figures")["names"]))


def mixed_percentages(records: tuple[Indicator, ...]) -> tuple[str, ...]:
    """Return a sentence for each percentage of 1 or less where most of the others are above 1."""
    shares = [one for one in records if one.unit.strip() == "%" and one.value]
    small = [one for one in shares if abs(one.value or 0) < 1]
    if 2 * len(small) >= len(shares):
        return ()
    return tuple(
        f"“{one.name}” is {one.value:.10g}%, and most other percentages are above 1. If it is a part"
        f" of one, it means {(one.value or 0) * 100:.10g}%: correct it in the file."
        for one in small
    )


def without_values(plan: Plan) -> str:
    """Return a sentence where a file would add figures without a value; "" where all is well.

    That is so where no column of it was taken for the value, or for a year.
    """
    taken = {title for title in plan.recognised if title == "Value" or of_year(title)}
    if taken or not plan.added or any(one.value is not None for one in plan.added):
        return ""
    headings = ", ".join(f"“{heading}”" for heading, _ in plan.headings)
    return (
        f"No column holds the values, so {counted(len(plan.added), 'figure')} would come in empty. The headings"
        f" are {headings}."
    )


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
        if column.title in figures or of_year(column.title) is not None
    }
    for number, cells in enumerate(sheet.rows[row + 1 :], start=row + 2):
        for n in sorted(at):
            text = cells[n] if n < len(cells) else ""
            what = no_figure(text) if text else ""
            if what:
                yield f"Row {number}, {columns[n].title}: “{text}” is not a figure ({what})."


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
