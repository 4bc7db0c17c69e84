"""How long something takes, in CPU time, fairly: interleaved with its baseline, medians of nine."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 9

Work = Callable[[], object]


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


def cpu(work: Work) -> float:
    """Return the CPU seconds of one run."""
    start = time.process_time()
    work()
    return time.process_time() - start


def median(work: Work, rounds: int = ROUNDS) -> float:
    """Return the median CPU seconds of several runs after one that does not count."""
    work()
    return statistics.median(cpu(work) for _ in range(rounds))


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


def times(what: str, work: Work, baseline: Work, budget: float) -> Row:
    """Measure work against a multiple of its baseline."""
    value, mine, base = ratio(work, baseline)
    return Row(what, value, budget, "×", f"{mine * 1000:.1f} ms against {base * 1000:.1f} ms")
