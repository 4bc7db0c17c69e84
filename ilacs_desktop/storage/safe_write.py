"""Writes a file so that at every moment its name leads to the old bytes or to the new, both whole.

The new bytes go to a temporary file beside it and down to the disk, and then take its place in one
step, which is tried for some seconds while another program holds the file.
"""

import contextlib
import errno
import os
from pathlib import Path

from ilacs_desktop.storage import errors, names
from ilacs_desktop.storage.disk import Disk, HeldError, is_held_or_denied, patiently

_BROKEN_OFF = 10 * 60.0  # seconds in which nothing was written to a temporary file
LEFT_AS_IT_WAS = "What was there before is as it was, and nothing that you have open is lost."


def write_safely(path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Put a file with these bytes at ``path``, replacing the one that is there.

    Raises the SaveError that fits; the old file is then whole under its name. The temporary file
    is removed, except where nothing stands under the name: then it is the only copy and is kept.
    """
    disk = disk or Disk()
    refuse_bad_name(path, disk)
    path = followed(path)
    temporary = names.temporary(path, os.getpid())
    try:
        _refuse_if_in_the_way(path)
        _write_down(temporary, data, disk)
        _keep_mode(path, temporary)
        _take_the_place(temporary, path, data, disk)
    except HeldError as error:
        safe = _clear_up(path, temporary, data)
        raise errors.HeldElsewhereError(path.name, safe=safe) from error
    except OSError as error:
        raise save_error(error, path, _clear_up(path, temporary, data)) from error
    except BaseException:
        _clear_up(path, temporary, data)
        raise
    _write_down_folder(path.parent, disk)
    _check(path, data, disk)
    _remove_leftovers(path)


def refuse_bad_name(path: Path, disk: Disk) -> None:
    """Raise BadNameError for a name that would lead Windows to something else than this file."""
    if disk.windows and not names.is_name_on_windows(path.name):
        raise errors.BadNameError(path.name, safe=LEFT_AS_IT_WAS)


def followed(path: Path) -> Path:
    """Return the file that a link leads to: it is replaced, beside it, and the link stays."""
    is_link = os.path.islink(path)  # noqa: PTH114 - Path.is_symlink fails on a name too long
    return Path(os.path.realpath(path)) if is_link else path


def save_error(error: OSError, path: Path, safe: str = LEFT_AS_IT_WAS) -> errors.SaveError:
    """Return what to tell the user about an error of the system while saving ``path``."""
    windows = getattr(error, "winerror", None)
    number = error.errno
    if number == errno.ENOENT and os.path.isdir(path.parent):  # noqa: PTH112 - Path.is_dir fails
        number = errno.ENAMETOOLONG  # how Windows puts it
    if windows in _WINDOWS:
        return _WINDOWS[windows](path.name, safe=safe)
    # Python calls every Windows error it does not know EINVAL.
    if number in _SENTENCES and not (windows and number == errno.EINVAL):
        return _SENTENCES[number](path.name, safe=safe)
    reason = error.strerror or type(error).__name__
    return errors.CannotWriteError(path.name, safe=safe, reason=reason)


_SENTENCES: dict[int | None, type[errors.SaveError]] = {
    errno.ENOSPC: errors.DiskFullError,
    errno.EDQUOT: errors.DiskFullError,
    errno.EROFS: errors.ReadOnlyPlaceError,
    errno.EACCES: errors.WritingNotAllowedError,
    errno.EPERM: errors.WritingNotAllowedError,
    errno.ENAMETOOLONG: errors.PathTooLongError,
    errno.EINVAL: errors.BadNameError,
    errno.ENOENT: errors.FolderGoneError,
    errno.ENOTDIR: errors.FolderGoneError,
    errno.EISDIR: errors.NameIsAFolderError,
}
_WINDOWS: dict[int | None, type[errors.SaveError]] = {
    19: errors.ReadOnlyPlaceError,  # ERROR_WRITE_PROTECT
    21: errors.FolderGoneError,  # ERROR_NOT_READY: no disk in the drive
    39: errors.DiskFullError,  # ERROR_HANDLE_DISK_FULL
    53: errors.FolderGoneError,  # ERROR_BAD_NETPATH
    55: errors.FolderGoneError,  # ERROR_DEV_NOT_EXIST
    59: errors.FolderGoneError,  # ERROR_UNEXP_NET_ERR
    64: errors.FolderGoneError,  # ERROR_NETNAME_DELETED
    67: errors.FolderGoneError,  # ERROR_BAD_NET_NAME
    112: errors.DiskFullError,  # ERROR_DISK_FULL
    121: errors.FolderGoneError,  # ERROR_SEM_TIMEOUT: the server does not answer
    123: errors.BadNameError,  # ERROR_INVALID_NAME
    206: errors.PathTooLongError,  # ERROR_FILENAME_EXCED_RANGE
    433: errors.FolderGoneError,  # ERROR_NO_SUCH_DEVICE: pulled out
    1167: errors.FolderGoneError,  # ERROR_DEVICE_NOT_CONNECTED
    1231: errors.FolderGoneError,  # ERROR_NETWORK_UNREACHABLE
    1295: errors.DiskFullError,  # ERROR_DISK_QUOTA_EXCEEDED
}


def _refuse_if_in_the_way(path: Path) -> None:
    if path.is_dir():
        raise errors.NameIsAFolderError(path.name, safe=LEFT_AS_IT_WAS)
    # Replacing asks only for leave to change the folder; somebody set this file to be kept.
    if path.exists() and not os.access(path, os.W_OK):
        raise errors.ReadOnlyPlaceError(path.name, safe=LEFT_AS_IT_WAS)


def _write_down(temporary: Path, data: bytes, disk: Disk) -> None:
    with contextlib.suppress(FileNotFoundError):
        temporary.unlink()  # left by a program that had our number and was killed
    with temporary.open("xb") as file:
        file.write(data)
        file.flush()
        disk.fsync(file.fileno())
    # A share may say that it has all of it when it has not: the old bytes still stand now.
    with contextlib.suppress(FileNotFoundError):  # taken away meanwhile: replacing finds that out
        if patiently(temporary.read_bytes, disk, is_held_or_denied) != data:
            raise OSError(errno.EIO, "what was written did not come back whole")


def _take_the_place(temporary: Path, path: Path, data: bytes, disk: Disk) -> None:
    try:
        patiently(lambda: disk.replace(temporary, path), disk, is_held_or_denied)
    except (OSError, HeldError):
        # A share may do as it is asked, and its answer be lost. Asked again, it knows of no file.
        if not _stands(path, data):
            raise
        with contextlib.suppress(OSError):
            temporary.unlink()


def _stands(path: Path, data: bytes) -> bool:
    with contextlib.suppress(OSError):
        return path.read_bytes() == data
    return False


def _keep_mode(path: Path, temporary: Path) -> None:
    # Some drives on a network know no such bits and refuse: that is no reason not to save.
    with contextlib.suppress(OSError):
        temporary.chmod(path.stat().st_mode)


def _write_down_folder(folder: Path, disk: Disk) -> None:
    """Make the new name outlast a power cut. The file is saved by then, so failing is no fault."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            disk.fsync(handle)
        finally:
            os.close(handle)


def _check(path: Path, data: bytes, disk: Disk) -> None:
    """Read back what stands there now: drives on a network and sync programs have surprises."""
    try:
        found = patiently(path.read_bytes, disk, is_held_or_denied)
    except (OSError, HeldError) as error:
        raise errors.NotVerifiedError(path.name) from error
    if found != data:
        raise errors.NotVerifiedError(path.name)


def _remove_leftovers(path: Path) -> None:
    """Remove what an earlier write that broke off has left: what it was to be stands there now.

    Of a self-evaluation it may be somebody's work, so that saving looks into it (strays.py).
    """
    if path.suffix.casefold() != names.SUFFIX:
        with contextlib.suppress(OSError):
            now = path.stat().st_mtime  # by the clock of the disk
            for left in names.leftovers(path):
                if now - left.stat().st_mtime > _BROKEN_OFF:
                    left.unlink()


def _clear_up(path: Path, temporary: Path, data: bytes) -> str:
    """Remove the temporary file unless it is the only copy; return what to say is safe."""
    with contextlib.suppress(OSError):
        if not path.exists() and temporary.read_bytes() == data:
            return f"Your work was kept beside it as “{temporary.name}”."
        temporary.unlink()
    return LEFT_AS_IT_WAS
