"""A person's folders, and a process of its own in which the program is at work in them."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.security.allowed import ROOT, Places
from tests.security.day import FILE
from tests.security.record import Seen

_OWN = [
    "settings.json",
    "settings.json.tmp",
    "recovery",
    "kept",
    "running",
    "logs",
    "templates",
    "frameworks",
]
_SHARED = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


class Person(NamedTuple):
    """Whose folders they are. Nobody but the person has business in ``private``."""

    folder: Path

    @property
    def private(self) -> tuple[Path, ...]:
        """Files that lie about, which the program is never asked for."""
        documents = self.folder / "home" / "Documents"
        return (self.folder / "private" / "letter.docx", documents / "letter.txt")

    @property
    def places(self) -> Places:
        """What may be read and written."""
        home = self.folder / "home"
        own = [home / name for name in _OWN]
        own += [
            home / place / "ilacs-desktop" for place in (".config", ".local/share", ".local/state")
        ]
        chosen = (self.folder / "chosen", home / "Documents" / FILE)
        asked = (home / ".config" / "user-dirs.dirs",)
        return Places(chosen, tuple(own), asked, self.folder / "temporary")


def person_in(folder: Path) -> Person:
    """Return a person who has letters, and never used the program."""
    person = Person(folder.resolve())
    for name in ("home/Documents", "chosen", "temporary", "private"):
        (person.folder / name).mkdir(parents=True)
    for letter in person.private:
        letter.write_text("Private.")
    return person


def seen_of(way: str, person: Person, before: Sequence[str] = ()) -> list[Seen]:
    """Return what was asked of the system on one of the ways of day.py.

    ``before`` are the words of a program that starts the process and watches it.
    """
    environment = {name: value for name, value in os.environ.items() if name not in _SHARED}
    environment |= {
        "HOME": str(person.folder / "home"),
        "TMPDIR": str(person.folder / "temporary"),
        "PYTHONDONTWRITEBYTECODE": "1",  # as the installed program has it
        "QT_QPA_PLATFORM": "offscreen",
    }
    command = [*before, sys.executable, "-m", "tests.security.day", way, str(person.folder)]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [Seen(*one) for one in json.loads(done.stdout.splitlines()[-1])]
