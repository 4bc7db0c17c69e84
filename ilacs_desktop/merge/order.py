"""The order of a merged list: one side's, with the other's insertions and moves replayed on it."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence


def unmoved(places: Sequence[int]) -> frozenset[int]:
    """Return the longest rising part of a list of different numbers: what nobody moved."""
    ends: list[int] = []  # the least number at which a rising part of that length ends
    ends_at: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(ends_at[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            ends_at.append(at)
        else:
            ends[length], ends_at[length] = place, at
    kept: set[int] = set()
    at = ends_at[-1] if ends_at else -1
    while at >= 0:
        kept.add(places[at])
        at = before[at]
    return frozenset(kept)


def merged_order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """Return every id that either side holds, once, in an order that both would know.

    Mine is kept, but for what only they moved. What they inserted or moved stands behind what it
    follows on their side, after what I inserted there.
    """
    places = {item: at for at, item in enumerate(base)}
    moved = _moved(places, theirs) - _moved(places, mine)
    order = [item for item in mine if item not in moved or item not in theirs]
    placed, known = set(order), set(theirs) | set(base)
    for at, item in enumerate(theirs):
        if item in placed:
            continue
        anchor = next((before for before in reversed(theirs[:at]) if before in placed), None)
        place = 0 if anchor is None else order.index(anchor) + 1
        while anchor is not None and place < len(order) and order[place] not in known:
            place += 1
        order.insert(place, item)
        placed.add(item)
    return order


def _moved(places: dict[str, int], side: Iterable[str]) -> set[str]:
    shared = [item for item in side if item in places]
    stay = unmoved([places[item] for item in shared])
    return {item for item in shared if places[item] not in stay}
