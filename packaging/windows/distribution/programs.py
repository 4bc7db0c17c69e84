"""The programs of Debian that the build and its test use, and how to get those that are missing."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from distribution.faults import BuildError


class Program(NamedTuple):
    """A program or file that has to be there, and the Debian packages that bring it."""

    found_by: str
    packages: tuple[str, ...]


BUILD = (
    Program("x86_64-w64-mingw32-gcc", ("gcc-mingw-w64-x86-64-win32",)),
    Program("makensis", ("nsis",)),
    Program("wixl", ("wixl",)),
    Program("osslsigncode", ("osslsigncode",)),
    Program("openssl", ("openssl",)),
    Program("wine", ("wine", "wine64")),
)
TEST = (
    Program("Xvfb", ("xvfb",)),
    Program("openbox", ("openbox",)),
    Program("xdotool", ("xdotool",)),
    Program("import", ("imagemagick",)),
    Program("/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf", ("fonts-open-sans",)),
    Program(
        "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf", ("fonts-liberation",)
    ),
    Program(
        "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf", ("fonts-crosextra-carlito",)
    ),
)


def missing(programs: Iterable[Program]) -> list[str]:
    """Return the Debian packages of the programs that are not there, and of Python's venv."""
    packages = [name for one in programs if not _is_there(one.found_by) for name in one.packages]
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return packages


def _is_there(name: str) -> bool:
    return Path(name).exists() if name.startswith("/") else shutil.which(name) is not None


def provide(programs: Iterable[Program], *, install: bool) -> None:
    """Install what is missing if that is wanted; otherwise raise BuildError with the line to type."""
    packages = missing(programs)
    if not packages:
        return
    line = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not install or os.geteuid() != 0:
        raise BuildError(
            "Some Debian packages are missing. As root, type this line, then run the same command"
            f" again; or run it as root with --install-programs:\n  {' '.join(line)}"
        )
    print("installing", *packages, flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], line):
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BuildError(f"The packages could not be installed.\n{done.stderr.strip()}")
