"""Lets one program at a time compare a file with what it knows of it, and then replace it.

The lock is a file ``~$name.saving`` that only one program can create. It stands for well under a
second; one that has stood for a minute was left by a crash or a lost connection and is removed.
A laptop may sleep for longer than that in the middle of a save. So the lock holds a token, and it
is read again before a file is replaced.
"""

import contextlib
import dataclasses
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

from ilacs_desktop.storage import names
from ilacs_desktop.storage.disk import Disk, HeldError, is_held_or_denied, patiently
from ilacs_desktop.storage.errors import HeldElsewhereError
from ilacs_desktop.storage.safe_write import LEFT_AS_IT_WAS, refuse_bad_name, save_error

STALE = 60.0  # seconds
PATIENCE = 10.0  # seconds
_PAUSE = 0.1  # seconds
_DENIED_TRIES = 10


@contextlib.contextmanager
def saving(path: Path, disk: Disk) -> Iterator[Disk]:
    """Hold the lock on a file while the block runs; give a disk for it to write with.

    That disk replaces a file only while the lock is still ours, and otherwise raises
    HeldElsewhereError. That is also raised when another program holds the lock for more than ten
    seconds, and the SaveError that fits when nothing can be written in the folder or under that
    name.
    """
    refuse_bad_name(path, disk)
    lock = names.saving_lock(path)
    token = secrets.token_hex(16).encode()

    def replace(new: Path, old: Path) -> None:
        if not _is_ours(lock, token, disk):
            raise HeldElsewhereError(path.name, safe=LEFT_AS_IT_WAS)
        disk.replace(new, old)

    _take(lock, token, path, disk)
    try:
        yield dataclasses.replace(disk, replace=replace)
    finally:
        if _is_ours(lock, token, disk):
            # A virus scanner looks at each new file: left there, it would hold up the next save.
            with contextlib.suppress(OSError, HeldError):
                patiently(lock.unlink, disk, is_held_or_denied)


def _is_ours(lock: Path, token: bytes, disk: Disk) -> bool:
    try:
        return patiently(lock.read_bytes, disk) == token
    except (OSError, HeldError):
        return False


def _take(lock: Path, token: bytes, path: Path, disk: Disk) -> None:
    for turn in range(round(PATIENCE / _PAUSE)):
        try:
            handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
        except FileExistsError:
            if _moved_away(lock, path):
                continue
        except OSError as error:
            # Windows says "denied" of a file that is just going away, and of a folder for good.
            if not is_held_or_denied(error) or turn == _DENIED_TRIES:
                raise save_error(error, path) from error
        else:
            _sign(handle, lock, token, path)
            return
        disk.wait(_PAUSE)
    raise HeldElsewhereError(path.name, safe=LEFT_AS_IT_WAS)


def _sign(handle: int, lock: Path, token: bytes, path: Path) -> None:
    try:
        try:
            written = 0
            while written < len(token):  # a disk that is all but full takes a part
                written += os.write(handle, token[written:])
        finally:
            os.close(handle)
    except OSError as error:
        with contextlib.suppress(OSError):
            lock.unlink()
        raise save_error(error, path) from error


def _moved_away(lock: Path, path: Path) -> bool:
    """Remove a lock that has stood for a minute; return whether it did and is gone.

    Of two programs that find it, one can move it. The other may then have moved the lock that the
    first has taken meanwhile: the token tells, and that lock is put back.
    """
    aside = names.lock_probe(path, secrets.randbits(32))
    try:
        token = lock.read_bytes()
        if abs(_age(lock, path)) <= STALE:  # or from a time that the clock was set back from
            return False
        lock.rename(aside)
    except OSError:
        return False
    with contextlib.suppress(OSError):  # not put back, its owner finds that out before it replaces
        if aside.read_bytes() != token:
            os.link(aside, lock)
    with contextlib.suppress(OSError):
        aside.unlink()
    return True


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
