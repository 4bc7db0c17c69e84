"""One window for each person: a second start hands its file over, and a dead program holds nothing."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from ilacs_desktop.ui.shell.one_window import OneWindow, leave_request, take_requests

HOLD = """
import sys
from pathlib import Path
from ilacs_desktop.ui.shell.one_window import OneWindow
one = OneWindow(Path(sys.argv[1]))
print(one.begin(None), flush=True)
sys.stdin.read()
"""

Make = Callable[..., OneWindow]


@pytest.fixture
def make(tmp_path: Path, qapp: QCoreApplication) -> Iterator[Make]:
    made: list[OneWindow] = []

    def make_(wait: Callable[[float], None] = time.sleep) -> OneWindow:
        made.append(OneWindow(tmp_path / "running", wait))
        return made[-1]

    yield make_
    for one in made:
        one.end()
        one.deleteLater()


def hearing(one: OneWindow) -> list[Path | None]:
    heard: list[Path | None] = []
    one.asked.connect(heard.append)
    return heard


@pytest.mark.parametrize("name", ["ours.ilacs", "Übersicht & Plan 2026.ILACS", "half\udce9.ilacs"])
def test_a_second_start_hands_its_file_to_the_first_and_ends(
    make: Make, tmp_path: Path, name: str
) -> None:
    first = make()
    assert first.begin(None)
    heard = hearing(first)
    second = make(lambda _seconds: first.look())
    assert not second.begin(tmp_path / name)
    assert heard == [tmp_path / name]
    assert list((tmp_path / "running").glob("open-*")) == []


def test_a_second_start_without_a_file_asks_the_first_to_come_to_the_front(make: Make) -> None:
    first = make()
    first.begin(None)
    heard = hearing(first)
    assert not make(lambda _seconds: first.look()).begin(None)
    assert heard == [None]


def test_a_file_is_handed_over_by_its_whole_path(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make()
    first.begin(None)
    heard = hearing(first)
    monkeypatch.chdir(tmp_path)
    make(lambda _seconds: first.look()).begin(Path("ours.ilacs"))
    assert heard == [tmp_path / "ours.ilacs"]


def test_a_window_that_closes_meanwhile_leaves_the_file_to_the_second(
    make: Make, tmp_path: Path
) -> None:
    first = make()
    first.begin(None)
    assert make(lambda _seconds: first.end()).begin(tmp_path / "ours.ilacs")
    assert list(take_requests(tmp_path / "running")) == []


def test_a_window_that_hangs_does_not_keep_a_second_from_opening(
    make: Make, tmp_path: Path
) -> None:
    first = make()
    first.begin(None)
    passed: list[float] = []
    assert make(passed.append).begin(tmp_path / "ours.ilacs")
    assert sum(passed) == pytest.approx(5)
    assert list(take_requests(tmp_path / "running")) == []


def test_a_folder_that_says_nothing_any_more_does_not_either(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = make()
    first.begin(None)
    stat = Path.stat

    def silent(path: Path, **how: bool) -> os.stat_result:
        if path.suffix == ".json":
            raise PermissionError("nobody is told")
        return stat(path, **how)

    monkeypatch.setattr(Path, "stat", silent)
    assert make().begin(tmp_path / "ours.ilacs")


def test_each_person_and_folder_has_a_window(make: Make, tmp_path: Path) -> None:
    make().begin(None)
    other = OneWindow(tmp_path / "another person")
    assert other.begin(None)
    other.end()
    other.deleteLater()


def test_a_folder_that_cannot_be_written_is_no_reason_to_show_no_window(
    tmp_path: Path, qapp: QCoreApplication
) -> None:
    (tmp_path / "file").write_text("in the way")
    one = OneWindow(tmp_path / "file" / "running")
    assert one.begin(None)
    one.listen()
    one.end()
    one.deleteLater()


def test_the_lock_of_a_program_that_was_killed_is_taken_over(make: Make, tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path / "running")]
    with subprocess.Popen(
        command,
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "True\n"
        second = make(lambda _seconds: None)
        assert not second._take()
        other.kill()
    assert (tmp_path / "running" / "window.lock").exists()
    assert second.begin(None)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe",
        b"[1]",
        b"{}",
        b'{"file": 7}',
        b'{"file": "letter.docx"}',
        b'{"file": "relative.ilacs"}',
        b'{"file": "/etc/passwd"}',
        b'{"file": "/a\\u0000b.ilacs"}',
        b"[" * 60_000,
        b'{"file": "/' + b"x" * 70_000 + b'.ilacs"}',
    ],
)
def test_what_is_no_request_is_passed_over_and_removed(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "open-1.json").write_bytes(raw)
    leave_request(tmp_path, tmp_path / "ours.ilacs")
    assert list(take_requests(tmp_path)) == [tmp_path / "ours.ilacs"]
    assert list(tmp_path.iterdir()) == []


def test_what_is_being_written_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "open-1.tmp").write_bytes(b'{"fi')
    (tmp_path / "notes.txt").write_bytes(b"mine")
    assert list(take_requests(tmp_path)) == []
    assert len(list(tmp_path.iterdir())) == 2


def test_requests_are_taken_once_oldest_first(tmp_path: Path) -> None:
    for n in (3, 1, 2):
        request = tmp_path / f"open-{n}.json"
        request.write_text(json.dumps({"file": f"{tmp_path}/{n}.ilacs"}))
        os.utime(request, ns=(n * 10**9, n * 10**9))
    names = [path.name if path else "" for path in take_requests(tmp_path)]
    assert names == ["1.ilacs", "2.ilacs", "3.ilacs"]
    assert list(take_requests(tmp_path)) == []


def test_a_window_hears_of_later_starts_by_itself(make: Make, tmp_path: Path) -> None:
    first = make()
    first.begin(None)
    heard = hearing(first)
    first.listen()
    leave_request(tmp_path / "running", None)
    assert first._timer is not None
    first._timer.timeout.emit()
    assert heard == [None]


def test_a_request_that_cannot_be_left_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: Path, __: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        leave_request(tmp_path, None)
    assert list(tmp_path.iterdir()) == []


def test_what_a_start_that_broke_off_has_left_goes_when_a_window_begins(
    make: Make, tmp_path: Path
) -> None:
    folder = tmp_path / "running"
    folder.mkdir()
    old, new = folder / "open-1-1.tmp", folder / "open-2-2.tmp"
    for path in (old, new):
        path.write_bytes(b"{")
    os.utime(old, (0, 0))
    assert make().begin(None)
    assert (old.exists(), new.exists()) == (False, True)
