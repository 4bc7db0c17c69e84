"""How files are read, and how long the program waits while another one holds a file."""

import errno
import os
from pathlib import Path

import pytest

from ilacs_desktop.storage import disk as disk_module
from ilacs_desktop.storage import errors
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.disk import (
    WAITS,
    HeldError,
    is_held_or_denied,
    open_error,
    patiently,
    read_bytes,
)
from tests.storage.makers import Watch, windows_error


class Stubborn:
    """Fails a number of times before it gives in."""

    def __init__(self, error: OSError, times: int) -> None:
        self.error = error
        self.left = times

    def __call__(self) -> str:
        """Fail, or say that it worked."""
        if self.left:
            self.left -= 1
            raise self.error
        return "done"


HELD = [
    windows_error(32, errno.EACCES),
    windows_error(33, errno.EACCES),
    OSError(errno.EBUSY, "busy"),
    OSError(errno.EAGAIN, "again"),
]


@pytest.mark.parametrize("error", HELD, ids=repr)
@pytest.mark.parametrize("times", [0, 1, len(WAITS)])
def test_what_is_held_is_tried_again_until_it_works(error: OSError, times: int) -> None:
    watch = Watch()
    assert patiently(Stubborn(error, times), watch.disk()) == "done"
    assert tuple(watch.pauses) == WAITS[:times]


def test_waiting_starts_short_and_ends_after_six_seconds() -> None:
    watch = Watch()
    with pytest.raises(HeldError):
        patiently(Stubborn(HELD[0], 99), watch.disk())
    assert watch.pauses[0] == 0.05
    assert max(watch.pauses) == 1
    assert sum(watch.pauses) == pytest.approx(6)


def test_other_errors_are_raised_at_once() -> None:
    watch = Watch()
    with pytest.raises(FileNotFoundError):
        patiently(Stubborn(FileNotFoundError(errno.ENOENT, "no"), 1), watch.disk())
    assert watch.pauses == []


def test_denied_is_waited_for_only_where_it_may_mean_held() -> None:
    denied = windows_error(5, errno.EACCES)
    with pytest.raises(PermissionError):
        patiently(Stubborn(denied, 1), Watch().disk())
    assert patiently(Stubborn(denied, 1), Watch().disk(), is_held_or_denied) == "done"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "no.ilacs", tmp_path / "no" / "no.ilacs"):
        with pytest.raises(errors.FileMissingError, match=r"no file “no\.ilacs”"):
            open_file(path)


def test_a_folder_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(errors.IsAFolderError):
        open_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ilacs")
    with pytest.raises(errors.IsAFolderError):
        open_file(tmp_path / "pipe.ilacs")


def test_a_file_of_enormous_size_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = tmp_path / "large.ilacs"
    with large.open("wb") as file:
        file.truncate(300 * disk_module.MIB)  # a sparse file takes no room
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(errors.TooLargeError, match="300 MB; at most 100 MB"):
        open_file(large)


def test_a_file_that_is_held_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object) -> None:
        raise windows_error(32, errno.EACCES)

    file = tmp_path / "a.ilacs"
    file.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", held)
    with pytest.raises(errors.CannotReadError, match="another program holds it"):
        read_bytes(file, Watch().disk())


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (OSError(errno.ENOENT, ""), errors.FileMissingError),
        (OSError(errno.EACCES, ""), errors.ReadingNotAllowedError),
        (OSError(errno.EPERM, ""), errors.ReadingNotAllowedError),
        (OSError(errno.EIO, "Input/output error"), errors.CannotReadError),
        (OSError("no number"), errors.CannotReadError),
        (windows_error(362, errno.EINVAL), errors.OnlineOnlyError),
        (windows_error(426, errno.EINVAL), errors.OnlineOnlyError),
    ],
)
def test_each_reason_of_the_system_has_its_own_sentence(
    error: OSError, kind: type[errors.OpenError]
) -> None:
    told = open_error(error, "a.ilacs")
    assert type(told) is kind
    assert str(told).startswith(("“a.ilacs” ", "There is", "You do"))


def test_a_file_without_permission_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object) -> None:
        raise PermissionError(errno.EACCES, "denied")

    file = tmp_path / "a.ilacs"
    file.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", denied)
    with pytest.raises(errors.ReadingNotAllowedError):
        open_file(file)
