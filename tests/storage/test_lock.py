"""One program at a time compares and replaces, and none waits for ever for one that is gone."""

import errno
import os
from pathlib import Path

import pytest

from ilacs_desktop.storage import errors, lock
from ilacs_desktop.storage.lock import PATIENCE, STALE, saving
from ilacs_desktop.storage.names import saving_lock
from tests.storage.makers import Watch, names_in, windows_error


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.ilacs"


def make_older(path: Path, seconds: float) -> None:
    found = path.stat()
    os.utime(path, (found.st_atime - seconds, found.st_mtime - seconds))


def test_the_lock_stands_while_the_block_runs(file: Path) -> None:
    with saving(file, Watch().disk()):
        assert names_in(file.parent) == ["~$a.ilacs.saving"]
    assert names_in(file.parent) == []


def test_the_lock_goes_when_the_block_fails(file: Path) -> None:
    with pytest.raises(KeyError), saving(file, Watch().disk()):
        raise KeyError
    assert names_in(file.parent) == []


def test_a_second_program_waits_until_the_first_is_done(file: Path) -> None:
    first = saving(file, Watch().disk())
    first.__enter__()
    pauses: list[float] = []

    def wait(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 3:
            first.__exit__(None, None, None)

    with saving(file, Watch().disk(wait=wait)):
        assert len(pauses) == 3
    assert names_in(file.parent) == []


def test_a_second_program_gives_up_after_ten_seconds_and_leaves_the_lock(file: Path) -> None:
    watch = Watch()
    with saving(file, Watch().disk()):
        with pytest.raises(errors.HeldElsewhereError), saving(file, watch.disk()):
            pytest.fail("two hold the lock")
        assert names_in(file.parent) == ["~$a.ilacs.saving"]
    assert sum(watch.pauses) == pytest.approx(PATIENCE)


def test_a_lock_that_has_stood_for_a_minute_is_removed(file: Path) -> None:
    saving_lock(file).touch()
    make_older(saving_lock(file), STALE + 1)
    with saving(file, Watch().disk()):
        assert names_in(file.parent) == ["~$a.ilacs.saving"]
    assert names_in(file.parent) == []


def test_a_lock_that_is_not_yet_a_minute_old_is_respected(file: Path) -> None:
    saving_lock(file).touch()
    make_older(saving_lock(file), STALE - 5)
    with pytest.raises(errors.HeldElsewhereError), saving(file, Watch().disk()):
        pytest.fail("two hold the lock")


def test_a_lock_that_goes_while_its_age_is_asked_is_tried_again(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saving_lock(file).touch()
    look = Path.touch

    def gone(path: Path) -> None:
        look(path)
        saving_lock(file).unlink()

    monkeypatch.setattr(Path, "touch", gone)
    watch = Watch()
    with saving(file, watch.disk()):
        assert len(watch.pauses) == 1


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(errors.FolderGoneError),
        saving(tmp_path / "no" / "a.ilacs", Watch().disk()),
    ):
        pytest.fail("there is nowhere to save")


@pytest.mark.parametrize("times", [3, 99])
def test_denied_is_believed_after_a_second(
    times: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows says so of a lock that is just going away, and of a folder for good."""
    open_it, tried = os.open, []

    def denied(*arguments: object) -> int:
        tried.append(1)
        if len(tried) <= times:
            raise windows_error(5, errno.EACCES)
        return open_it(*arguments)

    monkeypatch.setattr(lock.os, "open", denied)
    watch = Watch()
    if times == 3:
        with saving(file, watch.disk()):
            assert names_in(file.parent) == ["~$a.ilacs.saving"]
    else:
        with pytest.raises(errors.WritingNotAllowedError), saving(file, watch.disk()):
            pytest.fail("nothing can be written here")
        assert sum(watch.pauses) == pytest.approx(1)


def test_a_lock_that_was_taken_over_is_left_to_its_new_owner(file: Path) -> None:
    first = saving(file, Watch().disk())
    mine = first.__enter__()
    make_older(saving_lock(file), STALE + 1)
    with saving(file, Watch().disk()) as theirs:
        with pytest.raises(errors.HeldElsewhereError):
            mine.replace(file, file)
        first.__exit__(None, None, None)
        assert names_in(file.parent) == ["~$a.ilacs.saving"]
        new = file.with_name("new")
        new.touch()
        theirs.replace(new, file)
    assert names_in(file.parent) == ["a.ilacs"]


def test_of_two_who_find_an_old_lock_one_gets_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second has seen how old it is, and removes it when the first has made it anew."""
    saving_lock(file).touch()
    make_older(saving_lock(file), STALE + 1)
    first = saving(file, Watch().disk())
    holding = []
    age = lock._age

    def told_late(of: Path, path: Path) -> float:
        found = age(of, path)
        if not holding:
            monkeypatch.setattr(lock, "_age", age)
            holding.append(first.__enter__())
        return found

    monkeypatch.setattr(lock, "_age", told_late)
    with pytest.raises(errors.HeldElsewhereError), saving(file, Watch().disk()):
        pytest.fail("two hold the lock")
    new = file.with_name("new")
    new.touch()
    holding[0].replace(new, file)
    first.__exit__(None, None, None)
    assert names_in(file.parent) == ["a.ilacs"]


def test_a_lock_that_cannot_be_written_is_not_left_behind(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(lock.os, "write", full)
    with pytest.raises(errors.DiskFullError), saving(file, Watch().disk()):
        pytest.fail("there is no room")
    assert names_in(file.parent) == []


def test_a_virus_scanner_that_looks_at_the_lock_does_not_make_it_stay(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Path] = []
    remove = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        tries.append(path)
        if len(tries) < 4:
            raise windows_error(32, errno.EACCES)
        remove(path, missing_ok)

    with monkeypatch.context() as patched, saving(file, Watch().disk()):
        patched.setattr(Path, "unlink", held)
    remaining = names_in(file.parent)
    assert (len(tries), remaining) == (4, [])


def test_a_disk_that_takes_the_token_in_parts_has_all_of_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:5]))
    with saving(file, Watch().disk()):
        assert len(saving_lock(file).read_bytes()) == 32
    assert names_in(file.parent) == []


def test_a_lock_from_before_the_clock_was_set_back_is_removed(file: Path) -> None:
    saving_lock(file).write_bytes(b"of a program that is gone")
    make_older(saving_lock(file), -STALE - 60)
    with saving(file, Watch().disk()):
        assert saving_lock(file).read_bytes() != b"of a program that is gone"
