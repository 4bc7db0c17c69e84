"""What is measured at the end of each hour: memory, what is alive, what is on the disk, what was said."""

import ctypes
import gc
import os
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject
from shiboken6 import Shiboken

from tests.soak.heard import Heard

OURS = "ilacs_desktop"
A_BLOCK = 96  # bytes
CLOSURES = ("function", "method", "partial", "cell")


class Hour(NamedTuple):
    """What was found at the end of an hour."""

    part: str  # of the day
    cost: float  # CPU seconds of its work
    memory: float  # MiB that the system has given to it
    in_use: float  # MiB of that in which there is something
    alive: dict[str, int]  # how many there are of each class
    open_files: int
    threads: int
    files: int  # in the folders that the program has for itself
    undo: int  # steps that its work left, before they were taken back
    versions: int  # saved so far
    arrivals: int  # from others, since the file was opened
    said: tuple[str, ...]  # that should not have been
    costs: dict[str, float]  # CPU milliseconds of the probes


def memory() -> float:
    """Return the resident memory of this process in MiB, with what is free given back."""
    gc.collect()
    with_trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if with_trim is not None:
        with_trim(0)
    pages = Path("/proc/self/statm").read_text(encoding="ascii")
    return int(pages.split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


class _Heap(ctypes.Structure):
    """What glibc says of its heap, in bytes: ``mallinfo2``, which is there since glibc 2.33."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "free_blocks", "small_free", "mapped_blocks", "mapped", "_unused"),
            *("small_bytes", "used", "free", "releasable"),
        )
    ]


def in_use() -> float:
    """Return how many MiB hold something: of C, and Python's small blocks at their usual size.

    What the system has given goes up and down by some MiB, for a heap has gaps; this does not.
    """
    gc.collect()
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Heap
    heap = ask()
    return (heap.used + heap.mapped + sys.getallocatedblocks() * A_BLOCK) / 2**20


def alive(heard: Heard, roots: tuple[QObject, ...]) -> dict[str, int]:
    """Count what is alive after garbage was collected.

    That is Qt's objects by the class that Qt knows them by ("Qt QLabel"), and Python's of our
    classes, of Qt's, and of those that closures are made of. Qt writes its list itself: if Python
    asked for the objects, it would make and keep something of its own for each.
    """
    gc.collect()
    found = [f"Qt {kind}" for kind in heard.trees(roots)]
    return Counter([*found, *filter(None, map(_class_of, gc.get_objects()))])


def _class_of(thing: object) -> str:
    kind = type(thing)
    module = getattr(kind, "__module__", "")
    if isinstance(module, str) and module.startswith((OURS, "PySide6")):
        name = f"{module}.{kind.__qualname__}"
        is_over = isinstance(thing, Shiboken.Object) and not Shiboken.isValid(thing)
        return f"dead {name}" if is_over else name
    return kind.__name__ if kind.__name__ in CLOSURES else ""


def open_files() -> int:
    """Return how many files this process holds open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def threads() -> int:
    """Return how many threads this process has; those of Qt's pools end half a minute after work."""
    return len(list(Path("/proc/self/task").iterdir()))


def files_in(*folders: Path) -> int:
    """Return how many files there are in folders."""
    return sum(path.is_file() for folder in folders for path in folder.rglob("*"))
