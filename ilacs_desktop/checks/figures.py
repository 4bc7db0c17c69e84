"""Figures: do the numbers in the text agree with themselves, the indicators and the evidence?

Only what is certain enough is said: a count and the percentage beside it; a figure right behind an
indicator's name; a count out of a total that the cited evidence gives otherwise.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import DocumentCheck, Passage, PassageCheck, Scope, opening
from ilacs_desktop.document.figures import figure_text
from ilacs_desktop.document.records import Evidence, Indicator

# No count of children has more digits, and longer ones are no numbers to reckon with.
_NUMBER = r"\d{1,3}(?:,\d{3}){1,2}|\d{1,9}"
_PERCENT = r"(?<![\d.,])\d{1,9}(?:\.\d{1,6})?"
# "27 of 60 records (45%)": no other number may stand between the total and the percentage.
_SHARE = re.compile(
    rf"\b(?P<part>{_NUMBER}) of (?:the |these |those |all )?(?P<whole>{_NUMBER})"
    rf"[^.;:()\d]{{0,80}}\((?P<percent>{_PERCENT})\s?%\)"
)
# The percentage may come first: "17% (190 of 1,118)".
_SHARE_AFTER = re.compile(
    rf"(?P<percent>{_PERCENT})\s?% \((?P<part>{_NUMBER}) of (?:the )?(?P<whole>{_NUMBER})\b"
)
_COUNT = re.compile(rf"\b(?P<part>{_NUMBER}) of (?:the |these |those )?(?P<whole>{_NUMBER})\b")
# What is said of a count ends at a full stop, colon or semicolon, but not at a decimal point.
_CLAUSE = re.compile(r"(?:[^.:;]|\.(?=\d))+")
_LONG_WORD = re.compile(r"[a-z]{5,}")
# Longer words that say nothing of what is counted.
_EMPTY = frozenset(
    {"about", "above", "after", "again", "against", "among", "before", "below", "there", "these"}
    | {"those", "which", "their", "children", "neighbours", "people", "statistical", "young"}
)
_ANY_NUMBER = re.compile(_NUMBER)
_UNITS = {"%": r"\s?(?:%|per cent)", "per 10,000": r" per 10,000"}
_LONGEST_NAME = 300  # letters
_TAIL = re.compile(r"\s+(?:within|per|at|for more than)\s.*|\s*\(.*\)$", re.IGNORECASE)


def arithmetic(scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each percentage that its count and total do not make."""
    for pattern in (_SHARE, _SHARE_AFTER):
        for match in pattern.finditer(passage.text):
            part, whole = (_number(match[name]) for name in ("part", "whole"))
            if whole and not _rounds_to(100 * part / whole, match["percent"]):
                yield scope.found_in(
                    passage,
                    "figures.arithmetic",
                    f"“{match['part']} of {match['whole']}” is {100 * part / whole:.1f}%,"
                    f" not {match['percent']}%.",
                    match.start(),
                    match.end(),
                )


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _rounds_to(value: float, written: str) -> bool:
    """Return whether a value is this when rounded, either way at a half, to its decimals."""
    half = 0.5 * float(f"1e-{len(written.partition('.')[2])}")
    return abs(value - float(written)) <= half + 1e-9


class Named(msgspec.Struct, frozen=True):
    """An indicator with its name as a pattern, and its figures as the text may write them."""

    indicator: Indicator
    name: re.Pattern[str]
    known: tuple[float, ...]


def named_indicators(indicators: tuple[Indicator, ...]) -> tuple[Named, ...]:
    """Return the indicators that the text can be searched for: with a name, a value and a unit."""
    return tuple(
        Named(indicator, pattern, known)
        for indicator in indicators
        if indicator.value is not None and indicator.unit in _UNITS
        if (pattern := _name_pattern(indicator)) is not None
        for known in (_known(indicator),)
    )


def _known(indicator: Indicator) -> tuple[float, ...]:
    figures = (indicator.value, indicator.previous, indicator.neighbours, indicator.england)
    return tuple(figure for figure in figures if figure is not None)


def _name_pattern(indicator: Indicator) -> re.Pattern[str] | None:
    """Return the name, without its qualifier, then at most a few words, then a figure."""
    if len(indicator.name) > _LONGEST_NAME:  # no text says it, and to look at it takes long
        return None
    name = _TAIL.sub("", indicator.name).strip().rstrip("s")
    if len(name) < 8:
        return None
    words = r"\s+".join(re.escape(word) for word in name.split())
    figure = rf"(?P<figure>{_PERCENT}){_UNITS[indicator.unit]}"
    return re.compile(rf"\b{words}s?\b[^\d.!?]{{0,40}}\b{figure}", re.IGNORECASE)


def against_indicators(scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each figure right behind an indicator's name that is none of its own."""
    if passage.block is None:
        return
    for one in scope.memo.of("named", scope.document.indicators, named_indicators):
        for match in one.name.finditer(passage.text):
            if not any(_rounds_to(known, match["figure"]) for known in one.known):
                yield _disagrees(scope, passage, one.indicator, match)


def _disagrees(
    scope: Scope, passage: Passage, indicator: Indicator, match: re.Match[str]
) -> Finding:
    value = figure_text(indicator.value or 0.0) + ("%" if indicator.unit == "%" else "")
    found = scope.found_in(
        passage,
        "figures.indicator",
        f"The text says {match['figure']}{'%' if indicator.unit == '%' else ''};"
        f" the figure “{indicator.name}” is {value}.",
        match.start("figure"),
        match.end(),
    )
    return msgspec.structs.replace(found, record=indicator.id)


class Count(msgspec.Struct, frozen=True):
    """A count out of a total, where it stands, and the longer words of the clause around it."""

    part: int
    whole: int
    start: int
    end: int
    about: frozenset[str]


def counts(text: str) -> tuple[Count, ...]:
    """Return the counts out of a total in a text, such as "27 of 60 records"."""
    return tuple(
        Count(
            _number(match["part"]),
            _number(match["whole"]),
            match.start(),
            match.end(),
            frozenset(_LONG_WORD.findall(clause[0].casefold())) - _EMPTY,
        )
        for clause in _CLAUSE.finditer(text)
        for match in _COUNT.finditer(text, clause.start(), clause.end())
    )


def against_evidence(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for a count out of a total that the one cited item gives otherwise.

    Both must speak of the same: two longer words are shared, the total is the same, the item nowhere
    has the number that the text gives, and the text nowhere the count of the item.
    """
    for passage in scope.passages:
        cited = scope.cited_in((passage,))
        if len(cited) == 1:
            shown = scope.memo.of("counts", cited[0], lambda item: counts(item.shows))
            yield from _against(scope, passage, cited[0], shown)


def _against(
    scope: Scope, passage: Passage, item: Evidence, shown: tuple[Count, ...]
) -> Iterator[Finding]:
    if not shown or passage.block is None:
        return
    numbers = {_number(number) for number in _ANY_NUMBER.findall(item.shows)}
    here = scope.memo.of("counts", passage.block, lambda _: counts(passage.text))
    given = {(count.part, count.whole) for count in here}
    for told in here:
        for known in shown:
            right = told.part in numbers or (known.part, known.whole) in given
            if told.whole != known.whole or right:
                continue
            if len(told.about & known.about) >= scope.number("figures.evidence", "shared_words"):
                found = scope.found_in(
                    passage,
                    "figures.evidence",
                    f"The text says {told.part:,} of {told.whole:,}; evidence {item.number} says"
                    f" {known.part:,} of {known.whole:,}.",
                    told.start,
                    told.end,
                )
                yield msgspec.structs.replace(found, record=item.id)
                break


class _Told(NamedTuple):
    """A count that the text gives, and which of all counts it is, from the front."""

    at: int
    passage: Passage
    said: Count


# By total and cited item: the counts that were told of it, by their number.
_Earlier = dict[tuple[int, str], dict[int, list[_Told]]]


def each_other(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for a count out of a total that another paragraph gives otherwise.

    Both paragraphs cite one item in common and speak of the same, as in ``against_evidence``; the
    later one is named.
    """
    told: _Earlier = {}
    for here, cited in _told(scope):
        other = next(
            (one for one in _otherwise(told, here, cited) if _differ(scope, here, one)), None
        )
        if other is not None:
            yield scope.found_in(
                here.passage,
                "figures.each_other",
                f"Here it is {here.said.part:,} of {here.said.whole:,}; elsewhere the text says"
                f" {other.said.part:,} of {other.said.whole:,}: “{opening(other.passage)}”",
                here.said.start,
                here.said.end,
            )
        for item in cited:
            parts = told.setdefault((here.said.whole, item), {})
            parts.setdefault(here.said.part, []).append(here)


def _told(scope: Scope) -> Iterator[tuple[_Told, tuple[str, ...]]]:
    """Yield every count in the text, and the ids of what its paragraph cites."""
    at = 0
    for passage in scope.passages:
        if passage.block is None:
            continue
        found = scope.memo.of("counts", passage.block, lambda _, p=passage: counts(p.text))  # type: ignore[misc]
        cited = tuple(item.id for item in scope.cited_in((passage,))) if found else ()
        for count in found:
            yield _Told(at, passage, count), cited
            at += 1


def _otherwise(told: _Earlier, here: _Told, cited: tuple[str, ...]) -> Iterator[_Told]:
    """Yield the earlier counts of the same total, beside the same item, with another number."""
    found = {
        other.at: other
        for item in cited
        for part, others in told.get((here.said.whole, item), {}).items()
        if part != here.said.part
        for other in others
    }
    yield from (found[at] for at in sorted(found))


def _differ(scope: Scope, here: _Told, there: _Told) -> bool:
    (_, passage, count), (_, earlier, other) = here, there
    if passage is earlier:
        return False
    if len(count.about & other.about) < scope.number("figures.each_other", "shared_words"):
        return False
    return f"{count.part:,}" not in earlier.text and f"{other.part:,}" not in passage.text


_TEXT = ("front", "judgements", "sections")
CHECKS = (
    PassageCheck(arithmetic, ("figures.arithmetic",)),
    PassageCheck(against_indicators, ("figures.indicator",), ("indicators",)),
    DocumentCheck(each_other, ("figures.each_other",), (*_TEXT, "evidence")),
    DocumentCheck(against_evidence, ("figures.evidence",), (*_TEXT, "evidence")),
)
