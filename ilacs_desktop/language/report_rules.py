"""The headings and phrases by which the points of a report or letter are recognised, from their file."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from ilacs_desktop.document.records import PriorSource
from ilacs_desktop.language.phrases import Phrases, plain_phrases
from ilacs_desktop.language.reading import Origin, Words, read_data

_FILE = "reports.toml"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

Some = Annotated[Words, msgspec.Meta(min_length=1)]


class _Headings(msgspec.Struct, forbid_unknown_fields=True):
    points: Some
    others: Some
    grades: Some


class _Page(msgspec.Struct, forbid_unknown_fields=True):
    lines: Some


class _Suggested(msgspec.Struct, forbid_unknown_fields=True):
    phrases: Some
    exceptions: Words
    nothing: Some


class _Source(msgspec.Struct, forbid_unknown_fields=True):
    source: PriorSource
    says: Some


class _Days(msgspec.Struct, forbid_unknown_fields=True):
    took_place: Some
    published: Some


class _ReportsFile(msgspec.Struct, forbid_unknown_fields=True):
    origin: Origin
    headings: _Headings
    page: _Page
    suggested: _Suggested
    days: _Days
    source: Annotated[tuple[_Source, ...], msgspec.Meta(min_length=1)]


@dataclass(frozen=True)
class ReportRules:
    """What the file says, ready to be compared: texts are as ``plain_words`` gives them.

    ``inside`` finds a heading after the end of a sentence, for copies that are all one paragraph.
    ``says`` pairs a phrase with the source that it names; ``suggested`` finds what makes a sentence
    worth offering as a point.
    """

    points: frozenset[str]
    others: frozenset[str]
    grades: frozenset[str]
    page: frozenset[str]
    nothing: frozenset[str]
    suggested: Phrases
    inside: re.Pattern[str]
    says: tuple[tuple[str, PriorSource], ...]
    took_place: tuple[str, ...]
    published: tuple[str, ...]


def plain_words(text: str) -> str:
    """Return a text's words in small letters with single spaces, so that layout does not count."""
    return " ".join(_WORD.findall(text.replace("’", "'").casefold()))


def load_report_rules(resources: Path) -> ReportRules:
    """Return the shipped rules. Raises LanguageError when the file is missing or damaged."""
    file = read_data(resources / "headings", _FILE, _ReportsFile)
    return ReportRules(
        points=_plain(file.headings.points),
        others=_plain(file.headings.others),
        grades=_plain(file.headings.grades),
        page=_plain(file.page.lines),
        nothing=_plain(file.suggested.nothing),
        suggested=plain_phrases(file.suggested.phrases, file.suggested.exceptions),
        inside=_inside(file.headings),
        says=tuple((plain_words(said), one.source) for one in file.source for said in one.says),
        took_place=tuple(map(plain_words, file.days.took_place)),
        published=tuple(map(plain_words, file.days.published)),
    )


def _plain(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(plain_words, texts))


def _inside(headings: _Headings) -> re.Pattern[str]:
    """Return what finds a heading in a line: one of points before its list, one with its grade."""
    points, others, grades = (
        "|".join(sorted(map(re.escape, some), key=len, reverse=True))
        for some in (headings.points, headings.others, headings.grades)
    )
    told = rf"(?:{points})(?:[?:]|(?= ?$))|(?:{others}) ?[:–-] ?(?:{grades})(?= )"
    return re.compile(rf"(?<=[.!?;)] )({told})", re.IGNORECASE)
