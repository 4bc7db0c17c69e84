"""Excel workbooks: what is read of them, what is refused, and what is written."""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from ilacs_desktop.tables import workbook
from ilacs_desktop.tables.sheet import Sheet, SheetError, read_sheet
from ilacs_desktop.tables.workbook import read_workbook, write_workbook


def made(rows: Iterable[Iterable[object]], title: str = "List") -> bytes:
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rezipped(raw: bytes, changes: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in dict.fromkeys((*old.namelist(), *changes)):
            new.writestr(name, changes[name] if name in changes else old.read(name))
    return out.getvalue()


def test_cells_are_read_as_somebody_would_type_them() -> None:
    day = dt.datetime(2026, 4, 1)
    raw = made([["Title", 54, 54.0, 0.5, True, None, day, day.date(), " x\r\ny "]])
    row = ("Title", "54", "54", "0.5", "Yes", "", "2026-04-01", "2026-04-01", "x\ny")
    assert read_workbook(raw, "list.xlsx") == (Sheet("List", (row,)),)


def test_hidden_sheets_are_passed_over_and_empty_ones_too(tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Empty"
    book.create_sheet("Secret").append(["Title"])
    book["Secret"].sheet_state = "hidden"
    book.create_sheet("Seen").append(["Title"])
    path = tmp_path / "list.xlsx"
    path.write_bytes(saved(book))
    assert [sheet.name for sheet in read_sheet(path)] == ["Seen"]


def test_a_formula_gives_nothing_of_its_own() -> None:
    raw = made([["Title"], ["=1+1"]])  # no program has worked it out yet
    assert read_workbook(raw, "list.xlsx")[0].rows == (("Title",),)


def test_empty_rows_keep_the_numbers_of_those_below() -> None:
    raw = made([["Title"], [], [], ["Audit"]])
    assert read_workbook(raw, "list.xlsx")[0].rows == (("Title",), (), (), ("Audit",))


def test_a_sheet_that_claims_a_million_rows_is_read_for_what_it_holds() -> None:
    raw = made([["Title"], ["Audit"]])
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(raw)) as zipped:
        xml = zipped.read(name)
    claimed = xml.replace(b'<dimension ref="A1:A2"', b'<dimension ref="A1:XFD1048576"')
    assert claimed != xml
    rows = read_workbook(rezipped(raw, {name: claimed}), "list.xlsx")[0].rows
    assert rows == (("Title",), ("Audit",))


def test_cells_far_down_or_far_out_are_refused() -> None:
    for place in ("A5001", "CW1"):
        book = Workbook()
        book.active["A1"] = "Title"
        book.active[place] = "far"
        with pytest.raises(SheetError, match="too large"):
            read_workbook(saved(book), "list.xlsx")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_UNPACKED", 200_000)
    bomb = rezipped(made([["Title"]]), {"xl/media/image1.png": bytes(300_000)})
    assert len(bomb) < 10_000
    with pytest.raises(SheetError, match="too large"):
        read_workbook(bomb, "list.xlsx")


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_PARTS", 3)
    with pytest.raises(SheetError, match="too large"):
        read_workbook(made([["Title"]]), "list.xlsx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>'
    padded = f"<!--{' ' * 9000}-->{laughs}".encode(encoding)
    raw = rezipped(made([["Title"]]), {"xl/sharedStrings.xml": padded})
    with pytest.raises(SheetError, match="Excel never writes"):
        read_workbook(raw, "list.xlsx")


@pytest.mark.parametrize("raw", [b"", b"Title\n", b"PK\x03\x04 and no more"])
def test_what_is_no_zip_is_told(raw: bytes) -> None:
    with pytest.raises(SheetError, match="damaged, or kept with a password"):
        read_workbook(raw, "list.xlsx")


def test_a_zip_that_is_no_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("readme.txt", "hello")
    with pytest.raises(SheetError, match="no Excel workbook"):
        read_workbook(out.getvalue(), "list.xlsx")


def test_a_damaged_part_is_told() -> None:
    raw = bytearray(made([["Title"] * 50] * 50))
    raw[len(raw) // 3] ^= 0xFF
    with pytest.raises(SheetError, match="Nothing was changed"):
        read_workbook(bytes(raw), "list.xlsx")


@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_part_is_told_however_it_is_packed(packing: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as zipped:
        zipped.writestr("a.xml", b"<a/>" * 500)
    raw = bytearray(out.getvalue())
    raw[50:64] = bytes(byte ^ 0x5A for byte in raw[50:64])
    with pytest.raises(SheetError, match="damaged"):
        read_workbook(bytes(raw), "list.xlsx")


def test_macros_are_passed_over() -> None:
    raw = rezipped(made([["Title"]]), {"xl/vbaProject.bin": b"Sub Auto_Open()"})
    assert read_workbook(raw, "list.xlsm")[0].rows == (("Title",),)


def test_text_that_looks_like_a_formula_is_written_as_text() -> None:
    raw = write_workbook("List", [["Title"], ["=HYPERLINK(1)"]], (20,))
    cell = load_workbook(io.BytesIO(raw)).active["A2"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", "=HYPERLINK(1)", True)


def test_a_list_is_written_to_be_read_by_people() -> None:
    raw = write_workbook("List", [["Title", "From"], ["Audit", dt.date(2026, 4, 1)]], (20, 18))
    sheet = load_workbook(io.BytesIO(raw)).active
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.auto_filter.ref == "A1:B2"
    assert sheet["B2"].number_format == "d mmmm yyyy"
    assert sheet.column_dimensions["B"].width == 18


def test_text_too_long_for_a_cell_is_refused_rather_than_cut() -> None:
    with pytest.raises(SheetError, match=r"longer than a cell .* Nothing was written"):
        write_workbook("List", [["x" * 32_768]], (20,))


def test_control_characters_are_left_out() -> None:
    raw = write_workbook("List", [["a\x00b\x0bc\nd"]], (20,))
    assert read_workbook(raw, "list.xlsx")[0].rows == (("abc\nd",),)


def test_a_workbook_whose_end_leads_before_its_beginning_is_told() -> None:
    raw = bytearray(made([["Title"]]))
    end = raw.rindex(b"PK\5\6")
    raw[end + 16 : end + 20] = b"\xff\xff\xff\x7f"  # where the table of contents is said to begin
    with pytest.raises(SheetError, match="damaged"):
        read_workbook(bytes(raw), "list.xlsx")


@pytest.mark.parametrize(
    ("part", "most"),
    [("xl/worksheets/sheet1.xml", "MOST_MARKS"), ("xl/styles.xml", "MOST_STYLE_MARKS")],
)
def test_a_small_file_that_unpacks_to_millions_of_marks_is_refused(
    part: str, most: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, most, 5_000)
    raw = rezipped(made([["Title"]]), {part: b"<a>" + b"<b/>" * 5_000 + b"</a>"})
    with pytest.raises(SheetError, match="too much in all its sheets"):
        read_workbook(raw, "list.xlsx")


def test_a_hidden_sheet_with_the_data_behind_a_list_is_no_reason_to_refuse_it() -> None:
    book = Workbook()
    book.active["A1"] = "Title"
    book.create_sheet("Export").sheet_state = "hidden"
    cells = b'<c r="A1" t="n"><v>1</v></c>' * 15
    rows = b"<row>" + cells + b"</row>"
    raw = rezipped(
        saved(book), {"xl/worksheets/sheet2.xml": b"<worksheet>" + rows * 20_000 + b"</worksheet>"}
    )
    (sheet,) = read_workbook(raw, "scorecard.xlsx")
    assert sheet.rows == (("Title",),)
