"""What was worked out about a block or a record, kept while the same object is in the document."""

from collections.abc import Callable
from typing import TypeVar

Thing = TypeVar("Thing")
Value = TypeVar("Value")


class Memo:
    """Values by what they were worked out from; whatever a run does not ask for is let go.

    A thing is known by its identity: frozen values that are the same object are the same for ever.
    """

    def __init__(self, old: "Memo | None" = None) -> None:
        self._old = old.kept if old is not None else {}
        self.kept: dict[tuple[str, int], tuple[object, object]] = {}

    def of(self, name: str, thing: Thing, work: Callable[[Thing], Value]) -> Value:
        """Return what the work makes of the thing, doing it only when it was not done before."""
        key = (name, id(thing))
        # The thing is kept beside its value, so that its identity cannot pass to another.
        known = self.kept.get(key) or self._old.get(key) or (thing, work(thing))
        self.kept[key] = known
        return known[1]  # type: ignore[return-value]
