"""How fast the machine is at the moment, so that milliseconds say something of the program.

A machine that others use does the same work in 15 ms now and in 30 ms a second later. A row in
milliseconds is therefore given at one pace, and what was measured stands beside it. Ratios have
their baseline already.
"""

import dataclasses
import json
import re
from collections.abc import Iterable, Iterator

from tests.bench.measure import Row, median

# What ``work`` takes, in milliseconds, on the machine of docs/performance.md with nothing else on it.
UNDISTURBED = 18.0
_THINGS = 4000
_WORD = re.compile(r"\w+")


def work() -> int:
    """Do some of what the program is made of: values, text, JSON, patterns, sorting."""
    things = {f"a{n}": [n, str(n), {"x": 2 * n}] for n in range(_THINGS)}
    text = json.dumps(things)
    back = json.loads(text)
    letters = sum(map(len, _WORD.findall(text)))
    return letters + len(sorted(back, key=lambda name: (len(back[name][1]), name)))


def pace() -> float:
    """Return how many times as long as undisturbed the machine takes now."""
    return median(work) * 1000 / UNDISTURBED


def undisturbed(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, those in milliseconds as on the machine undisturbed.

    The pace is that before and after each row.
    """
    before = pace()
    for row in rows:
        after = pace()
        yield at_pace(row, (before + after) / 2) if row.unit == "ms" else row
        before = after


def at_pace(row: Row, times: float) -> Row:
    """Return a row as it would be if the machine did not take so many times as long."""
    measured = f"{row.value:.3g} ms measured"
    detail = f"{row.detail}; {measured}" if row.detail else measured
    return dataclasses.replace(row, value=row.value / times, detail=detail)
