"""The columns of the evidence list: what they are called, and how their cells are read and written."""

import re
from collections.abc import Callable, Iterable, Mapping

from ilacs_desktop.document.read_number import read_count
from ilacs_desktop.document.records import Evidence, Parked
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.tables.columns import (
    Column,
    Fields,
    Written,
    key,
    line_in,
    names_of_columns,
    text_in,
)
from ilacs_desktop.tables.periods import read_period

NUMBER = "number"
TITLE = "Title"
KEPT_AT = "Where it is kept"
_DIRECTIONS = {
    "positive": ("positive", "strength", "good", "green"),
    "mixed": ("mixed", "both", "neutral", "amber"),
    "negative": ("negative", "weakness", "areaforimprovement", "poor", "red"),
    "": ("notsaidyet", "notknown", "unknown", "na"),
}
_YES_OR_NO: dict[str, bool | None] = {"yes": True, "y": True, "true": True, "1": True}
_YES_OR_NO |= {"no": False, "n": False, "false": False, "0": False}
_MODERATED = _YES_OR_NO | {"doesnotapply": None, "notapplicable": None, "na": None}
_NUMBERED = re.compile(r"[\[(]?\s*(?:evidence|e)?\.?\s*(\d+)\s*[\])]?", re.IGNORECASE | re.ASCII)
_REASON, _BY = "parked_reason", "parked_by"


class CellError(UserError):
    """A cell that cannot be read."""


def evidence_columns(framework: Framework, evidence: Iterable[Evidence] = ()) -> tuple[Column, ...]:
    """Return the columns that are understood; types in use count as known, whatever they are."""
    types = _types(framework, evidence)
    read: dict[str, Callable[[str], Fields] | None] = {
        "Number": _number,
        TITLE: line_in("title"),
        "Type": lambda text: _type(text, types),
        "Lens": None,
        "Covers from": _first_day,
        "Covers to": _last_day,
        "Period": read_covered,
        "What it shows": text_in("shows"),
        "Which way it points": _direction,
        "How many were looked at": _sample,
        "Of what": line_in("sample_of"),
        "Moderated": _choice("moderated", _MODERATED),
        "Source": line_in("source"),
        "Owner": line_in("owner"),
        KEPT_AT: line_in("kept_at"),
        "Enclosed": _choice("enclosed", _YES_OR_NO),
        "Left out because": text_in(_REASON),
        "Left out by": line_in(_BY),
        "Used in": None,
    }
    names = names_of_columns("evidence")
    return tuple(Column(title, names.get(title, ()), how) for title, how in read.items())


def written_columns(
    framework: Framework, used_in: Mapping[str, str], *, kept_at: bool
) -> tuple[Written, ...]:
    """Return the columns that are written; ``used_in`` says by id which sections cite an item.

    ``kept_at`` says whether to tell where items are kept: that is for colleagues only.
    """
    types = {kind.id: kind for kind in framework.evidence_types}
    lenses = {lens.id: lens.title for lens in framework.lenses}

    def lens(item: Evidence) -> str:
        kind = types.get(item.type)
        return lenses.get(kind.lens, "") if kind else ""

    columns = (
        Written("Number", 9, lambda item: item.number),
        Written(TITLE, 34, lambda item: item.title),
        Written(
            "Type", 26, lambda item: types[item.type].title if item.type in types else item.type
        ),
        Written("Lens", 12, lens),
        Written("Covers from", 18, lambda item: item.period_from),
        Written("Covers to", 18, lambda item: item.period_to),
        Written("What it shows", 60, lambda item: item.shows),
        Written("Which way it points", 20, lambda item: item.direction.capitalize()),
        Written("How many were looked at", 14, lambda item: item.sample_size),
        Written("Of what", 16, lambda item: item.sample_of),
        Written("Moderated", 12, lambda item: _say(item.moderated)),
        Written("Source", 24, lambda item: item.source),
        Written("Owner", 24, lambda item: item.owner),
        Written(KEPT_AT, 40, lambda item: item.kept_at),
        Written("Enclosed", 10, lambda item: _say(item.enclosed)),
        Written("Left out because", 30, lambda item: item.parked.reason if item.parked else ""),
        Written("Left out by", 18, lambda item: item.parked.by if item.parked else ""),
        Written("Used in", 40, lambda item: used_in.get(item.id, "")),
    )
    return tuple(column for column in columns if kept_at or column.title != KEPT_AT)


def joined_parked(item: Evidence, fields: Fields) -> Fields:
    """Return the fields of a row with its two about leaving out as the one of the record."""
    joined = {name: value for name, value in fields.items() if name not in (_REASON, _BY)}
    if _REASON in fields or _BY in fields:
        was = item.parked or Parked("", "")
        reason, by = fields.get(_REASON, was.reason), fields.get(_BY, was.by)
        joined["parked"] = Parked(str(reason), str(by))
    return joined


def _types(framework: Framework, evidence: Iterable[Evidence]) -> dict[str, str]:
    """Return the type's id by every word for it."""
    known = {key(item.type): item.type for item in evidence if item.type}
    for kind in framework.evidence_types:
        known |= {key(name): kind.id for name in (kind.id, kind.short, kind.title)}
    return known


def _say(value: bool | None) -> str:
    return "" if value is None else "Yes" if value else "No"


def _first_day(text: str) -> Fields:
    """Read a day, or the first of a month or year."""
    period = read_period(text)
    return {"period_from": period.first or period.last}


def _last_day(text: str) -> Fields:
    """Read a day, or the last of a month or year."""
    return {"period_to": read_period(text).last}


def read_covered(text: str) -> Fields:
    """Read the time that evidence covers; a day alone is its last. Raises DateError."""
    period = read_period(text)
    pairs = (("period_from", period.first), ("period_to", period.last))
    return {name: day for name, day in pairs if day is not None}


def _number(text: str) -> Fields:
    """Read "12", "[12]", "E12" and "Evidence 12"."""
    match = _NUMBERED.fullmatch(text)
    number = read_count(match[1]) if match else None
    if not number:
        raise CellError(f"“{text}” is not a number of evidence. Type a whole number, such as 12.")
    return {NUMBER: number}


def _sample(text: str) -> Fields:
    """Read "54" and "54 records"; of "54 of 60" and "1 200" nobody can tell which is the sample."""
    size, *of = text.split()
    if any(char.isdigit() for word in of for char in word):
        raise CellError(f"“{text}” holds two numbers. Type how many were looked at, such as 1,200.")
    found: Fields = {"sample_size": read_count(size)}
    return {**found, "sample_of": " ".join(of)} if of else found


def _type(text: str, types: Mapping[str, str]) -> Fields:
    found = types.get(key(text))
    if found is None:
        raise CellError(
            f"“{text}” is not a type of evidence. Use one from the form for evidence, such as"
            " Case audit, or leave the cell empty."
        )
    return {"type": found}


def _direction(text: str) -> Fields:
    for direction, words in _DIRECTIONS.items():
        if key(text.partition(":")[0]) in words:
            return {"direction": direction}
    raise CellError(f"“{text}” is not known. Write Positive, Mixed or Negative.")


def _choice(field: str, words: Mapping[str, bool | None]) -> Callable[[str], Fields]:
    def read(text: str) -> Fields:
        if key(text) not in words:
            raise CellError(f"“{text}” is not known. Write Yes or No.")
        return {field: words[key(text)]}

    return read
