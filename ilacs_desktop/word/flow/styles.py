"""How a paragraph or run of a Word file looks once defaults, styles, lists and its own say are added up."""

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from lxml import etree

from ilacs_desktop.word.flow.lists import Level, Lists
from ilacs_desktop.word.flow.model import Font, Look
from ilacs_desktop.word.flow.values import (
    Layers,
    attribute,
    colour,
    inside,
    nearest,
    number,
)
from ilacs_desktop.word.parts.ooxml import W, is_on
from ilacs_desktop.word.parts.style_chain import style_chain

Value = TypeVar("Value")
_NO_LINE = ("", "none")
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class StyleBook:
    """The styles, numbering and theme fonts of one Word file."""

    def __init__(
        self,
        styles: etree._Element,
        numbering: etree._Element | None,
        theme: etree._Element | None,
    ) -> None:
        self._styles = {
            style.get(W + "styleId", ""): style for style in styles.findall(W + "style")
        }
        self._made: dict[object, object] = {}
        self._chains: dict[str, Layers] = {}
        self.lists = Lists(numbering)
        self._theme = _theme_fonts(theme)
        self._run_defaults = tuple(styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_defaults = tuple(styles.iterfind(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._default = self._default_of("paragraph")
        self.default_table = self._default_of("table")

    def _default_of(self, kind: str) -> str:
        for name, style in self._styles.items():
            if style.get(W + "type") == kind and style.get(W + "default") in ("1", "true"):
                return name
        return ""

    def remembered(self, key: object, make: Callable[[], Value]) -> Value:
        """Return what was made for this key before, or make it now."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Value", self._made[key])

    def chain(self, style: str) -> Layers:
        """Return a style and those it is based on, the most general first."""
        if style not in self._chains:
            self._chains[style] = style_chain(style, self._styles)[::-1]
        return self._chains[style]

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style, the default one where it names none."""
        return attribute(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def paragraph_layers(self, paragraph: etree._Element, table: Layers = ()) -> Layers:
        """Return everything that says how a paragraph is set; ``table`` is its table's style chain."""
        own = paragraph.find(W + "pPr")
        chain = self.chain(self.style_of(paragraph))
        layers = [*self._paragraph_defaults, *inside(table, "pPr"), *inside(chain, "pPr")]
        level = self.level_of(paragraph)
        if level is not None:
            layers.extend(level.element.findall(W + "pPr"))
        return tuple(layers if own is None else [*layers, own])

    def level_of(self, paragraph: etree._Element) -> Level | None:
        """Return the level of the list that a paragraph stands at, None where it is in none."""
        chain = self.chain(self.style_of(paragraph))
        place = self._place_in_list(paragraph.find(W + "pPr"), chain)
        if place is None:
            return None
        return self.lists.level(
            attribute(place.find(W + "numId")), attribute(place.find(W + "ilvl"))
        )

    def run_layers(
        self, paragraph: etree._Element, run: etree._Element | None, table: Layers = ()
    ) -> Layers:
        """Return everything that says how a run of a paragraph looks."""
        chain = self.chain(self.style_of(paragraph))
        layers = [*self._run_defaults, *inside(table, "rPr"), *inside(chain, "rPr")]
        own = run.find(W + "rPr") if run is not None else None
        if own is not None:
            layers += inside(self.chain(attribute(own.find(W + "rStyle"))), "rPr")
            layers.append(own)
        return tuple(layers)

    def font(self, layers: Layers) -> Font:
        """Return the font that the layers of a run add up to."""
        return Font(
            self._family(layers),
            number(nearest(layers, "sz"), default=20) / 2,
            is_on(nearest(layers, "b")),
            is_on(nearest(layers, "i")),
            number(nearest(layers, "spacing")) / 20,
            is_on(nearest(layers, "caps")),
        )

    def look(self, layers: Layers) -> Look:
        """Return how the layers of a run say that it is drawn."""
        underline = attribute(nearest(layers, "u"))
        return Look(
            colour(attribute(nearest(layers, "color"))) or "#000000", underline not in _NO_LINE
        )

    def _family(self, layers: Layers) -> str:
        for fonts in inside(tuple(reversed(layers)), "rFonts"):
            theme = fonts.get(W + "asciiTheme", "")
            family = self._theme.get(theme[:5], "") or fonts.get(W + "ascii", "")
            if family:
                return family
        return "Times New Roman"

    def _place_in_list(self, own: etree._Element | None, chain: Layers) -> etree._Element | None:
        """Return the ``numPr`` that says at which level of which list a paragraph stands."""
        given = [
            properties.find(W + "numPr")
            for properties in (own, *(style.find(W + "pPr") for style in reversed(chain)))
            if properties is not None
        ]
        return next((one for one in given if one is not None), None)


def _theme_fonts(theme: etree._Element | None) -> Mapping[str, str]:
    """Return the fonts of a theme by the first five letters of what they are called."""
    if theme is None:
        return {}
    names = {"major": "majorFont", "minor": "minorFont"}
    found = {short: theme.find(f".//{_THEME}{long}/{_THEME}latin") for short, long in names.items()}
    return {
        short: element.get("typeface", "")
        for short, element in found.items()
        if element is not None
    }
