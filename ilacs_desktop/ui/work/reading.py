"""Reads a file for the desk, away from the interface: which file it is, and what is in it.

A drive on a network may take its time even to say that a file is there.
"""

import os
from pathlib import Path

import msgspec

from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.errors import FileMissingError
from ilacs_desktop.storage.parts import folder_beside, folder_of, is_shared
from ilacs_desktop.storage.shared_folder import open_shared

_SHARED_NOW = (
    "Beside “{name}” there is a shared folder, “{folder}”. If your team works in that, open any file in"
    " it instead: what you write in this one does not reach them by itself."
)


class GoneError(FileMissingError):
    """The file is missing, and the folder it was in is there: it will not come back by itself."""


def read_unless_open(
    path: Path, is_open: Path | None, passphrase: str | None = None
) -> Opened | None:
    """Return what a file holds; None when it is the one that is open.

    Raises an OpenError; GoneError when the file is not in its folder any more.
    """
    if is_open is not None and same_work(path, is_open):
        return None
    try:
        return _with_note(path, read_file(path, passphrase))
    except FileMissingError as error:
        if os.path.isdir(path.parent):  # noqa: PTH112 - Path.is_dir fails where a drive does
            raise GoneError(path.name) from error
        raise


def read_file(path: Path, passphrase: str | Key | None = None) -> Opened:
    """Return what a file holds; of a part in a shared folder, or the folder, the join of all parts.

    Raises an OpenError.
    """
    return (open_shared if is_shared(path) else open_file)(path, passphrase=passphrase)


def _with_note(path: Path, opened: Opened) -> Opened:
    """Return what a file holds, with a note where the work on it goes on in a shared folder."""
    folder = folder_beside(path)
    if is_shared(path) or not os.path.isdir(folder):  # noqa: PTH112 - as above
        return opened
    note = _SHARED_NOW.format(name=path.name, folder=folder.name)
    return msgspec.structs.replace(opened, notes=(*opened.notes, note))


def shown_name(path: Path) -> str:
    """Return what a file is called on the screen; a part by the name of its shared folder."""
    return (folder_of(path) if is_shared(path) else path).name


def same_work(one: Path, other: Path) -> bool:
    """Return whether two paths are opened as one: the same file, or parts in one shared folder."""
    if is_shared(one) and is_shared(other):
        return same_file(folder_of(one), folder_of(other))
    return same_file(one, other)


def same_file(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, by whatever link, letter case or drive.

    Where the disk cannot tell, they do if they are written alike.
    """
    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - Path.samefile is the same
    except OSError:
        return same_name(one, other)


def same_name(one: Path, other: Path) -> bool:
    """Return whether two paths are written alike, as the system of this computer writes them."""
    return os.path.normcase(one) == os.path.normcase(other)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from all others by whatever name; None when the disk cannot say."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino) if found.st_ino else None
