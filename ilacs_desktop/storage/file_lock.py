"""A lock the system lifts by itself when the program that holds it ends, however it ends.

It tells a journal that is being written from one that a crash left behind.
"""

import os
import sys
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Windows refuses others to read locked bytes: the lock sits far behind any that are written.
_FAR = 2**40


def take(file: BinaryIO) -> bool:
    """Lock an open file for this program; return False when another program has it.

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
    except OSError:
        return False
    return True
