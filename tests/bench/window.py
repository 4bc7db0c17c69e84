"""What the window costs: first paint, the workbench with the example, memory, saving.

Each figure comes from a fresh process, beside a process that shows a bare PySide6 window. Those
processes are in window_process.py.
"""

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.bench.measure import ROUNDS, Figures, Row, printed_figures
from tests.bench.window_process import LAZY

PROCESSES = ("floor", "frame", "workbench")
Round = dict[str, Figures]


def rows(rounds: int = ROUNDS) -> Iterator[Row]:
    """Measure every budget of the window, in interleaved rounds."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("prepare", *PROCESSES):
            window_process(name, folder)  # compiles what each imports; does not count
        taken = [{name: window_process(name, folder) for name in PROCESSES} for _ in range(rounds)]
    yield _against_floor("first paint", "frame", taken, 1.5)
    lazy = max(one["frame"]["lazy"] for one in taken)
    what = "imported at first paint of what should wait until it is needed"
    yield Row(what, lazy, 0, "", ", ".join(LAZY))
    yield _against_floor("workbench with the example open", "workbench", taken, 2.5)
    save = statistics.median(one["workbench"]["save"] for one in taken)
    yield Row("save, on the interface thread", save * 1000, 5, "ms")
    memory = statistics.median(one["workbench"]["memory"] for one in taken)
    yield Row("memory with the example open", memory, 110, "MiB")


def _against_floor(what: str, name: str, taken: list[Round], budget: float) -> Row:
    """Return the median ratio to the bare window, round by round."""
    ratio = statistics.median(one[name]["cpu"] / one["floor"]["cpu"] for one in taken)
    mine, base = (statistics.median(one[n]["cpu"] for one in taken) for n in (name, "floor"))
    detail = f"{mine * 1000:.0f} ms against {base * 1000:.0f} ms, from the start of the process"
    return Row(what, ratio, budget, "×", detail)


def window_process(name: str, folder: str) -> Figures:
    """Return the figures of one process of its own, with compiled modules as we ship them."""
    command = [sys.executable, "-m", "tests.bench.window_process", name, folder]
    return printed_figures(command, compiled_environ(folder))


def compiled_environ(folder: str) -> dict[str, str]:
    """Return the environment of a process that finds our modules compiled, as they are shipped."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ["PYTHONPYCACHEPREFIX"] = str(Path(folder) / "compiled")
    return environ
