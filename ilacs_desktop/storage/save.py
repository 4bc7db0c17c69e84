"""Saves a document as a new version, and never over work that this program has not seen.

The disk is looked at first, under a lock. Where somebody else has saved meanwhile, the two are
joined and the join is written. Where they cannot be, ours goes into a copy beside the file. Where
the place cannot be written at all, it goes into a folder on this computer.
"""

import datetime as dt
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.clock import set_back
from ilacs_desktop.storage.container import Manifest, Opened, Readable, read_manifest, unpack
from ilacs_desktop.storage.crypt import (
    Key,
    NeedsPassphraseError,
    is_encrypted,
    key_from,
    read_sealed,
)
from ilacs_desktop.storage.disk import Disk, read_bytes
from ilacs_desktop.storage.joining import Together, authors, join_all
from ilacs_desktop.storage.keeping import kept_elsewhere
from ilacs_desktop.storage.kinds import PACK
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.orders import Author, Saved, SaveOrder
from ilacs_desktop.storage.packing import committed, packed
from ilacs_desktop.storage.parts import is_shared, own_part, unseen_parts
from ilacs_desktop.storage.safe_write import followed, write_safely
from ilacs_desktop.storage.strays import tidy

__all__ = ["Author", "MovedOn", "SaveOrder", "Saved", "save", "save_new"]


class MovedOn(errors.SaveError):
    """The file holds what ours cannot be joined with. Ours is in the copy that ``saved`` tells of."""

    sentence = (
        "“{name}” {what} since you opened it, so it was left as it is. Your work was saved beside"
        " it as “{kept}”. Go on in that copy, and compare the two."
    )

    def __init__(self, path: Path, what: str, saved: Saved) -> None:
        super().__init__(path.name, what=what, kept=saved.path.name)
        self.saved = saved


# Why what stands on the disk cannot be joined with ours.
Obstacle = Literal["", "too new", "other", "pack", "whole", "unreadable", "locked", "no history"]
_WHAT: dict[Obstacle, str] = {
    "too new": "was saved by a newer version of this program",
    "other": "was replaced by another document",
    # Of the same self-evaluation, and so easily taken for it: not even by choice is it replaced.
    "pack": "was replaced by a contributor’s pack",
    "whole": "was replaced by a whole self-evaluation",
    "unreadable": "was damaged or replaced",
    "locked": "was encrypted with a passphrase that is not yours",
    "no history": "was changed, and the earlier versions that joining it with yours needs cannot"
    " be read,",
}
_OBSTACLES: tuple[tuple[type[errors.OpenError], Obstacle], ...] = (
    (errors.TooNewError, "too new"),
    (NeedsPassphraseError, "locked"),
    (errors.OpenError, "unreadable"),
)
_REPLACEABLE = ("other", "unreadable")


class _Place(NamedTuple):
    """What stands on the disk that ours does not follow: what can be joined, or why it cannot.

    ``parts`` are those of others in a shared folder.
    """

    theirs: tuple[Opened, ...] = ()
    parts: tuple[Opened, ...] = ()
    obstacle: Obstacle = ""


class _Ours(NamedTuple):
    order: SaveOrder
    history: History
    version: Version
    data: bytes

    @property
    def known(self) -> frozenset[str]:
        return self.history.ancestors(self.version.id)


def save(order: SaveOrder, disk: Disk | None = None) -> Saved:
    """Save a document as a new version, joined with what others have saved meanwhile.

    In a shared folder the author's own part is written, whichever part the order names. Raises
    MovedOn when ours went into a copy beside the file, AlreadyThereError when a first save would
    replace another file, CannotStoreError when the document cannot be stored, and else the
    SaveError that fits when nothing could be written there: with ``kept_in``, KeptElsewhereError.
    """
    disk = disk or Disk()
    if is_shared(order.path):
        own = own_part(order.path, order.who.by, order.who.device)
        order = msgspec.structs.replace(order, path=own)
    history, version = committed(order)
    ours = _Ours(order, history, version, packed(order, order.document, history, version))
    try:
        return _save(ours, disk)
    except (MovedOn, errors.AlreadyThereError, errors.CannotStoreError):
        raise
    except errors.SaveError as error:
        raise kept_elsewhere(order, history, version, error, disk) from error


def save_new(  # noqa: PLR0913 - what is saved, by whom, when and how are separate facts
    path: Path,
    document: Document,
    who: Author,
    at: dt.datetime,
    readable: Readable,
    *,
    key: Key | None = None,
    disk: Disk | None = None,
) -> Saved:
    """Save a document that starts a history of its own, and return its first version.

    ``key`` encrypts the file. Raises AlreadyThereError when a file stands there, whatever it holds,
    and the SaveError that fits when nothing could be written.
    """
    disk = disk or Disk()
    order = SaveOrder(path, document, History(), (), who, at, readable, key=key)
    history, version = committed(order)
    data = packed(order, document, history, version)
    place = followed(path)
    with saving(place, disk) as guarded:
        if place.exists():
            raise errors.AlreadyThereError(path.name)
        write_safely(place, data, guarded)
    return Saved(version, history, path, document)


def _save(ours: _Ours, disk: Disk) -> Saved:
    order, history, version = ours.order, ours.history, ours.version
    place = followed(order.path)
    with saving(place, disk) as guarded:
        notes = tidy(place, history, order.at)
        if version.id not in order.history.versions:
            notes += set_back(history, version, order.at)
        found = _look(place, ours, disk)
        for theirs in (found.theirs + found.parts, found.theirs):
            joined = _joined(ours, theirs, place, guarded) if theirs else None
            if joined is not None:
                return msgspec.structs.replace(joined, notes=notes)
        obstacle: Obstacle = "no history" if found.theirs else found.obstacle
        saved = Saved(version, history, order.path, order.document, notes)
        if not obstacle or (order.overwrite and obstacle in _REPLACEABLE):
            write_safely(place, ours.data, guarded)
            return saved
        if obstacle in _REPLACEABLE and not order.parents:
            raise errors.AlreadyThereError(order.path.name)
        kept = names.kept_copy(place, order.at)
        write_safely(kept, ours.data, guarded)
    raise MovedOn(order.path, _WHAT[obstacle], msgspec.structs.replace(saved, path=kept))


def _look(place: Path, ours: _Ours, disk: Disk) -> _Place:
    """Return what stands at the place, and in a shared folder beside it, that ours does not follow."""
    order, known = ours.order, ours.known
    theirs: list[Opened] = []
    try:
        data = read_bytes(place, disk)
        manifest = read_manifest(data, place.name)
        if other := _other(manifest, order.document):
            return _Place(obstacle=other)
        if manifest.head not in known:
            theirs.append(unpack(data, place.name, order.key))
        elif is_encrypted(data) and not order.overwrite:
            key_from(read_sealed(data, place.name).header.lock, order.key, place.name)
    except errors.FileMissingError:
        pass
    except errors.OpenError as error:
        return _Place(obstacle=next(what for kind, what in _OBSTACLES if isinstance(error, kind)))
    if any(opened.document.pack != order.document.pack for opened in theirs):
        return _Place(obstacle="pack")
    if any(not opened.head for opened in theirs) or (theirs and not order.parents):
        return _Place(obstacle="no history")
    if not is_shared(order.path):
        return _Place(tuple(theirs))
    parts = unseen_parts(place, order.document, known, order.key, disk)
    return _Place(tuple(theirs), tuple(parts))


def _other(manifest: Manifest, document: Document) -> Obstacle:
    """Return what a file is that is not this document, or not as much of it."""
    if manifest.document != document.id:
        return "other"
    if (manifest.kind == PACK) == bool(document.pack):
        return ""
    return "whole" if document.pack else "pack"


def _joined(ours: _Ours, theirs: tuple[Opened, ...], place: Path, disk: Disk) -> Saved | None:
    """Save ours joined with theirs; None when an earlier version that this needs cannot be read.

    Where all of ours is in theirs already, nothing is written.
    """
    order, history, version = ours.order, ours.history, ours.version
    heads = [opened.head for opened in theirs]
    for opened in theirs:
        history = history.unite(opened.history)
    try:
        joined = join_all(history, (version.id, *heads))
        in_theirs = any(version.id in history.ancestors(head) for head in heads)
        if not in_theirs:
            data = packed(order, joined.document, joined.history, joined.version)
            write_safely(place, data, disk)
    except (HistoryError, errors.CannotStoreError):
        return None
    arrival = _arrival(ours, joined, heads)
    return Saved(joined.version, joined.history, order.path, joined.document, (), arrival)


def _arrival(ours: _Ours, joined: Together, heads: list[str]) -> Arrival:
    history = joined.history
    theirs = frozenset[str]().union(*(history.ancestors(head) for head in heads))
    by = authors(history, theirs - ours.known)
    at = max(history.versions[head].at for head in heads)
    return Arrival(ours.order.document, joined.document, by, at, joined.notes)
