"""What it costs to paint a page of the preview that was not painted before."""

import os
from collections.abc import Iterator

from ilacs_desktop.assets import templates
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.choices import ExportChoices
from tests.bench.measure import Row, median
from tests.bench.operations import TODAY

_MOST = 64 << 20  # bytes
_BUDGET = 20  # milliseconds: above some twenty, scrolling on to a new page is seen to stop


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure the fullest page of a document at 100 %."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from ilacs_desktop.layout.paint import paint_page
    from ilacs_desktop.ui.pages.export.preview.job import PreviewOf, make_preview
    from ilacs_desktop.ui.pages.export.preview.pictures import Pictures

    app = QApplication.instance() or QApplication([])
    template = templates() / "word" / "default.docx"
    made = make_preview(PreviewOf(document, framework, template, ExportChoices(), TODAY))
    page = max(made.placed.pages, key=lambda page: len(page.marks))
    size = round(page.width * 4 / 3), round(page.height * 4 / 3)  # pixels at 96 to an inch
    cost = median(lambda: Pictures(paint_page, _MOST).picture(page, *size, 1.0)) * 1000
    detail = f"{len(page.marks)} pieces of text, rules and pictures"
    yield Row("paint the fullest page of the preview", cost, _BUDGET, "ms", detail)
    app.processEvents()
