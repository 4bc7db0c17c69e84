"""What can go wrong with a disk, a share or a computer, and in which family of the table it counts."""

import errno
from collections.abc import Callable
from enum import Enum, auto
from typing import NamedTuple

READING = frozenset({"open to read", "read", "stat", "list"})


class PowerCut(BaseException):
    """The program ends here and now: nothing after it happens, not even tidying up."""


class Call(NamedTuple):
    """Something that was asked of the system about a path below the room."""

    name: str
    path: str

    @property
    def place(self) -> str:
        """The disk it is on: the first folder of the path."""
        return self.path.partition("/")[0]


class Lasts(Enum):
    """How long a fault lasts, once it has struck."""

    CALLS = auto()  # for so many calls of the same kind about the same path
    FILE = auto()  # for calls about the same path
    PLACE = auto()  # for all that it suits on the same disk
    GONE = auto()  # for everything on the same disk
    POWER_CUT = auto()


def _any(_call: Call) -> bool:
    return True


def _changes(call: Call) -> bool:
    return call.name not in READING


def _fills(call: Call) -> bool:
    return call.name in {"open", "write", "fsync", "close", "mkdir", "replace", "rename", "link"}


def _holds(call: Call) -> bool:
    """What Windows refuses of a file that another program has open."""
    return call.name in {"open", "open to read", "read", "write", "replace", "rename", "unlink"}


def _looks(call: Call) -> bool:
    return call.name in READING


def _writes(call: Call) -> bool:
    return call.name == "write"


def _finishes(call: Call) -> bool:
    return call.name in {"fsync", "close", "replace", "rename", "unlink", "chmod"}


class Fault(NamedTuple):
    """One way in which a call may fail. ``error`` makes the error of the system anew each time.

    ``after`` is one that comes when the call was done all the same. With ``part``, only half of the
    bytes are written, which with ``lies`` is said to be all.
    """

    name: str
    family: str
    error: Callable[[], OSError] | None
    suits: Callable[[Call], bool] = _any
    lasts: Lasts = Lasts.CALLS
    times: int = 1
    after: bool = False
    part: bool = False
    lies: bool = False


def _posix(number: int) -> Callable[[], OSError]:
    return lambda: OSError(number, f"as the system says ({errno.errorcode[number]})")


def _windows(number: int, posix: int) -> Callable[[], OSError]:
    """Return what makes the error that Windows raises, with the number that Python gives it."""

    def make() -> OSError:
        error = OSError(posix, f"as Windows says ({number})")
        error.winerror = number
        return error

    return make


FULL = "Disk full"
DENIED = "Permission denied, read-only"
BROKEN = "Reading or writing fails"
SHARE = "Share vanishes"
HELD = "Another program holds the file"
TORN = "Short and torn writes"
UNSURE = "Done, but reported as failed"
KILLED = "Program ends at any moment"

FAULTS = (
    Fault("full for a moment", FULL, _posix(errno.ENOSPC), _fills),
    Fault("full in the middle", FULL, _posix(errno.ENOSPC), _writes, Lasts.PLACE, part=True),
    Fault("full for long", FULL, _posix(errno.ENOSPC), _fills, Lasts.PLACE),
    Fault("over the quota", FULL, _posix(errno.EDQUOT), _fills, Lasts.PLACE),
    Fault("full, as Windows says", FULL, _windows(112, errno.ENOSPC), _fills, Lasts.PLACE),
    Fault("denied once", DENIED, _posix(errno.EACCES)),
    Fault("denied for good", DENIED, _posix(errno.EACCES), _any, Lasts.PLACE),
    Fault("may not be changed", DENIED, _posix(errno.EPERM), _changes, Lasts.PLACE),
    Fault("read only", DENIED, _posix(errno.EROFS), _changes, Lasts.PLACE),
    Fault("denied, as Windows says", DENIED, _windows(5, errno.EACCES), _any, Lasts.PLACE),
    Fault("input or output error once", BROKEN, _posix(errno.EIO)),
    Fault("input and output errors", BROKEN, _posix(errno.EIO), _any, Lasts.PLACE),
    Fault("unreadable for a while", BROKEN, _posix(errno.EIO), _looks, Lasts.PLACE),
    Fault("gone", SHARE, _posix(errno.ENOENT), _any, Lasts.GONE),
    Fault("gone, network path", SHARE, _windows(53, errno.ENOENT), _any, Lasts.GONE),
    Fault("gone, name deleted", SHARE, _windows(64, errno.EINVAL), _any, Lasts.GONE),
    Fault("gone, time is up", SHARE, _windows(121, errno.EINVAL), _any, Lasts.GONE),
    Fault("held for a moment", HELD, _windows(32, errno.EACCES), _holds),
    Fault("locked for three tries", HELD, _windows(33, errno.EACCES), _holds, times=3),
    Fault("in the way for a moment", HELD, _windows(5, errno.EACCES), _holds),
    Fault("held for long", HELD, _windows(32, errno.EACCES), _holds, Lasts.FILE, 10**6),
    Fault("busy", HELD, _posix(errno.EBUSY), _holds, Lasts.FILE, 10**6),
    Fault("fewer bytes written", TORN, None, _writes, part=True),
    Fault("fewer bytes written, always", TORN, None, _writes, Lasts.PLACE, part=True),
    Fault("half the bytes, said to be all", TORN, None, _writes, part=True, lies=True),
    Fault("half the bytes, then an error", TORN, _posix(errno.EIO), _writes, part=True),
    Fault("done, and an error", UNSURE, _posix(errno.EIO), _finishes, after=True),
    Fault("done, and in the way", UNSURE, _windows(5, errno.EACCES), _finishes, after=True),
    Fault("done, and the share is gone", UNSURE, _windows(64, errno.EINVAL), _changes, Lasts.GONE,
          after=True),
    Fault("ends before a call", KILLED, None, _any, Lasts.POWER_CUT),
    Fault("ends after a call", KILLED, None, _changes, Lasts.POWER_CUT, after=True),
    Fault("ends in the middle of writing", KILLED, None, _writes, Lasts.POWER_CUT, part=True),
)  # fmt: skip
