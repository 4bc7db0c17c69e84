"""Writes down what a Python process asks of the system, by an audit hook that cannot be taken out.

Nothing of ours is imported here: the hook is there before the program is. Only what passes Python is
seen; test_traced.py looks at what Qt and other libraries do by themselves.
"""

import os
import sys
from typing import NamedTuple

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
# What an event changes: the places of its arguments that are paths.
_CHANGES = {
    "os.remove": (0,),
    "os.rename": (0, 1),
    "os.rmdir": (0,),
    "os.chmod": (0,),
    "os.chown": (0,),
    "os.link": (0, 1),
    "os.symlink": (1,),
    "os.truncate": (0,),
    "os.utime": (0,),
    "os.setxattr": (0,),
    "os.removexattr": (0,),
    "shutil.copyfile": (1,),
    "shutil.copymode": (1,),
    "shutil.copystat": (1,),
    "shutil.copytree": (1,),
    "shutil.move": (0, 1),
    "shutil.rmtree": (0,),
    "shutil.make_archive": (0,),
    "shutil.unpack_archive": (1,),
    "tempfile.mkstemp": (0,),
    "tempfile.mkdtemp": (0,),
    "sqlite3.connect": (0,),
}
_READS = {
    "os.listdir": (0,),
    "os.scandir": (0,),
    "os.walk": (0,),
    "os.fwalk": (0,),
    "os.listxattr": (0,),
    "os.getxattr": (0,),
    "os.chdir": (0,),
    "glob.glob": (0,),
    "pathlib.Path.glob": (0,),
    "pathlib.Path.rglob": (0,),
}
# The network, other programs, libraries, and code that comes as data.
_ALWAYS = (
    "socket.",
    "ssl.",
    "urllib.",
    "http.",
    "ftplib.",
    "imaplib.",
    "poplib.",
    "smtplib.",
    "nntplib.",
    "telnetlib.",
    "webbrowser.",
    "subprocess.",
    "pty.",
    "os.system",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "os.fork",
    "os.startfile",
    "os.kill",
    "ctypes.dlopen",
    "winreg.",
    "pickle.find_class",
    "setopencodehook",
)


class Seen(NamedTuple):
    """What was asked for: to ``read`` or ``write`` a path, to ``make`` a folder, or another event."""

    event: str
    what: str


class Record:
    """What was asked for, each thing once, in the order of the first time."""

    def __init__(self) -> None:
        self.seen: dict[Seen, None] = {}
        self.is_on = True

    def start(self) -> None:
        """Write everything down from now on; a hook stays until the process ends."""
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.is_on:
            return
        if event == "open":
            path, mode, flags = arguments
            way = "write" if _is_writing(mode, flags) else "read"
            self._note(way, path)
        elif event in _CHANGES:
            for place in _CHANGES[event]:
                self._note("write", arguments[place])
        elif event == "os.mkdir":
            self._note("make", arguments[0])
        elif event in _READS:
            for place in _READS[event]:
                self._note("read", arguments[place])
        elif event.startswith(_ALWAYS):
            self.seen[Seen(event, " ".join(map(str, arguments[:2])))] = None

    def _note(self, way: str, path: object) -> None:
        if isinstance(path, int):  # a file that is open already, and was written down then
            return
        name = os.fsdecode(path) if isinstance(path, str | bytes | os.PathLike) else "."
        self.seen[Seen(way, os.path.abspath(name))] = None  # noqa: PTH100 - links are not followed


def _is_writing(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return bool(int(str(flags)) & _WRITING) if flags is not None else False
