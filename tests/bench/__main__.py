"""Print every budget beside what was measured: ``python3 run.py bench``."""

import argparse
import os
import platform
import sys
from collections.abc import Iterator

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.bench import (
    core,
    evidence_page,
    language,
    moves,
    preview,
    tenfold,
    text,
    versions,
    window,
)
from tests.bench.documents import example, shipped_framework
from tests.bench.growth.curve import Curve
from tests.bench.growth.curves import curves
from tests.bench.measure import ROUNDS, Row
from tests.bench.pace import undisturbed
from tests.bench.peers.compare import Peers, compare
from tests.bench.report.page import write_page
from tests.bench.report.tables import growth_table, peers_table


def _rows(document: Document, framework: Framework) -> Iterator[Row]:
    yield from core.rows(document, framework)
    yield from language.rows(document)
    yield from text.rows(document, framework)
    yield from tenfold.rows(document, framework)
    yield from versions.rows(document, framework)
    yield from window.rows()
    yield from evidence_page.rows(document, framework)
    yield from moves.rows(document, framework)
    yield from preview.rows(document, framework)
    yield from key_rows()


def key_rows() -> Iterator[Row]:
    """Measure one key in a long section against a plain text box."""
    from tests.ui.editor.key_cost import key_costs

    costs = key_costs()
    keys = f"{costs.ours:.2f} ms against {costs.plain:.2f} ms"
    drawn = f"{costs.ours_drawn:.2f} ms against {costs.plain_drawn:.2f} ms"
    yield Row("one key in a 2,000-word section, against a plain box", costs.ratio, 2.5, "×", keys)
    yield Row("the same key, drawn", costs.ratio_drawn, 2.5, "×", drawn)
    yield Row("the same key, 95 of 100 are quicker", costs.ours_p95, 8, "ms")


def _budgets(document: Document, framework: Framework) -> list[Row]:
    """Measure every budget and print each as soon as it is known."""
    print(f"Python {platform.python_version()}, CPU time, medians of {ROUNDS}")
    rows = []
    for row in undisturbed(_rows(document, framework)):
        rows.append(row)
        verdict = "within" if row.is_within else "OVER"
        measured = f"{row.value:8.2f} {row.unit:2} (budget {row.budget:g})"
        print(f"{verdict:7}{row.what:52}{measured}  {row.detail}", flush=True)
    return rows


def _growth(document: Document, framework: Framework) -> list[Curve]:
    """Measure how everything grows and print it as the page has it."""
    found = list(curves(document, framework))
    print(f"\nGrowth, CPU time\n\n{growth_table(found)}\n", flush=True)
    return found


def _peers(document: Document, framework: Framework) -> Peers:
    """Compare us with our peers and print it as the page has it."""
    found = compare(document, framework)
    print(f"\nBeside our peers, CPU time\n\n{peers_table(found)}\n", flush=True)
    return found


def _wanted() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("--peers", action="store_true", help="compare with other programs too")
    parser.add_argument("--growth", action="store_true", help="from 1 to 100 times the size too")
    parser.add_argument("--write", action="store_true", help="all of it, into docs/performance.md")
    parser.add_argument("--no-budgets", action="store_true", help="only what else is asked for")
    return parser.parse_args()


def main() -> int:
    """Measure, print the tables, and return 0 whatever they say: figures are for people to read."""
    wanted = _wanted()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # as in the processes of window.py
    from PySide6.QtWidgets import QApplication

    # First of all: counting pages makes a lesser one where there is none.
    app = QApplication.instance() or QApplication([])
    framework = shipped_framework()
    document = example(framework)
    everything = wanted.write
    peers = _peers(document, framework) if wanted.peers or everything else None
    found = _growth(document, framework) if wanted.growth or everything else []
    rows = _budgets(document, framework) if everything or not wanted.no_budgets else []
    app.processEvents()
    if everything and peers is not None:
        write_page(rows, found, peers)
    within = sum(row.is_within for row in rows)
    print(f"{within} within budget, {len(rows) - within} over budget")
    return 0


if __name__ == "__main__":
    sys.exit(main())
