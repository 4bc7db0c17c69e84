"""What the steps of the test share, and how each is run and written down."""

import re
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from typing import NamedTuple

from distribution.authenticode import Signer
from distribution.facts import CLASSES, CONSOLE, NAME, PROGID, Release
from distribution.faults import BuildError
from distribution.screen import Screen
from distribution.wine import Wine


@dataclass
class Trial:
    """One run of the test. ``built`` is the folder that build.py filled."""

    wine: Wine
    screen: Screen
    release: Release
    by: Signer
    built: Path
    work: Path
    pictures: Path
    window: Popen[bytes] | None = None
    facts: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        """The application folder as it was built."""
        return self.built / NAME

    @property
    def installed(self) -> Path:
        """Where the installer for one person puts it."""
        return self.wine.home / "AppData" / "Local" / "Programs" / NAME

    @property
    def for_all(self) -> Path:
        """Where the MSI puts it."""
        return self.wine.c_drive / "Program Files" / NAME

    @property
    def documents(self) -> Path:
        """The person's own documents."""
        return self.wine.home / "Documents"

    def asset(self, suffix: str) -> Path:
        """Return a file that is given out, by the end of its name."""
        return self.built / f"{self.release.stem}{suffix}"

    def expect(self, code: int, *words: str | Path, timeout: float = 300) -> str:
        """Run a program; return what it printed. Raises BuildError unless it leaves with ``code``."""
        found, said = self.wine.run(*words, timeout=timeout)
        if found != code:
            name = str(words[0]).rpartition("\\")[2]
            raise BuildError(f"{name} left with {found}, and {code} was expected. {said[-1500:]}")
        return said

    def command_line(self, folder: Path, *words: str) -> str:
        """Run the console program of an installed folder; return what it printed."""
        return self.expect(0, self.wine.path(folder / CONSOLE), *words)

    def has_key(self, key: str) -> bool:
        """Return whether the registry has a key."""
        return self.wine.run("reg", "query", key)[0] == 0

    def registered_command(self, hive: str) -> str:
        """Return the program that a double click on a self-evaluation starts."""
        said = self.expect(
            0, "reg", "query", rf"{hive}\{CLASSES}\{PROGID}\shell\open\command", "/ve"
        )
        found = re.search(r'"([^"]+\.exe)" "%1"', said)
        if found is None:
            raise BuildError(f"No program is registered for the files: {said}")
        return found[1]


class Result(NamedTuple):
    """How a step went."""

    name: str
    passed: bool
    seconds: float
    seen: str


Step = tuple[str, Callable[[Trial], str]]


def run_steps(trial: Trial, steps: Iterable[Step]) -> list[Result]:
    """Run every step, also after one that failed, and say how each went."""
    results = []
    for name, step in steps:
        started = time.monotonic()
        try:
            seen, passed = step(trial), True
        except (BuildError, TimeoutExpired, OSError, ValueError) as error:
            seen, passed = str(error), False
        seconds = time.monotonic() - started
        results.append(Result(name, passed, seconds, seen))
        print(f"{'ok' if passed else 'FAILED':7}{seconds:6.1f} s  {name}: {seen}", flush=True)
    return results
