"""Shares from which a small number follows: “3% of 60”, “half of the 8”, “2 of 60 (3%)”."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ilacs_desktop.checks.public_words import MONTH
from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.sentences import Sentence

SHARE = "public.share"

_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20}  # fmt: skip
_PARTS = {"half": 1 / 2, "third": 1 / 3, "thirds": 2 / 3, "quarter": 1 / 4, "quarters": 3 / 4}
_SHARE = re.compile(
    r"(?<![\w.,])(?P<percent>\d{1,3}(?:\.\d+)?)\s*(?:%|per\s?cent\b)"
    r"|\b(?:half|(?:a|one) (?P<part>third|quarter)|(?:two|three)[- ](?P<parts>thirds|quarters))\b"
    r"|(?<!by )\b(?P<of>\d|one|two|three|four) in (?P<in>[2-9]|10|20|50|100|two|three|four|five|ten)\b(?![.,]?\d)",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:of|among)(?: (?:the|our|all|these|those|its|some|about|a group of))*"
    rf" (?P<base>\d{{1,4}}(?:,\d{{3}})*|{'|'.join(_WORDS)})\b"
    rf"(?!\s?(?:%|per\s?cent|months|weeks|days|years|hours|{MONTH})|[.,]?\d|-)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(r" of (?:them|whom|these|those)\b")
_COUNT = re.compile(rf"(?<![\w.,])(?:\d{{1,4}}|{'|'.join(_WORDS)})\b(?!\s?%|[.,]\d)", re.IGNORECASE)
_REST = re.compile(  # “Of 20 children 18 stayed”
    r"[^\d.;:!?()]{2,40}?(?<!aged )(?<!under )(?<!over )(?<!at )(?<!for )(?<!from )(?<!in )(?<!to )(?<!and )"
    r"(?P<rest>\d{1,4})\b(?!\s?(?:%|per\s?cent|minutes|hours|days|weeks|months|years|to|[-–])|[.,]?\d)"
)
_YEARS = range(1990, 2100)


class _Base(NamedTuple):
    start: int
    end: int
    size: int


class Shares:
    """Finds shares of a group in which so few are, or so few are not, that they must be hidden."""

    def __init__(self, most: int) -> None:
        self._most = most

    def find(self, text: str, sentences: list[Sentence]) -> Iterator[Hit]:
        """Yield each share whose group stands right behind it, or last before it in its sentence."""
        if _BASE.search(text) is None and _OF_THEM.search(text) is None:
            return
        for sentence in sentences:
            span = sentence.start, sentence.end
            bases = [
                _Base(match.start(), match.end(), size)
                for match in _BASE.finditer(text, *span)
                if (size := _size(match["base"])) not in _YEARS
            ]
            for match in _SHARE.finditer(text, *span):
                base = _before(text, match, sentence) or _nearest(bases, match)
                if base is not None and self._tells(_part(match), base.size):
                    yield Hit(SHARE, *match.span(), match[0])
            for base in bases:
                rest = _REST.match(text, base.end, sentence.end)
                if rest and self._is_small(base.size - int(rest["rest"])):
                    yield Hit(SHARE, *rest.span("rest"), rest["rest"])

    def _is_small(self, count: int) -> bool:
        return 0 < count <= self._most

    def _tells(self, part: float, size: int) -> bool:
        """Return whether this part of so many, or what it leaves of them, is a small number."""
        if size <= self._most or not 0 < part < 1:
            return False
        return self._is_small(round(part * size)) or self._is_small(size - round(part * size))


def _before(text: str, share: re.Match[str], sentence: Sentence) -> _Base | None:
    """Return the group that “of them” points back at: “ten children, half of them …”."""
    if _OF_THEM.match(text, share.end()) is None:
        return None
    counts = list(_COUNT.finditer(text, sentence.start, share.start()))
    return _Base(*counts[-1].span(), _size(counts[-1][0])) if counts else None


def _nearest(bases: list[_Base], share: re.Match[str]) -> _Base | None:
    behind = next((base for base in bases if 0 <= base.start - share.end() <= 2), None)
    before = [base for base in bases if base.start < share.start()]
    return behind or (before[-1] if before else None)


def _part(match: re.Match[str]) -> float:
    if match["percent"]:
        return float(match["percent"]) / 100
    if match["of"]:
        return (_size(match["of"])) / max(_size(match["in"]), 1)
    return _PARTS[(match["part"] or match["parts"] or "half").lower()]


def _size(text: str) -> int:
    lower = text.lower()
    return _WORDS.get(lower) or (1 if lower == "one" else int(lower.replace(",", "")))
