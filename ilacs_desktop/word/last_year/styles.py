"""What Word's styles and lists say of a paragraph: heading or item, bold, italic or hidden."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.document.body import BlockKind
from ilacs_desktop.word.parts.ooxml import OFF, W, is_on, value
from ilacs_desktop.word.parts.style_chain import style_chain

_HEADING = re.compile(r"heading ([1-9])")
_CONTENTS = re.compile(r"toc( \d| heading)|contents( \d| heading)|table of figures|index \d")
_LAST_LEVEL = 8  # of outline levels, which Word counts from 0; 9 is running text


class Shape(NamedTuple):
    """What a paragraph is: ``level`` is 1 to 9 for a heading, ``depth`` counts lists around it."""

    style: str
    level: int
    kind: BlockKind
    depth: int
    is_contents: bool
    is_caption: bool


class _Style(NamedTuple):
    """What a style with those that it is based on says of its paragraphs."""

    level: int
    listed: tuple[etree._Element, ...]
    kind: BlockKind
    is_contents: bool
    is_caption: bool


class Styles:
    """The styles and lists of one document; a damaged one says less, and breaks nothing."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        found = styles.findall(W + "style") if styles is not None else []
        self._styles = {style.get(W + "styleId", ""): style for style in found}
        self._said: dict[str, _Style] = {}
        self._chains: dict[str, tuple[etree._Element, ...]] = {}
        self._flags: dict[tuple[str, str], bool | None] = {}
        self._kinds = _list_kinds(numbering)
        defaults = f"{W}docDefaults/{W}rPrDefault/{W}rPr"
        self._defaults = None if styles is None else styles.find(defaults)
        self._normal = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph" and style.get(W + "default", "0") not in OFF
            ),
            "",
        )

    def shape(self, paragraph: etree._Element) -> Shape:
        """Return what a paragraph is by its own properties and its style's."""
        own = paragraph.find(W + "pPr")
        style = value(own.find(W + "pStyle")) if own is not None else ""
        style = style or self._normal
        said = self._style(style)
        level = _outline_level(own) or said.level
        listed = own.find(W + "numPr") if own is not None else None
        layers = said.listed if listed is None else (listed, *said.listed)
        kind, depth = self._list_kind(layers) if layers else (said.kind, 0)
        return Shape(style, level, kind, depth, said.is_contents, said.is_caption)

    def level_of(self, paragraph: etree._Element) -> int:
        """Return 1 to 9 for a heading, by its own level or its style's; 0 for what is none."""
        return self.shape(paragraph).level

    def is_on(self, tag: str, run: etree._Element, paragraph_style: str) -> bool:
        """Return whether a switch such as ``b`` or ``vanish`` is on for a run."""
        own = run.find(W + "rPr")
        if own is not None:
            said = flag(own.find(W + tag))
            if said is None:
                said = self._style_flag(value(own.find(W + "rStyle")), tag)
            if said is not None:
                return said
        said = self._style_flag(paragraph_style, tag)
        if said is None and self._defaults is not None:
            said = flag(self._defaults.find(W + tag))
        return bool(said)

    def _style_flag(self, style: str, tag: str) -> bool | None:
        key = (style, tag)
        if key not in self._flags:
            said = (flag(one.find(f"{W}rPr/{W}{tag}")) for one in self._chain(style))
            self._flags[key] = next((one for one in said if one is not None), None)
        return self._flags[key]

    def _style(self, style: str) -> _Style:
        if style not in self._said:
            self._said[style] = self._made(self._chain(style))
        return self._said[style]

    def _made(self, chain: tuple[etree._Element, ...]) -> _Style:
        names = [value(one.find(W + "name")).lower() for one in chain]
        levels = map(_style_level, chain, names)
        listed = (one.find(f"{W}pPr/{W}numPr") for one in chain)
        return _Style(
            next((level for level in levels if level), 0),
            tuple(one for one in listed if one is not None),
            next((kind for name in names for kind in _named_list(name)), "paragraph"),
            any(map(_CONTENTS.fullmatch, names)),
            "caption" in names,
        )

    def _chain(self, style: str) -> tuple[etree._Element, ...]:
        """Return a style and those it is based on, the most general last."""
        if style not in self._chains:
            self._chains[style] = style_chain(style, self._styles)
        return self._chains[style]

    def _list_kind(self, layers: tuple[etree._Element, ...]) -> tuple[BlockKind, int]:
        """Return the kind and level of an item; what is nearest to the text comes first."""
        levels = (value(layer.find(W + "ilvl")) for layer in layers)
        numbers = (value(layer.find(W + "numId")) for layer in layers)
        level = next(filter(None, levels), "0")
        level = level if level.isdecimal() and level.isascii() and len(level) == 1 else "0"
        number = next(filter(None, numbers), "0")
        if number == "0":
            return "paragraph", 0
        return self._kinds.get((number, level), "bullet"), int(level)


def flag(element: etree._Element | None) -> bool | None:
    """Return whether a switch is on; None where nothing is said."""
    return None if element is None else is_on(element)


def _style_level(style: etree._Element, name: str) -> int:
    match = _HEADING.fullmatch(name)
    return int(match[1]) if match else _outline_level(style.find(W + "pPr"))


def _named_list(name: str) -> Iterator[BlockKind]:
    if name.startswith("list bullet"):
        yield "bullet"
    elif name.startswith("list number"):
        yield "numbered"


def _outline_level(properties: etree._Element | None) -> int:
    level = value(properties.find(W + "outlineLvl")) if properties is not None else ""
    is_level = level.isdecimal() and level.isascii() and len(level) == 1
    return int(level) + 1 if is_level and int(level) <= _LAST_LEVEL else 0


def _list_kinds(numbering: etree._Element | None) -> dict[tuple[str, str], BlockKind]:
    """Return the kind of item by the list's number and the level."""
    if numbering is None:
        return {}
    abstract: dict[str, dict[str, BlockKind]] = {}
    for one in numbering.iterfind(W + "abstractNum"):
        levels = one.findall(W + "lvl")
        abstract[one.get(W + "abstractNumId", "")] = {
            level.get(W + "ilvl", ""): _level_kind(level) for level in levels
        }
    return {
        (number.get(W + "numId", ""), level): kind
        for number in numbering.iterfind(W + "num")
        for level, kind in abstract.get(value(number.find(W + "abstractNumId")), {}).items()
    }


def _level_kind(level: etree._Element) -> BlockKind:
    form = value(level.find(W + "numFmt"))
    if form == "bullet":
        return "bullet"
    return "paragraph" if form == "none" else "numbered"
