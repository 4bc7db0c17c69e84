"""Keeps work on this computer when the place where it belongs cannot be written.

The copy is an ordinary file. While the place stays away, the tries of one window to save go into one
copy, in which the earlier tries are versions. A copy that another window or an earlier day has left
stays: nothing of its work need be in this one.
"""

import contextlib
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.container import unpack
from ilacs_desktop.storage.disk import Disk, read_bytes
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.orders import SaveOrder
from ilacs_desktop.storage.packing import packed
from ilacs_desktop.storage.safe_write import write_safely
from ilacs_desktop.storage.strays import tidy

_LONGEST = 80  # characters: a name may have been refused for its length


class KeptCopy(NamedTuple):
    """A copy that could not be saved in its place, and when it was kept."""

    path: Path
    at: dt.datetime


class _Earlier(NamedTuple):
    path: Path
    history: History


def kept_elsewhere(
    order: SaveOrder, history: History, version: Version, reason: errors.SaveError, disk: Disk
) -> errors.SaveError:
    """Keep what could not be saved in ``order.kept_in``; return what to tell the user about both.

    Where the order names no such folder, that is ``reason`` itself.
    """
    if order.kept_in is None:
        return reason
    try:
        kept = _keep(order.kept_in, order, history, version, disk)
    except (OSError, errors.SaveError) as error:
        return errors.NotKeptEitherError(reason, error)
    return errors.KeptElsewhereError(reason, kept)


def kept_copies(folder: Path) -> tuple[KeptCopy, ...]:
    """Return the copies that were kept in a folder, the latest first."""
    found: list[KeptCopy] = []
    for path in folder.glob(f"*{names.SUFFIX}"):
        if not path.name.startswith("~$"):
            with contextlib.suppress(OSError):  # it has just been removed
                at = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
                found.append(KeptCopy(path, at))
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.path), reverse=True))


def _keep(folder: Path, order: SaveOrder, history: History, version: Version, disk: Disk) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    place = folder / _name(order)
    with saving(place, disk) as guarded:
        tidy(place, history.ancestors(version.id), order.key, order.at)
        earlier = list(_earlier_tries(place, order, history, version, disk))
        for one in earlier:
            history = history.unite(one.history)
        data = packed(order, order.document, history, version)
        kept = names.kept_copy(place, order.at)
        write_safely(kept, data, guarded)
        for one in earlier:
            with contextlib.suppress(OSError):  # then there is a copy too many
                one.path.unlink()
    return kept


def _name(order: SaveOrder) -> str:
    """Return the name of the file, or another where that may be what was refused."""
    name = order.path.name
    if names.is_name_on_windows(name) and len(name) <= _LONGEST:
        return name
    document = order.document
    return names.file_name_for(document.authority.name, document.cycle.label)


def _earlier_tries(
    place: Path, order: SaveOrder, history: History, version: Version, disk: Disk
) -> Iterator[_Earlier]:
    """Yield the copies whose work is in what is kept now.

    That is so where it follows them; and where the same window made one, from the same versions:
    what it held then and does not now was taken out by the same hand, and stays as a version.
    """
    known = history.ancestors(version.id)
    for path in place.parent.iterdir():
        if names.is_kept_copy(path, place):
            with contextlib.suppress(errors.OpenError):
                opened = unpack(read_bytes(path, disk), path.name, order.key)
                head = opened.history.versions.get(opened.head)
                if head is not None and opened.document.id == order.document.id:
                    made_here = path == order.kept_as and head.parents == version.parents
                    if made_here or head.id in known:
                        yield _Earlier(path, opened.history)
