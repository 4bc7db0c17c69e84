"""Saves a document as a new version, and never over work that this program has not seen.

The disk is looked at first, under a lock. Where somebody else has saved meanwhile, the two are
joined and the join is written. Where they cannot be, ours goes into a copy beside the file. Where
the place cannot be written at all, it goes into a folder on this computer.
"""

import contextlib
import datetime as dt
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.erasing import erased_notes
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
    lock_of,
    read_sealed,
)
from ilacs_desktop.storage.disk import Disk, read_bytes
from ilacs_desktop.storage.joining import Head, Together, authors, join_parts, left_out
from ilacs_desktop.storage.keeping import kept_elsewhere
from ilacs_desktop.storage.kinds import PACK
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.orders import Author, Saved, SaveOrder
from ilacs_desktop.storage.packing import committed, packed
from ilacs_desktop.storage.parts import Others, is_shared, own_part, unseen_parts
from ilacs_desktop.storage.safe_write import (
    LEFT_AS_IT_WAS,
    followed,
    save_error,
    write_safely,
)
from ilacs_desktop.storage.strays import tidy

__all__ = ["Author", "MovedOn", "SaveOrder", "Saved", "save", "save_new"]


class MovedOn(errors.SaveError):
    """The file holds what ours cannot be joined with. Ours is in the copy that ``saved`` tells of."""

    sentence = (
        "“{name}” {what} since you opened it, so it was left as it is. Your work was saved beside"
        " it as “{kept}”. {advice}"
    )

    def __init__(self, path: Path, what: str, advice: str, saved: Saved) -> None:
        advice = advice.format(name=path.name)
        super().__init__(path.name, what=what, kept=saved.path.name, advice=advice)
        self.saved = saved


# Why what stands on the disk cannot be joined with ours.
Obstacle = Literal[
    "", "too new", "other", "pack", "whole", "unreadable", "locked", "sealed", "plain", "no history"
]
_WHAT: dict[Obstacle, str] = {
    "too new": "was saved by a newer version of this program",
    "other": "was replaced by another document",
    # Of the same self-evaluation, and so easily taken for it: not even by choice is it replaced.
    "pack": "was replaced by a contributor’s pack",
    "whole": "was replaced by a whole self-evaluation",
    "unreadable": "was damaged or replaced",
    "locked": "was encrypted with a passphrase that is not yours",
    "sealed": "was encrypted with a passphrase",
    # Whoever cannot read an encrypted file can still put a plain one in its place, with the id of
    # the document, which is in the clear. Joined, its words would come into what is kept secret.
    # Beside each other, neither loses anything, and a person looks at it before it comes in.
    "plain": "lost its encryption (somebody replaced it, or took the passphrase away)",
    "no history": "was changed, and the earlier versions that joining it with yours needs cannot"
    " be read,",
}
_ADVICE: dict[Obstacle, str] = {
    "sealed": "That copy is not encrypted: anybody who can open the folder can read it. Ask for the"
    " passphrase, open “{name}” with it, and bring the copy in under Team, Bring in. Then delete the"
    " copy; bringing in moves it into the folder “joined”.",
    "plain": "The copy is encrypted. Go on in it, and ask who changed “{name}” before you bring that"
    " in.",
}
_GO_ON = "You are working in that copy now: compare the two."
_SEALED_AGAIN = (
    "“{name}” was not encrypted any more: somebody took the passphrase away, or replaced the file."
    " It is encrypted again now. Anybody may have read it meanwhile."
)
_TOO_MUCH = "With what the other parts hold now, your part would not open again."
_OBSTACLES: tuple[tuple[type[errors.OpenError], Obstacle], ...] = (
    (errors.TooNewError, "too new"),
    (NeedsPassphraseError, "locked"),
    (errors.OpenError, "unreadable"),
)
# The system did not give the bytes: nobody can say what is in them, perhaps somebody else's work.
_UNREAD = (errors.CannotReadError, errors.ReadingNotAllowedError, errors.OnlineOnlyError)
_REPLACEABLE = ("other", "unreadable")


class _Place(NamedTuple):
    """What stands on the disk that ours does not follow: what can be joined, or why it cannot.

    ``others`` are the parts in a shared folder. ``is_alike`` tells that what stands at the place is
    encrypted with our key, or is plain as ours is; ``notes`` are sentences about it.
    """

    theirs: tuple[Opened, ...] = ()
    others: Others = Others()
    obstacle: Obstacle = ""
    is_alike: bool = True
    notes: tuple[str, ...] = ()


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
    except OSError as error:  # of a call that only looks
        refused = save_error(error, order.path)
        raise kept_elsewhere(order, history, version, refused, disk) from error


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
        if is_taken(place):
            raise errors.AlreadyThereError(path.name)
        notes = tidy(place, frozenset({version.id}), key, at)
        write_safely(place, data, guarded)
    return Saved(version, history, path, document, notes)


def is_taken(place: Path) -> bool:
    """Return whether anything stands there. Raises a SaveError where the disk cannot say."""
    try:
        return names.is_there(place)
    except OSError as error:
        raise save_error(error, place) from error


def _save(ours: _Ours, disk: Disk) -> Saved:
    order, history, version = ours.order, ours.history, ours.version
    place = followed(order.path)
    with saving(place, disk) as guarded:
        notes = tidy(place, ours.known, order.key, order.at)
        if version.id not in order.history.versions:
            notes += set_back(history, version, order.at)
        found = _look(place, ours, disk)
        notes += found.notes + found.others.notes
        joined, left = _joined(ours, found, place, guarded)
        notes += left
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
    saved = msgspec.structs.replace(saved, path=kept)
    raise MovedOn(order.path, _WHAT[obstacle], _ADVICE.get(obstacle, _GO_ON), saved)


def _look(place: Path, ours: _Ours, disk: Disk) -> _Place:
    """Return what stands at the place, and in a shared folder beside it, that ours does not follow.

    Raises CannotCompareError.
    """
    order, known = ours.order, ours.known
    found = _Place()
    try:
        data = read_bytes(place, disk)
        manifest = read_manifest(data, place.name)
        if other := _other(manifest, order.document):
            return _Place(obstacle=other)
        found = _seen(data, manifest.head in known, place.name, order)
    except errors.FileMissingError:
        pass
    except errors.OpenError as error:
        if isinstance(error, _UNREAD) and order.parents and not order.overwrite:
            raise errors.CannotCompareError(place.name, safe=LEFT_AS_IT_WAS) from error
        obstacle = next(what for kind, what in _OBSTACLES if isinstance(error, kind))
        is_ours_plain = obstacle == "locked" and order.key is None
        return _Place(obstacle="sealed" if is_ours_plain else obstacle)
    if found.obstacle or not is_shared(order.path):
        return found
    return found._replace(others=unseen_parts(place, order.document, known, order.key, disk))


def _seen(data: bytes, is_known: bool, name: str, order: SaveOrder) -> _Place:
    """Return what the bytes of this document's file are to ours. Raises an OpenError."""
    lock = read_sealed(data, name).header.lock if is_encrypted(data) else None
    is_alike = lock == (lock_of(order.key) if order.key else None)
    lost_its_key = lock is None and order.key is not None and not order.overwrite
    is_part = is_shared(order.path)  # it may never have been encrypted, and is joined as others are
    notes = (_SEALED_AGAIN.format(name=name),) if lost_its_key and not is_part else ()
    if is_known:
        if lock is not None and not order.overwrite:
            key_from(lock, order.key, name)
        return _Place(is_alike=is_alike, notes=notes)
    opened = unpack(data, name, order.key)
    if opened.document.pack != order.document.pack:
        return _Place(obstacle="pack")
    if not opened.head or not order.parents:
        return _Place(obstacle="no history")
    return _Place(obstacle="plain") if notes else _Place((opened,), is_alike=is_alike)


def _other(manifest: Manifest, document: Document) -> Obstacle:
    """Return what a file is that is not this document, or not as much of it."""
    if manifest.document != document.id:
        return "other"
    if (manifest.kind == PACK) == bool(document.pack):
        return ""
    return "whole" if document.pack else "pack"


def _joined(
    ours: _Ours, found: _Place, place: Path, disk: Disk
) -> tuple[Saved | None, tuple[str, ...]]:
    """Save ours joined with theirs; None when there are none, or none can be joined.

    What keeps one part out of a join keeps no other out: the sentences tell of each.
    """
    parts = found.others.parts
    with contextlib.suppress(HistoryError):
        try:
            return _write_joined(ours, found, parts, place, disk)
        except errors.CannotStoreError:
            notes = tuple(left_out(name, _TOO_MUCH) for name, _ in parts)
        with contextlib.suppress(errors.CannotStoreError):
            return _write_joined(ours, found, (), place, disk)[0], notes
        return None, notes
    return None, ()


def _write_joined(
    ours: _Ours,
    found: _Place,
    parts: tuple[tuple[str, Opened], ...],
    place: Path,
    disk: Disk,
) -> tuple[Saved | None, tuple[str, ...]]:
    """Save ours joined with those of these parts that can be.

    Where it stands in theirs already, encrypted as it is to be, nothing is written.
    """
    order, history = ours.order, ours.history
    for one in (*found.theirs, *(one for _, one in parts)):
        history = history.unite(one.history)
    theirs = [opened.head for opened in found.theirs]
    named = [Head(name, opened.head) for name, opened in parts]
    joined, inside, notes = join_parts(history, (ours.version.id, *theirs), named)
    heads = theirs + [part.version for part in inside]
    if joined is None or not heads:
        return None, notes
    opened = (*found.theirs, *(one for name, one in parts if Head(name, one.head) in inside))
    if not (found.is_alike and _is_there(ours, joined, opened)):
        data = packed(order, joined.document, joined.history, joined.version)
        write_safely(place, data, disk)
    facts = (joined.version, joined.history, order.path, joined.document)
    return Saved(*facts, arrival=_arrival(ours, joined, opened)), notes


def _is_there(ours: _Ours, joined: Together, theirs: tuple[Opened, ...]) -> bool:
    """Return whether all of ours stands in what was joined with it, every erased word out."""
    erased = _erased(joined.history)
    if is_shared(ours.order.path) and any(erased):
        return False  # they may be out of the others' parts, and still in ours
    return any(
        ours.version.id in joined.history.ancestors(opened.head)
        and _erased(opened.history) == erased
        for opened in theirs
    )


def _erased(history: History) -> tuple[dict[str, bytes], dict[str, Version]]:
    """Return what stands for erased words: objects, and versions whose facts held some."""
    versions = {v.id: v for v in history.versions.values() if v.state == "erased"}
    return history.stand_ins, versions


def _arrival(ours: _Ours, joined: Together, opened: tuple[Opened, ...]) -> Arrival:
    history = joined.history
    heads = [one.head for one in opened]
    theirs = frozenset[str]().union(*(history.ancestors(head) for head in heads))
    told = erased_notes(
        ours.history, (one.history for one in opened), history, ours.order.document, joined.document
    )
    by = authors(history, theirs - ours.known)
    at = max(history.versions[head].at for head in heads)
    return Arrival(ours.order.document, joined.document, by, at, (*joined.notes, *told))
