"""What goes wrong on Windows only, tried on every system."""

import errno
import ntpath
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ilacs_desktop.storage import errors, file_lock, names
from ilacs_desktop.storage.disk import GONE, Disk, is_held, open_error
from ilacs_desktop.storage.lock import saving
from ilacs_desktop.storage.safe_write import save_error, write_safely
from tests.storage.makers import Watch, names_in, windows_error

REFUSED = [
    "con.ilacs",
    "NUL.docx",
    "Com1.2026.ilacs",
    "lpt³.ilacs",
    "aux .ilacs",
    "northbridge: 2026.ilacs",
    "why?.ilacs",
    "a|b.ilacs",
    "tab\t.ilacs",
    "northbridge.ilacs.",
    "northbridge.ilacs ",
    "",
]
ALLOWED = [
    "northbridge-2026.ilacs",
    "console.ilacs",
    "com.ilacs",
    "com12.ilacs",
    "Self-evaluation 2026 (final) [v2] & co's, 50%.ilacs",
    "Ynys Môn 北桥.ilacs",
    ".ilacs",
    "~$con.ilacs.12.tmp",
]


@pytest.mark.parametrize("name", REFUSED)
def test_a_name_that_leads_windows_elsewhere_is_refused_before_anything_is_written(
    tmp_path: Path, name: str
) -> None:
    windows = Watch().disk(windows=True)
    with pytest.raises(errors.BadNameError), saving(tmp_path / "x", windows):
        write_safely(tmp_path / name if name else Path(), b"new", windows)
    assert names_in(tmp_path) == []


def test_the_lock_is_not_written_under_such_a_name_either(tmp_path: Path) -> None:
    windows = Watch().disk(windows=True)
    with pytest.raises(errors.BadNameError), saving(tmp_path / "ab:c.ilacs", windows):
        pytest.fail("the lock was taken")
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_ordinary_names_are_taken(tmp_path: Path, name: str) -> None:
    write_safely(tmp_path / name, b"new", Watch().disk(windows=True))
    assert names_in(tmp_path) == [name]


@given(st.text(max_size=80), st.text(max_size=40))
def test_the_name_that_we_suggest_is_always_taken(authority: str, label: str) -> None:
    assert names.is_name_on_windows(names.file_name_for(authority, label))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_elsewhere_a_file_of_such_a_name_can_go_on_being_saved(tmp_path: Path) -> None:
    file = tmp_path / "northbridge: 2026.ilacs"
    file.write_bytes(b"old")
    write_safely(file, b"new", Watch().disk(windows=False))
    assert file.read_bytes() == b"new"


def test_the_disk_knows_what_it_runs_on() -> None:
    assert Disk().windows == (os.name == "nt")


def test_leftovers_are_found_whatever_letters_the_file_was_opened_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "Northbridge-2026.ilacs"
    probe = names.lock_probe(saved, 12)
    left = [names.temporary(saved, 4), probe]
    for path in left:
        path.touch()
    typed = tmp_path / "NORTHBRIDGE-2026.ilacs"
    monkeypatch.setattr(os.path, "normcase", ntpath.normcase)
    assert names.leftovers(typed) == sorted(left)
    assert names.is_lock_probe(probe, typed)
    assert not names.is_lock_probe(left[0], typed)


@pytest.mark.skipif(os.name == "nt", reason="Windows takes both names for the same")
def test_elsewhere_other_letters_are_another_file(tmp_path: Path) -> None:
    names.temporary(tmp_path / "A.ilacs", 4).touch()
    assert names.leftovers(tmp_path / "a.ilacs") == []


@pytest.mark.parametrize("number", sorted(GONE))
def test_a_drive_or_server_that_is_gone_is_not_called_a_file_that_is_gone(number: int) -> None:
    gone = windows_error(number, errno.ENOENT)
    reading = open_error(gone, "a.ilacs")
    assert type(reading) is errors.CannotReadError
    assert "check that you are connected" in str(reading)


@pytest.mark.parametrize(
    ("number", "kind"),
    [(n, errors.FolderGoneError) for n in sorted(GONE)] + [(1295, errors.DiskFullError)],
)
def test_saving_to_it_is_told_as_such(
    tmp_path: Path, number: int, kind: type[errors.SaveError]
) -> None:
    assert type(save_error(windows_error(number, errno.EINVAL), tmp_path / "a.ilacs")) is kind


def test_a_file_that_another_program_has_in_memory_is_waited_for() -> None:
    assert is_held(windows_error(1224, errno.EINVAL))


def test_a_word_file_that_is_open_in_word_is_told_in_those_words(tmp_path: Path) -> None:
    def held(*_: object) -> None:
        raise windows_error(5, errno.EACCES)

    file = tmp_path / "northbridge.docx"
    file.write_bytes(b"open in Word")
    with pytest.raises(errors.HeldElsewhereError, match="open in Word"):
        write_safely(file, b"new", Watch().disk(replace=held))
    assert names_in(tmp_path) == ["northbridge.docx"]
    assert file.read_bytes() == b"open in Word"


@pytest.mark.parametrize(
    ("number", "lock"),
    [(errno.EACCES, "theirs"), (errno.EAGAIN, "theirs"), (0, "theirs"), (errno.ENOLCK, "none")],
)
def test_a_refusal_is_told_from_a_disk_without_locks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lock: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, "refused")

    if sys.platform == "win32":
        monkeypatch.setattr("msvcrt.locking", refuse)
    else:
        monkeypatch.setattr("fcntl.flock", refuse)
    with (tmp_path / "a.journal").open("xb") as file:
        assert file_lock.take(file) == lock


def test_a_lock_is_seen_by_a_second_program_and_the_text_stays_readable(tmp_path: Path) -> None:
    path = tmp_path / "a.journal"
    path.write_bytes(b"typed")
    with path.open("r+b") as first, path.open("r+b") as second:
        assert (file_lock.take(first), file_lock.take(second)) == ("ours", "theirs")
        assert path.read_bytes() == b"typed"
        assert first.tell() == 0
    with path.open("r+b") as third:
        assert file_lock.take(third) == "ours"
