"""What is asked of saving, and what it gives back."""

import datetime as dt
from pathlib import Path

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.history import History
from ilacs_desktop.history.version import Version
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.storage.container import Readable
from ilacs_desktop.storage.crypt import Key


class Author(msgspec.Struct, frozen=True):
    """Who saves, and on which machine, as the log of versions will name them."""

    by: str
    device: str


class SaveOrder(msgspec.Struct, frozen=True):
    """What is to be saved: a document that follows the versions ``parents``, to which file, by whom.

    ``at`` is local time with its zone. A ``label`` names the version. ``overwrite`` lets it take
    the place of a file that is not this document, or is encrypted with another key. ``key``
    encrypts the file. ``kept_in`` is a folder on this computer where the work goes when its place
    cannot be written, and ``kept_as`` the copy there that the last save of the same window was kept
    as: the new one takes its place.
    """

    path: Path
    document: Document
    history: History
    parents: tuple[str, ...]
    who: Author
    at: dt.datetime
    readable: Readable
    label: str = ""
    overwrite: bool = False
    key: Key | None = None
    kept_in: Path | None = None
    kept_as: Path | None = None


class Saved(msgspec.Struct, frozen=True):
    """What was saved and where: the next save follows ``version`` and goes to ``path``.

    ``document`` is what now stands in the file. ``arrival`` tells what came in where somebody else
    had saved meanwhile, and the two were joined. ``notes`` are sentences for the user about the
    clock, about what was found beside the file and about parts that could not be joined: the same
    ones at every save, as long as it is so.
    """

    version: Version
    history: History
    path: Path
    document: Document
    notes: tuple[str, ...] = ()
    arrival: Arrival | None = None
