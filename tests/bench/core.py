"""What the parts without a window cost: opening, checks and the Word export."""

import io
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from ilacs_desktop.assets import resources, standard_template
from ilacs_desktop.checks.live import check_in_steps, finish
from ilacs_desktop.checks.suite import load_suite
from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.framework.model import Framework
from tests.bench.documents import with_evidence
from tests.bench.measure import ROUNDS, Row, milliseconds, times
from tests.bench.operations import TODAY, edited, operations

EVIDENCE = 100  # items


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure every budget that needs no window."""
    document = with_evidence(document, EVIDENCE)
    with tempfile.TemporaryDirectory() as folder:
        ready = operations(document, framework, Path(folder) / "one.ilacs")
        what = f"open a 6,000-word document with {EVIDENCE} items of evidence"
        yield milliseconds(what, ready["open"](), 150)
        yield milliseconds("checks after one edit", ready["checks after an edit"](), 50)
        yield Row("longest step of them", _longest_step(document, framework) * 1000, 5, "ms")
        plain = _plain_word(document, standard_template())
        yield times("Word export against bare python-docx", ready["export"](), plain, 2)


def _longest_step(document: Document, framework: Framework) -> float:
    """Return the CPU seconds of the longest step after an edit, the median of nine runs."""
    suite, today = load_suite(resources()), TODAY
    checked = finish(check_in_steps(document, framework, today, suite))

    def longest() -> float:
        steps = check_in_steps(edited(document), framework, today, suite, checked)
        times = []
        while True:
            start = time.process_time()
            over = next(steps, "over") is not None
            times.append(time.process_time() - start)
            if over:
                return max(times)

    return statistics.median(longest() for _ in range(ROUNDS))


def _plain_word(document: Document, template: Path) -> Callable[[], object]:
    """Return python-docx writing the same text, styles set by id, with no links and no tables."""
    from docx import Document as WordDocument
    from docx.oxml.ns import qn

    texts = [block_text(block) for _, body in exported_bodies(document) for block in body]
    texts += [item.shows for item in document.evidence]
    texts += [text for a in document.actions for text in (a.what, a.weakness, a.measure)]

    def write() -> bytes:
        word = WordDocument(str(template))
        for text in texts:
            paragraph = word.add_paragraph(text)
            style = paragraph._p.get_or_add_pPr().get_or_add_pStyle()
            style.set(qn("w:val"), "ListBullet")
        out = io.BytesIO()
        word.save(out)
        return out.getvalue()

    return write
