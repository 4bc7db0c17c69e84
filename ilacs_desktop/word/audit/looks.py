"""How each run of a finished Word file looks to a reader: its colour, its ground, its size.

A run's look adds up the defaults, its table's style, its paragraph's and its own, as Word does.
"""

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from ilacs_desktop.word.audit.lines import Cell, Line, Run, head
from ilacs_desktop.word.audit.opened import Opened
from ilacs_desktop.word.flow.styles import StyleBook
from ilacs_desktop.word.flow.values import Layers, attribute, nearest, number
from ilacs_desktop.word.parts.colours import (
    BLACK,
    WHITE,
    Colour,
    colour_of,
    contrast,
    pen_colour,
    shade,
    theme_colours,
)
from ilacs_desktop.word.parts.ooxml import W, is_on

_HIDING = ("vanish", "specVanish")
_SEEN_POINTS, _SEEN_CONTRAST = 4.0, 1.2  # less is as good as invisible
_LEAST, _LEAST_LARGE = 4.5, 3.0  # WCAG 2.2, 1.4.3
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points (WCAG 2.2, “large scale text”)
# What a table's style says of some of its cells, by the switch of the table that asks for it.
_FIRST_ROW, _LAST_ROW, _FIRST_COLUMN, _LAST_COLUMN = 0x20, 0x40, 0x80, 0x100
_NO_ROW_BANDS = 0x200
_SPECIAL = {
    "firstCol": _FIRST_COLUMN,
    "lastCol": _LAST_COLUMN,
    "firstRow": _FIRST_ROW,
    "lastRow": _LAST_ROW,
}


class Look(NamedTuple):
    """How a run looks to a reader.

    ``contrast`` is None where Word or an unknown ground decides it. A ``plain`` one is neither
    hidden nor tiny nor pale.
    """

    hidden: bool
    bold: bool
    points: float
    contrast: float | None
    plain: bool

    @property
    def contrast_needed(self) -> float:
        """The contrast that its letters need: large ones less (WCAG 2.2, 1.4.3)."""
        is_large = self.points >= (_LARGE_BOLD if self.bold else _LARGE)
        return _LEAST_LARGE if is_large else _LEAST

    @property
    def invisible(self) -> bool:
        """Whether nobody can see it, though it is not hidden."""
        return self.contrast is not None and self.contrast < _SEEN_CONTRAST


class Seen(NamedTuple):
    """A line with the look of each of its runs.

    ``plain`` says that every reader can see all of it, as nearly every line can be seen.
    """

    line: Line
    looks: tuple[Look, ...]
    plain: bool

    def words(self) -> Iterator[tuple[Line, Look]]:
        """Yield the line with the look of each run that has words in it."""
        for run, look in zip(self.line.runs, self.looks, strict=True):
            if run.text.strip():
                yield self.line, look


def seen(file: Opened, book: StyleBook, text: Sequence[Line]) -> tuple[Seen, ...]:
    """Return the lines as a reader sees them."""
    looks = _Looks(file, book)
    found = ((line, looks.of(line)) for line in text)
    return tuple(Seen(line, of, all(look.plain for look in of)) for line, of in found)


class _Looks:
    """The looks of the runs of one file; runs that share what they are told share a look."""

    def __init__(self, file: Opened, book: StyleBook) -> None:
        self._book = book
        self._theme = theme_colours(file.related("theme"))
        self._made: dict[Hashable, Look] = {}
        self._tables: dict[etree._Element, _TableStyle] = {}

    def of(self, line: Line) -> tuple[Look, ...]:
        """Return the look of each run of a line."""
        if not line.runs:
            return ()
        conditions = self._conditions(line.cell)
        around = (
            line.style,
            _said(_shading(line.properties)),
            _said(None if line.cell is None else _shading(head(line.cell.element, W + "tcPr"))),
            conditions,
            line.boxed,
        )
        return tuple(self._run_look(line, run, around, conditions) for run in line.runs)

    def _run_look(self, line: Line, run: Run, around: Hashable, conditions: Layers) -> Look:
        key = (around, _said(head(run.element, W + "rPr")))
        if key not in self._made:
            self._made[key] = self._look(line, run, conditions)
        return self._made[key]

    def _conditions(self, cell: Cell | None) -> Layers:
        """Return what a table's style says of a cell, the most general first."""
        if cell is None:
            return ()
        if cell.table not in self._tables:
            self._tables[cell.table] = _table_style(cell.table, self._book)
        return self._tables[cell.table].layers_of(cell)

    def _look(self, line: Line, run: Run, conditions: Layers) -> Look:
        layers = self._book.run_layers(line.element, run.element, conditions)
        points = number(nearest(layers, "sz"), default=20) / 2
        hidden = points < _SEEN_POINTS or any(is_on(nearest(layers, tag)) for tag in _HIDING)
        between = None if line.boxed else self._contrast(line, layers, conditions)
        plain = not hidden and (between is None or between >= _LEAST)
        return Look(hidden, is_on(nearest(layers, "b")), points, between, plain)

    def _contrast(self, line: Line, layers: Layers, conditions: Layers) -> float | None:
        colour = colour_of(nearest(layers, "color"), self._theme)
        ground = self._ground(line, layers, conditions)
        if colour is None:  # automatic: Word writes black, or white on a dark ground
            return None if ground is None else max(contrast(c, ground) for c in (BLACK, WHITE))
        return contrast(colour, ground or WHITE)

    def _ground(self, line: Line, layers: Layers, conditions: Layers) -> Colour | None:
        """Return the nearest ground behind a run, None for the bare page."""
        return next((colour for colour in self._grounds(line, layers, conditions) if colour), None)

    def _grounds(self, line: Line, layers: Layers, conditions: Layers) -> Iterator[Colour | None]:
        yield pen_colour(nearest(layers, "highlight"))
        yield shade(nearest(layers, "shd"), self._theme)
        yield shade(nearest(self._book.paragraph_layers(line.element), "shd"), self._theme)
        if line.cell is not None:
            yield shade(_shading(head(line.cell.element, W + "tcPr")), self._theme)
            for layer in reversed(conditions):
                yield shade(layer.find(f"{W}tcPr/{W}shd"), self._theme)


def _shading(properties: etree._Element | None) -> etree._Element | None:
    return None if properties is None else next(properties.iterchildren(W + "shd"), None)


class _TableStyle(NamedTuple):
    """A table's style: what it says of all cells, of some, and which of those the table asks for."""

    chain: Layers
    special: dict[str, Layers]
    switches: int
    made: dict[tuple[int, bool, bool, bool, bool], Layers]

    def layers_of(self, cell: Cell) -> Layers:
        """Return what it says of a cell: of the whole, then of bands, columns and rows."""
        where = (
            cell.row % 2,
            cell.column == 0,
            cell.column >= cell.columns - 1,
            cell.row == 0,
            cell.row == cell.rows - 1,
        )
        if where not in self.made:
            asked = self._asked(*where)
            found = [layer for name in asked for layer in self.special.get(name, ())]
            self.made[where] = (*self.chain, *found)
        return self.made[where]

    def _asked(self, odd: int, *where: bool) -> Iterator[str]:
        """Yield the special formats of a cell: of its band, its columns and its rows, in this order.

        The bands are counted from below the first row where that is special.
        """
        asked = {
            name
            for name, is_there in zip(_SPECIAL, where, strict=True)
            if is_there and self.switches & _SPECIAL[name]
        }
        if not self.switches & _NO_ROW_BANDS and "firstRow" not in asked:
            first = 1 if self.switches & _FIRST_ROW else 0
            yield "band1Horz" if odd == first else "band2Horz"
        yield from (name for name in _SPECIAL if name in asked)


def _table_style(table: etree._Element, book: StyleBook) -> _TableStyle:
    properties = table.find(W + "tblPr")
    if properties is None:
        return _TableStyle((), {}, _NO_ROW_BANDS, {})
    chain = book.chain(attribute(properties.find(W + "tblStyle")))
    special: dict[str, Layers] = {}
    for style in chain:
        for part in style.iterfind(W + "tblStylePr"):
            kind = part.get(W + "type", "")
            special[kind] = (*special.get(kind, ()), part)
    return _TableStyle(chain, special, _switches(properties.find(W + "tblLook")), {})


def _switches(look: etree._Element | None) -> int:
    """Return which special formats a table asks for, as the bits of ``w:tblLook``."""
    if look is None:
        return _NO_ROW_BANDS
    names = {
        "firstRow": _FIRST_ROW,
        "lastRow": _LAST_ROW,
        "firstColumn": _FIRST_COLUMN,
        "lastColumn": _LAST_COLUMN,
        "noHBand": _NO_ROW_BANDS,
    }
    if any(look.get(W + name) is not None for name in names):
        return sum(bit for name, bit in names.items() if look.get(W + name) in ("1", "true", "on"))
    try:
        return int(look.get(W + "val", ""), 16)
    except ValueError:
        return _NO_ROW_BANDS


def _said(properties: etree._Element | None) -> Hashable:
    """Return what properties say, for telling those that say the same."""
    return b"" if properties is None else etree.tostring(properties, with_tail=False)
