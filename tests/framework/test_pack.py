"""A framework pack is a zip that people look into, read whole or refused with file, key and reason."""

import contextlib
import errno
import io
import os
import shutil
import zipfile
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given

from ilacs_desktop.assets import resources
from ilacs_desktop.framework.errors import PackError
from ilacs_desktop.framework.load import FILES
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.framework.pack import (
    FILE_LIMIT,
    PACK_LIMIT,
    READ_ME,
    pack_bytes,
    pack_of,
    read_pack,
)
from tests.framework_packs import change_2027, made, shipped_tables, zipped

SHIPPED = resources() / "framework"
TEXTS = {name: (SHIPPED / name).read_bytes() for name in FILES}


def refusal(content: bytes) -> tuple[str, str, str]:
    with pytest.raises(PackError) as caught:
        pack_of(content, "pack.zip")
    return caught.value.file, caught.value.key, caught.value.reason


def with_file(name: str, content: bytes) -> bytes:
    return zipped(TEXTS | {name: content})


def test_the_shipped_framework_goes_into_a_pack_and_comes_back(framework: Framework) -> None:
    again = pack_of(pack_bytes(read_pack(SHIPPED)), "pack.zip")
    assert again.framework == framework
    assert again.files == TEXTS  # with every remark


def test_the_same_framework_makes_the_same_bytes_whatever_the_day(tmp_path: Path) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "framework")
    os.utime(copy / "areas.toml", (0, 0))
    assert pack_bytes(read_pack(copy)) == pack_bytes(read_pack(SHIPPED))


def test_the_read_me_says_what_it_is_and_what_each_file_holds() -> None:
    with zipfile.ZipFile(io.BytesIO(pack_bytes(read_pack(SHIPPED)))) as archive:
        assert archive.namelist() == [READ_ME, *FILES]
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}  # not today
        text = archive.read(READ_ME).decode("utf-8")
    assert "ILACS from April 2026, as at 2026-04-01\r\n" in text  # as Notepad wants it
    assert all(name in text for name in FILES)


def test_a_pack_that_windows_made_of_a_folder_is_read(framework: Framework) -> None:
    files = {f"my framework/{name}": content for name, content in TEXTS.items()}
    assert pack_of(zipped(files), "pack.zip").framework == framework


def test_a_file_that_notepad_saved_is_read(framework: Framework) -> None:
    saved = {name: b"\xef\xbb\xbf" + c.replace(b"\n", b"\r\n") for name, c in TEXTS.items()}
    assert pack_of(zipped(saved), "pack.zip").framework == framework


def test_a_pack_that_renames_splits_merges_and_retires_is_read() -> None:
    found = made(change_2027).framework
    assert found.id == "ilacs-2027-04"
    assert found.area("lead.records").retired
    assert {area.id for area in found.areas} >= {"help.universal", "help.targeted"}


def test_the_message_says_what_is_wrong_what_is_safe_and_what_to_do() -> None:
    with pytest.raises(PackError) as caught:
        pack_of(with_file("dates.toml", b"gap_months = 6"), "pack.zip")
    assert str(caught.value) == (
        "This framework pack cannot be used. dates.toml: the key “months_before_meeting” is missing."
        " Your documents are not affected. Correct the file in the pack, or ask for the pack again"
        " where you got it from."
    )


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../areas.toml", "its name leads out of the pack"),
        ("/areas.toml", "its name leads out of the pack"),
        ("..\\areas.toml", "its name leads out of the pack"),
        ("C:areas.toml", "its name leads out of the pack"),
        ("more/areas.toml", "it is in a folder of its own; the files of a pack are side by side"),
        ("program.exe", "it does not belong in a framework pack; take it out"),
        ("inner.zip", "it does not belong in a framework pack; take it out"),
    ],
)
def test_a_name_that_has_no_business_there_is_refused(name: str, reason: str) -> None:
    stored = name.replace("\\", "/") if os.sep == "\\" else name
    assert refusal(with_file(name, b"x")) == ("pack.zip", f"“{stored}”", reason)


def test_two_files_of_one_name_are_refused() -> None:
    out = io.BytesIO(zipped(TEXTS))
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("areas.toml", b"area = []")
    assert refusal(out.getvalue())[1:] == ("“areas.toml”", "the pack has two files of this name")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(name: str) -> None:
    rest = {file: content for file, content in TEXTS.items() if file != name}
    assert refusal(zipped(rest)) == (name, "", "there is no such file in the pack")


def test_a_file_that_swells_is_refused_before_it_is_unpacked() -> None:
    bomb = with_file("areas.toml", b"#" * (FILE_LIMIT + 1))
    assert len(bomb) < FILE_LIMIT
    assert refusal(bomb) == (
        "pack.zip",
        "“areas.toml”",
        "it is larger than 1 MB, which no framework is",
    )


def test_a_file_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(with_file("areas.toml", b"#" * (FILE_LIMIT + 1)))
    size = (FILE_LIMIT + 1).to_bytes(4, "little")
    assert bomb.count(size) == 2
    assert refusal(bytes(bomb.replace(size, (100).to_bytes(4, "little"))))[2] in {
        "it is damaged, or not a zip file",
        "it is larger than 1 MB, which no framework is",
    }


def test_too_many_files_and_too_large_a_pack_are_refused() -> None:
    many = TEXTS | {f"{n}.toml": b"" for n in range(30)}
    assert refusal(zipped(many))[2] == "it holds more than 24 files"
    assert refusal(b"PK" + bytes(PACK_LIMIT)) == (
        "pack.zip", "", "it is larger than 4 MB, which no framework is",
    )  # fmt: skip


@pytest.mark.parametrize("way", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
@pytest.mark.parametrize("damaged", [False, True])
def test_what_windows_does_not_make_is_refused_whatever_is_in_it(way: int, damaged: bool) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", way) as archive:
        archive.writestr("framework.toml", TEXTS["framework.toml"])
    content = bytearray(out.getvalue())
    content[60:120] = bytes(byte ^ 0x55 for byte in content[60:120]) if damaged else content[60:120]
    assert refusal(bytes(content))[2].startswith("it is compressed in a way that Windows does not")


def test_an_encrypted_pack_is_refused() -> None:
    content = bytearray(zipped(TEXTS))
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    assert refusal(bytes(content))[2] == "it is encrypted; make the pack without a password"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("# août".encode("latin-1"), "it is not a UTF-8 text file"),
        (b"area = " + b"[" * 5_000, "it is not valid TOML: it is nested too deeply"),
        (b"area = " + b"9" * 5_000, "it is not valid TOML: it has a number that is too long"),
        (b".".join([b"a"] * 2_000) + b" = 1", "it is not valid TOML: it is nested too deeply"),
        (b'note = "\\u0000"', "it has a character that cannot be printed"),
        (b'"\\u0007" = 1', "it has a character that cannot be printed"),
        (b'note = "' + b"x" * 10_001 + b'"', "it is longer than 10,000 characters"),
    ],
)
def test_what_no_text_file_should_hold_is_refused(content: bytes, reason: str) -> None:
    file, _, found = refusal(with_file("areas.toml", content))
    assert (file, found) == ("areas.toml", reason)


@pytest.mark.parametrize(
    ("file", "key", "value", "named", "reason"),
    [
        ("dates.toml", "months_before_meeting", 121, "months_before_meeting", "it must be 120 or less"),
        ("dates.toml", "cycle_years", 10**30, "cycle_years", None),
        ("bank_holidays.toml", "last_year", 9_999_999, "last_year", "it must be from 2000 to 2100"),
        ("framework.toml", "id", "x" * 65, "id", "it is longer than 64 characters"),
    ],
)  # fmt: skip
def test_a_number_with_which_no_date_can_be_worked_out_is_refused(
    file: str, key: str, value: object, named: str, reason: str | None
) -> None:
    with pytest.raises(PackError) as caught:
        made(lambda tables: tables[file].update({key: value}))
    assert (caught.value.file, caught.value.key) == (file, named)
    assert reason in {None, caught.value.reason}


def test_a_judgement_cannot_have_the_id_of_a_section() -> None:
    def clash(tables: dict) -> None:
        tables["framework.toml"]["judgement"][0]["id"] = "homes"
        for name in ("areas.toml", "sections.toml"):
            for items in tables[name].values():
                for item in items if isinstance(items, list) else ():
                    if item.get("judgement") == "impact_of_leaders":
                        item["judgement"] = "homes"
        tables["framework.toml"]["leaders"] = "homes"

    with pytest.raises(PackError, match="a judgement cannot have the id of a section"):
        made(clash)


def test_a_step_cannot_have_the_id_of_the_meeting() -> None:
    with pytest.raises(PackError, match="the id of a day that the meeting sets"):
        made(lambda tables: tables["dates.toml"]["steps"][0].update(id="meeting"))


def test_what_is_no_zip_is_refused() -> None:
    assert refusal(b"Dear colleague") == ("pack.zip", "", "it is not a zip file")
    assert refusal(b"PK\x03\x04 and then nothing")[2] == "it is damaged, or not a zip file"


def test_a_folder_is_read_as_a_pack_is(tmp_path: Path, framework: Framework) -> None:
    copy = shutil.copytree(SHIPPED, tmp_path / "framework")
    assert read_pack(copy).framework == framework
    (copy / "moves.toml").unlink()
    with pytest.raises(PackError, match=r"moves\.toml: there is no such file in the pack"):
        read_pack(copy)


def test_a_pack_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="it cannot be read"):
        read_pack(tmp_path / "gone.zip")


def test_a_pack_on_a_share_that_went_away_is_said_to_be_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_path: Path) -> bool:
        raise OSError(errno.EINVAL, "the network name is no longer available")

    monkeypatch.setattr(Path, "is_dir", gone)
    with pytest.raises(PackError, match=r"it cannot be read \(the network name"):
        read_pack(tmp_path / "pack.zip")


WHOLE = zipped(TEXTS)


@given(at=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255))
def test_a_pack_with_one_byte_changed_is_read_or_refused_in_plain_words(at: int, byte: int) -> None:
    spoilt = WHOLE[:at] + bytes([byte]) + WHOLE[at + 1 :]
    with contextlib.suppress(PackError):  # and nothing else
        assert pack_of(spoilt, "pack.zip").framework.judgements


@given(length=st.integers(0, len(WHOLE) - 1))
def test_a_pack_that_was_cut_short_is_refused(length: int) -> None:
    with pytest.raises(PackError):
        pack_of(WHOLE[:length], "pack.zip")


def test_the_tables_of_the_tests_say_what_the_files_say(framework: Framework) -> None:
    assert made(lambda _: None, shipped_tables()).framework == framework
