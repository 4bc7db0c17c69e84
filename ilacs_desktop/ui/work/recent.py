"""What the start page says of a file opened before: whose it is, when it is due, who saved it last."""

import datetime as dt
from pathlib import Path
from typing import Literal, NamedTuple

from ilacs_desktop.document.overview import document_due
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.errors import FileMissingError, OpenError
from ilacs_desktop.ui.work.reading import identity, read_file

# "away" is a file whose whole folder is out of reach, as a network drive at home is: it may be
# back tomorrow, so it is not forgotten as one that is "gone".
Found = Literal["found", "gone", "away", "unreadable"]


class RecentFile(NamedTuple):
    """One file opened before. All but ``path`` and ``found`` may be empty.

    ``identity`` tells the file from all others, by whatever name it goes.
    """

    path: Path
    found: Found
    authority: str = ""
    label: str = ""
    due: dt.date | None = None
    saved_at: dt.datetime | None = None
    saved_by: str = ""
    identity: tuple[int, int] | None = None


def read_recent(path: Path, framework: Framework) -> RecentFile:
    """Return what a file says of itself. It may wait for a slow drive: call it on a lane."""
    try:
        opened = read_file(path)
    except FileMissingError:
        return RecentFile(path, "gone" if path.parent.is_dir() else "away")
    except OpenError:
        return RecentFile(path, "unreadable")
    document = opened.document
    last = opened.history.versions.get(opened.head)
    try:
        due = document_due(document.cycle, framework)
    except UserError:
        due = None
    return RecentFile(
        path,
        "found",
        document.authority.name,
        document.cycle.label,
        due.date if due else None,
        last.at if last else None,
        last.by if last else "",
        identity(path),
    )
