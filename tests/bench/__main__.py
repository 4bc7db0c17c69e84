"""Print every budget beside what was measured: ``python3 run.py bench``."""

import os
import platform
import sys
from collections.abc import Iterator

from tests.bench import core, evidence_page, language, moves, preview, text, versions, window
from tests.bench.documents import example, shipped_framework
from tests.bench.measure import ROUNDS, Row


def _rows() -> Iterator[Row]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # as in the processes of window.py
    from PySide6.QtWidgets import QApplication

    # First of all: counting pages makes a lesser one where there is none.
    app = QApplication.instance() or QApplication([])
    framework = shipped_framework()
    document = example(framework)
    yield from core.rows(document, framework)
    yield from language.rows(document)
    yield from text.rows(document, framework)
    yield from versions.rows(document, framework)
    yield from window.rows()
    yield from evidence_page.rows(document, framework)
    yield from moves.rows(document, framework)
    yield from preview.rows(document, framework)
    yield from key_rows()
    app.processEvents()


def key_rows() -> Iterator[Row]:
    """Measure one key in a long section against a plain text box."""
    from tests.ui.editor.key_cost import key_costs

    costs = key_costs()
    keys = f"{costs.ours:.2f} ms against {costs.plain:.2f} ms"
    drawn = f"{costs.ours_drawn:.2f} ms against {costs.plain_drawn:.2f} ms"
    yield Row("one key in a 2,000-word section, against a plain box", costs.ratio, 2.5, "×", keys)
    yield Row("the same key, drawn", costs.ratio_drawn, 2.5, "×", drawn)
    yield Row("the same key, 95 of 100 are quicker", costs.ours_p95, 8, "ms")


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
