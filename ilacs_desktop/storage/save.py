"""Saves a document as a new version, and never over work that this program has not seen.

The disk is looked at first, under a lock. Where the file has moved on since it was opened, what is
to be saved goes into a copy beside it, and the caller learns of both.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History, Version
from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.container import Readable, pack, peek, unpack
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.safe_write import followed, write_safely
from ilacs_desktop.storage.strays import tidy


class Author(msgspec.Struct, frozen=True):
    """Who saves, and on which machine, as the log of versions will name them."""

    by: str
    device: str


class Saved(msgspec.Struct, frozen=True):
    """What was saved and where: the next save follows ``version`` and goes to ``path``.

    ``notes`` are sentences for the user about what was found beside the file.
    """

    version: Version
    history: History
    path: Path
    notes: tuple[str, ...] = ()


class MovedOn(errors.SaveError):
    """The file holds what we have not seen. Ours is safe in the copy that ``saved`` tells of."""

    sentence = (
        "“{name}” {what} since you opened it, so it was left as it is. Your work was saved beside"
        " it as “{kept}”. Go on in that copy, and compare the two."
    )

    def __init__(self, path: Path, what: str, saved: Saved) -> None:
        super().__init__(path.name, what=what, kept=saved.path.name)
        self.saved = saved


# What may stand on the disk instead of what we know: nothing unknown, newer work on the same
# document, another document, or something that cannot be read.
Unseen = Literal["", "newer", "other", "unreadable"]
_WHAT: dict[Unseen, str] = {
    "newer": "was changed by somebody else",
    "other": "was replaced by another document",
    "unreadable": "was damaged or replaced",
}


def save(  # noqa: PLR0913, PLR0917 - what is saved, by whom, when and how are separate facts
    path: Path,
    document: Document,
    history: History,
    parents: tuple[str, ...],
    who: Author,
    at: dt.datetime,
    readable: Readable,
    *,
    label: str = "",
    overwrite: bool = False,
    disk: Disk | None = None,
) -> Saved:
    """Save the document, which follows the versions ``parents``, and return its version.

    ``at`` is local time with its zone. ``overwrite`` lets it take the place of a file that is not
    this document; newer work on this document is never overwritten. Raises MovedOn when ours went
    into a copy instead, AlreadyThereError when a first save would replace another file, and the
    SaveError that fits when nothing could be written.
    """
    disk = disk or Disk()
    with _storable(path.name):
        history, version = history.commit(document, parents, who.by, at, who.device, label)
        data = _packed(path.name, document, history, version, readable)
    place = followed(path)
    with saving(place, disk) as guarded:
        notes = tidy(place, history, at)
        unseen = _unseen(place, document, history.ancestors(version.id), disk)
        if not unseen or (overwrite and unseen != "newer"):
            write_safely(place, data, guarded)
            return Saved(version, history, path, notes)
        if unseen != "newer" and not parents:
            raise errors.AlreadyThereError(path.name)
        kept = names.kept_copy(place, at)
        write_safely(kept, data, guarded)
    raise MovedOn(path, _WHAT[unseen], Saved(version, history, kept, notes))


def save_new(
    path: Path,
    document: Document,
    who: Author,
    at: dt.datetime,
    readable: Readable,
    *,
    disk: Disk | None = None,
) -> Saved:
    """Save a document that starts a history of its own, and return its first version.

    Raises AlreadyThereError when a file stands there, whatever it holds, and the SaveError that
    fits when nothing could be written.
    """
    disk = disk or Disk()
    with _storable(path.name):
        history, version = History().commit(document, (), who.by, at, who.device)
        data = _packed(path.name, document, history, version, readable)
    place = followed(path)
    with saving(place, disk) as guarded:
        if place.exists():
            raise errors.AlreadyThereError(path.name)
        write_safely(place, data, guarded)
    return Saved(version, history, path)


@contextlib.contextmanager
def _storable(name: str) -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        reason = "half a character is in it, such as a part of an emoji"
        raise errors.CannotStoreError(name, reason=reason) from error


def _packed(
    name: str, document: Document, history: History, version: Version, readable: Readable
) -> bytes:
    """Return the bytes of the file, once it is sure that they give the same document again."""
    data = pack(document, history, version.id, readable)
    try:
        opened = unpack(data, name)
    except errors.OpenError as error:
        raise errors.CannotStoreError(name, reason="the file would not open again") from error
    if opened.document != document or opened.notes:
        raise errors.CannotStoreError(name, reason="the file would open with other content")
    return data


def _unseen(path: Path, document: Document, known: frozenset[str], disk: Disk) -> Unseen:
    try:
        manifest = peek(path, disk)
    except errors.FileMissingError:
        return ""
    except errors.TooNewError:
        return "newer"
    except errors.OpenError:
        return "unreadable"
    if manifest.document != document.id:
        return "other"
    return "" if manifest.head in known else "newer"
