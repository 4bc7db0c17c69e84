"""Reads another copy of what is open off the interface thread, and works out what it brings."""

from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.errors import UserError
from ilacs_desktop.merge.bring_in import Brought, Open, bring_in
from ilacs_desktop.storage.container import open_file, peek
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.kinds import PACK
from ilacs_desktop.ui.work.incoming import Counts, counts_of


class Copy(NamedTuple):
    """What a copy brings, and how much that is."""

    brought: Brought
    counts: Counts


class OtherSelfEvaluationError(UserError):
    """A file holds another self-evaluation than the one that is open."""

    def __init__(self, name: str, whose: str) -> None:
        super().__init__(
            f"“{name}” is a copy of another self-evaluation, {whose}. Nothing was changed. Open that"
            " one, and bring the file in there."
        )


class IsAPackError(UserError):
    """A file is what a contributor was sent."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is a contributor’s pack. Nothing was changed yet. Brought in as a pack, it is"
            " also marked as returned, under Contributors."
        )


class IsAWordFileError(IsAPackError):
    """A file is a Word document: perhaps the form that a contributor was sent."""

    def __init__(self, name: str) -> None:
        UserError.__init__(
            self,
            f"“{name}” is a Word document. Nothing was changed yet. If it is a Word form that came"
            " back, bring it in as a pack: it is also marked as returned, under Contributors.",
        )


class HistoryDamagedError(UserError):
    """A copy no longer tells what it came from."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"“{name}” is a copy of this self-evaluation, but its history is damaged, so it cannot be"
            " told what was changed in it. Nothing was changed here. Open it to look at it, and copy"
            " what you need."
        )


def read_copy(path: Path, mine: Open, passphrase: str | Key | None = None) -> Copy:
    """Return what is open with what a copy of it holds.

    Raises a UserError when the file cannot be read, is encrypted, or is no copy of what is open.
    """
    if path.suffix.lower() == ".docx":
        raise IsAWordFileError(path.name)
    first = peek(path)  # a pack is told before anybody is asked for its passphrase
    if (first.kind, first.document) == (PACK, mine.document.id):
        raise IsAPackError(path.name)
    opened = open_file(path, passphrase=passphrase)
    document = opened.document
    if document.id != mine.document.id:
        whose = ", ".join(filter(None, (document.authority.name, document.cycle.label)))
        raise OtherSelfEvaluationError(path.name, whose)
    if document.pack:
        raise IsAPackError(path.name)
    if not opened.head:
        raise HistoryDamagedError(path.name)
    brought = bring_in(mine, opened.history, opened.head)
    return Copy(brought, counts_of(brought.arrival))
