"""What saving a workspace does off the interface, and how its faults are told."""

from pathlib import Path
from typing import NamedTuple

import msgspec

from ilacs_desktop.errors import sentence_of
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.storage.container import peek
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.save import MovedOn, Saved, SaveOrder, save
from ilacs_desktop.ui.work.incoming import Incoming, Newer, Waiting, joined_by, newer
from ilacs_desktop.ui.work.reading import read_file
from ilacs_desktop.ui.work.services import Services

_FAULT = (
    "Something went wrong inside the program. Your work is still open. Save it under a new name"
    " (Ctrl+Shift+S), and report this: Help, Where files are kept, shows the folder with the log."
)


class Outcome(NamedTuple):
    """What a save gave: what it has joined, and why it went elsewhere if it did."""

    saved: Saved
    incoming: Incoming | None = None
    elsewhere: str = ""


def order_of(mine: Open, path: Path, services: Services, key: Key | None) -> SaveOrder:
    """Return the order to save what is open, as ``services`` would have it."""
    return SaveOrder(
        path,
        mine.document,
        mine.history,
        mine.parents,
        services.author,
        mine.at,
        services.readable,
        key=key,
        kept_in=services.kept,
    )


def save_and_join(order: SaveOrder, *, other_key: bool = False) -> Outcome:
    """Save; raises what saving raises, but for work that went into a copy of its own.

    With ``other_key`` the file has another passphrase than it is to have, or none.
    """
    if other_key and _is_this_document(order):
        # As it stands, it looks like one that somebody else has locked.
        order = msgspec.structs.replace(order, overwrite=True)
    try:
        saved = save(order)
    except MovedOn as error:
        return Outcome(error.saved, elsewhere=str(error))
    return Outcome(saved, joined_by(order, saved))


def look_into(here: Waiting) -> Newer:
    """Return what the file of an unchanged document holds besides it. Raises an OpenError."""
    return newer(here, read_file(here.path, here.key))


def in_plain_words(error: Exception) -> str:
    """Return what to tell of a fault: its sentence, if it was made for the user."""
    return sentence_of(error, _FAULT)  # the log has its kind and where it came from


def _is_this_document(order: SaveOrder) -> bool:
    try:
        return peek(order.path).document == order.document.id
    except OpenError:
        return False
