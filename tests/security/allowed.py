"""What the program may ask of the system, each with its reason; everything else is a breach."""

import mimetypes
import re
import sys
import sysconfig
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tests.security.record import Seen

ROOT = Path(__file__).parents[2]
# Python, its packages, and the program with what belongs to it (assets.py).
CODE = tuple(
    dict.fromkeys(
        str(Path(place).resolve())
        for place in (
            sys.prefix,
            sys.base_prefix,
            *sysconfig.get_paths().values(),
            *(ROOT / name for name in ("ilacs_desktop", "resources", "templates", "tests")),
        )
    )
)
# What the system tells about itself, read by Python and its libraries.
SYSTEM = {
    "/usr/share/zoneinfo": "time zones",
    "/etc/localtime": "the time zone of this computer",
    "/proc/self": "how much memory this process has, asked by a library",
    "/dev/urandom": "random numbers",
    "/dev/null": "nowhere",
    **dict.fromkeys(mimetypes.knownfiles, "kinds of files by their endings, asked by openpyxl"),
}
# Libraries that Python loads for its own modules: no library of ours, and none by a path.
LIBRARIES = {"None": "Python itself, as ctypes has it when it is imported"}
# What passes through the temporary folder: each sheet of a workbook, where openpyxl writes it before
# it is packed; an empty file, by which Python tries whether the folder can be written to; and, on Linux,
# what has no name there and goes with the program, for which the folder itself is opened.
PASSING = re.compile(r"openpyxl\.\w+|[a-z0-9_]{8}")


class Places(NamedTuple):
    """Where a person keeps things.

    ``chosen`` are the files and folders that they named, ``own`` what the program keeps, ``asked``
    what is read to find these, ``temporary`` the folder for what does not stay.
    """

    chosen: tuple[Path, ...]
    own: tuple[Path, ...]
    asked: tuple[Path, ...]
    temporary: Path


def breaches(seen: Iterable[Seen], places: Places) -> list[str]:
    """Return in words what was asked for and may not be."""
    return [f"{one.event}: {one.what}" for one in seen if not _is_allowed(one, places)]


def _is_allowed(one: Seen, places: Places) -> bool:
    if one.event == "ctypes.dlopen":
        return one.what in LIBRARIES
    if one.event not in ("read", "write", "make"):
        return False
    path = Path(one.what)
    theirs = (*places.own, *places.chosen)
    if _is_in(path, theirs) or any(_is_beside(path, file) for file in places.chosen):
        return True
    if path in (places.temporary, places.temporary / path.name):
        return path == places.temporary or PASSING.fullmatch(path.name) is not None
    if one.event == "make":
        return any(path in place.parents for place in theirs)
    return one.event == "read" and _may_be_read(path, places)


def _may_be_read(path: Path, places: Places) -> bool:
    is_listed = any(path == file.parent for file in places.chosen)
    code = (Path(place) for place in (*CODE, *SYSTEM))
    return is_listed or _is_in(path, (*code, *places.asked))


def _is_in(path: Path, folders: Iterable[Path]) -> bool:
    return any(path == folder or folder in path.parents for folder in folders)


def _is_beside(path: Path, file: Path) -> bool:
    """Return whether it is one of the files that docs/it.md says may stand beside a file."""
    names = rf"~\${re.escape(file.name)}\..*|{re.escape(file.stem)} \(kept copy .*\)\.ilacs"
    return path.parent == file.parent and re.fullmatch(names, path.name) is not None
