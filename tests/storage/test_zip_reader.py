"""A zip file that was made to do harm is refused before it can."""

import io
import struct
import tracemalloc
import warnings
import zipfile

import pytest

from ilacs_desktop.storage import zip_reader
from ilacs_desktop.storage.disk import MIB
from ilacs_desktop.storage.errors import CutShortError, DamagedFileError, UnsafeFileError
from ilacs_desktop.storage.zip_reader import ZipReader
from tests.storage.makers import zipped


def test_entries_are_read_and_missing_ones_are_none() -> None:
    reader = ZipReader(zipped({"a": b"1", "b/c": b"2"}), "x")
    assert reader.names == ("a", "b/c")
    assert [reader.read(name) for name in ("a", "b/c", "d")] == [b"1", b"2", None]


def test_a_bomb_is_stopped_while_it_unpacks() -> None:
    bomb = zipped({"zeros": bytes(32 * MIB)})
    reader = ZipReader(bomb, "x")
    tracemalloc.start()
    with pytest.raises(UnsafeFileError, match="unlikely size"):
        reader.read("zeros")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20 * MIB


def test_a_bomb_that_lies_about_its_size_is_no_different() -> None:
    bomb = bytearray(zipped({"zeros": bytes(32 * MIB)}))
    at = bomb.index(b"PK\1\2") + 20
    packed_size = struct.unpack_from("<L", bomb, at)[0]
    struct.pack_into("<LL", bomb, at, packed_size, 10)  # "unpacks to 10 bytes"
    assert ZipReader(bytes(bomb), "x").read("zeros") is None


def test_small_entries_that_pack_very_well_are_let_through() -> None:
    blank = b" " * zip_reader.RATIO_FROM
    assert ZipReader(zipped({"blank": blank}), "x").read("blank") == blank


def test_all_entries_together_may_not_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_reader, "UNPACKED_LIMIT", 1000)
    reader = ZipReader(zipped({name: bytes(400) for name in "abc"}), "x")
    assert reader.read("a")
    assert reader.read("b")
    with pytest.raises(UnsafeFileError, match="unlikely size"):
        reader.read("c")


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up", "a/../../b", "C:/windows", "a\\b", "//server/share"]
)
def test_a_name_that_leads_out_of_the_file_is_refused(name: str) -> None:
    made = io.BytesIO()
    info = zipfile.ZipInfo("x")
    info.filename = name  # as given: the constructor would tidy it
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(info, b"")
    with pytest.raises(UnsafeFileError, match="a part called"):
        ZipReader(made.getvalue(), "x")


def test_a_name_that_is_there_twice_is_refused() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("document.json", b"1")
        archive.writestr("document.json", b"2")
    with pytest.raises(UnsafeFileError, match="twice"):
        ZipReader(made.getvalue(), "x")


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_packing_is_refused(method: int) -> None:
    with pytest.raises(UnsafeFileError, match="unusual way"):
        ZipReader(zipped({"a": b"1"}, method), "x")


@pytest.mark.parametrize("flag", [0x1, 0x40])
def test_a_password_is_refused(flag: int) -> None:
    locked = bytearray(zipped({"a": b"1"}))
    locked[locked.index(b"PK\1\2") + 8] |= flag
    with pytest.raises(UnsafeFileError, match="password"):
        ZipReader(bytes(locked), "x")


def test_a_great_many_entries_are_refused() -> None:
    many = zipped({f"{n}": b"" for n in range(zip_reader.ENTRIES_LIMIT + 1)})
    with pytest.raises(UnsafeFileError, match="201 parts"):
        ZipReader(many, "x")


def test_a_directory_that_is_far_too_long_is_not_even_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = zipped({f"{n:060}": b"" for n in range(700)})
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(UnsafeFileError, match="table of contents is far too long"):
        ZipReader(many, "x")


def test_a_directory_of_the_large_kind_is_not_even_read() -> None:
    data = zipped({"a": b"1"})
    end = data.index(b"PK\5\6")
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    with pytest.raises(UnsafeFileError, match="table of contents"):
        ZipReader(data[:end] + locator + data[end:], "x")


def test_a_comment_behind_the_directory_does_no_harm() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("a", b"1")
        archive.comment = b"packed again" * 100
    assert ZipReader(made.getvalue(), "x").read("a") == b"1"


def test_a_damaged_entry_is_none_and_a_damaged_directory_an_error() -> None:
    data = zipped({"a": b"1" * 100}, zipfile.ZIP_STORED)
    assert ZipReader(data.replace(b"1" * 100, b"1" * 99 + b"2"), "x").read("a") is None
    with pytest.raises(DamagedFileError, match="table of contents"):
        ZipReader(data.replace(b"PK\1\2", b"XX\1\2"), "x")


def test_a_missing_end_is_a_file_cut_short() -> None:
    with pytest.raises(CutShortError):
        ZipReader(zipped({"a": b"1"})[:-1], "x")
