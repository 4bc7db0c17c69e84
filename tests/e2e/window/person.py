"""Somebody at a desktop: starts the program, looks at its window, and uses keyboard and mouse."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.e2e.window.desktop import Desktop, end, wait_until
from tests.e2e.window.reader import ScreenReader, Thing

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).resolve().parents[3]
TYPING_PAUSE = "12"  # milliseconds between two keys: a fast typist


class Person:
    """A person with a home folder of their own, and the program that they use."""

    def __init__(self, desktop: Desktop, reader: ScreenReader, home: Path, pictures: Path) -> None:
        self._desktop = desktop
        self._pictures = pictures
        self.reader = reader
        self.home = home
        self.documents = home / "Documents"
        self.documents.mkdir(parents=True)
        self._program: subprocess.Popen[bytes] | None = None

    def start(self, *arguments: object) -> None:
        """Start the program as people start it, and wait for its window."""
        command = [sys.executable, "-P", "-m", "ilacs_desktop", *map(str, arguments)]
        environ = {"HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        with (self.home / "stderr.txt").open("ab") as told:
            self._program = self._desktop.start(command, environ, stderr=told)
        self.see("*ILACS Desktop", "frame", "active")

    def kill(self) -> None:
        """End the program as a power cut does."""
        self._running.kill()
        self._running.wait()

    def wait_for_end(self) -> int:
        """Wait until the program has ended by itself, and return its exit code."""
        wait_until(lambda: self._running.poll() is not None, "the end of the program")
        return self._running.returncode

    def end(self) -> None:
        """End the program if it still runs."""
        if self._program is not None:
            end(self._program)

    @property
    def _running(self) -> "subprocess.Popen[bytes]":
        assert self._program is not None, "The program was not started."
        return self._program

    @property
    def program(self) -> int:
        """The number of the program's process. Fails when it has ended."""
        code = self._running.poll()
        assert code is None, f"The program ended with {code}.\n{self.complaints()}"
        return self._running.pid

    def complaints(self) -> str:
        """Return what the program wrote to stderr and into its log."""
        files = [self.home / "stderr.txt", *sorted(self.home.rglob("*.log"))]
        told = [
            (file, file.read_text("utf-8", "replace").strip()) for file in files if file.exists()
        ]
        return "\n".join(f"{file.name}:\n{text}" for file, text in told if text)

    def picture(self, step: str) -> Path:
        """Keep a picture of the screen, numbered in the order of the steps."""
        self._pictures.mkdir(parents=True, exist_ok=True)
        number = len(list(self._pictures.iterdir())) + 1
        file = self._pictures / f"{number:02} {step}.png"
        self._desktop.picture().save(str(file))
        return file

    def see(self, name: str, role: str = "", *states: str) -> Thing:
        """Wait until something of this name shows, and return it."""
        return self.reader.wait_for(self.program, name, role, *states)

    def sees(self, name: str, role: str = "", *states: str) -> bool:
        """Tell whether something of this name shows now."""
        return bool(self.reader.find(self.program, name, role, states, 1))

    def see_no_more(self, name: str, role: str = "") -> None:
        """Wait until nothing of this name shows."""
        wait_until(lambda: not self.sees(name, role), f"“{name}” to go")

    def be_on(self, name: str, role: str = "") -> Thing:
        """Wait until the keyboard is on the thing of this name."""
        return self.see(name, role, "focused")

    def click(self, name: str, role: str = "") -> None:
        """Click in the middle of the thing of this name."""
        x, y, width, height = self.see(name, role).area
        self._xdotool("mousemove", "--sync", str(x + width // 2), str(y + height // 2))
        self._xdotool("click", "1")

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other: ``keys("ctrl+s", "Return")``."""
        self._xdotool("key", "--clearmodifiers", "--delay", TYPING_PAUSE, *keys)

    def type(self, words: str) -> None:
        """Type words."""
        self._xdotool("type", "--clearmodifiers", "--delay", TYPING_PAUSE, "--", words)

    def type_over(self, words: str) -> None:
        """Type words in place of what is in a field."""
        self.keys("ctrl+a")
        self.type(words)

    def name_file(self, file: Path) -> None:
        """Answer the question for a file, and wait until it has gone."""
        self.be_on("File name:")
        self.type_over(str(file))
        wait_until(lambda: self._typed("File name:") == str(file), f"{file} in the field")
        self.keys("Return")
        self.see_no_more("File name:")

    def close_window(self) -> None:
        """Have the window manager close the window."""
        self.keys("alt+F4")

    def _typed(self, name: str) -> str:
        found = self.reader.find(self.program, name, "text", most=1)
        return self.reader.text(found[0]) if found else ""

    def _xdotool(self, *words: str) -> None:
        self._desktop.run("xdotool", *words)
