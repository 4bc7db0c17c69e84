"""Two saved versions of a document into one, with their common ancestor found in the history."""

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.model import Authority, Cycle, Document
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.document import Merged, merge
from ilacs_desktop.merge.proposals import Names

Load = Callable[[str], Document]  # the document as it was in a version, as History.load gives it

_DEEPEST = 5  # joins of joins that are followed to make one ancestor of several


class Joined(NamedTuple):
    """What a join gives: the document, sentences about it, and the versions it follows."""

    document: Document
    notes: tuple[str, ...]
    parents: tuple[str, ...]


def join(history: History, one: str, other: str, load: Load | None = None) -> Joined:
    """Return the join of two versions; the same whoever makes it and whichever is named first.

    Where one follows the other, that is the join. ``load`` gives the documents, where they are at
    hand already. Raises KeyError for an unknown version and
    HistoryError when one cannot be read.
    """
    load = load or history.load
    if one in history.ancestors(other):
        return Joined(load(other), (), (other,))
    if other in history.ancestors(one):
        return Joined(load(one), (), (one,))
    first, second = sorted((one, other))
    mine, theirs = history.versions[first], history.versions[second]
    names = Names(mine.by, theirs.by, max(mine.at, theirs.at))
    base = ancestor(history, first, second, load)
    merged = merge(base, load(first), load(second), names)
    return Joined(*merged, (first, second))


def ancestor(
    history: History, one: str, other: str, load: Load | None = None, depth: int = 0
) -> Document:
    """Return what two versions come from; several nearest ancestors are merged with each other first.

    Versions without a common ancestor come from an empty document: then everything counts as
    added, and equal ids still pair up.
    """
    load = load or history.load
    nearest = history.bases(one, other)
    if not nearest:
        cycle = Cycle(label="", framework="", framework_as_at=dt.date.min)
        return Document(id=load(one).id, authority=Authority(name=""), cycle=cycle)
    found = load(nearest[0])
    for version in nearest[1:] if depth < _DEEPEST else ():
        base = ancestor(history, nearest[0], version, load, depth + 1)
        merged: Merged = merge(base, found, load(version))
        found = msgspec.structs.replace(merged.document, proposals=())
    return found
