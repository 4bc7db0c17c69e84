"""What this release is: its version, its date and the names under which Windows knows it."""

import datetime as dt
import os
import re
import uuid
from pathlib import Path
from typing import NamedTuple

from distribution.faults import BuildError
from distribution.run import run

ROOT = Path(__file__).resolve().parents[3]

NAME = "ILACS Desktop"
PUBLISHER = "The ILACS Desktop authors"
WINDOW = "ILACS Desktop.exe"  # what people double-click
CONSOLE = "ilacs-desktop.exe"  # what scripts type; the same word as on other systems
SUFFIX = ".ilacs"
DOCUMENT_KIND = "ILACS self-evaluation"
PROGID = "ILACSDesktop.SelfEvaluation.1"
CLASSES = r"Software\Classes"
LISTED = rf"Software\Microsoft\Windows\CurrentVersion\Uninstall\{NAME}"
# Windows recognises the product by this, for ever: an upgrade replaces what has the same one.
NAMESPACE = uuid.UUID("5d0a6a0e-4f1c-4a55-9c53-2f6d6a1e7b90")


class Release(NamedTuple):
    """``moment`` is that of the newest change (or SOURCE_DATE_EPOCH), so that the same sources give the same files."""

    version: str
    moment: dt.datetime

    @property
    def quad(self) -> str:
        """The version in the four numbers that Windows wants."""
        return quad(self.version)

    @property
    def stem(self) -> str:
        """The start of the names of the files that are given out."""
        return f"ilacs-desktop-{self.version}-windows-x64"


def release() -> Release:
    """Return what the sources say they are."""
    text = (ROOT / "ilacs_desktop" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    if found is None:
        raise BuildError("ilacs_desktop/__init__.py does not name the version.")
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    seconds = int(stated or run(["git", "log", "-1", "--format=%ct"], ROOT))
    return Release(found[1], dt.datetime.fromtimestamp(seconds, dt.UTC))


def quad(version: str) -> str:
    """Return a version as four numbers; what comes after them, as in 1.2.0rc1, is left out."""
    numbers = re.match(r"\d+(\.\d+){0,3}", version)
    if numbers is None:
        raise BuildError(f"“{version}” is no version that Windows understands.")
    return ".".join([*numbers[0].split("."), "0", "0", "0"][:4])


def guid(what: str) -> str:
    """Return the number by which Windows Installer knows a part, the same for ever."""
    return str(uuid.uuid5(NAMESPACE, what)).upper()
