"""Outputs as sheets of A4, through the same path as the program's: two pages are two pages."""

import re
import shutil
import subprocess
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from PySide6.QtWidgets import QApplication

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.new import new_document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.layout.sheets import pdf_of, sheet_count
from ilacs_desktop.outputs.briefing import briefing_html
from ilacs_desktop.outputs.changes import Since
from ilacs_desktop.outputs.evidence_index import evidence_index_html
from ilacs_desktop.outputs.source import Source
from ilacs_desktop.outputs.update import update_html
from tests.outputs.outputs_made import source_of
from tests.outputs.review_made import TODAY
from tests.strategies import documents

needs_pdfinfo = pytest.mark.skipif(
    shutil.which("pdfinfo") is None, reason="pdfinfo (poppler-utils) is not installed"
)


@pytest.fixture(scope="module")
def source(example: Document, framework: Framework) -> Source:
    return source_of(example, framework)


@pytest.fixture(scope="module")
def briefing(source: Source, qapp: QApplication) -> str:
    return briefing_html(source, sheet_count, on_sheets=True)


@needs_pdfinfo
def test_the_briefing_of_the_example_is_two_pages_of_a4(briefing: str, tmp_path: Path) -> None:
    path = tmp_path / "briefing.pdf"
    path.write_bytes(pdf_of(briefing, "Northbridge: briefing", "OFFICIAL-SENSITIVE"))
    told = subprocess.run(["pdfinfo", str(path)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"Pages:\s+2\n", told)
    assert "(A4)" in told
    assert sheet_count(briefing) == 2


def test_the_briefing_fills_its_pages(briefing: str) -> None:
    """Half a page more would not fit: what is left out is left out for want of room."""
    half = "<p>More.</p>" * 20
    assert sheet_count(briefing.replace("</body>", f"{half}</body>")) == 3


def test_the_web_page_tells_what_the_paper_tells(source: Source, briefing: str) -> None:
    web = briefing_html(source, sheet_count)
    for words in re.findall(r"<li>(.*?)</li>", briefing):
        assert words in web


def test_an_almost_empty_one_is_one_page(framework: Framework, qapp: QApplication) -> None:
    empty = source_of(new_document(framework, "Northbridge Council", None), framework)
    assert sheet_count(briefing_html(empty, sheet_count, on_sheets=True)) == 1
    assert sheet_count(update_html(empty, sheet_count, on_sheets=True)) == 1


def test_the_update_is_one_page_however_much_has_changed(
    source: Source, example: Document, qapp: QApplication
) -> None:
    base = new_document(source.framework, "Northbridge Council", None)
    everything = source._replace(since=Since(TODAY, base))
    html = update_html(everything, sheet_count, on_sheets=True)
    assert sheet_count(html) == 1
    assert "Not shown here" in html


def test_the_index_lies_on_its_side_and_repeats_its_header(
    source: Source, qapp: QApplication
) -> None:
    html = evidence_index_html(source, on_sheets=True)
    assert 5 < sheet_count(html, sideways=True) < 12
    assert "landscape" in evidence_index_html(source)


@settings(max_examples=5)
@given(document=documents())
def test_any_document_keeps_to_its_pages(
    source: Source, qapp: QApplication, document: Document
) -> None:
    cycle = msgspec.structs.replace(document.cycle, label="2026")
    other = source._replace(document=msgspec.structs.replace(document, cycle=cycle))
    assert sheet_count(briefing_html(other, sheet_count, on_sheets=True)) <= 2
    assert sheet_count(update_html(other, sheet_count, on_sheets=True)) == 1
