"""What going about the window costs: another section, another page, a form.

Measured is the CPU time of the interface thread: what the lanes do meanwhile holds nobody up.
"""

import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication

from ilacs_desktop.assets import resources
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.storage.save import Author, save_new
from ilacs_desktop.ui.dialogs.evidence import EvidenceDialog
from ilacs_desktop.ui.theme.theme import Theme
from tests.bench.evidence_page import AT
from tests.bench.measure import ROUNDS, Row, Work
from tests.ui.recorded_dialogs import RecordedDialogs
from tests.ui.running import Running

AT_ONCE = 100  # milliseconds: what comes within them seems to come at once
FIRST_TIME = 250  # what is seen for the first time may be made first
STAGES = ("overview", "set_up", "evidence", "draft", "plan", "team", "review", "export")


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure the window with the example open, painted each time."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("another kind of application is running")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "example.ilacs"
        save_new(file, document, Author("bench", "bench"), AT, lambda _: "")
        theme = Theme(app, resources() / "icons", mode="light")
        run = Running(theme, RecordedDialogs(), Path(folder), file)
        run.inside.finish_checks()
        yield from _pages(run)
        yield _row("go to another section and back", _sections(run), 2 * AT_ONCE)
        yield _row("open and close a form", _form(theme, document, framework), AT_ONCE)
        run.end()


def _pages(run: Running) -> Iterator[Row]:
    """Measure the page that takes longest, when it is made and afterwards."""

    def show(stage: str) -> None:
        run.inside.workbench.ways.go_to_stage(stage)
        run.window.grab()

    first = {stage: _spent(lambda stage=stage: show(stage)) for stage in STAGES}
    rounds = [{s: _spent(lambda stage=s: show(stage)) for s in STAGES} for _ in range(ROUNDS)]
    again = {stage: statistics.median(one[stage] for one in rounds) for stage in STAGES}
    for what, spent, budget in (("first", first, FIRST_TIME), ("again", again, AT_ONCE)):
        slowest = max(spent, key=lambda stage: spent[stage])
        yield Row(f"see a page {what}: the slowest", spent[slowest], budget, "ms", slowest)


def _sections(run: Running) -> Work:
    sections = [section.id for section in run.document.sections[:2]]

    def there_and_back() -> None:
        for section in sections:
            run.inside.workbench.ways.go_to_part(section)
            run.window.grab()

    return there_and_back


def _form(theme: Theme, document: Document, framework: Framework) -> Work:
    def open_and_close() -> None:
        item = document.evidence[0]
        form = EvidenceDialog(theme, item, framework, document.people, is_new=False)
        form.show()
        form.grab()
        form.close()
        form.deleteLater()

    return open_and_close


def _row(what: str, work: Work, budget: float) -> Row:
    work()
    return Row(what, statistics.median(_spent(work) for _ in range(ROUNDS)), budget, "ms")


def _spent(work: Work) -> float:
    """Return the milliseconds of this thread's CPU time that one run took."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000
