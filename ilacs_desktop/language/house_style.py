"""Dates and figures that are not in house style, each with how it would read in it.

The style is GOV.UK's with the field's own rules for figures (domain guide, section 6.2): dates as
"7 March 2026", ranges with “to”, "12%", numerals, rates to one decimal place.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ilacs_desktop.language.errors import LanguageError
from ilacs_desktop.language.hit import Hit, in_order
from ilacs_desktop.language.reading import Origin, Word, read_data

HOUSE_STYLE = "wording.house_style"
FILE = "house_style.toml"

_DIGIT = re.compile(r"\d")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern and what its groups should read.

    Where ``hints`` are given, only a text with one of them is searched, which saves most of the
    time. ``{month}`` in the pattern stands for a month's name, and in ``better`` for the group of that
    name as a month in full.
    """

    id: Word
    pattern: Word
    better: str = ""
    hints: tuple[str, ...] = ()


class _HouseStyleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    origin: Origin
    numbers: dict[Word, Word]
    rule: tuple[_Rule, ...]


class HouseStyle:
    """The rules of the house style, their patterns compiled."""

    def __init__(self, rules: _HouseStyleFile) -> None:
        names = "|".join(rules.numbers)
        self._numbers = rules.numbers
        self._rules = [(rule, _compiled(rule, names)) for rule in rules.rule]

    def check(self, text: str) -> tuple[Hit, ...]:
        """Return what is not in house style, in reading order, with the house style beside it."""
        has_digit = _DIGIT.search(text) is not None
        hits: list[Hit] = []
        for rule, pattern in self._rules:
            if rule.hints and not any(hint in text for hint in rule.hints):
                continue
            if has_digit or r"\d" not in rule.pattern:
                hits += self._hits(rule, pattern, text)
        return _not_overlapping(in_order(hits))

    def _hits(self, rule: _Rule, pattern: re.Pattern[str], text: str) -> Iterator[Hit]:
        for match in pattern.finditer(text):
            better = rule.better.format_map(self._groups(match)) if rule.better else ""
            if better != match[0]:
                yield Hit(HOUSE_STYLE, match.start(), match.end(), match[0], better)

    def _groups(self, match: re.Match[str]) -> dict[str, str]:
        groups = {name: value or "" for name, value in match.groupdict().items()}
        if "month" in groups:
            start = groups["month"][:3].capitalize()
            groups["month"] = next(month for month in _MONTHS if month.startswith(start))
        if "number" in groups:
            groups["number"] = self._numbers[groups["number"].lower()]
        if "day" in groups:
            groups["day"] = groups["day"].lstrip("0")
        if "large" in groups:
            groups["large"] = f"{int(groups['large']):,}"
        if groups.get("century") and len(groups["to"]) == 2:
            groups["to"] = groups["century"] + groups["to"]
        return groups


def load_house_style(folder: Path) -> HouseStyle:
    """Return the house style in the folder; raises LanguageError."""
    return HouseStyle(read_data(folder, FILE, _HouseStyleFile))


def _compiled(rule: _Rule, numbers: str) -> re.Pattern[str]:
    short = "|".join(
        f"{month[:3]}(?:{month[3:]}|t)?" if len(month) > 3 else month for month in _MONTHS
    )
    filled = rule.pattern.replace("{month}", f"(?P<month>{short})")
    try:
        pattern = re.compile(filled.replace("{number}", f"(?i:(?P<number>{numbers}))"))
        rule.better.format_map(dict.fromkeys(pattern.groupindex, ""))
    except (re.error, KeyError, ValueError) as error:
        reason = f"its pattern or its words cannot be used ({error})"
        raise LanguageError(FILE, f"rule, “{rule.id}”", reason) from error
    return pattern


def _not_overlapping(hits: tuple[Hit, ...]) -> tuple[Hit, ...]:
    kept: list[Hit] = []
    for hit in hits:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)
