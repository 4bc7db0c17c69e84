"""What a day shows: a table of its hours, and a sentence for each thing that grew."""

import statistics
from collections.abc import Callable, Sequence
from itertools import groupby

from tests.soak.measure import Hour

WARM_UP = 1  # hours of each part of the day: what is made once and kept is made by then
# MiB in use an hour, versions and arrivals left out. Qt itself keeps half of one for what an hour opens:
# 58 kB for a print preview, 4 for a menu, 1 for a list to choose from, counted with bare ones of Qt.
MOST_MEMORY = 1.0
A_VERSION = 0.02  # MiB: what a saved version of the example may take in memory
AN_ARRIVAL = 0.5  # MiB: what came in is kept with the document before it and after, to be put back
MOST_SLOWER = 3.0  # times: far beyond what a busy machine does to CPU time
BARS = "▁▂▃▄▅▆▇█"
# What may grow: saved versions are kept in memory, with the packs that they remember, and listed.
OF_VERSIONS = ("ilacs_desktop.history.", "ilacs_desktop.document.records.Pack")
OF_LISTS = (
    "ilacs_desktop.ui.widgets.detail_",
    "ilacs_desktop.ui.widgets.table_rows.",
    "PySide6.QtCore.QPointF",
    "PySide6.QtCore.QRect",
    "PySide6.QtGui.QStandardItem",
)
A_LINE = 2  # of those, for each version saved
# What came in stays until the file is closed, as the afternoon shows: the document it came into, most
# of it shared, and the one with it. So many of each for each arrival, a pack or a colleague's save.
OF_ARRIVALS = {
    "ilacs_desktop.cycle.register.Entry": 1,
    "ilacs_desktop.document.body.Block": 250,
    "ilacs_desktop.document.model.Section": 60,
    "ilacs_desktop.document.model.": 25,
    "ilacs_desktop.document.records.": 20,
    "ilacs_desktop.document.": 3,
    "ilacs_desktop.merge.": 4,
    "ilacs_desktop.ui.pages.team.": 3,
}
A_LISTED = 40  # pieces of lists for each arrival: what it changed, line by line
# The last fifty pages of the help are remembered.
OF_HELP = ("ilacs_desktop.ui.help.history.Spot",)
# PySide keeps a wrapper, without anything in it, of each style that a change of the look replaced.
OF_LOOKS = ("PySide6.QtWidgets.QCommonStyle", "dead PySide6.QtWidgets.QCommonStyle")


def faults(hours: Sequence[Hour]) -> list[str]:
    """Return what is wrong with a day; nothing when nothing grew and nothing was said."""
    found = [f"hour {n} said: {words}" for n, hour in enumerate(hours, 1) for words in hour.said]
    for name, part in groupby(hours, key=lambda hour: hour.part):
        found += (f"{name}: {fault}" for fault in _growth(list(part)[WARM_UP:]))
    found += (
        f"{probe}: {ratio:.1f} times as slow at the end"
        for probe, ratio in slower(hours).items()
        if ratio > MOST_SLOWER
    )
    return found


def _growth(hours: Sequence[Hour]) -> list[str]:
    """Return what grew in hours that had all the same work."""
    found = []
    saved, came = (
        slope(numbers)
        for numbers in ([hour.versions for hour in hours], [hour.arrivals for hour in hours])
    )
    rise = slope([hour.in_use for hour in hours]) - saved * A_VERSION - came * AN_ARRIVAL
    if rise > MOST_MEMORY:
        found.append(f"memory in use grew by {rise:.1f} MiB an hour")
    kinds: dict[str, Callable[[Hour], int]] = {
        "open files": lambda hour: hour.open_files,
        "threads": lambda hour: hour.threads,
        "files of its own": lambda hour: hour.files,
        "steps of undo": lambda hour: hour.undo,
    }
    for what, figure in kinds.items():
        if grew(values := [figure(hour) for hour in hours]):
            found.append(f"{what} grew: {values}")
    for kind in sorted(set().union(*(hour.alive for hour in hours))):
        values = [hour.alive.get(kind, 0) for hour in hours]
        if grew(values) and not _may_grow(kind, slope(values), saved, came):
            found.append(f"{kind} grew: {values}")
    return found


def _may_grow(kind: str, rise: float, saved: float, came: float) -> bool:
    """Return whether a class may grow by so many an hour in which so much was saved and came in."""
    if kind.startswith(OF_LISTS):
        return rise <= A_LINE * saved + A_LISTED * came
    if kind.startswith((*OF_VERSIONS, *OF_LOOKS, *OF_HELP)):
        return True
    most = next((most for start, most in OF_ARRIVALS.items() if kind.startswith(start)), 0)
    return rise <= most * came


def grew(values: Sequence[float]) -> bool:
    """Return whether all of the later half is above all of the earlier: no noise does that."""
    half = len(values) // 2
    return bool(half) and min(values[-half:]) > max(values[:half])


def slope(values: Sequence[float]) -> float:
    """Return by how much values rise from one to the next, over all of them; 0 for fewer than two."""
    if len(values) < 2:
        return 0.0
    return statistics.linear_regression(range(len(values)), values).slope


def slower(hours: Sequence[Hour]) -> dict[str, float]:
    """Return of each probe the median of the last quarter, as a multiple of that of the first.

    The first hour is left out: in it much is done for the first time.
    """
    later = hours[WARM_UP:]
    quarter = max(1, len(later) // 4)
    return {
        probe: statistics.median(hour.costs[probe] for hour in later[-quarter:])
        / statistics.median(hour.costs[probe] for hour in later[:quarter])
        for probe in later[0].costs
    }


def table(hours: Sequence[Hour]) -> str:
    """Return a table of the hours, with a line of bars under it for memory and each probe."""
    probes = list(hours[0].costs)
    heads = (
        "hour",
        "memory",
        "in use",
        "Qt",
        "Python",
        "files",
        "threads",
        "kept",
        "undo",
        "versions",
    )
    rows = [
        (
            f"{n} {hour.part}",
            f"{hour.memory:.1f} MiB",
            f"{hour.in_use:.1f} MiB",
            f"{_total(hour, qt=True):,}",
            f"{_total(hour, qt=False):,}",
            *map(str, (hour.open_files, hour.threads, hour.files, hour.undo, hour.versions)),
            *(f"{hour.costs[probe]:.1f} ms" for probe in probes),
            f"{hour.cost:.0f} s",
        )
        for n, hour in enumerate(hours, 1)
    ]
    lines = [(*heads, *probes, "work"), *rows]
    told = ["| " + " | ".join(line) + " |" for line in lines]
    told.insert(1, "| --- " * len(lines[0]) + "|")
    told += ["", f"in use {bars([hour.in_use for hour in hours])}"]
    ratios = slower(hours)
    for probe in probes:
        line = bars([hour.costs[probe] for hour in hours])
        told.append(f"{probe} {line} last quarter {ratios[probe]:.2f} times the first")
    return "\n".join(told)


def bars(values: Sequence[float]) -> str:
    """Return values as a line of bars, the highest full; the floor is zero."""
    most = max(values) or 1
    return "".join(BARS[min(len(BARS) - 1, int(value / most * len(BARS)))] for value in values)


def _total(hour: Hour, *, qt: bool) -> int:
    return sum(n for kind, n in hour.alive.items() if kind.startswith("Qt ") == qt)
