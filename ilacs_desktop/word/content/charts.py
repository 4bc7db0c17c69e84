"""Charts of indicators as plain values: what is drawn, how large, and nothing about how.

Small panels stand two in a row, one for each indicator, with a bar for each of its figures and its
name and value beside it, so that no legend is needed. Whoever hands in a ``DrawChart`` draws them
(layout/charts.py). Sizes are in points, so that pages can be counted before anything is drawn.
"""

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

import msgspec

from ilacs_desktop.document.figures import OTHERS, before_last_year, compares, way_of
from ilacs_desktop.document.records import Indicator
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.word.content.figures import say_figures

WIDTH = 464.0
GUTTER = 20.0
PANEL = (WIDTH - GUTTER) / 2
TITLE_LINE = 11.5
BAR_LINE = 11.5
SPACE = 9.0  # below a panel
_IN_A_ROW = 2
_HIGHEST = 262.0  # points, so that little of a page stays empty where one does not fit on it
_MOST_EARLIER = 2  # readings from before last year: a chart is no table
_TITLE_LETTERS = 42  # that fit in a line of a panel's name
_TITLE_LINES = 3
_MOST_LETTERS = 250
_SHARED = "%"  # the unit whose panels share a scale
_BETTER = {  # with spaces at which no line breaks
    "higher": " (higher\u00a0is\u00a0better)",
    "lower": " (lower\u00a0is\u00a0better)",
    "neutral": "",
}


class Bar(msgspec.Struct, frozen=True):
    """A figure: what it is called, how long its bar is, and how it is written."""

    label: str
    value: float
    text: str
    is_ours: bool = False


class Panel(msgspec.Struct, frozen=True):
    """An indicator: the lines of its name, its bars, and the figures at both ends of their scale."""

    title: tuple[str, ...]
    bars: tuple[Bar, ...]
    least: float
    most: float


class Row(msgspec.Struct, frozen=True):
    """Panels side by side; the bars of all begin below the longest of their names."""

    panels: tuple[Panel, ...]

    @property
    def bars_at(self) -> float:
        """How far below the top of the row the bars begin, in points."""
        return max(len(panel.title) for panel in self.panels) * TITLE_LINE

    @property
    def height(self) -> float:
        """What the row takes, in points, with the space below it."""
        return self.bars_at + max(len(panel.bars) for panel in self.panels) * BAR_LINE + SPACE


class Chart(msgspec.Struct, frozen=True):
    """Rows of panels, and the size of the whole in points."""

    rows: tuple[Row, ...]
    width: float
    height: float


class _Barred(NamedTuple):
    indicator: Indicator
    bars: tuple[Bar, ...]


DrawChart = Callable[[Chart], bytes]  # gives a PNG
_Item = TypeVar("_Item")


def charts(indicators: Iterable[Indicator]) -> Iterator[tuple[Chart, str]]:
    """Yield charts of those that can be compared with something, and the words for each.

    Indicators of one unit stand together. Percentages share a scale; any other has its own, for a
    large count would leave nothing to see of a small one.
    """
    units: dict[str, list[_Barred]] = {}
    for indicator in indicators:
        if indicator.value is not None and len(bars := _bars(indicator)) > 1:
            units.setdefault(indicator.unit.strip(), []).append(_Barred(indicator, bars))
    known = [one for alike in units.values() for one in alike]
    shared = _scale(units.get(_SHARED, []))
    panels = [
        _panel(one, *(shared if one.indicator.unit.strip() == _SHARED else _scale([one])))
        for one in known
    ]
    done = 0
    for rows in _in_charts([Row(tuple(row)) for row in _batches(panels, _IN_A_ROW)]):
        some = known[done : done + sum(len(row.panels) for row in rows)]
        done += len(some)
        yield Chart(rows, WIDTH, sum(row.height for row in rows) - SPACE), _in_words(some)


def _batches(items: Sequence[_Item], size: int) -> Iterator[Sequence[_Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _in_charts(rows: Iterable[Row]) -> Iterator[tuple[Row, ...]]:
    """Yield the rows of each chart: as many as stay below the greatest height, and at least one."""
    some: list[Row] = []
    for row in rows:
        if some and sum(one.height for one in (*some, row)) - SPACE > _HIGHEST:
            yield tuple(some)
            some = []
        some.append(row)
    if some:
        yield tuple(some)


def _scale(alike: list[_Barred]) -> tuple[float, float]:
    values = [0.0, *(bar.value for one in alike for bar in one.bars)]
    return min(values), max(values)


def _panel(one: _Barred, least: float, most: float) -> Panel:
    indicator = one.indicator
    unit = indicator.unit.strip()
    named = unit == "%" or unit.casefold() in indicator.name.casefold()
    title = f"{indicator.name}{'' if named else f', {unit}'}{_BETTER[indicator.polarity]}"
    lines = textwrap.wrap(title, _TITLE_LETTERS, max_lines=_TITLE_LINES, placeholder=" …")
    return Panel(tuple(lines), one.bars, least, most)


def _bars(indicator: Indicator) -> tuple[Bar, ...]:
    """Return a bar for each value: this year, before it and before that, then those of others.

    A total of many councils beside a council's own count would be no comparison, and has none.
    """
    say = say_figures(indicator)
    found = [
        Bar(_capital(label), value, say(value), field == "value")
        for field, label in (("value", "this year"), *OTHERS.items())
        if (value := getattr(indicator, field)) is not None and compares(indicator, value)
    ]
    own = sum(getattr(indicator, name) is not None for name in ("value", "previous"))
    before = [
        Bar(point.short, point.value, say(point.value))
        for point in reversed(before_last_year(indicator)[-_MOST_EARLIER:])
    ]
    return (*found[:own], *before, *found[own:])


def _capital(label: str) -> str:
    return label.removeprefix("the ").capitalize() if label != "England" else label


def _in_words(some: Sequence[_Barred]) -> str:
    """Return what a chart shows, in at most 250 letters: longer words are not read out well.

    The values are told as far as they fit; all of them stand in the table above it.
    """
    told = "; ".join(_values_in_words(one) for one in some)
    whole = f"Bar chart. {told}."
    if len(whole) <= _MOST_LETTERS:
        return whole
    number = counted(len(some), "indicator")
    words = f"Bar chart of {number}: this year beside the year before, statistical neighbours and England."
    verdicts = [found for one in some if (found := _against_england(one.indicator))]
    better, worse = verdicts.count("better"), verdicts.count("worse")
    if verdicts:
        counts = (
            f"{better} better",
            f"{worse} worse",
            f"{len(verdicts) - better - worse} the same",
        )
        words += f" Against England: {', '.join(counts)}."
    return f"{words} The table above has all figures."


def _values_in_words(one: _Barred) -> str:
    name = " ".join(one.indicator.name.split()) or "No name"
    values = (
        f"{label if label == 'England' else f'{label[:1].lower()}{label[1:]}'} {text}"
        for label, text in ((bar.label, bar.text) for bar in one.bars)
    )
    return f"{name}: {', '.join(values)}"


def _against_england(indicator: Indicator) -> str:
    if indicator.polarity == "neutral":
        return ""
    return way_of(indicator, indicator.england) or ""
