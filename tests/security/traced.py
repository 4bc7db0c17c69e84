"""Reads what strace saw of a process: every file it opened or changed, and every socket.

Python's audit hook hears of Python's own code alone. This sees Qt, libxml2 and OpenSSL as well.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.security.record import Seen

# Of each call, which of its strings are paths that it changes.
_CHANGES = [
    "creat",
    "unlink",
    "unlinkat",
    "rename",
    "renameat",
    "renameat2",
    "link",
    "linkat",
    "symlink",
    "symlinkat",
]
_CHANGES += ["chmod", "fchmodat", "truncate", "rmdir", "chown", "fchownat", "utimensat"]
_MAKES = ("mkdir", "mkdirat")
_NETWORK = [
    "socket",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "recvfrom",
    "recvmsg",
]
CALLS = ",".join(("open", "openat", "execve", "execveat", *_CHANGES, *_MAKES, *_NETWORK))
_LINE = re.compile(r"^\d+ +(\w+)\((.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")


def traced(log: Path, start: Path) -> list[Seen]:
    """Return what a log of ``strace -f`` tells; relative names are taken to be in ``start``."""
    lines = log.read_text("utf-8", "surrogateescape").splitlines()
    return list(dict.fromkeys(seen for line in lines for seen in _seen(line, start)))


def _seen(line: str, start: Path) -> Iterator[Seen]:
    match = _LINE.match(line)
    if match is None:  # the second half of a call, or how a thread ended
        return
    call, words = match.groups()
    paths = [str(start / one) for one in _QUOTED.findall(words)]
    if call in _NETWORK:
        yield Seen(call, words)
    elif call.startswith("exec"):
        yield Seen("exec", paths[0])
    elif call in _MAKES:
        yield Seen("make", paths[0])
    elif call in _CHANGES:
        yield from (Seen("write", path) for path in paths)
    elif call in ("open", "openat") and paths:
        yield Seen("write" if _WRITING.search(words) else "read", paths[0])
