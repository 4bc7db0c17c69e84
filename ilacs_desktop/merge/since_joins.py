"""Whether an edit of a paragraph or record counts: whether a join says more than its sides.

Whoever joins versions wrote nothing by that: what two people changed in one paragraph stands in it
together, and of two records with one number one got another.
"""

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from operator import and_
from typing import Any

from ilacs_desktop.document.places import QUESTIONS

_Json = Any  # plain JSON as it is stored

# Numbers are given anew by joins, and the texts of a part are told by themselves.
_APART = ("id", "number", *QUESTIONS)


def is_made_of(now: _Json, sides: Sequence[_Json]) -> bool:
    """Return whether each field of a stored paragraph or record is as one of the sides has it.

    Of a paragraph every word has to be in one of the sides, as often as in all of them together.
    """
    if not sides:
        return False
    return all(
        any(value == side.get(key) for side in sides)
        or (key == "runs" and not _words(value) - sum(map(of_runs, sides), Counter()))
        for key, value in now.items()
        if key not in _APART
    )


def counts(
    before: Sequence[Counter[str]], after: Counter[str], ends: tuple[Counter[str], Counter[str]]
) -> bool:
    """Return whether an edit of a paragraph is in what changed of it from one end to the other.

    It is where it put in words that came, or took out words that went. One that changed no words,
    such as bold, is too.
    """
    was, now = ends
    put = after - sum(before, Counter())
    took = Counter[str]()
    if before:
        took = reduce(and_, before) - after
    return bool(put & (now - was) or took & (was - now)) or not (put or took)


def of_runs(side: _Json) -> Counter[str]:
    """Return the words of a stored paragraph, and what it cites, as often as they stand in it."""
    return _words(side.get("runs", ()))


def _words(runs: Sequence[_Json]) -> Counter[str]:
    text = "".join(run["text"] if "text" in run else f" {sorted(run.items())} " for run in runs)
    return Counter(text.split())
