"""A lock the system lifts by itself when the program that holds it ends, however it ends.

It tells a journal that is being written from one that a crash left behind. Some folders on a
network have no locks; there, whether the program still runs has to be asked by its number.
"""

import errno
import os
import sys
from typing import BinaryIO, Literal

if sys.platform == "win32":
    import ctypes
    import msvcrt
else:
    import fcntl

Lock = Literal["ours", "theirs", "none"]

# Windows refuses others to read locked bytes: the lock sits far behind any that are written.
_FAR = 2**40
# What the system says when another program has the lock; anything else means there are no locks.
# Wine refuses without a reason, and that is 0.
_THEIRS = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK, 0})


def take(file: BinaryIO) -> Lock:
    """Lock an open file for this program; return whose the lock is, "none" where there are none.

    The lock ends when the file is closed.
    """
    try:
        if sys.platform == "win32":
            at = file.tell()
            os.lseek(file.fileno(), _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(file.fileno(), at, os.SEEK_SET)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return "theirs" if error.errno in _THEIRS else "none"
    return "ours"


if sys.platform == "win32":
    _SYNCHRONIZE = 0x00100000
    _WAIT_TIMEOUT = 0x102

    def is_running(process: int) -> bool:
        """Return whether a program of this user with that number runs on this computer."""
        # Not os.kill: on Windows, it ends the program.
        kernel = ctypes.windll.kernel32
        handle = kernel.OpenProcess(_SYNCHRONIZE, False, process)
        if not handle:
            return False
        running: bool = kernel.WaitForSingleObject(handle, 0) == _WAIT_TIMEOUT
        kernel.CloseHandle(handle)
        return running

else:

    def is_running(process: int) -> bool:
        """Return whether a program of this user with that number runs on this computer."""
        if process <= 0:  # these mean whole groups of programs
            return False
        try:
            os.kill(process, 0)
        except (OSError, OverflowError):
            return False
        return True
