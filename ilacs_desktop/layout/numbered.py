"""The Word file with page numbers in its contents list: written once to count, once to say.

Word would work them out only when somebody asks it to, and most readers never do.
"""

import datetime as dt
from pathlib import Path

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.pages import Pages, paginate
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.flow_reader import read_flow
from ilacs_desktop.word.package import read_package
from ilacs_desktop.word.writer import WordFile, write_docx

# Stands for a page while pages are counted: as wide as most numbers, so that no entry grows.
_SOME_PAGE = 18


def pages_of(word: bytes, measure: Measure) -> Pages:
    """Return the pages that a Word file of ours fills. Raises PackageError for a damaged one."""
    return paginate(read_flow(read_package(word)), measure)


def write_numbered(
    document: Document,
    framework: Framework,
    template: Path,
    choices: ExportChoices,
    *,
    today: dt.date,
) -> WordFile:
    """Return the self-evaluation as a Word file whose contents list has page numbers.

    They are right within a page (docs/paging.md). Raises TemplateError as write_docx does.
    """
    first = write_docx(
        document, framework, template, choices, today=today, page_of=lambda _: _SOME_PAGE
    )
    starts = pages_of(first.docx, Measure()).starts
    return write_docx(document, framework, template, choices, today=today, page_of=starts.get)
