"""One process of window.py: ``python -m tests.bench.window_process NAME FOLDER`` prints figures.

It imports nothing at its top that the window does not, so that it adds nothing to what it measures.
"""

import os
import shutil
import sys
import time
from pathlib import Path

FILE = "example.ilacs"
# What DESIGN.md §2 wants imported inside the action that needs it.
LAZY = ("docx", "lxml", "jinja2", "icalendar", "openpyxl", "spylls", "cryptography")


def floor(_folder: Path) -> dict[str, float]:
    """A bare window, painted."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.resize(1280, 680)
    window.show()
    app.processEvents()
    window.grab()
    return _now()


def frame(folder: Path) -> dict[str, float]:
    """Our window, painted for the first time; what is in it is not built yet."""
    program, _app = _program(folder, None)
    program.start()
    program.window.grab()
    lazy = {name.split(".")[0] for name in sys.modules} & set(LAZY)
    return {"cpu": time.process_time(), "lazy": len(lazy)}


def workbench(folder: Path) -> dict[str, float]:
    """Our window with the example on the draft page, painted and ready for a key."""
    shutil.rmtree(folder / "recovery", ignore_errors=True)  # what the process before left behind
    program, app = _program(folder, folder / FILE)
    program.start()
    while program.inside is None:
        app.processEvents()
    app.processEvents()
    program.window.grab()
    assert program.inside.workbench.ways.stage == "draft"
    ready = time.process_time()
    return {"cpu": ready, "memory": _memory(), "save": _save(program)}


def _program(folder: Path, file: Path | None):
    from ilacs_desktop.__main__ import imported_app

    started = imported_app()  # first of all, as in a start
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    return started.Program(app, _folders(folder), file), app


def _folders(folder: Path):
    from ilacs_desktop.folders import Folders

    return Folders(folder / "settings.json", folder / "recovery", folder / "logs", folder)


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


def start(folder: Path) -> dict[str, float]:
    """Our window without a file: its start page, painted and ready for a click."""
    return _filled(folder, None)


def ready(folder: Path) -> dict[str, float]:
    """Our window as in ``workbench``, and when it was ready."""
    return _filled(folder, folder / FILE)


def _filled(folder: Path, file: Path | None) -> dict[str, float]:
    import shutil

    shutil.rmtree(folder / "recovery", ignore_errors=True)  # what the process before left behind
    program, app = _program(folder, file)
    program.start()
    while program.inside is None:
        app.processEvents()
    app.processEvents()
    program.window.grab()
    return _now()


def _now() -> dict[str, float]:
    """Return the CPU seconds of this process so far, and the time of day."""
    return {"cpu": time.process_time(), "at": time.time()}


def _memory() -> float:
    """Return the resident memory of this process in MiB; 0 where the system does not tell."""
    pages = Path("/proc/self/statm")
    if not pages.exists():
        return 0.0
    return int(pages.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def prepare(folder: Path) -> dict[str, float]:
    """Save the example where the others find it; its author was last in the first of its answers."""
    import datetime as dt

    from ilacs_desktop.settings import LeftAt, Settings, save_settings
    from ilacs_desktop.storage.save import Author, save_new
    from tests.bench.documents import example, shipped_framework

    document = example(shipped_framework())
    at = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
    save_new(folder / FILE, document, Author("bench", "bench"), at, lambda _: "")
    section = document.sections[0]
    left = LeftAt(document.id, section.id, "know", section.know[0].id, 0)
    settings = Settings(window=(0, 0, 1280, 680), left_at=(left,))
    save_settings(_folders(folder).settings, settings)
    return {}


if __name__ == "__main__":
    made = {f.__name__: f for f in (floor, frame, start, workbench, ready, prepare)}
    figures = made[sys.argv[1]](Path(sys.argv[2]))
    import json

    print(json.dumps(figures), flush=True)
    os._exit(0)  # what ending costs is not measured
