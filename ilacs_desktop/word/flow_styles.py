"""How a paragraph or run of a Word file looks once defaults, styles, lists and its own say are added up."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar, cast

from lxml import etree

from ilacs_desktop.word.flow import Font
from ilacs_desktop.word.ooxml import W

Value = TypeVar("Value")
_VAL = W + "val"
_OFF = frozenset({"0", "false", "none", "off"})
_THEME = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Properties, what is nearest to the text last. (lxml names its element type so.)
Layers = tuple["etree._Element", ...]  # noqa: SLF001


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
        self._numbering = numbering
        self._theme = _theme_fonts(theme)
        self._run_defaults = tuple(styles.iterfind(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        self._paragraph_defaults = tuple(styles.iterfind(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        self._default = next(
            (
                name
                for name, style in self._styles.items()
                if style.get(W + "type") == "paragraph"
                and style.get(W + "default") in ("1", "true")
            ),
            "",
        )

    def remembered(self, key: object, make: Callable[[], Value]) -> Value:
        """Return what was made for this key before, or make it now."""
        if key not in self._made:
            self._made[key] = make()
        return cast("Value", self._made[key])

    def chain(self, style: str) -> Layers:
        """Return a style and those it is based on, the most general first."""
        found: list[etree._Element] = []
        while style in self._styles and self._styles[style] not in found:
            found.append(self._styles[style])
            style = attribute(self._styles[style].find(W + "basedOn"))
        return tuple(reversed(found))

    def style_of(self, paragraph: etree._Element) -> str:
        """Return the id of a paragraph's style, the default one where it names none."""
        return attribute(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def paragraph_layers(self, paragraph: etree._Element, table: Layers = ()) -> Layers:
        """Return everything that says how a paragraph is set; ``table`` is its table's style chain."""
        own = paragraph.find(W + "pPr")
        chain = self.chain(self.style_of(paragraph))
        layers = [*self._paragraph_defaults, *_inside(table, "pPr"), *_inside(chain, "pPr")]
        listed = self._list_level(own, chain)
        if listed is not None:
            layers.append(listed)
        return tuple(layers if own is None else [*layers, own])

    def run_layers(
        self, paragraph: etree._Element, run: etree._Element | None, table: Layers = ()
    ) -> Layers:
        """Return everything that says how a run of a paragraph looks."""
        chain = self.chain(self.style_of(paragraph))
        layers = [*self._run_defaults, *_inside(table, "rPr"), *_inside(chain, "rPr")]
        own = run.find(W + "rPr") if run is not None else None
        if own is not None:
            layers += _inside(self.chain(attribute(own.find(W + "rStyle"))), "rPr")
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

    def _family(self, layers: Layers) -> str:
        for fonts in _inside(tuple(reversed(layers)), "rFonts"):
            theme = fonts.get(W + "asciiTheme", "")
            family = self._theme.get(theme[:5], "") or fonts.get(W + "ascii", "")
            if family:
                return family
        return "Times New Roman"

    def _list_level(self, own: etree._Element | None, chain: Layers) -> etree._Element | None:
        """Return the paragraph properties of the list level that a paragraph stands at."""
        given = [
            properties.find(W + "numPr")
            for properties in (own, *(style.find(W + "pPr") for style in reversed(chain)))
            if properties is not None
        ]
        listed = next((one for one in given if one is not None), None)
        if listed is None or self._numbering is None:
            return None
        return self._level(attribute(listed.find(W + "numId")), attribute(listed.find(W + "ilvl")))

    def _level(self, number_id: str, level: str) -> etree._Element | None:
        if self._numbering is None:
            return None
        for num in self._numbering.iterfind(W + "num"):
            if num.get(W + "numId") != number_id:
                continue
            wanted = attribute(num.find(W + "abstractNumId"))
            for abstract in self._numbering.iterfind(W + "abstractNum"):
                if abstract.get(W + "abstractNumId") == wanted:
                    levels = abstract.iterfind(W + "lvl")
                    found = next((e for e in levels if e.get(W + "ilvl") == (level or "0")), None)
                    return found.find(W + "pPr") if found is not None else None
        return None


class Indents(NamedTuple):
    """The indents of a paragraph; ``first`` is against ``left``, below 0 where it hangs."""

    left: float
    right: float
    first: float


def indents(layers: Layers) -> Indents:
    """Return the indents that the layers of a paragraph add up to, in points."""
    left = twips(layers, "ind", "left") or twips(layers, "ind", "start")
    right = twips(layers, "ind", "right") or twips(layers, "ind", "end")
    first = twips(layers, "ind", "firstLine") - twips(layers, "ind", "hanging")
    return Indents(left, right, first)


def nearest(layers: Layers, tag: str) -> etree._Element | None:
    """Return the element of that name that is nearest to the text."""
    for layer in reversed(layers):
        found = layer.find(W + tag)
        if found is not None:
            return found
    return None


def given(layers: Layers, tag: str, name: str) -> str:
    """Return the attribute nearest to the text; each attribute is looked for by itself."""
    for layer in reversed(layers):
        for element in layer.findall(W + tag):
            if element.get(W + name) is not None:
                return element.get(W + name, "")
    return ""


def twips(layers: Layers, tag: str, name: str) -> float:
    """Return an attribute in twentieths of a point as points, 0 where it is not given."""
    return to_number(given(layers, tag, name)) / 20


def flag(layers: Layers, tag: str, *, default: bool = False) -> bool:
    """Return whether a switch such as ``keepNext`` is on."""
    element = nearest(layers, tag)
    return default if element is None else is_on(element)


def is_on(element: etree._Element | None) -> bool:
    """Return whether a switch is there and not switched off."""
    return element is not None and element.get(_VAL, "1").lower() not in _OFF


def attribute(element: etree._Element | None, name: str = "val") -> str:
    """Return an attribute of an element that may not be there; empty where it is not."""
    return "" if element is None else element.get(W + name, "")


def number(element: etree._Element | None, name: str = "val", default: float = 0) -> float:
    """Return an attribute as a number, the default where there is none."""
    given_text = attribute(element, name)
    return to_number(given_text) if given_text else default


def to_number(text: str) -> float:
    """Return a number as Word writes it, 0 for what is none."""
    try:
        return float(text.removesuffix("pt").removesuffix("%") or 0)
    except ValueError:
        return 0.0


def _inside(elements: Layers, tag: str) -> Iterator[etree._Element]:
    for element in elements:
        yield from element.findall(W + tag)


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
