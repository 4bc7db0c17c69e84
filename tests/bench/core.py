"""What the parts without a window cost: opening, saving, checks and the Word export."""

import datetime as dt
import io
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ilacs_desktop.assets import resources, templates
from ilacs_desktop.checks.live import check_in_steps, finish
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.checks.suite import load_suite
from ilacs_desktop.document.body import Text, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import exported_bodies, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, SaveOrder, save
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.bench.documents import enlarged
from tests.bench.measure import ROUNDS, Row, Work, milliseconds, ratio, times

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
WHO = Author("bench", "bench")


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure every budget that needs no window."""
    with tempfile.TemporaryDirectory() as folder:
        work = _work(document, framework, Path(folder) / "one.ilacs")
        tenfold = _work(enlarged(document, 10), framework, Path(folder) / "ten.ilacs")
        yield milliseconds("open a 6,000-word document", work["open"], 150)
        yield milliseconds("checks after one edit", work["checks after an edit"], 50)
        yield Row("longest step of them", _longest_step(document, framework) * 1000, 5, "ms")
        template = templates() / "word" / "default.docx"
        plain = _plain_word(document, template)
        yield times("Word export against bare python-docx", work["export"], plain, 2)
        for name in ("open", "save", "checks", "checks after an edit", "export"):
            value, large, small = ratio(tenfold[name], work[name], rounds=5)
            detail = f"{large * 1000:.0f} ms against {small * 1000:.0f} ms"
            yield Row(f"{name}, ten times the text and evidence", value, 12, "×", detail)


def _work(document: Document, framework: Framework, path: Path) -> dict[str, Work]:
    def readable(version: Document) -> str:
        return readable_html(version, framework, templates())

    def first_save() -> object:
        return save(SaveOrder(path, document, History(), (), WHO, AT, readable, overwrite=True))

    first_save()
    template = templates() / "word" / "default.docx"
    today = AT.date()
    suite = load_suite(resources())
    checked = finish(check_in_steps(document, framework, today, suite))
    edited = _edited(document)
    return {
        "open": lambda: open_file(path),
        "save": first_save,
        "checks": lambda: run_checks(document, framework, today, suite),
        "checks after an edit": lambda: finish(
            check_in_steps(edited, framework, today, suite, checked)
        ),
        "export": lambda: write_docx(document, framework, template, ExportChoices(), today=today),
    }


def _edited(document: Document) -> Document:
    """Return the document with a word more in one of its paragraphs."""
    place, body = next(
        (at, body) for at, body in exported_bodies(document) if at.question == "know"
    )
    block = msgspec.structs.replace(body[0], runs=(*body[0].runs, Text(" And more.")))
    return with_body(document, place, (block, *body[1:]))


def _longest_step(document: Document, framework: Framework) -> float:
    """Return the CPU seconds of the longest step after an edit, the median of nine runs."""
    suite, today = load_suite(resources()), AT.date()
    checked = finish(check_in_steps(document, framework, today, suite))

    def longest() -> float:
        steps = check_in_steps(_edited(document), framework, today, suite, checked)
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
