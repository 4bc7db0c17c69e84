"""Text files of rows and columns, as different programs write them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.tables import sheet
from ilacs_desktop.tables.sheet import SheetError, guarded, read_sheet, unguarded

ROWS = (("Title", "Owner"), ("Café audit", "Jo"))
TEXT = "Title,Owner\r\nCafé audit,Jo\r\n"


def read(folder: Path, raw: bytes, name: str = "list.csv") -> tuple[tuple[str, ...], ...]:
    path = folder / name
    path.write_bytes(raw)
    return read_sheet(path)[0].rows


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_encoding_that_excel_writes_is_understood(encoding: str, tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.encode(encoding)) == ROWS


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_every_delimiter_that_excel_writes_is_understood(delimiter: str, tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.replace(",", delimiter).encode()) == ROWS


def test_a_title_above_the_headings_does_not_hide_the_delimiter(tmp_path: Path) -> None:
    assert read(tmp_path, b"Evidence list\n\nTitle;Type\nA;B\n")[2:] == (
        ("Title", "Type"),
        ("A", "B"),
    )


def test_a_comma_inside_quotes_does_not_count_as_a_delimiter(tmp_path: Path) -> None:
    raw = b'"Title, or name, as known";Owner\nAudit;Jo\n'
    assert read(tmp_path, raw) == (("Title, or name, as known", "Owner"), ("Audit", "Jo"))


def test_a_first_line_that_names_the_delimiter_is_followed(tmp_path: Path) -> None:
    assert read(tmp_path, b"sep=;\r\nTitle;Owner, or lead\r\n") == ((), ("Title", "Owner, or lead"))


def test_line_breaks_within_a_cell_and_space_around_it_are_tidied(tmp_path: Path) -> None:
    assert read(tmp_path, b'Title\n"  One\r\ntwo  "\n') == (("Title",), ("One\ntwo",))


@pytest.mark.parametrize("text", ["=1+1", "+44", "-5", "@SUM(A1)", "\tx", "'=1", "''+1"])
def test_a_formula_is_guarded_and_read_back(text: str) -> None:
    assert guarded(text) == f"'{text}"
    assert unguarded(guarded(text)) == text


@given(st.text())
def test_guarding_loses_nothing_and_leaves_no_formula(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_an_apostrophe_of_ones_own_stays() -> None:
    assert unguarded("'tis the season") == "'tis the season"


def test_a_file_too_large_to_be_a_list_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "MOST_BYTES", 10)
    with pytest.raises(SheetError, match=r"too large .* Nothing was changed"):
        read(tmp_path, b"Title\n" + b"x" * 10)


@pytest.mark.parametrize("raw", [b"Title\n" * 5001, b"," * 100])
def test_too_many_rows_or_columns_are_refused(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="5,000 rows, 100 columns"):
        read(tmp_path, raw)


def test_a_cell_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="not a list of rows and columns"):
        read(tmp_path, b'Title\n"' + b"x" * 200_000)


@pytest.mark.parametrize("raw", [b"", b"\n\n", b" , ,\n"])
def test_an_empty_file_is_said_to_be_empty(raw: bytes, tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="is empty"):
        read(tmp_path, raw)


@pytest.mark.parametrize(
    ("name", "said"),
    [("old.xls", "before 2007"), ("list.docx", "no spreadsheet"), ("list", "no spreadsheet")],
)
def test_other_kinds_of_file_are_refused_with_what_to_do(
    name: str, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SheetError, match=said):
        read(tmp_path, b"Title\n", name)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="could not be read"):
        read_sheet(tmp_path / "gone.csv")


def test_a_first_line_that_names_the_quotation_mark_is_no_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('sep="\nNo,Title\n1,Audit\n', "utf-8")
    (sheet,) = read_sheet(path)
    assert sheet.rows[1:] == (("No", "Title"), ("1", "Audit"))
