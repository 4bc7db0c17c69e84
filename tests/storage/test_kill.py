"""A program that is killed while saving leaves a whole file, and the next save tidies up."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from ilacs_desktop.storage.container import Opened, open_file
from ilacs_desktop.storage.names import saving_lock
from ilacs_desktop.storage.save import Saved, SaveOrder, save
from tests.storage.makers import ANN, MOMENT, Watch, document, names_in, readable

ROOT = Path(__file__).resolve().parents[2]


def kill_while_saving(file: Path, after: float) -> tuple[int, int]:
    """Kill a saving program after some seconds; return its last finished and last begun save."""
    command = [sys.executable, "-m", "tests.storage.saver", str(file)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline()]
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(after)
        program.kill()
        said += program.stdout.readlines()
    lines = [line.split() for line in said if line.endswith("\n")]
    saved, tried = ({int(n) for what, n in lines if what == w} for w in ("saved", "tried"))
    return max(saved), max(saved | tried)


def number_in(opened: Opened) -> int:
    """Return which save a file holds."""
    return int(opened.document.sections[0].know[0].runs[0].text.split()[0])


def save_once_more(file: Path) -> Saved:
    """Save as the program does when it is started again, a minute later."""

    def wait(_: float) -> None:
        os.utime(saving_lock(file), (0, 0))

    opened = open_file(file)
    order = SaveOrder(file, document("999"), opened.history, (opened.head,), ANN, MOMENT, readable)
    return save(order, Watch().disk(wait=wait))


def check_one_kill(folder: Path) -> None:
    file = folder / "a.ilacs"
    finished, begun = kill_while_saving(file, random.uniform(0, 0.15))
    opened = open_file(file)
    assert opened.notes == ()
    assert finished <= number_in(opened) <= begun
    assert all(opened.history.load(version) for version in opened.history.versions)
    lost = number_in(opened) < begun
    notes = save_once_more(file).notes
    left = [name for name in names_in(folder) if name != "a.ilacs"]
    assert len(left) == len(notes) <= lost
    for name in left:
        assert number_in(open_file(folder / name)) == begun
    assert open_file(file).document == document("999")


@pytest.mark.parametrize("_", range(8))
def test_a_killed_save_leaves_a_whole_file_old_or_new(tmp_path: Path, _: int) -> None:
    check_one_kill(tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("_", range(100))
def test_a_hundred_killed_saves_leave_whole_files(tmp_path: Path, _: int) -> None:
    check_one_kill(tmp_path)
