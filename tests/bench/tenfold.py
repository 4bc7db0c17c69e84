"""Ten times the text or the evidence, each alone, and drafts of ten authors: twelve times the cost.

Ten times the versions is in versions.py, beside what else many versions cost.
"""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from tests.bench.documents import with_evidence, with_text
from tests.bench.growth.authors import authors_works
from tests.bench.measure import Row, times
from tests.bench.operations import CHANGED, Prepared, operations

TIMES = 10
MOST = 12  # times the cost
PAIRS = 3  # each takes seconds


def rows(document: Document, framework: Framework) -> Iterator[Row]:
    """Measure each operation on a document and on one ten times as large."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one = operations(document, framework, folder / "one.ilacs")
        text = with_text(document, TIMES)
        more = operations(text, framework, folder / "text.ilacs", CHANGED * TIMES)
        yield from _against("ten times the text", more, one)
        evidence = with_evidence(document, TIMES * len(document.evidence))
        more = operations(evidence, framework, folder / "evidence.ilacs")
        yield from _against("ten times the evidence", more, one)
        (_, alone), (_, ten) = authors_works(document, framework, folder, (1, TIMES))
        yield from _against("drafts of ten authors against one", ten, alone)


def _against(what: str, more: Mapping[str, Prepared], one: Mapping[str, Prepared]) -> Iterator[Row]:
    for name, prepare in more.items():
        yield times(f"{name}, {what}", prepare(), one[name](), MOST, PAIRS)
