"""What a report or letter says of itself: what it is, its title, and the days of the visit and of printing."""

import datetime as dt
import re
from typing import NamedTuple

from ilacs_desktop.document.records import PriorSource
from ilacs_desktop.framework.dates import MONTHS
from ilacs_desktop.framework.read_date import DateError, read_date
from ilacs_desktop.language.report_lines import Line
from ilacs_desktop.language.report_rules import ReportRules, plain_words

_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_MONTH = rf"({'|'.join(MONTHS)}|{'|'.join(month[:3] for month in MONTHS)}|Sept)\.?"
_YEAR = r"(\d{4})"
_DATE = re.compile(
    rf"\b{_DAY} {_MONTH},? {_YEAR}\b|\b(\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})\b", re.IGNORECASE
)
_FROM = re.compile(
    rf"\b{_DAY}(?: {_MONTH})?(?:,? {_YEAR})? ?(?:to|and|until|–|—|-) ?$", re.IGNORECASE
)
_NEAR = 110  # letters before a date in which a word says what it is
_HEAD = 40  # lines in which a letter's date stands
_LONGEST_TITLE = 24  # words


class Told(NamedTuple):
    """What was found; None or empty where nothing was. ``started`` and ``ended`` are days on site."""

    title: str
    source: PriorSource | None
    started: dt.date | None
    ended: dt.date | None
    published: dt.date | None

    @property
    def date(self) -> dt.date | None:
        """The day that its points are known by: published or sent, otherwise the last on site."""
        return self.published or self.ended


class _Span(NamedTuple):
    at: int
    first: dt.date
    last: dt.date


def told_of_itself(lines: tuple[Line, ...], rules: ReportRules) -> Told:
    """Return what a report or letter says of itself. What is named first in it counts."""
    texts = [line.text for line in lines]
    whole = " ".join(texts)
    spans = _spans(whole)
    letter = next((day for text in texts[:_HEAD] if (day := _only_date(text))), None)
    published = next((s.last for s in spans if _is_said(whole, s, rules.published)), letter)
    there = [s for s in spans if _is_said(whole, s, rules.took_place) and s.last != published]
    there.sort(key=lambda span: span.first == span.last)  # days from and to tell more than one
    visit = there[0] if there else None
    source, phrase = _source(whole, rules)
    return Told(
        _title(texts, phrase),
        source,
        visit.first if visit else None,
        visit.last if visit else None,
        published,
    )


def _source(whole: str, rules: ReportRules) -> tuple[PriorSource | None, str]:
    said = f" {plain_words(whole)} "
    found = [
        (said.find(f" {phrase} "), -len(phrase), source, phrase) for phrase, source in rules.says
    ]
    found = [one for one in found if one[0] >= 0]
    if not found:
        return None, ""
    _, _, source, phrase = min(found)
    return source, phrase


def _title(texts: list[str], phrase: str) -> str:
    """Return the line that says first what the text is, where it is short enough to be a title."""
    if not phrase:
        return ""
    for text in texts:
        if f" {phrase} " in f" {plain_words(text)} ":
            return text if len(text.split()) <= _LONGEST_TITLE else ""
    return ""


def _only_date(text: str) -> dt.date | None:
    match = _DATE.fullmatch(text.strip(" ."))
    return _read(match) if match else None


def _spans(whole: str) -> list[_Span]:
    found = []
    for match in _DATE.finditer(whole):
        last = _read(match)
        if last is not None:
            begins = _FROM.search(whole, max(match.start() - 40, 0), match.start())
            first = _first(begins, last) if begins else None
            found.append(
                _Span(begins.start() if first and begins else match.start(), first or last, last)
            )
    return found


def _read(match: re.Match[str]) -> dt.date | None:
    try:
        return read_date(match[4] or f"{match[1]} {match[2]} {match[3]}")
    except DateError:
        return None


def _first(begins: re.Match[str], last: dt.date) -> dt.date | None:
    """Return the first day of "24 April to 5 May 2023"; None where that is no day before the last."""
    month = begins[2] or MONTHS[last.month - 1]
    try:
        first = read_date(f"{begins[1]} {month} {begins[3] or last.year}")
    except DateError:
        return None
    return first if first <= last else None


def _is_said(whole: str, span: _Span, phrases: tuple[str, ...]) -> bool:
    before = f" {plain_words(whole[max(span.at - _NEAR, 0) : span.at])} "
    return any(f" {phrase} " in before for phrase in phrases)
