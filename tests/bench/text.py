"""What joining two drafts and counting pages cost, and how counting while one types grows."""

import os
from collections.abc import Iterator

import msgspec

from ilacs_desktop.assets import templates
from ilacs_desktop.document.body import Text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, with_body
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.charts import ChartPainter
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.live import LivePages
from ilacs_desktop.layout.pages import paginate
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.flow.model import Paragraph, Section
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.package import read_package
from ilacs_desktop.word.writer import write_docx
from tests.bench.documents import enlarged
from tests.bench.measure import Row, milliseconds, ratio
from tests.bench.operations import CHANGED, TODAY, flow_of, merging


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure the merge and the paginator against their budgets."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    what = "merge two drafts, 1,000 characters changed in each"
    yield milliseconds(what, merging(document, CHANGED), 150)
    yield from _pages(document, framework)
    yield from _while_typing(document, enlarged(document, 10), framework)


def _pages(document: Document, framework: Framework) -> Iterator[Row]:
    one = flow_of(document, framework)
    kept = Measure()
    paginate(one, kept)
    edits = iter(range(10**6))

    def again() -> None:
        paginate(_edited(one, f" And more {next(edits)}."), kept)

    value, edit, whole = ratio(again, lambda: paginate(one, Measure()))
    detail = f"{edit * 1000:.1f} ms against {whole * 1000:.0f} ms"
    yield Row("page count after one edit, against the whole", value, 0.1, "×", detail)


def _while_typing(document: Document, tenfold: Document, framework: Framework) -> Iterator[Row]:
    """Measure what the status bar does after an edit, from the document to its pages."""
    template = templates() / "word" / "default.docx"
    one, ten = (
        _Typing(some, framework, LivePages(template, ExportChoices()))
        for some in (document, tenfold)
    )

    def whole() -> None:
        word = write_docx(
            document,
            framework,
            template,
            ExportChoices(),
            today=TODAY,
            count_pages=lambda _: lambda _: 18,
            draw_chart=ChartPainter().draw,
        )
        paginate(read_flow(read_package(word.docx)), Measure())

    value, edit, all_of_it = ratio(one.edit, whole)
    detail = f"{edit * 1000:.1f} ms against {all_of_it * 1000:.0f} ms"
    yield Row("pages while typing, against writing and counting", value, 0.1, "×", detail)
    yield Row("the same, for one edit", edit * 1000, 15, "ms")
    value, large, small = ratio(ten.edit, one.edit, rounds=5)
    detail = f"{large * 1000:.0f} ms against {small * 1000:.0f} ms"
    yield Row("pages while typing, ten times the text", value, 12, "×", detail)


class _Typing:
    """A document in which a word more is typed each time, and its pages are counted."""

    def __init__(self, document: Document, framework: Framework, live: LivePages) -> None:
        self._document, self._framework, self._live = document, framework, live
        self._edits = 0

    def edit(self) -> None:
        """Type and count."""
        self._edits += 1
        place, body = next(
            (at, body) for at, body in bodies(self._document) if body and at.question == "know"
        )
        block = msgspec.structs.replace(body[0], runs=(Text(f"And more {self._edits}."),))
        edited = with_body(self._document, place, (block, *body[1:]))
        self._live.count(edited, self._framework, TODAY)


def _edited(flow: tuple[Section, ...], text: str) -> tuple[Section, ...]:
    """Return the flow with words more in one paragraph of its middle."""
    first, *rest = flow
    at = next(
        at
        for at in range(len(first.items) // 2, len(first.items))
        if isinstance(first.items[at], Paragraph)
    )
    paragraph = first.items[at]
    assert isinstance(paragraph, Paragraph)
    *spans, last = paragraph.spans
    longer = msgspec.structs.replace(last, text=last.text + text)
    item = msgspec.structs.replace(paragraph, spans=(*spans, longer))
    items = (*first.items[:at], item, *first.items[at + 1 :])
    return (msgspec.structs.replace(first, items=items), *rest)
