"""What the start page says of a file opened before: whose it is, when it is due, who saved it last."""

import datetime as dt
import os
from pathlib import Path
from typing import Literal, NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.crypt import NeedsPassphraseError
from ilacs_desktop.storage.errors import FileMissingError, OpenError
from ilacs_desktop.storage.parts import is_shared
from ilacs_desktop.ui.work.pack_words import pack_of
from ilacs_desktop.ui.work.reading import identity, read_file, shown_name

# "away" is a file whose whole folder is out of reach, as a network drive at home is: it may be
# back tomorrow, so it is not forgotten as one that is "gone".
Found = Literal["found", "gone", "away", "unreadable", "encrypted"]


class RecentFile(NamedTuple):
    """One file opened before. All but ``path`` and ``found`` may be empty.

    ``due`` is the day of what is open: of a contributor's pack the one to give it back by. ``kind``
    says what it is where that is not an ordinary file. ``identity`` tells the file from all others,
    by whatever name it goes.
    """

    path: Path
    found: Found
    authority: str = ""
    label: str = ""
    due: dt.date | None = None
    saved_at: dt.datetime | None = None
    saved_by: str = ""
    identity: tuple[int, int] | None = None
    kind: str = ""
    is_pack: bool = False


def read_recent(path: Path, framework: Framework) -> RecentFile:
    """Return what a file says of itself. It may wait for a slow drive: call it on a lane."""
    try:
        opened = read_file(path)
    except FileMissingError:
        return RecentFile(path, "gone" if os.path.isdir(path.parent) else "away")  # noqa: PTH112 - Path.is_dir fails where a drive does
    except NeedsPassphraseError:
        return RecentFile(path, "encrypted", identity=identity(path))
    except OpenError:
        return RecentFile(path, "unreadable")
    document = opened.document
    last = opened.history.versions.get(opened.head)
    return RecentFile(
        path,
        "found",
        document.authority.name,
        document.cycle.label,
        _due(document, framework),
        last.at if last else None,
        last.by if last else "",
        identity(path),
        _kind(path, document),
        is_pack=bool(document.pack),
    )


def _due(document: Document, framework: Framework) -> dt.date | None:
    if document.pack:
        pack = pack_of(document)
        return pack.due if pack is not None else None
    try:
        due = document_due(document.cycle, framework)
    except UserError:
        return None
    return due.date if due else None


def _kind(path: Path, document: Document) -> str:
    """Return what a file is where that is not simply a self-evaluation; empty where it is."""
    if document.pack:
        pack = pack_of(document)
        owner = f" for {pack.owner}" if pack is not None and pack.owner else ""
        return f"Contributor’s pack{owner}"
    return f"Shared folder “{shown_name(path)}”" if is_shared(path) else ""
