"""What the reference keeps of the desk: what is open, what can be undone, and every version ever saved."""

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from tests.model.reading import said

if TYPE_CHECKING:
    from tests.model.reference import State


class Step(NamedTuple):
    """One step of undo: the documents before and after it."""

    before: Document
    after: Document
    group: str = ""


def but_for_packs(document: Document) -> Document:
    """Return a document without the list of packs, which undo leaves alone."""
    return msgspec.structs.replace(document, packs=())


class Steps:
    """A plain list of what was done, and one of what was undone."""

    def __init__(self) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []

    def change(self, before: Document, after: Document, group: str = "") -> None:
        """Note a change; typing in one place goes on in the step before."""
        last = self.done[-1] if self.done else None
        if last is not None and group and last.group == group and not self.undone:
            self.done[-1] = last._replace(after=after)
        else:
            self.done.append(Step(before, after, group))
        self.undone.clear()

    def forget(self) -> None:
        """Forget all: nothing before this moment can be taken back."""
        self.done.clear()
        self.undone.clear()


class Versions:
    """Every version that was ever saved, by anybody: what it says, and which it follows."""

    def __init__(self) -> None:
        self.states: dict[str, State] = {}
        self.documents: dict[str, Document] = {}
        self._parents: dict[str, tuple[str, ...]] = {}

    def learn(self, history: History) -> set[str]:
        """Note the versions that were not known; return them."""
        fresh = history.versions.keys() - self.states.keys()
        for name in fresh:
            self.documents[name] = history.load(name)
            self.states[name] = said(self.documents[name])
            self._parents[name] = history.versions[name].parents
        return set(fresh)

    def check(self, history: History) -> None:
        """See that each version of a history is what it was when it was saved."""
        for name in history.versions:
            assert history.load(name) == self.documents[name], f"version {name} changed"

    def parents(self, name: str) -> tuple[str, ...]:
        """Return the versions that a version follows."""
        return self._parents[name]

    def before(self, *names: str) -> set[str]:
        """Return these versions and all that they follow."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += self._parents[name]
        return found

    def base(self, mine: tuple[str, ...], theirs: tuple[str, ...]) -> str | None:
        """Return the newest version that both follow; None where there are several, or none."""
        common = self.before(*mine) & self.before(*theirs)
        inside = {one for name in common for one in self.before(*self._parents[name])}
        newest = common - inside
        return newest.pop() if len(newest) == 1 else None
