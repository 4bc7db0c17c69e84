"""The cells of a list of figures, as people and statistical releases write them.

What stands in a cell in place of a figure ("c", "..", "<5") is never guessed at: it is told.
"""

import functools
import re
from collections.abc import Callable, Iterable, Mapping

from ilacs_desktop.document.read_number import MOST_DIGITS, NumberError, read_count, read_number
from ilacs_desktop.document.records import Polarity, Reading
from ilacs_desktop.tables.columns import Fields, key, names_of_columns
from ilacs_desktop.tables.evidence_columns import CellError

IS_PERCENT = "is_percent"  # a field that no record has: a per cent sign stood behind a figure
HELD = "held"  # a field that no record has: why there is no value, in a sentence
POLARITIES: dict[Polarity, str] = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "neutral": "Neither",
}
_POLARITY_WORDS: dict[str, Polarity] = {
    **dict.fromkeys(("higher", "high", "up", "increase", "bigger", "biggerisbetter"), "higher"),
    **dict.fromkeys(("lower", "low", "down", "decrease", "smaller", "smallerisbetter"), "lower"),
    **dict.fromkeys(("neutral", "none", "na", "neither", "itdepends", "no"), "neutral"),
}
_FEWER = re.compile(r"<\s*(\d+)")
_RANK = re.compile(r"(\d[\d,]*)(?:st|nd|rd|th)?(?:\s*(?:/|of|out of)\s*(\d[\d,]*))?", re.IGNORECASE)
_EXPONENT = re.compile(r"[-+]?\d(?:\.\d+)?e[-+]?\d{1,3}", re.IGNORECASE)
_TOO_LARGE = 10.0**MOST_DIGITS


def no_figure(text: str) -> str:
    """Return what a cell says in place of a figure: "held back by whoever published it"; or ""."""
    return _signs().get(_bare(text), "")


def why_none(text: str) -> str:
    """Return why a cell holds no figure, as the explanation says it: "Fewer than 5."."""
    fewer = _FEWER.fullmatch(text.strip(" []()"))
    if fewer:
        return f"Fewer than {fewer[1]}."
    what = no_figure(text).replace("whoever published it", "the publisher")
    return f"{what[:1].upper()}{what[1:]} ({text.strip(' []()')})."


@functools.cache
def _signs() -> Mapping[str, str]:
    known = names_of_columns("no_figure")
    return {_bare(sign): what for what, signs in known.items() for sign in signs}


def _bare(text: str) -> str:
    return re.sub(r"[\s\[\]()]", "", text.casefold())


def number_in(field: str) -> Callable[[str], Fields]:
    """Read "21.4%", "1,518" and "0.2"; "c", ".." and "<5" are no figure, and none is put there."""

    def read(text: str) -> Fields:
        if no_figure(text):
            return {field: None, HELD: why_none(text)} if field == "value" else {}
        percent = {IS_PERCENT: True} if text.strip().endswith("%") else {}
        return {field: _read_number(text.strip().lstrip("£")), **percent}

    return read


def _read_number(text: str) -> float | None:
    """Return a figure. Raises CellError for one that is beyond counting, NumberError for none."""
    number = _number(text)
    if number is not None and abs(number) >= _TOO_LARGE:
        raise CellError(f"“{text}” is too large for a figure. Check it.")
    return number


def _number(text: str) -> float | None:
    if _EXPONENT.fullmatch(text):
        return float(text)
    try:
        return read_number(text)
    except NumberError:
        digits = text.lstrip("-").replace(".", "", 1)
        if digits.isdecimal() and digits.isascii() and len(digits) > MOST_DIGITS:
            return float(f"{float(text):.{MOST_DIGITS}g}")  # as a spreadsheet keeps a fraction
        raise


def read_judgement(text: str, known: Mapping[str, str]) -> Fields:
    """Read a judgement by one of the words for it. Raises CellError for another."""
    found = known.get(key(text))
    if found is None:
        raise CellError(
            f"“{text}” is not one of the judgements. Write one as the self-evaluation names it, or"
            " leave the column out and choose the judgement afterwards."
        )
    return {"judgement": found}


def read_unit(text: str) -> Fields:
    """Read a unit; "Percentage" is written as its sign."""
    unit = " ".join(text.split())
    return {"unit": "%" if key(unit) in ("percentage", "percent", "pc") else unit}


def read_rank(text: str) -> Fields:
    """Read "14", "14th", "14/153" and "14 of 153". Raises CellError for what is no rank."""
    if no_figure(text):
        return {}
    match = _RANK.fullmatch(text.strip())
    rank = read_count(match[1]) if match else None
    if match is None or not rank:
        raise CellError(f"“{text}” is not a rank. Type it like this: 14 of 153.")
    return {"rank": rank, **({"rank_of": read_count(match[2])} if match[2] else {})}


def read_base(field: str, text: str) -> Fields:
    """Read a whole number into a field. Raises NumberError."""
    return {} if no_figure(text) else {field: read_count(text)}


def read_polarity(text: str) -> Fields:
    """Read which way is better. Raises CellError for what is not known."""
    said = key(text)
    known = {key(title): polarity for polarity, title in POLARITIES.items()}
    found = known.get(said) or _POLARITY_WORDS.get(said)
    found = found or _POLARITY_WORDS.get(said.removesuffix("isbetter").removesuffix("forchildren"))
    if found is None:
        raise CellError(
            f"“{text}” is not known. Write Higher is better, Lower is better or Neither."
        )
    return {"polarity": found}


def read_earlier(text: str) -> Fields:
    """Read "2023/24: 28.1" and, on a line of its own, the next. Raises a UserError."""
    return {"earlier": earlier_in(text)}


def earlier_in(text: str) -> tuple[Reading, ...]:
    """Return the readings in a text, one a line. Raises CellError or NumberError."""
    found = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        period, colon, value = line.rpartition(":")
        if not colon:
            raise CellError(f"“{line}” is not a reading. Type it like this: 2023/24: 28.1.")
        number = None if no_figure(value) else _read_number(value.strip())
        found.append(Reading(period.strip(), number))
    return tuple(found)


def say_earlier(earlier: Iterable[Reading]) -> str:
    """Return readings as ``read_earlier`` reads them: a line for each, "2023/24: 28.1"."""
    return "\n".join(
        f"{' '.join(one.period.split())}: {'-' if one.value is None else repr(one.value)}"
        for one in earlier
    )
