"""What is to be saved when the save that runs is through: nothing that was asked for is dropped."""

from pathlib import Path
from typing import NamedTuple


class Wanted(NamedTuple):
    """A save that somebody asked for: with a path to another file, else where the work is by then.

    A ``label`` names the version.
    """

    label: str = ""
    path: Path | None = None


class Pending:
    """The saves that wait, first come first served."""

    def __init__(self) -> None:
        self._waiting: list[Wanted] = []

    def add(self, wanted: Wanted) -> None:
        """Remember a save.

        One without a name or file of its own needs no second save: what was asked for last, or the
        next that has a name, saves the same words.
        """
        last = self._waiting[-1] if self._waiting else None
        if last is not None and wanted == Wanted():
            return
        if last == Wanted() and wanted.path is None:
            self._waiting.pop()
        self._waiting.append(wanted)

    def take(self) -> Wanted | None:
        """Return the save whose turn it is; None when none waits."""
        return self._waiting.pop(0) if self._waiting else None
