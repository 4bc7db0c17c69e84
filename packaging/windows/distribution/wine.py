"""Runs programs for Windows under Wine, in a folder that is Windows to them."""

import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

# No questions about other runtimes, no menu entries on this machine, no window after a crash.
QUIET = "mscoree,mshtml,winemenubuilder.exe,winedbg.exe="
# What would change how a Python inside behaves.
FOREIGN = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPATH", "PYTHONHOME")


@dataclass(frozen=True)
class Wine:
    """One Windows: the folder it is in, and the screen its windows are on, if any."""

    prefix: Path
    display: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def c_drive(self) -> Path:
        """The folder that programs see as C:."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """The folder of the user."""
        return self.c_drive / "users" / os.environ.get("USER", "root")

    def path(self, path: Path) -> str:
        """Return the path by which a program in here sees a file, on C: if it is there."""
        if path.is_relative_to(self.c_drive):
            return "C:\\" + str(path.relative_to(self.c_drive)).replace("/", "\\")
        return windows_path(path)

    def environ(self) -> dict[str, str]:
        """Return the variables to run anything with."""
        kept = {k: v for k, v in os.environ.items() if k not in FOREIGN and k != "DISPLAY"}
        ours = {
            "WINEPREFIX": str(self.prefix.resolve()),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": QUIET,
            "LC_ALL": "C.UTF-8",
        }
        screen = {"DISPLAY": self.display} if self.display else {}
        return kept | ours | screen | dict(self.extra)

    def run(self, *words: str | Path, timeout: float = 300) -> tuple[int, str]:
        """Run a program to its end; return its exit code and what it printed.

        Its output goes through a pipe: Python under Wine cannot print into a file. Parts of Wine
        that it wakes keep that pipe open, so its end is not waited for. Raises
        subprocess.TimeoutExpired when the program takes too long.
        """
        reading, writing = os.pipe()
        process = self._popen(words, writing)
        os.close(writing)
        said: list[bytes] = []
        reader = threading.Thread(target=_read, args=(reading, said), daemon=True)
        reader.start()
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
        reader.join(timeout=1)
        return code, b"".join(said).decode("utf-8", "replace").replace("\r\n", "\n")

    def start(self, *words: str | Path) -> subprocess.Popen[bytes]:
        """Start a program with a window; it goes on by itself."""
        return self._popen(words, subprocess.DEVNULL)

    def _popen(self, words: Sequence[str | Path], out: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            ["wine", *map(str, words)],
            env=self.environ(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.DEVNULL,
        )

    def server(self, *words: str) -> None:
        """Tell Wine's server something: -w waits until all has ended, -k ends all."""
        subprocess.run(["wineserver", *words], env=self.environ(), check=False, timeout=120)


def _read(pipe: int, said: list[bytes]) -> None:
    while part := os.read(pipe, 65536):
        said.append(part)


def windows_path(path: Path) -> str:
    """Return the path by which a program under Wine sees a file of this machine."""
    return "Z:" + str(path.resolve()).replace("/", "\\")


def new_prefix(prefix: Path) -> Wine:
    """Return a Windows as Wine makes it, made if it is not there."""
    wine = Wine(prefix)
    if not (prefix / "made").exists():
        prefix.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["wineboot", "-i"],
            env=wine.environ(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
            timeout=300,
        )
        wine.server("-w")
        (prefix / "made").touch()
    return wine
