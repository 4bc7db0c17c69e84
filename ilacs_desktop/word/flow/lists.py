"""The bullets and numbers of lists, as Word works them out from its numbering part."""

import re
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.flow.values import attribute, number
from ilacs_desktop.word.parts.ooxml import W

_PLACE = re.compile(r"%([1-9])")
# Bullets of the old symbol fonts, which stand at places of their own, as anybody's letters.
_SYMBOLS = str.maketrans(
    {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "◦"}
)
_LETTERS = 26 * 30  # of a list that is told in letters; Word goes on no further
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


class Level(NamedTuple):
    """A level of a list: ``number`` is the list's id, ``model`` that of what it takes its look from."""

    number: str
    model: str
    at: int
    element: etree._Element


class Lists:
    """The lists of one Word file, and how far each has counted."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._numbering = numbering
        self._levels: dict[tuple[str, str], Level | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def level(self, number_id: str, level: str) -> Level | None:
        """Return a level of a list, None where there is no such list."""
        key = (number_id, level or "0")
        if self._levels.get(key) is None:
            self._levels[key] = self._find(*key)
        return self._levels[key]

    def next_label(self, level: Level) -> str:
        """Return the bullet or number of the next paragraph at this level, and count it."""
        counts = self._counts.setdefault(level.model, {})
        if level.number not in self._begun:
            self._begun.add(level.number)
            self._restart(level, counts)
        start = self._start(level.model, level.at)
        counts[level.at] = counts.get(level.at, start - 1) + 1
        for deeper in [at for at in counts if at > level.at]:
            del counts[deeper]
        pattern = attribute(level.element.find(W + "lvlText")).translate(_SYMBOLS)

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            return _written(counts.get(at, 1), self._format(level.model, at))

        return _PLACE.sub(shown, pattern)

    def _restart(self, level: Level, counts: dict[int, int]) -> None:
        for override in self._of("num", "numId", level.number).iterfind(W + "lvlOverride"):
            start = override.find(W + "startOverride")
            if start is not None:
                counts[int(number(override, "ilvl"))] = int(number(start)) - 1

    def _find(self, number_id: str, at: str) -> Level | None:
        model = attribute(self._of("num", "numId", number_id).find(W + "abstractNumId"))
        for element in self._of("abstractNum", "abstractNumId", model).iterfind(W + "lvl"):
            if element.get(W + "ilvl") == at:
                return Level(number_id, model, int(number(element, "ilvl")), element)
        return None

    def _of(self, tag: str, name: str, wanted: str) -> etree._Element:
        found = () if self._numbering is None else self._numbering.iterfind(W + tag)
        return next((e for e in found if e.get(W + name) == wanted), etree.Element(W + tag))

    def _lvl(self, model: str, at: int) -> etree._Element:
        levels = self._of("abstractNum", "abstractNumId", model).iterfind(W + "lvl")
        return next((e for e in levels if e.get(W + "ilvl") == str(at)), etree.Element(W + "lvl"))

    def _start(self, model: str, at: int) -> int:
        return int(number(self._lvl(model, at).find(W + "start"), default=1))

    def _format(self, model: str, at: int) -> str:
        return attribute(self._lvl(model, at).find(W + "numFmt")) or "decimal"


def _written(count: int, form: str) -> str:
    """Return a number as a list of this form writes it: 3, c or iii."""
    if form in ("lowerLetter", "upperLetter") and 0 < count <= _LETTERS:
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return "" if form == "none" else str(count)


def _roman(count: int) -> str:
    made = ""
    for value, letters in _ROMAN:
        while count >= value:
            made += letters
            count -= value
    return made
