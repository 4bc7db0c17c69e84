"""Finds other copies of a document in the folder of its file, whatever they are called.

OneDrive adds the name of the computer to a copy it could not sync, Dropbox the words "conflicted
copy", email programs "(1)", and saving may have kept one. All are known by the document that their
first page names. Files that OneDrive keeps online only are not looked into: that would fetch them.
"""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.errors import UserError
from ilacs_desktop.history.history import History
from ilacs_desktop.storage import names
from ilacs_desktop.storage.container import Manifest, first_page, peek
from ilacs_desktop.storage.disk import Disk, HeldError, is_held_or_denied, patiently
from ilacs_desktop.storage.errors import OpenError
from ilacs_desktop.storage.kinds import SELF_EVALUATION
from ilacs_desktop.storage.safe_write import followed

FOLDER = "joined"  # where copies go whose work is in the document
MOST = 200  # files that are looked into, those changed last first
_BEGINNING = 16 * 1024  # bytes: the first page, or the clear header, is within the first two KiB
# Windows: the contents are elsewhere, and reading or even opening the file would fetch them.
_ELSEWHERE = 0x1000 | 0x40000 | 0x400000  # OFFLINE, RECALL_ON_OPEN, RECALL_ON_DATA_ACCESS


class SetAsideError(UserError):
    """A copy could not be moved. It is where it was."""


class Sibling(NamedTuple):
    """Another copy of the document. ``is_new`` tells that its version is none that ours follows.

    A version in our history is not enough: what was brought in and undone is there too.
    """

    path: Path
    manifest: Manifest
    is_new: bool


def siblings(
    path: Path,
    document: str,
    history: History,
    parents: Iterable[str] = (),
    *,
    disk: Disk | None = None,
) -> tuple[Sibling, ...]:
    """Return the other copies of a document beside its file, what was changed last first.

    ``document`` is its id, and ``parents`` are the versions that it follows; of one that follows
    none, every copy is new. Contributor packs are none, and what cannot be read is passed over.
    """
    known = {version for parent in parents for version in history.ancestors(parent)}
    found = []
    for beside in _newest_files(followed(path)):
        with contextlib.suppress(OpenError):
            if _may_be(beside, document):
                manifest = peek(beside, disk)
                if (manifest.document, manifest.kind) == (document, SELF_EVALUATION):
                    found.append(Sibling(beside, manifest, manifest.head not in known))
    return tuple(found)


def set_aside(sibling: Sibling, disk: Disk | None = None) -> Path:
    """Move a copy into the folder ``joined`` beside it, and return where it is now.

    No file is ever replaced. Raises SetAsideError.
    """
    disk = disk or Disk()
    folder = sibling.path.parent / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        place = _taken(folder / sibling.path.name)
        try:
            patiently(lambda: disk.replace(sibling.path, place), disk, is_held_or_denied)
        except BaseException as error:
            is_moved = place.stat().st_size > 0  # a share may do it, and its answer be lost
            if not is_moved:
                place.unlink()
            if not is_moved or not isinstance(error, OSError | HeldError):
                raise
    except (OSError, HeldError) as error:
        reason = getattr(error, "strerror", None) or "another program holds it"
        raise SetAsideError(
            f"“{sibling.path.name}” could not be moved into the folder “{FOLDER}”: {reason}. It is"
            " where it was, and what you brought in from it is safe. Move it yourself, so that"
            " nobody goes on working in it."
        ) from error
    return place


def _may_be(path: Path, document: str) -> bool:
    """Return whether the beginning of a file lets it be the document: others are not read whole."""
    try:
        with path.open("rb") as file:
            manifest = first_page(file.read(_BEGINNING))
    except OSError:
        return True  # reading it whole waits for whoever holds it
    return manifest is None or (manifest.document, manifest.kind) == (document, SELF_EVALUATION)


def _newest_files(path: Path) -> list[Path]:
    """Return the files beside ``path`` that may be copies of it, what was changed last first."""
    ours = os.path.normcase(path.name)
    dated: list[tuple[float, Path]] = []
    with contextlib.suppress(OSError):
        for beside in path.parent.iterdir():
            if (
                beside.suffix.casefold() == names.SUFFIX
                and os.path.normcase(beside.name) != ours
                and not beside.name.startswith("~$")
            ):
                with contextlib.suppress(OSError):
                    facts = beside.stat()
                    if not getattr(facts, "st_file_attributes", 0) & _ELSEWHERE:
                        dated.append((facts.st_mtime, beside))
    return [beside for _, beside in sorted(dated, reverse=True)[:MOST]]


def _taken(path: Path) -> Path:
    """Return a name like ``path`` that was free, taken by an empty file that is ours to replace."""
    while True:
        free = names.free(path)
        with contextlib.suppress(FileExistsError):
            free.open("xb").close()
            return free
