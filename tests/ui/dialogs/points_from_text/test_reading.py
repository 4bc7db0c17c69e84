"""The text of a report, out of a Word or text file."""

from pathlib import Path

import pytest

from ilacs_desktop.ui.dialogs.points_from_text.reading import (
    ReportFileError,
    found_in,
    text_of_file,
)

TEXT = "What needs to improve?\n• The “pace” of plans.\n• The quality of man-\nagement.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(TEXT, encoding=encoding, newline="\n")
    assert text_of_file(path) == TEXT


def test_a_word_broken_at_a_lines_end_is_mended_by_the_dictionary() -> None:
    assert [p.text for p in found_in(TEXT).points] == [
        "The “pace” of plans.",
        "The quality of management.",
    ]


def test_a_word_document_is_read_with_its_lists(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("What needs to improve", 1)
    document.add_paragraph("The pace of plans.", style="List Bullet")
    document.add_paragraph("The cost of homes.", style="List Bullet")
    document.add_heading("Main findings", 1)
    document.add_paragraph("Staff are kind.")
    path = tmp_path / "letter.docx"
    document.save(str(path))
    found = found_in(text_of_file(path))
    assert [p.text for p in found.points] == ["The pace of plans.", "The cost of homes."]
    assert "Staff are kind." in [p.text for p in found.passages]


@pytest.mark.parametrize(
    ("name", "said"), [("report.pdf", "select all of its text"), ("gone.txt", "could not be read")]
)
def test_what_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(ReportFileError, match=said):
        text_of_file(tmp_path / name)


def test_a_file_too_large_for_a_report_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 5_000_001)
    with pytest.raises(ReportFileError, match="too large"):
        text_of_file(path)
