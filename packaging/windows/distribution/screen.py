"""A screen for windows under test, with hands to type and point, and a camera."""

import contextlib
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from distribution.faults import BuildError
from distribution.run import run

SIZE = (1366, 768)  # of the laptops that councils have
PATIENCE = 60.0  # seconds: machines that test are slow


def wait_for(what: str, there: Callable[[], object], patience: float = PATIENCE) -> None:
    """Return when something is there. Raises BuildError when it does not come."""
    until = time.monotonic() + patience
    while not there():
        if time.monotonic() > until:
            raise BuildError(f"{what} did not come about within {patience:.0f} seconds.")
        time.sleep(0.2)


@dataclass(frozen=True)
class Screen:
    """An X display of our own."""

    display: str

    def _do(self, *words: str) -> str:
        done = subprocess.run(
            words,
            env={**os.environ, "DISPLAY": self.display},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.stdout.strip()

    def window(self, title: str) -> str:
        """Return the number of the window that has these words in its title, or nothing."""
        return self._do("xdotool", "search", "--onlyvisible", "--name", title).partition("\n")[0]

    def titles(self) -> list[str]:
        """Return the titles of the windows that can be seen."""
        every = self._do("xdotool", "search", "--onlyvisible", "--name", "..").split()
        return [self._do("xdotool", "getwindowname", one) for one in every]

    def title(self) -> str:
        """Return the title of the window that gets the keys."""
        return self._do("xdotool", "getactivewindow", "getwindowname")

    def focus(self, title: str) -> None:
        """Wait for a window and bring it to the front."""
        wait_for(f"A window “{title}”", lambda: self.window(title))
        self._do("xdotool", "windowactivate", "--sync", self.window(title))

    def keys(self, *names: str) -> None:
        """Press keys one after the other, as in ctrl+s."""
        for name in names:
            self._do("xdotool", "key", "--clearmodifiers", name)
            time.sleep(0.3)

    def type(self, text: str) -> None:
        """Type a text as a person does, a little faster."""
        self._do("xdotool", "type", "--delay", "40", text)
        time.sleep(0.5)

    def click(self, x: int, y: int) -> None:
        """Point at a place of the screen and click."""
        self._do("xdotool", "mousemove", str(x), str(y), "click", "1")
        time.sleep(0.5)

    def picture(self, path: Path) -> None:
        """Keep what the screen shows, as a PNG of few colours."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shown = ["import", "-display", self.display, "-window", "root", "-strip"]
        run([*shown, "+dither", "-colors", "250", f"png8:{path}"])


@contextlib.contextmanager
def screen() -> Iterator[Screen]:
    """Give a screen with a window manager, and take it away at the end."""
    reading, writing = os.pipe()
    width, height = SIZE
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            f"{width}x{height}x24",
            "-nolisten",
            "tcp",
        ],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as numbers:
        display = f":{numbers.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Screen(display)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait(timeout=30)
