"""Print every budget beside what was measured: ``python3 run.py bench``."""

import platform
import sys
from collections.abc import Iterator

from tests.bench import core
from tests.bench.documents import example, shipped_framework
from tests.bench.measure import ROUNDS, Row


def _rows() -> Iterator[Row]:
    framework = shipped_framework()
    document = example(framework)
    yield from core.rows(document, framework)


def main() -> int:
    """Measure, print the table, and return 0 whatever it says: figures are for people to read."""
    print(f"Python {platform.python_version()}, CPU time, medians of {ROUNDS}")
    rows = []
    for row in _rows():
        rows.append(row)
        verdict = "within" if row.is_within else "OVER"
        measured = f"{row.value:8.2f} {row.unit:2} (budget {row.budget:g})"
        print(f"{verdict:7}{row.what:52}{measured}  {row.detail}", flush=True)
    within = sum(row.is_within for row in rows)
    print(f"{within} within budget, {len(rows) - within} over budget")
    return 0


if __name__ == "__main__":
    sys.exit(main())
