"""What reading and saving ask of the system, and how long they wait while another program holds a file.

On Windows a virus scanner, OneDrive, the search indexer or a preview may hold a file for a moment.
"""

import errno
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ilacs_desktop.storage import errors

Result = TypeVar("Result")

MIB = 2**20
FILE_LIMIT = 100 * MIB  # 4,000 versions of a 6,000-word document make 1.1 MiB

# Seconds; six in all. Scanners let go within one or two.
WAITS = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0, 1.0, 0.45)

# Windows: somebody else has the file open, or a part of it, or has it in memory.
_SHARING = frozenset({32, 33, 1224})
# ERROR_CLOUD_FILE_…: OneDrive could not fetch what is kept online only.
_CLOUD = frozenset((*range(358, 405), 426))
_DENIED = 5  # Windows: also what it says of a file that is held in the way of a replacement
# Windows: the drive was pulled out, the server does not answer. Python calls some of them "no file".
GONE = frozenset({21, 53, 55, 59, 64, 67, 121, 433, 1167, 1231})


@dataclass(frozen=True)
class Disk:
    """What is asked of the system. Tests hand in their own, to let it fail and to pass the time."""

    replace: Callable[[Path, Path], None] = os.replace
    fsync: Callable[[int], None] = os.fsync
    wait: Callable[[float], None] = time.sleep
    windows: bool = os.name == "nt"


class HeldError(Exception):
    """Another program held the file all the time that we waited."""


def is_held(error: OSError) -> bool:
    """Return whether the system says that another program has the file open."""
    return getattr(error, "winerror", None) in _SHARING or error.errno in (
        errno.EBUSY,
        errno.EAGAIN,
    )


def is_held_or_denied(error: OSError) -> bool:
    """Return whether a replacement may well succeed in a moment."""
    return is_held(error) or getattr(error, "winerror", None) == _DENIED


def patiently(
    action: Callable[[], Result], disk: Disk, passes: Callable[[OSError], bool] = is_held
) -> Result:
    """Return what the action returns, trying again for six seconds while its errors may pass.

    Raises HeldError when they did not, and at once any OSError that does not pass.
    """
    for pause in WAITS:
        try:
            return action()
        except OSError as error:
            if not passes(error):
                raise
        disk.wait(pause)
    try:
        return action()
    except OSError as error:
        if not passes(error):
            raise
        raise HeldError from error


def read_bytes(path: Path, disk: Disk) -> bytes:
    """Return a file's bytes, if it is an ordinary file of a likely size. Raises an OpenError."""
    try:
        return patiently(lambda: _read_bytes(path), disk)
    except HeldError as error:
        raise errors.CannotReadError(path.name, reason="another program holds it") from error
    except OSError as error:
        raise open_error(error, path.name) from error
    except ValueError as error:  # no file can have such a name
        raise errors.FileMissingError(path.name) from error


def _read_bytes(path: Path) -> bytes:
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise errors.IsAFolderError(path.name)
    if found.st_size > FILE_LIMIT:
        raise errors.TooLargeError(path.name, found=found.st_size // MIB, most=FILE_LIMIT // MIB)
    with path.open("rb") as file:
        return file.read(FILE_LIMIT + 1)


def open_error(error: OSError, name: str) -> errors.OpenError:
    """Return what to tell the user about an error of the system while reading."""
    if getattr(error, "winerror", None) in _CLOUD:
        return errors.OnlineOnlyError(name)
    if getattr(error, "winerror", None) in GONE:
        return errors.CannotReadError(name, reason="its drive or server does not answer")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return errors.FileMissingError(name)
    if error.errno in (errno.EACCES, errno.EPERM):
        return errors.ReadingNotAllowedError(name)
    return errors.CannotReadError(name, reason=error.strerror or type(error).__name__)
