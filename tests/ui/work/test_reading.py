"""Which file it is: by the disk where that can tell, else by its name."""

import os
import shutil
from pathlib import Path

import pytest

from ilacs_desktop.storage.errors import FileMissingError
from ilacs_desktop.storage.save import save_new
from ilacs_desktop.ui.work.reading import (
    GoneError,
    identity,
    read_unless_open,
    same_file,
    same_name,
)
from tests.storage.makers import ANN, MOMENT, document, readable


def test_a_link_leads_to_the_same_file(tmp_path: Path) -> None:
    ours = tmp_path / "ours.ilacs"
    ours.write_bytes(b"x")
    link = tmp_path / "link.ilacs"
    link.symlink_to(ours)
    assert same_file(link, ours)
    assert identity(link) == identity(ours) is not None
    assert same_file(tmp_path / "." / "ours.ilacs", ours)


def test_a_copy_is_another_file(tmp_path: Path) -> None:
    ours, copy = tmp_path / "ours.ilacs", tmp_path / "copy.ilacs"
    ours.write_bytes(b"x")
    shutil.copy(ours, copy)
    assert not same_file(copy, ours)
    assert identity(copy) != identity(ours)


def test_where_the_disk_cannot_tell_the_name_does(tmp_path: Path) -> None:
    gone = tmp_path / "gone.ilacs"
    assert same_file(gone, tmp_path / "gone.ilacs")
    assert not same_file(gone, tmp_path / "other.ilacs")
    assert identity(gone) is None


def test_names_are_compared_as_the_system_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not same_name(tmp_path / "OURS.ilacs", tmp_path / "ours.ilacs")
    monkeypatch.setattr(os.path, "normcase", lambda path: str(path).casefold())
    assert same_name(tmp_path / "OURS.ilacs", tmp_path / "ours.ilacs")


def test_what_is_open_is_not_read_again(tmp_path: Path) -> None:
    ours = tmp_path / "ours.ilacs"
    ours.write_bytes(b"not even a file of ours")
    link = tmp_path / "link.ilacs"
    link.symlink_to(ours)
    assert read_unless_open(link, ours) is None


def test_a_file_that_is_gone_is_told_from_a_drive_that_is_away(tmp_path: Path) -> None:
    with pytest.raises(GoneError):
        read_unless_open(tmp_path / "gone.ilacs", None)
    with pytest.raises(FileMissingError) as away:
        read_unless_open(tmp_path / "no drive" / "gone.ilacs", None)
    assert not isinstance(away.value, GoneError)


def test_beside_a_shared_folder_the_old_file_says_where_the_work_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "ours.ilacs"
    save_new(path, document(), ANN, MOMENT, readable)
    opened = read_unless_open(path, None)
    assert opened is not None
    assert opened.notes == ()
    (tmp_path / "ours.parts").mkdir()
    again = read_unless_open(path, None)
    assert again is not None
    assert "“ours.parts”" in again.notes[0]
    assert again.document == opened.document


def test_a_drive_that_goes_while_its_folder_is_looked_at_does_not_stop_the_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save_new(tmp_path / "a.ilacs", document(), ANN, MOMENT, readable).path
    stat = Path.stat

    def away(asked: Path, **how: bool) -> os.stat_result:
        if asked.suffix == ".parts":
            raise OSError(5, "Input/output error")
        return stat(asked, **how)

    monkeypatch.setattr(Path, "stat", away)
    opened = read_unless_open(path, None)
    assert opened is not None
    assert opened.document == document()
