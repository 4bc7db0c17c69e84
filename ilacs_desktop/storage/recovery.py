"""What a crash left behind, ready to be opened: never over a file, never thrown away."""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.journal import SUFFIX, Unsaved, changed_at, read

KEPT = ".kept"  # put behind the name of a journal the user did not want to open again


class Recovered(msgspec.Struct, frozen=True):
    """Unsaved work and what to open it on.

    Where the file is as it was when the work began, ``path`` names it and ``opened`` is what it
    holds: the recovered document is then a change to it that can be undone. Otherwise ``path`` is
    None and the work is a document to be saved under a name of its own; ``history`` and
    ``parents`` are then those it followed, where the file still has them.
    """

    opened: Document
    document: Document
    history: History
    parents: tuple[str, ...]
    path: Path | None
    sentence: str


def recover(found: Unsaved) -> Recovered:
    """Return unsaved work joined to its file, or by itself where the file is gone or moved on.

    By itself, it still follows the versions that it followed if the file has them: the two can
    then be joined. The sentence says what was recovered, what was not, and what to do.
    """
    path = Path(found.path) if found.path else None
    torn = _torn(found)
    try:
        opened = open_file(path) if path else None
    except OpenError as error:
        return _by_itself(found, f"{error}{torn}")
    if path is None or opened is None:
        return _by_itself(found, f"It was never saved in a file.{torn}")
    if opened.document.id != found.base.id:
        return _by_itself(found, f"Another document is in “{path.name}” now.{torn}")
    if not found.parents or not set(found.parents) <= opened.history.versions.keys():
        return _by_itself(found, f"“{path.name}” no longer has the version it began from.{torn}")
    if found.parents == (opened.head,):
        sentence = (
            f"Your unsaved work on “{path.name}” was recovered. Look through it and save."
            f" Undo takes it back.{torn}"
        )
        work = found.document
        return Recovered(opened.document, work, opened.history, found.parents, path, sentence)
    why = f"“{path.name}” was changed by somebody else in the meantime.{torn}"
    return _by_itself(found, why, opened.history)


def alone(found: Unsaved) -> Recovered:
    """Return work that was kept for later as a document of its own, whatever its file is now."""
    return _by_itself(found, f"It was kept on this computer.{_torn(found)}")


def kept(folder: Path) -> Iterator[Unsaved]:
    """Yield the work in a folder that was put aside, what was changed last first.

    What cannot be read is passed over, and left where it is.
    """
    for path in sorted(folder.glob(f"*{SUFFIX}{KEPT}"), key=changed_at, reverse=True):
        with contextlib.suppress(OSError):
            found = read(path)
            if found is not None:
                yield found


def _by_itself(found: Unsaved, why: str, history: History | None = None) -> Recovered:
    sentence = (
        "Your unsaved work was recovered and is open here as a document of its own. Save it under"
        f" a new name. {why}"
    )
    work = found.document
    if history is None:
        return Recovered(work, work, History(), (), None, sentence)
    return Recovered(work, work, history, found.parents, None, sentence)


def _torn(found: Unsaved) -> str:
    if found.whole:
        return ""
    kept = found.journal.with_name(found.journal.name.removesuffix(KEPT) + KEPT)
    return f" The end of what was typed could not be read; it is kept in “{kept}”."


def describe(found: Unsaved, now: dt.datetime) -> str:
    """Return what was recovered in a line: which file, from when, how much."""
    name = Path(found.path).name if found.path else f"{found.base.authority.name}, never saved"
    when = found.at.astimezone(now.tzinfo)
    changes = "1 change" if found.changes == 1 else f"{found.changes} changes"
    torn = "" if found.whole else "; the end of it could not be read"
    return f"{name}: {changes} since {when:%H:%M} on {when.day} {when:%B %Y}{torn}"


def name_of(found: Unsaved) -> str:
    """Return whose self-evaluation it is, and for which year."""
    document = found.document
    return f"{document.authority.name} {document.cycle.label}".strip()


def put_aside(found: Unsaved) -> Path:
    """Keep a journal under another name, so that it is not offered again, and return the name."""
    kept = found.journal.with_name(found.journal.name + KEPT)
    return found.journal.replace(kept)


def taken_over(found: Unsaved) -> None:
    """Give up a journal whose work now stands in another journal or a file.

    It is removed, or put aside if there is more in it than could be read. One that the system
    holds is offered again: that loses nothing.
    """
    if found.journal.suffix != SUFFIX:
        return
    with contextlib.suppress(OSError):
        if found.whole:
            found.journal.unlink()
        else:
            put_aside(found)


def remove_kept(found: Unsaved) -> None:
    """Remove work that was put aside, for good. Raises OSError when the system holds it."""
    if found.journal.suffix == KEPT:
        found.journal.unlink(missing_ok=True)
