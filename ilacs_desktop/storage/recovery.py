"""What a crash left behind, ready to be opened: never over a file, never thrown away."""

import datetime as dt
from pathlib import Path

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.journal import SUFFIX, Unsaved

KEPT = ".kept"  # put behind the name of a journal the user did not want to open again


class Recovered(msgspec.Struct, frozen=True):
    """Unsaved work and what to open it on.

    Where the file is as it was when the work began, ``path`` names it and ``opened`` is what it
    holds: the recovered document is then a change to it that can be undone. Otherwise ``path`` is
    None and the work is a document to be saved under a name of its own.
    """

    opened: Document
    document: Document
    history: History
    parents: tuple[str, ...]
    path: Path | None
    sentence: str


def recover(found: Unsaved) -> Recovered:
    """Return unsaved work joined to its file, or by itself where the file is gone or moved on."""
    path = Path(found.path) if found.path else None
    name = path.name if path else "a document that was never saved"
    try:
        opened = open_file(path) if path else None
    except OpenError:
        opened = None
    if opened is not None and opened.document.id == found.base.id:
        if found.parents == (opened.head,):
            sentence = (
                f"Your unsaved work on “{name}” was recovered. Look through it and save."
                " Undo takes it back."
            )
            work = found.document
            return Recovered(opened.document, work, opened.history, (opened.head,), path, sentence)
        reason = f"“{name}” was changed by somebody else in the meantime"
    else:
        reason = f"“{name}” is not where it was" if path else f"It is {name}"
    sentence = (
        f"Your unsaved work was recovered. {reason}, so it is open here as a document of its own."
        " Save it under a new name."
    )
    return Recovered(found.document, found.document, History(), (), None, sentence)


def describe(found: Unsaved, now: dt.datetime) -> str:
    """Return what was recovered in a line: which file, from when, how much."""
    name = Path(found.path).name if found.path else f"{found.base.authority.name}, never saved"
    when = found.at.astimezone(now.tzinfo)
    changes = "1 change" if found.changes == 1 else f"{found.changes} changes"
    return f"{name}: {changes} since {when:%H:%M} on {when.day} {when:%B %Y}"


def put_aside(found: Unsaved) -> Path:
    """Keep a journal under another name, so that it is not offered again, and return the name."""
    kept = found.journal.with_name(found.journal.name + KEPT)
    return found.journal.replace(kept)


def taken_over(found: Unsaved) -> None:
    """Remove a journal whose work now stands in another journal or a file."""
    if found.journal.suffix == SUFFIX:
        found.journal.unlink(missing_ok=True)
