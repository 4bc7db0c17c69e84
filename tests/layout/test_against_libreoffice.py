"""Our pages against LibreOffice's, which is the judge that can be run: docs/paging.md."""

import datetime as dt
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.lines import Measure
from ilacs_desktop.layout.numbered import pages_of, write_numbered
from ilacs_desktop.word.choices import ExportChoices
from ilacs_desktop.word.flow.model import Paragraph
from ilacs_desktop.word.flow.reader import read_flow
from ilacs_desktop.word.parts.package import read_package
from tests.layout.against_libreoffice import (
    MISSING,
    Laid,
    lay,
    some_choices,
    some_document,
    some_template,
)

pytestmark = pytest.mark.any_python

needs_programs = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")
TODAY = dt.date(2026, 10, 12)
CONTENTS_END = 3  # the body begins on the third page


def differences(word: bytes, theirs: Laid) -> tuple[int, list[int]]:
    """Return by how many pages we are over for the whole, and for each heading's start."""
    ours = pages_of(word, Measure())
    starts: list[int] = []
    page = CONTENTS_END
    for heading, name in headings(word):
        found = theirs.page_of(heading, page)
        if found is not None:
            page = found
            starts.append(ours.starts[name] - found)
    return ours.number - len(theirs.pages), starts


def headings(word: bytes) -> list[tuple[str, str]]:
    """Return the text and bookmark of each heading of level 1 and 2, in order."""
    items = (item for section in read_flow(read_package(word)) for item in section.items)
    return [
        ("".join(span.text for span in item.spans), item.bookmarks[0])
        for item in items
        if isinstance(item, Paragraph) and item.style in ("Heading1", "Heading2") and item.bookmarks
    ]


@needs_programs
def test_the_example_has_the_pages_that_we_count(
    example: Document, framework: Framework, tmp_path: Path
) -> None:
    template = some_template(Random(1), tmp_path)
    word = write_numbered(example, framework, template, ExportChoices(), today=TODAY).docx
    over, starts = differences(word, *lay([word], tmp_path))
    assert abs(over) <= 1
    assert max(map(abs, starts)) <= 1
    assert len(starts) > 30


@pytest.mark.long
@needs_programs
def test_forty_documents(example: Document, framework: Framework, tmp_path: Path) -> None:
    words: list[bytes] = []
    for seed in range(40):
        random = Random(seed)
        template = some_template(random, tmp_path)
        document = some_document(example, random)
        choices = some_choices(random)
        made = write_numbered(document, framework, template, choices, today=TODAY)
        words.append(made.docx)
    whole: Counter[int] = Counter()
    starts: Counter[int] = Counter()
    for word, laid in zip(words, lay(words, tmp_path), strict=True):
        over, parts = differences(word, laid)
        whole[over] += 1
        starts.update(parts)
    told = f"pages {dict(whole)}, starts of parts {dict(starts)}"
    assert max(map(abs, whole)) <= 1, told
    assert whole[0] >= 36, told
    assert max(map(abs, starts)) <= 1, told
