"""What the parts without a window cost: opening, saving, checks and the Word export."""

import datetime as dt
import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from ilacs_desktop.assets import templates
from ilacs_desktop.checks.run import run_checks
from ilacs_desktop.document.body import block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import exported_bodies
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.outputs.readable import readable_html
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.save import Author, save
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.writer import write_docx
from tests.bench.documents import enlarged
from tests.bench.measure import Row, Work, milliseconds, ratio, times

AT = dt.datetime(2026, 10, 12, 9, 30, tzinfo=dt.UTC)
WHO = Author("bench", "bench")


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure every budget that needs no window."""
    with tempfile.TemporaryDirectory() as folder:
        work = _work(document, framework, Path(folder) / "one.ilacs")
        tenfold = _work(enlarged(document, 10), framework, Path(folder) / "ten.ilacs")
        yield milliseconds("open a 6,000-word document", work["open"], 150)
        yield milliseconds("checks of the whole document", work["checks"], 50)
        template = templates() / "word" / "default.docx"
        plain = _plain_word(document, template)
        yield times("Word export against bare python-docx", work["export"], plain, 2)
        for name in ("open", "save", "checks", "export"):
            value, large, small = ratio(tenfold[name], work[name], rounds=5)
            detail = f"{large * 1000:.0f} ms against {small * 1000:.0f} ms"
            yield Row(f"{name}, ten times the text and evidence", value, 12, "×", detail)


def _work(document: Document, framework: Framework, path: Path) -> dict[str, Work]:
    def readable(version: Document) -> str:
        return readable_html(version, framework, templates())

    def first_save() -> object:
        return save(path, document, History(), (), WHO, AT, readable, overwrite=True)

    first_save()
    template = templates() / "word" / "default.docx"
    today = AT.date()
    return {
        "open": lambda: open_file(path),
        "save": first_save,
        "checks": lambda: run_checks(document, framework),
        "export": lambda: write_docx(document, framework, template, ExportChoices(), today=today),
    }


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
