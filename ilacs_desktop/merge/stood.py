"""Where something stood in an older order, and putting it back there whatever has moved since."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from ilacs_desktop.merge.order import unmoved


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Item = TypeVar("Item", bound=_Named)


class Stood(NamedTuple):
    """The ids of an answer or list in their old order, and which of them were moved since."""

    order: tuple[str, ...] = ()
    moved: frozenset[str] = frozenset()


def stood_in(old: Sequence[str], new: Sequence[str]) -> Stood:
    """Return how an old order compares with a new one."""
    places = {name: at for at, name in enumerate(old)}
    shared = [name for name in new if name in places]
    stay = unmoved([places[name] for name in shared])
    return Stood(tuple(old), frozenset(name for name in shared if places[name] not in stay))


def put_in(items: tuple[Item, ...], item: Item, stood: Stood) -> tuple[Item, ...]:
    """Return the items with one where it stood, in place of the one of its id.

    That is behind the nearest one before it that stands in the old order, or else in front of the
    nearest one after it, or else at the end.
    """
    rest = tuple(one for one in items if one.id != item.id)
    if item.id not in stood.order:
        return (*rest, item)
    wanted = stood.order.index(item.id)
    firm = _in_order(rest, stood)
    spot = next((at + 1 for at, place in reversed(firm) if place < wanted), None)
    if spot is None:
        spot = next((at for at, place in firm if place > wanted), len(rest))
    return (*rest[:spot], item, *rest[spot:])


def is_home(items: Sequence[_Named], name: str, stood: Stood) -> bool:
    """Return whether one stands where it stood among those that were never moved."""
    if name not in stood.moved:
        return True
    places = {other: at for at, other in enumerate(stood.order) if other not in stood.moved}
    wanted, before = stood.order.index(name), True
    for one in items:
        before = before and one.id != name
        if one.id in places and (places[one.id] < wanted) != before:
            return False
    return True


def _in_order(items: tuple[Item, ...], stood: Stood) -> list[tuple[int, int]]:
    """Return where those stand now, and where they stood, that are in the old order.

    What was never moved comes first; what was moved counts where it has been put back among it.
    """
    places = {name: at for at, name in enumerate(stood.order)}
    here = [(at, places[one.id]) for at, one in enumerate(items) if one.id in places]
    firm = unmoved([place for _, place in here if stood.order[place] not in stood.moved])
    fitting: list[int] = []
    last = -1
    for n, (_, place) in enumerate(here):
        last = place if place in firm else last
        following = next((other for _, other in here[n:] if other in firm), len(places))
        if last <= place <= following:
            fitting.append(place)
    kept = unmoved(fitting)
    return [pair for pair in here if pair[1] in kept]
