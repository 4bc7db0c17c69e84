"""Reads a file for the desk, away from the interface: which file it is, and what is in it.

A drive on a network may take its time even to say that a file is there.
"""

import os
from pathlib import Path

from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.errors import FileMissingError


class GoneError(FileMissingError):
    """The file is missing, and the folder it was in is there: it will not come back by itself."""


def read_unless_open(path: Path, is_open: Path | None) -> Opened | None:
    """Return what a file holds; None when it is the one that is open.

    Raises an OpenError; GoneError when the file is not in its folder any more.
    """
    if is_open is not None and same_file(path, is_open):
        return None
    try:
        return open_file(path)
    except FileMissingError as error:
        if path.parent.is_dir():
            raise GoneError(path.name) from error
        raise


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
