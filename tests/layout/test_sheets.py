"""Web pages on sheets of paper: marking and number on each, black on white, the whole text."""

import gc
import re
import shutil
import subprocess
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPdfWriter
from PySide6.QtWidgets import QApplication

from ilacs_desktop.layout import sheets
from ilacs_desktop.layout.sheets import pdf_of, sheet_count

LINES = "".join(f"<p>Line {n} of the review.</p>" for n in range(200))
HTML = f"<html><body><h1>Review</h1>{LINES}</body></html>"
needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="pdftotext (poppler-utils) is not installed"
)


def text_of(pdf: bytes, folder: Path) -> list[str]:
    """Return the text of each sheet."""
    path = folder / "review.pdf"
    path.write_bytes(pdf)
    found = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True
    )
    return found.stdout.decode().split("\f")[:-1]


@needs_pdftotext
def test_every_sheet_has_marking_title_and_number(qapp: QApplication, tmp_path: Path) -> None:
    sheets = text_of(pdf_of(HTML, "Northbridge: review", "OFFICIAL-SENSITIVE"), tmp_path)
    assert len(sheets) > 3
    for number, sheet in enumerate(sheets, start=1):
        assert "OFFICIAL-SENSITIVE" in sheet
        assert "Northbridge: review" in sheet
        assert f"Page {number} of {len(sheets)}" in sheet


@needs_pdftotext
def test_no_line_is_lost_or_doubled(qapp: QApplication, tmp_path: Path) -> None:
    text = "".join(text_of(pdf_of(HTML, "", ""), tmp_path))
    assert [int(n) for n in re.findall(r"Line (\d+) of", text)] == list(range(200))


def test_it_is_black_on_white_in_the_dark_look_too(qapp: QApplication) -> None:
    before = qapp.palette()
    dark = QPalette(before)
    dark.setColor(QPalette.ColorRole.Text, QColor("white"))
    qapp.setPalette(dark)
    paper = QImage(400, 400, QImage.Format.Format_RGB32)
    paper.fill("white")
    painter = QPainter(paper)
    text = sheets._text("<p>Review</p>", paper, QSizeF(400, 400))
    sheets._draw_body(painter, text, 0, QSizeF(400, 400), 0)
    painter.end()
    qapp.setPalette(before)
    darkest = min(paper.pixelColor(x, y).lightness() for x in range(100) for y in range(40))
    assert darkest < 60


@needs_pdftotext
@pytest.mark.parametrize("sideways", [False, True])
def test_sheets_are_counted_as_they_are_printed(
    qapp: QApplication, tmp_path: Path, sideways: bool
) -> None:
    printed = text_of(pdf_of(HTML, "", "", sideways=sideways), tmp_path)
    assert sheet_count(HTML, sideways=sideways) == len(printed)


def test_sheets_on_their_side_hold_fewer_lines(qapp: QApplication) -> None:
    assert sheet_count(HTML, sideways=True) > sheet_count(HTML) > 1


@needs_pdftotext
def test_the_marking_stands_at_the_top_and_at_the_bottom(
    qapp: QApplication, tmp_path: Path
) -> None:
    for sheet in text_of(pdf_of(HTML, "Review", "OFFICIAL"), tmp_path):
        lines = [line.strip() for line in sheet.splitlines() if line.strip()]
        assert lines[0] == lines[-1] == "OFFICIAL"


def test_what_a_page_was_set_on_ends_with_it(qapp: QApplication, tmp_path: Path) -> None:
    """A working day makes hundreds, each with its fonts."""
    writer = QPdfWriter(str(tmp_path / "review.pdf"))
    writer.setPageLayout(sheets.a4())
    gone = weakref.ref(writer)
    assert sheets.set_on(writer, HTML, "", "") > 3
    del writer
    gc.collect()
    assert gone() is None
