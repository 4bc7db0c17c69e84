"""Which other files a program or library for Windows needs: its import table."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from distribution.run import run

OBJDUMP = "x86_64-w64-mingw32-objdump"


def imports(path: Path) -> set[str]:
    """Return the names of the libraries that a file imports, in small letters."""
    return names_in(run([OBJDUMP, "-p", path]))


def names_in(dump: str) -> set[str]:
    """Return the names of libraries in what objdump prints of a file, in small letters."""
    return {name.lower() for name in re.findall(r"^\s*DLL Name: (\S+)$", dump, re.MULTILINE)}


def reached(
    start: Iterable[str], available: Mapping[str, str], needs: Callable[[str], Iterable[str]]
) -> set[str]:
    """Return the files that are needed, from those at the start on.

    ``available`` gives the file that provides a library of that name; what is not in it is a part
    of Windows. ``needs`` gives the names of libraries that a file imports.
    """
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        file = waiting.pop()
        if file not in found:
            found.add(file)
            waiting += [available[name] for name in needs(file) if name in available]
    return found
