"""The Word file with page numbers in its contents list: written, counted, and the numbers put in.

Word would work them out only when somebody asks it to, and most readers never do.
"""

import datetime as dt
from pathlib import Path

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.charts import ChartPainter
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.pages import Pages, lay_out, paginate, shown_numbers
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.content.printed import OUR_BOOKMARKS, bookmark
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.limits import OURS
from ilacs_desktop.word.parts.package import Parts, read_package
from ilacs_desktop.word.rendering.contents import PageOf
from ilacs_desktop.word.writer import WordFile, write_docx


def pages_of(word: bytes, measure: Measure) -> Pages:
    """Return the pages that a Word file of ours fills. Raises PackageError for a damaged one."""
    return paginate(read_flow(read_package(word, OURS), OURS), measure)


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
    found: list[Pages] = []

    def count_pages(parts: Parts) -> PageOf:
        flow = read_flow(parts, OURS)
        layout = lay_out(flow, Measure())
        found.append(layout.pages)
        shown = shown_numbers(flow, layout)
        return {name: shown[page] for name, page in layout.pages.starts.items()}.get

    made = write_docx(
        document,
        framework,
        template,
        choices,
        today=today,
        count_pages=count_pages,
        draw_chart=ChartPainter().draw,
    )
    told = (*made.warnings, *_long_summary(found[0], choices))
    return msgspec.structs.replace(made, warnings=told)


def _long_summary(pages: Pages, choices: ExportChoices) -> tuple[str, ...]:
    """Return a sentence where the summary has a page of its own and does not keep to it."""
    summary = bookmark("part_summary")
    start = pages.starts.get(summary)
    after = (
        page
        for name, page in pages.starts.items()
        if name.startswith(OUR_BOOKMARKS) and name != summary
    )
    if (
        start is None
        or not choices.summary_page
        or min(after, default=pages.number + 1) <= start + 1
    ):
        return ()
    return ("The summary is longer than a page. Shorten it so that it can be read at a glance.",)
