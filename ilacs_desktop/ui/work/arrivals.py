"""What came into the open document since it was opened, and was not undone."""

from collections.abc import Collection

from ilacs_desktop.merge.bring_in import Arrival


class Arrivals:
    """Each arrival with the versions that the open document follows only because of it."""

    def __init__(self) -> None:
        self._found: list[tuple[Arrival, tuple[str, ...]]] = []

    def add(self, arrival: Arrival, joined: tuple[str, ...]) -> None:
        """Remember one; without ``joined`` it is saved, and cannot be undone."""
        self._found.insert(0, (arrival, joined))

    def forget(self) -> None:
        """Forget all: words were erased, and what came in may hold them."""
        self._found.clear()

    def settle(self, followed: Collection[str]) -> None:
        """Note that a version was saved that follows these: what came in with them stays."""
        self._found = [
            (arrival, tuple(v for v in joined if v not in followed))
            for arrival, joined in self._found
        ]

    def that_follow(self, parents: Collection[str]) -> tuple[Arrival, ...]:
        """Return those that are in a document which follows these versions, newest first."""
        return tuple(a for a, joined in self._found if all(v in parents for v in joined))
