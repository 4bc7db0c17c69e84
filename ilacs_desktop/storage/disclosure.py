"""Saves a copy for another purpose: one to disclose, without history, or one to keep, not encrypted.

The copy without history is for somebody who may see the document and nothing that it ever was. It has
the ids of the earlier versions, so that it can be joined with the whole one again, and nothing
of what they held: no deleted text, no label, and no name of who saved.
"""

import contextlib
from pathlib import Path

import msgspec

from ilacs_desktop.storage.container import peek
from ilacs_desktop.storage.disk import Disk
from ilacs_desktop.storage.errors import OpenError, SaveError
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.orders import SaveOrder
from ilacs_desktop.storage.packing import committed, packed
from ilacs_desktop.storage.safe_write import followed, write_safely
from ilacs_desktop.storage.strays import tidy


class WholeThereError(SaveError):
    """The copy would take the place of a file of the same document."""

    sentence = (
        "“{name}” is this self-evaluation already, so it was left as it is: a copy made for another"
        " purpose never takes its place. Choose another name for the copy."
    )


def save_disclosure_copy(order: SaveOrder, disk: Disk | None = None) -> Path:
    """Save a copy without history and return where it is; nothing else is changed.

    Comments, decided changes and the places where evidence is kept are parts of the document and
    stay in it. Raises WholeThereError instead of replacing a file of the same document, and the
    SaveError that fits when the copy could not be written.
    """
    history, version = committed(order)
    data = packed(order, order.document, history.without_contents(version.id), version)
    return _put(order, version.id, data, disk or Disk())


def save_copy_to_keep(order: SaveOrder, disk: Disk | None = None) -> Path:
    """Save a whole copy that is not encrypted and return where it is; nothing else is changed.

    A record that nobody can open in ten years is none, and a lost passphrase would lose it. Raises
    as ``save_disclosure_copy`` does.
    """
    order = msgspec.structs.replace(order, key=None)
    history, version = committed(order)
    data = packed(order, order.document, history, version)
    return _put(order, version.id, data, disk or Disk())


def _put(order: SaveOrder, version: str, data: bytes, disk: Disk) -> Path:
    with contextlib.suppress(OpenError):
        if peek(order.path, disk).document == order.document.id:
            raise WholeThereError(order.path.name)
    place = followed(order.path)
    with saving(place, disk) as guarded:
        tidy(place, frozenset(order.history.versions) | {version}, order.key, order.at)
        write_safely(place, data, guarded)
    return order.path
