"""How long something takes, in CPU time, fairly: interleaved with its baseline, medians of nine."""

import json
import os
import signal
import statistics
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

ROUNDS = 9
_LIMIT = 120  # seconds after which a process is ended

Work = Callable[[], object]
Figures = dict[str, float]


@dataclass(frozen=True)
class Row:
    """One line of the table: what was measured against its budget, both in ``unit``."""

    what: str
    value: float
    budget: float
    unit: str
    detail: str = ""

    @property
    def is_within(self) -> bool:
        """Whether the budget is kept."""
        return self.value <= self.budget


class Spent(NamedTuple):
    """Seconds of CPU time, and seconds on the clock."""

    cpu: float
    wall: float


def cpu(work: Work) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median(work: Work, rounds: int = ROUNDS) -> float:
    """Return the median CPU seconds of several runs after one that does not count."""
    work()
    return statistics.median(cpu(work) for _ in range(rounds))


def steady(work: Work, most: int = 5, enough: float = 1.5) -> float:
    """Return the median CPU seconds of five runs, of fewer when together they take long enough.

    A first run does not count, unless it takes that long by itself.
    """
    first = cpu(work)
    spent = [first] if first >= enough else []
    while len(spent) < most and sum(spent) < enough:
        spent.append(cpu(work))
    return statistics.median(spent)


def ratio(work: Work, baseline: Work, rounds: int = ROUNDS) -> tuple[float, float, float]:
    """Return the median ratio of work to baseline, pair by pair, and the two medians in seconds."""
    work()
    baseline()
    pairs = [(cpu(work), cpu(baseline)) for _ in range(rounds)]
    ratios = statistics.median(one / other for one, other in pairs)
    return ratios, *(statistics.median(times) for times in zip(*pairs, strict=True))


def milliseconds(what: str, work: Work, budget: float) -> Row:
    """Measure work against a budget in milliseconds."""
    return Row(what, median(work) * 1000, budget, "ms")


def times(what: str, work: Work, baseline: Work, budget: float, rounds: int = ROUNDS) -> Row:
    """Measure work against a multiple of its baseline."""
    value, mine, base = ratio(work, baseline, rounds)
    return Row(what, value, budget, "×", f"{mine * 1000:.1f} ms against {base * 1000:.1f} ms")


def printed_figures(command: Sequence[str], environ: Mapping[str, str]) -> Figures:
    """Return the figures that a process of its own prints in its last line.

    A process that tells when it was ready (``at``, seconds as time.time has them) has ``wall`` among
    them: the seconds from its start until then.
    """
    start = time.time()
    done = subprocess.run(
        command, env=environ, capture_output=True, text=True, check=True, timeout=_LIMIT
    )
    figures: Figures = json.loads(done.stdout.splitlines()[-1])
    if "at" in figures:
        figures["wall"] = figures["at"] - start
    return figures


def whole_process(command: Sequence[str], environ: Mapping[str, str]) -> Spent:
    """Return what a process took from its start to its end, with all that it started and waited for.

    Raises CalledProcessError, with what the process printed, when it fails or takes two minutes.
    Needs os.wait4, which Windows has not.
    """
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(
            command, env=environ, stdout=said, stderr=said, start_new_session=True
        )
        late = threading.Timer(_LIMIT, os.killpg, (child.pid, signal.SIGKILL))
        late.start()
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - start
        late.cancel()
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(child.returncode, list(command), said.read())
    return Spent(usage.ru_utime + usage.ru_stime, wall)
