#!/usr/bin/env python3
"""Set up and run ILACS Desktop from its source, with nothing but Python 3.11 or newer.

python3 run.py                   open the application
python3 run.py demo --out DIR    any other words go to the application's command line
python3 run.py test [--long]     run the tests; further words go to pytest
python3 run.py lint              check style, types and the import rules
python3 run.py bench             measure against the budgets; --peers, --growth, --write

The first run makes a private environment with the packages of requirements.txt, checked by hash;
later runs start straight away. ILACS_DESKTOP_ENV names another folder to keep environments in.
This file must stay readable by Python 3.8, so that an old Python can say that it is too old.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
ON_WINDOWS = os.name == "nt"
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"  # holds what RUNTIME holds, and the tools

# What is loaded, and the Debian package it comes in. None of the packages brings another along.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
)
WINDOW_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)


class SetUpError(Exception):
    """Something that run.py cannot put right, as a sentence for the person at the keyboard."""


def check_python(version: Sequence[int]) -> None:
    """Raise SetUpError when the Python that runs this file is too old."""
    if tuple(version[:2]) < OLDEST_PYTHON:
        needed, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
        raise SetUpError(f"Python {needed} or newer is needed; this is Python {found}.")


def environment_folder(environ: Mapping[str, str]) -> Path:
    """Return where the private environment for this version of Python is kept.

    On Windows that is outside the project, which may lie in a synced folder: the environment is
    large, and its longest paths would pass the 260 characters that Windows allows.
    """
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if environ.get("ILACS_DESKTOP_ENV"):
        return Path(environ["ILACS_DESKTOP_ENV"]).resolve() / f"env-{version}"
    if ON_WINDOWS:
        local = environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local"
        return Path(local) / "ilacs-desktop" / f"env-{version}"
    return ROOT / ".venv" / version


def is_loadable(library: str) -> bool:
    """Tell whether the system finds a shared library by its name."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(libraries: Sequence[tuple[str, str]]) -> list[str]:
    """Return the Debian packages that are missing for these libraries and for environments."""
    missing = [package for library, package in libraries if not is_loadable(library)]
    if importlib.util.find_spec("ensurepip") is None:  # Debian and Ubuntu ship it apart
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    return missing


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages as root; raise SetUpError saying what to type when that cannot be."""
    install = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    has_apt = shutil.which("apt-get") is not None
    if sys.platform == "win32" or not has_apt or os.geteuid() != 0:
        line = " ".join(["sudo apt-get update && sudo", *install] if has_apt else packages)
        todo = "Type this line once" if has_apt else "Install what your system calls these"
        message = f"System packages are missing. {todo}, then run the same command again:"
        raise SetUpError(f"{message}\n  {line}")
    print("run.py: installing system packages:", *packages, flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SetUpError(f"The system packages could not be installed.\n{done.stderr.strip()}")


def digest(requirements: str) -> str:
    """Return what stands for an environment: this Python and the wanted packages, as a hash."""
    contents = (ROOT / requirements).read_bytes()
    return hashlib.sha256(sys.version.encode() + contents).hexdigest()


def prepare(folder: Path, requirements: str) -> Path:
    """Make the environment ready, unless it is, and return its Python.

    The stamp is written last and removed first, so an environment whose set-up was cut short has
    none, and is made anew.
    """
    python = folder / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")
    stamp = folder / "ready"
    found = stamp.read_text("utf-8") if stamp.exists() and python.exists() else ""
    if found in (digest(requirements), digest(DEVELOPMENT)):
        return python
    print(f"run.py: setting up in {folder}", flush=True)
    started = time.monotonic()
    venv = [sys.executable, "-m", "venv", "--clear", str(folder)]
    pip = [str(python), "-m", "pip", "-qq", "--no-input", "--disable-pip-version-check"]
    wanted = ["--require-hashes", "--only-binary", ":all:", "-r", str(ROOT / requirements)]
    try:
        stamp.unlink(missing_ok=True)
        if found != digest(RUNTIME):
            subprocess.run(venv, check=True)
        subprocess.run([*pip, "install", *wanted], check=True)
        stamp.write_text(digest(requirements), "utf-8")
    except subprocess.CalledProcessError as error:
        raise SetUpError(
            "Setting up stopped; the reason is above. Is there a network? Behind a proxy, set "
            "HTTPS_PROXY; if it inspects traffic, PIP_CERT too. Then run the same command again."
        ) from error
    except OSError as error:
        raise SetUpError(f"Setting up in {folder} stopped: {error}") from error
    print(f"run.py: ready after {time.monotonic() - started:.0f} seconds", flush=True)
    return python


def commands(python: Path, words: list[str]) -> list[list[str]]:
    """Return the command lines that carry out what was typed after run.py."""
    run = [str(python), "-m"]
    if words[:1] == ["test"]:
        return [[*run, "pytest", *words[1:]]]
    if words[:1] == ["bench"]:
        return [[*run, "tests.bench", *words[1:]]]
    if words[:1] == ["lint"]:
        ruff, imports = [*run, "ruff"], [str(python.with_name("lint-imports")), "--no-logo"]
        return [[*ruff, "check"], [*ruff, "format", "--check"], [*run, "mypy"], imports]
    return [[str(python), "-P", "-m", "ilacs_desktop", *words]]  # -P: from any folder


def libraries_for(words: list[str], environ: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the system libraries, with their Debian packages, that a task needs on Linux.

    Only the window and what measures or tests it need any: the command line uses no Qt.
    """
    has_screen = bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
    if has_screen and (not words or words[0].endswith(".ilacs")):
        return QT_LIBRARIES + WINDOW_LIBRARIES
    return QT_LIBRARIES if words[:1] in (["test"], ["bench"]) else ()


def main(words: list[str]) -> int:
    """Do what was typed and return the exit status: the first that is not zero."""
    developing = words[:1] in (["test"], ["lint"], ["bench"])
    try:
        check_python(sys.version_info[:3])
        if sys.platform.startswith("linux"):
            missing = missing_packages(libraries_for(words, os.environ))
            if missing:
                install_packages(missing)
        python = prepare(environment_folder(os.environ), DEVELOPMENT if developing else RUNTIME)
    except SetUpError as error:
        print(f"run.py: {error}", file=sys.stderr)
        return 1
    # The application runs in the folder where it was called, so that it finds the files named.
    folder = ROOT if developing else Path.cwd()
    extra = {"QT_QPA_PLATFORM": "offscreen"} if developing else {"PYTHONPATH": str(ROOT)}
    lines = commands(python, words)
    done = [subprocess.run(c, cwd=folder, env={**os.environ, **extra}, check=False) for c in lines]
    return next((one.returncode for one in done if one.returncode), 0)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
