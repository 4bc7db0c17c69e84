"""A desktop of its own: a screen in memory, a window manager, and the buses of screen readers.

Linux only. All that it starts ends with it, whatever happened in between.
"""

import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QImage

PROGRAMS = ("Xvfb", "openbox", "xdotool", "setxkbmap", "dbus-daemon")
LAUNCHER = ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher")
SYSTEM_PYTHON = "/usr/bin/python3"  # the one that Debian's bindings to GLib are for
BINDINGS = "from gi.repository import Gio"
SIZE = (1366, 768)
PATIENCE = 90.0  # seconds: a busy machine is no fault of the program
_PAUSE = 0.05  # seconds between two looks

T = TypeVar("T")


def missing() -> str:
    """Return which program is missing for a desktop, or nothing."""
    if not sys.platform.startswith("linux"):
        return "a screen in memory, which needs Linux"
    for program in PROGRAMS:
        if shutil.which(program) is None:
            return program
    if not any(map(os.path.exists, LAUNCHER)):
        return "at-spi2-core"
    found = subprocess.run([SYSTEM_PYTHON, "-c", BINDINGS], capture_output=True, check=False)
    return "" if found.returncode == 0 else "python3-gi"


def wait_until(look: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Look again and again until something true comes back, and return it."""
    end = time.monotonic() + patience
    while not (found := look()):
        if time.monotonic() > end:
            raise AssertionError(f"Waited {patience:.0f} seconds in vain for {what}.")
        time.sleep(_PAUSE)
    return found


class Desktop:
    """The screen and its buses; ``environ`` is what a program needs to find them."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        """``folder`` has a short path: the buses put their sockets in it."""
        self._stack = stack
        self._folder = folder
        self.environ: dict[str, str] = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(folder),
            "XDG_RUNTIME_DIR": str(folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self._start_screen()
        self._start_buses()
        self.start(["openbox", "--sm-disable"])
        self.run("setxkbmap", "-layout", "gb")
        wait_until(self._is_managed, "the window manager")

    def start(
        self,
        command: Sequence[str],
        environ: Mapping[str, str] | None = None,
        **how: object,
    ) -> "subprocess.Popen[bytes]":
        """Start a program on this desktop, in a group of its own that is killed in the end."""
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL}
        process: subprocess.Popen[bytes] = subprocess.Popen(
            command,
            env={**self.environ, **(environ or {})},
            cwd=self._folder,
            start_new_session=True,
            **{**quiet, "stderr": subprocess.DEVNULL, **how},
        )
        self._stack.callback(end, process)
        return process

    def run(self, *command: str) -> str:
        """Run a program to its end, and return what it says."""
        done = subprocess.run(
            command,
            env=self.environ,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode != 0:
            raise AssertionError(f"{' '.join(command)}: {done.stderr.strip() or done.returncode}")
        return done.stdout.strip()

    def picture(self) -> QImage:
        """Return what is on the screen, out of the file that Xvfb keeps it in (an XWD file)."""
        raw = (self._folder / "Xvfb_screen0").read_bytes()
        header = struct.unpack(">25I", raw[:100])
        width, height, stride, colours = header[4], header[5], header[12], header[19]
        pixels = raw[header[0] + 12 * colours :]
        return QImage(pixels, width, height, stride, QImage.Format.Format_RGB32).copy()

    def _start_screen(self) -> None:
        reads, writes = os.pipe()
        size = f"{SIZE[0]}x{SIZE[1]}x24"
        screen = ["Xvfb", "-displayfd", str(writes), "-screen", "0", size, "-nolisten", "tcp"]
        # Without -noreset it begins anew, and drops who is just coming, when its one client leaves.
        self.start([*screen, "-noreset", "-fbdir", str(self._folder)], pass_fds=(writes,))
        os.close(writes)
        with os.fdopen(reads) as told:
            number = told.readline().strip()
        assert number, "Xvfb ended before there was a screen."
        self.environ["DISPLAY"] = f":{number}"

    def _start_buses(self) -> None:
        address = f"unix:path={self._folder}/bus"
        self.environ["DBUS_SESSION_BUS_ADDRESS"] = address
        self.start(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}"])
        wait_until((self._folder / "bus").exists, "the session's bus")
        launcher = next(path for path in LAUNCHER if Path(path).exists())
        self.start([launcher, "--launch-immediately"])

    def _is_managed(self) -> bool:
        """Only a window manager knows how many desktops there are."""
        try:
            return bool(self.run("xdotool", "get_num_desktops"))
        except AssertionError:
            return False


def end(process: "subprocess.Popen[bytes]") -> None:
    """End a program and all that it started."""
    for how, patience in ((signal.SIGTERM, 3.0), (signal.SIGKILL, PATIENCE)):
        try:
            os.killpg(process.pid, how)
            process.wait(patience)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
    process.wait()


@contextmanager
def new_desktop() -> Iterator[Desktop]:
    """Start a desktop, and end it with all that was started on it."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="desk-")))
        yield Desktop(stack, folder)
