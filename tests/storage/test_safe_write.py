"""At every moment a name leads to whole bytes, old or new, whatever fails on the way."""

import errno
import os
from pathlib import Path

import pytest

from ilacs_desktop.storage import errors
from ilacs_desktop.storage.disk import WAITS
from ilacs_desktop.storage.safe_write import save_error, write_safely
from tests.storage.makers import Watch, names_in, windows_error

OLD, NEW = b"old bytes", b"the new bytes"


class PowerCut(BaseException):
    """The program ends here and now."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.ilacs"
    path.write_bytes(OLD)
    return path


def failing(error: BaseException, times: int = 99) -> "Failing":
    return Failing(error, times)


class Failing:
    """A call of the system that fails a number of times, then does what it should."""

    def __init__(self, error: BaseException, times: int) -> None:
        self.error = error
        self.left = times

    def __call__(self, *arguments: object) -> None:
        """Fail, or replace or write down."""
        if self.left:
            self.left -= 1
            raise self.error
        if len(arguments) == 2:
            os.replace(*arguments)  # noqa: PTH105 - the call that is stood in for


def test_new_bytes_take_the_place_of_the_old(file: Path) -> None:
    write_safely(file, NEW)
    assert file.read_bytes() == NEW
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_new_file_is_made(tmp_path: Path) -> None:
    write_safely(tmp_path / "a.ilacs", NEW)
    assert names_in(tmp_path) == ["a.ilacs"]


def test_the_bytes_are_on_the_disk_before_they_take_the_place(file: Path) -> None:
    seen: list[str] = []

    def fsync(_: int) -> None:
        seen.append("written down")
        assert file.read_bytes() == (OLD if len(seen) == 1 else NEW)

    def replace(new: Path, old: Path) -> None:
        seen.append("replaced")
        assert new.read_bytes() == NEW
        assert new.name == f"~$a.ilacs.{os.getpid()}.tmp"
        new.replace(old)

    write_safely(file, NEW, Watch().disk(fsync=fsync, replace=replace))
    assert seen[:2] == ["written down", "replaced"]


@pytest.mark.parametrize("part", ["fsync", "replace"])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), PowerCut(), KeyboardInterrupt()])
def test_a_failure_on_the_way_leaves_the_old_bytes_and_no_litter(
    file: Path, part: str, error: BaseException
) -> None:
    with pytest.raises((errors.DiskFullError, type(error))):
        write_safely(file, NEW, Watch().disk(**{part: failing(error)}))
    assert file.read_bytes() == OLD
    assert names_in(file.parent) == ["a.ilacs"]


@pytest.mark.parametrize("number", [5, 32, 33])
def test_a_file_that_is_held_for_a_moment_is_saved_in_the_end(file: Path, number: int) -> None:
    watch = Watch()
    held = failing(windows_error(number, errno.EACCES), len(WAITS))
    write_safely(file, NEW, watch.disk(replace=held))
    assert file.read_bytes() == NEW
    assert tuple(watch.pauses) == WAITS


def test_a_file_that_stays_held_is_left_and_told(file: Path) -> None:
    watch = Watch()
    held = failing(windows_error(32, errno.EACCES))
    with pytest.raises(errors.HeldElsewhereError, match="What was there before is as it was"):
        write_safely(file, NEW, watch.disk(replace=held))
    assert file.read_bytes() == OLD
    assert names_in(file.parent) == ["a.ilacs"]
    assert sum(watch.pauses) == pytest.approx(6)


def test_the_only_copy_is_kept_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.ilacs"
    held = failing(windows_error(32, errno.EACCES))
    with pytest.raises(errors.HeldElsewhereError) as told:
        write_safely(file, NEW, Watch().disk(replace=held))
    (kept,) = names_in(tmp_path)
    assert f"“{kept}”" in str(told.value)
    assert (tmp_path / kept).read_bytes() == NEW


def test_a_part_of_the_bytes_is_never_kept(tmp_path: Path) -> None:
    def torn(_: int) -> None:
        (temporary,) = tmp_path.iterdir()
        temporary.write_bytes(NEW[:3])
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(errors.DiskFullError):
        write_safely(tmp_path / "a.ilacs", NEW, Watch().disk(fsync=torn))
    assert names_in(tmp_path) == []


def test_a_leftover_of_the_same_process_number_is_no_obstacle(file: Path) -> None:
    (file.parent / f"~$a.ilacs.{os.getpid()}.tmp").write_bytes(b"torn")
    write_safely(file, NEW)
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_folder_of_that_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.ilacs").mkdir()
    with pytest.raises(errors.NameIsAFolderError):
        write_safely(tmp_path / "a.ilacs", NEW)
    assert names_in(tmp_path) == ["a.ilacs"]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderGoneError):
        write_safely(tmp_path / "no" / "a.ilacs", NEW)


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(errors.PathTooLongError):
        write_safely(tmp_path / ("a" * 250 + ".ilacs"), NEW)
    assert names_in(tmp_path) == []


def test_a_file_somebody_set_to_read_only_is_left(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anything
    with pytest.raises(errors.ReadOnlyPlaceError):
        write_safely(file, NEW)
    assert file.read_bytes() == OLD


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no such bits")
def test_who_may_read_the_file_stays_the_same(file: Path) -> None:
    file.chmod(0o640)
    write_safely(file, NEW)
    assert file.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="Windows asks for a right to make links")
def test_a_link_goes_on_leading_to_the_file(file: Path) -> None:
    link = file.with_name("link.ilacs")
    link.symlink_to(file)
    write_safely(link, NEW)
    assert link.is_symlink()
    assert file.read_bytes() == NEW


@pytest.mark.skipif(os.name != "posix", reason="Windows asks for a right to make links")
def test_the_new_bytes_are_written_beside_the_file_and_not_beside_a_link_to_it(
    file: Path, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "elsewhere" / "link.ilacs"
    link.symlink_to(file)

    def replace(new: Path, old: Path) -> None:
        assert (new.parent, old) == (file.parent, file)  # a replacement works on one disk only
        new.replace(old)

    write_safely(link, NEW, Watch().disk(replace=replace))
    assert file.read_bytes() == NEW


def test_a_drive_that_keeps_no_rights_can_be_saved_to(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: Path, __: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refused)
    write_safely(file, NEW)
    assert file.read_bytes() == NEW


def test_what_comes_back_different_is_told(file: Path) -> None:
    def meddled(new: Path, old: Path) -> None:
        new.replace(old)
        old.write_bytes(b"synced over")

    with pytest.raises(errors.NotVerifiedError, match="Save it to another place"):
        write_safely(file, NEW, Watch().disk(replace=meddled))


def test_what_cannot_be_read_back_is_told(file: Path) -> None:
    def vanished(new: Path, old: Path) -> None:
        new.replace(old)
        old.unlink()

    with pytest.raises(errors.NotVerifiedError):
        write_safely(file, NEW, Watch().disk(replace=vanished))


def test_a_folder_that_cannot_be_written_down_is_no_fault(file: Path) -> None:
    done: list[int] = []

    def fsync(handle: int) -> None:
        done.append(handle)
        if len(done) > 1:
            raise OSError(errno.EINVAL, "not for folders")

    write_safely(file, NEW, Watch().disk(fsync=fsync))
    assert file.read_bytes() == NEW


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOSPC, ""), errors.DiskFullError),
        (OSError(errno.EDQUOT, ""), errors.DiskFullError),
        (OSError(errno.EROFS, ""), errors.ReadOnlyPlaceError),
        (OSError(errno.EACCES, ""), errors.WritingNotAllowedError),
        (OSError(errno.EPERM, ""), errors.WritingNotAllowedError),
        (OSError(errno.ENAMETOOLONG, ""), errors.PathTooLongError),
        (OSError(errno.ENOENT, ""), errors.PathTooLongError),  # the folder is there
        (OSError(errno.EINVAL, ""), errors.BadNameError),
        (OSError(errno.EIO, "Input/output error"), errors.CannotWriteError),
        (OSError("no number"), errors.CannotWriteError),
        (windows_error(5, errno.EACCES), errors.WritingNotAllowedError),
        (windows_error(19, errno.EACCES), errors.ReadOnlyPlaceError),
        (windows_error(112, errno.ENOSPC), errors.DiskFullError),
        (windows_error(123, errno.EINVAL), errors.BadNameError),
        (windows_error(206, errno.ENOENT), errors.PathTooLongError),
        (windows_error(64, errno.EINVAL), errors.FolderGoneError),
        (windows_error(1117, errno.EINVAL), errors.CannotWriteError),  # I/O device error
    ],
    ids=str,
)
def test_each_reason_of_the_system_has_its_own_sentence(
    error: OSError, kind: type[errors.SaveError], tmp_path: Path
) -> None:
    told = save_error(error, tmp_path / "a.ilacs")
    assert type(told) is kind
    assert str(told).startswith("“a.ilacs” could not be saved")
    assert "as it was" in str(told)


def test_a_disk_that_says_it_has_what_it_has_not_leaves_the_old_bytes(file: Path) -> None:
    with pytest.raises(errors.CannotWriteError, match="did not come back whole"):
        write_safely(file, NEW, Watch().disk(fsync=lambda handle: os.ftruncate(handle, 3)))
    assert file.read_bytes() == OLD
    assert names_in(file.parent) == ["a.ilacs"]


@pytest.mark.parametrize("number", [5, 32, 64, 121])
def test_what_a_share_has_done_is_saved_though_its_answer_was_lost(file: Path, number: int) -> None:
    def done(new: Path, old: Path) -> None:
        new.replace(old)
        raise windows_error(number, errno.EINVAL)

    write_safely(file, NEW, Watch().disk(replace=done))
    assert file.read_bytes() == NEW
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_folder_that_does_not_say_what_is_in_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: Path, **__: object) -> os.stat_result:
        raise windows_error(53, errno.ENOENT)

    monkeypatch.setattr(Path, "stat", away)
    told = save_error(OSError(errno.ENOENT, "gone"), tmp_path / "no" / "a.ilacs")
    assert type(told) is errors.FolderGoneError


def test_an_export_removes_what_an_earlier_one_that_broke_off_has_left(tmp_path: Path) -> None:
    left = [tmp_path / f"~$out.docx.{n}.tmp" for n in (1, 2)]
    work = tmp_path / "~$a.ilacs.1.tmp"
    for path in (*left, work):
        path.write_bytes(b"half")
    for path in (left[0], work):
        os.utime(path, (0, 0))
    write_safely(tmp_path / "out.docx", NEW)
    write_safely(tmp_path / "a.ilacs", NEW)
    assert names_in(tmp_path) == sorted(["a.ilacs", "out.docx", left[1].name, work.name])
