"""The growth curves as a picture: a panel for each axis, both scales logarithmic."""

import math
from collections.abc import Iterator, Sequence

from tests.bench.growth.curve import SIZES, Curve
from tests.bench.report.svg import SERIES, curve, line, picture, text

_PANEL = 470, 330
_PLOT = 56, 40, 190, 36  # left, top, right and bottom of a panel that are not plot
_DASHES = ("none", "7 3", "2 3", "10 3 2 3")
_LABEL = 15  # from one label to the next, at least
_POWERS = {-4: "0.1 ms", -3: "1 ms", -2: "10 ms", -1: "100 ms", 0: "1 s", 1: "10 s", 2: "100 s"}


def growth_picture(curves: Sequence[Curve]) -> str:
    """Return the curves as SVG; at the end of each stands its name and its exponent."""
    axes = list(dict.fromkeys(one.axis for one in curves))
    width, height = _PANEL
    parts = []
    for n, axis in enumerate(axes):
        x, y = (n % 2) * width, (n // 2) * height
        parts.append(f'<g transform="translate({x} {y})">')
        parts += _panel(axis, [one for one in curves if one.axis == axis])
        parts.append("</g>")
    told = "CPU time of each operation against the size of the document, on logarithmic scales."
    return picture(2 * width, height * -(-len(axes) // 2), told, parts)


def _panel(axis: str, curves: list[Curve]) -> Iterator[str]:
    seconds = [point.seconds for one in curves for point in one.points]
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    left, top, right, bottom = _PLOT
    wide, tall = _PANEL[0] - left - right, _PANEL[1] - top - bottom

    def place(size: float, cost: float) -> tuple[float, float]:
        across = math.log(size / SIZES[0]) / math.log(SIZES[-1] / SIZES[0])
        up = (math.log10(cost) - low) / (high - low)
        return left + across * wide, top + tall - up * tall

    yield text(left, 22, f"{axis.capitalize()}, from 1 to {SIZES[-1]} times", "title")
    yield from _grid(low, high, place)
    for n, one in enumerate(curves):
        points = [place(*point) for point in one.points]
        yield curve(points, SERIES[n % len(SERIES)], _DASHES[n // 2 % len(_DASHES)])
    yield from _labels(curves, [place(*one.points[-1])[1] for one in curves], left + wide)


def _grid(low: int, high: int, place) -> Iterator[str]:
    for power in range(low, high + 1):
        ends = [place(size, 10**power) for size in (SIZES[0], SIZES[-1])]
        yield line(ends, "grid")
        yield text(
            ends[0][0] - 6, ends[0][1] + 4, _POWERS.get(power, f"1e{power} s"), "soft", "end"
        )
    for size in SIZES:
        x, y = place(size, 10**low)
        yield text(x, y + 18, f"{size} ×", "soft", "middle")
    steps = min(high - low, 2)
    start = place(SIZES[0], 10**low), place(10**steps, 10 ** (low + steps))
    yield line(list(start), "guide")
    x, y = place(SIZES[1], 10**low * SIZES[1])
    yield text(x + 4, y + 14, "1.00", "soft")


def _labels(curves: list[Curve], ends: list[float], right: float) -> Iterator[str]:
    """Yield each curve's name beside its end, moved down where two would stand on each other."""
    order = sorted(range(len(curves)), key=lambda n: ends[n])
    bottom = _PANEL[1] - 8
    places: list[float] = []
    for n in order:
        places.append(max(ends[n], places[-1] + _LABEL) if places else ends[n])
    over = max(0.0, places[-1] - bottom)
    for n, y in zip(order, (place - over for place in places), strict=True):
        colour = SERIES[n % len(SERIES)]
        yield curve([(right + 5, ends[n]), (right + 16, y)], colour, "none", dots=False)
        words = f"{short(curves[n].what)} {round(curves[n].exponent_of_large, 2) + 0.0:.2f}"
        yield text(right + 22, y + 4, words)


def short(what: str) -> str:
    """Return the name of an operation as the picture has room for it."""
    return (
        what.replace("join, each ", "join, ")
        .replace("all over the document", "all over")
        .replace("in a section of their own", "own sections")
    )
