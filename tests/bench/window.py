"""What the window costs: first paint, the workbench with the example, memory, saving.

Each figure comes from a fresh process, beside a process that shows a bare PySide6 window. Run as
``python -m tests.bench.window NAME FOLDER`` this module is such a process: it prints its figures.
"""

import datetime as dt
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench.measure import ROUNDS, Row

FILE = "example.ilacs"
Figures = dict[str, float]


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    """Measure every budget of the window, in interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("prepare", *CHILDREN):
            _fresh(name, folder)  # compiles what each imports; does not count
        runs = [{name: _fresh(name, folder) for name in CHILDREN} for _ in range(rounds)]
    yield _against_floor("first paint", "frame", runs, 1.5)
    yield _against_floor("workbench with the example open", "workbench", runs, 2.5)
    save = statistics.median(run["workbench"]["save"] for run in runs)
    yield Row("save, on the interface thread", save * 1000, 5, "ms")
    memory = statistics.median(run["workbench"]["memory"] for run in runs)
    yield Row("memory with the example open", memory, 110, "MiB")


def _against_floor(what: str, name: str, runs: list[dict[str, Figures]], budget: float) -> Row:
    """Return the median ratio to the bare window, run by run."""
    ratios = [run[name]["cpu"] / run["floor"]["cpu"] for run in runs]
    mine, base = (statistics.median(run[n]["cpu"] for run in runs) for n in (name, "floor"))
    detail = f"{mine * 1000:.0f} ms against {base * 1000:.0f} ms, from the start of the process"
    return Row(what, statistics.median(ratios), budget, "×", detail)


def _fresh(name: str, folder: str) -> Figures:
    """Return the figures of one process of its own, with compiled modules as we ship them."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
    command = [sys.executable, "-m", "tests.bench.window", name, folder]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    return figures


def _floor(_folder: Path) -> Figures:
    """A bare window, painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 680)
    window.show()
    app.processEvents()
    return {"cpu": time.process_time()}


def _frame(folder: Path) -> Figures:
    """Our window, painted for the first time; what is in it is not built yet."""
    program, _app = _program(folder, None)
    program.window.show()
    program.window.grab()
    return {"cpu": time.process_time()}


def _workbench(folder: Path) -> Figures:
    """Our window with the example on the draft page, painted and ready for a key."""
    program, app = _program(folder, folder / FILE)
    program.window.show()
    while program.inside is None:
        app.processEvents()
    app.processEvents()
    program.window.grab()
    ready = time.process_time()
    return {"cpu": ready, "memory": _memory(), "save": _save(program)}


def _program(folder: Path, file: Path | None):
    from PySide6.QtWidgets import QApplication

    from ilacs_desktop.app import Program
    from ilacs_desktop.assets import resources
    from ilacs_desktop.folders import Folders
    from ilacs_desktop.ui.preferences import Preferences
    from ilacs_desktop.ui.theme.theme import Theme

    app = QApplication([])
    folders = Folders(folder / "settings.json", folder / "recovery", folder / "logs", folder)
    preferences = Preferences(folders.settings)
    theme = Theme(app, resources() / "icons")
    program = Program(theme, preferences, folders, file)
    program.window.resize(1280, 680)
    return program, app


def _save(program) -> float:
    """Return the seconds for which a save holds up the interface thread."""
    from ilacs_desktop.document.body import Block, Text
    from ilacs_desktop.document.places import Place

    workspace = program.inside.desk.workspace
    workspace.edit_body(Place("front", "summary"), (Block("b1", (Text("Seen in time."),)),))
    start = time.thread_time()
    workspace.save()
    begun = time.thread_time() - start
    workspace.services.save_lane._pool.waitForDone()
    start = time.thread_time()
    workspace.services.save_lane.drain()
    return begun + time.thread_time() - start


def _memory() -> float:
    """Return the resident memory of this process in MiB; 0 where the system does not tell."""
    pages = Path("/proc/self/statm")
    if not pages.exists():
        return 0.0
    return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def _prepare(folder: Path) -> Figures:
    """Save the example where the others find it."""
    from ilacs_desktop.storage.save import Author, save_new
    from tests.bench.documents import example, shipped_framework

    document = example(shipped_framework())
    at = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
    save_new(folder / FILE, document, Author("bench", "bench"), at, lambda _: "")
    return {}


CHILDREN: dict[str, Callable[[Path], Figures]] = {
    "floor": _floor,
    "frame": _frame,
    "workbench": _workbench,
}


if __name__ == "__main__":
    figures = {**CHILDREN, "prepare": _prepare}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps(figures), flush=True)
    os._exit(0)  # what ending costs is not measured
