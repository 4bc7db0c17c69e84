"""Lets one program at a time compare a file with what it knows of it, and then replace it.

The lock is a file ``~$name.saving`` that only one program can create. It stands for well under a
second; one that has stood for a minute was left by a crash or a lost connection and is removed.
"""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ilacs_desktop.storage import names
from ilacs_desktop.storage.disk import Disk, is_held_or_denied
from ilacs_desktop.storage.errors import HeldElsewhereError
from ilacs_desktop.storage.safe_write import LEFT_AS_IT_WAS, save_error

STALE = 60.0  # seconds
PATIENCE = 10.0  # seconds
_PAUSE = 0.1  # seconds
_DENIED_TRIES = 10

# Windows removes a file opened with this flag when its program ends, however it ends.
_GONE_WITH_US: int = getattr(os, "O_TEMPORARY", 0)


@contextlib.contextmanager
def saving(path: Path, disk: Disk) -> Iterator[None]:
    """Hold the lock on a file while the block runs.

    Raises HeldElsewhereError when another program still holds it after ten seconds, and the SaveError
    that fits when nothing can be written in the folder.
    """
    lock = names.saving_lock(path)
    handle = _take(lock, path, disk)
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            if not _GONE_WITH_US:
                lock.unlink()
        os.close(handle)


def _take(lock: Path, path: Path, disk: Disk) -> int:
    for turn in range(round(PATIENCE / _PAUSE)):
        try:
            return os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _GONE_WITH_US)
        except FileExistsError:
            if _age(lock, path) > STALE:
                with contextlib.suppress(OSError):
                    lock.unlink()
                    continue
        except OSError as error:
            # Windows says "denied" of a file that is just going away, and of a folder for good.
            if not is_held_or_denied(error) or turn == _DENIED_TRIES:
                raise save_error(error, path) from error
        disk.wait(_PAUSE)
    raise HeldElsewhereError(path.name, safe=LEFT_AS_IT_WAS)


def _age(lock: Path, path: Path) -> float:
    """Return for how many seconds the lock has stood, 0 when it has just gone.

    Both times come from the disk the files are on: a server's clock may differ from ours.
    """
    probe = names.lock_probe(path, os.getpid())
    try:
        probe.touch()
        return probe.stat().st_mtime - lock.stat().st_mtime
    except OSError:
        return 0.0
    finally:
        with contextlib.suppress(OSError):
            probe.unlink()
