"""A program that is killed while somebody types loses nothing older than half a second."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ilacs_desktop.document.body import body_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.storage.container import open_file
from ilacs_desktop.storage.journal import unsaved
from ilacs_desktop.storage.recovery import recover

ROOT = Path(__file__).resolve().parents[2]
MAY_BE_LOST = 0.5  # seconds


def kill_while_typing(folder: Path, after: float) -> tuple[dict[int, float], float]:
    """Kill a typing program after some seconds; return when each letter was typed, and the end."""
    command = [sys.executable, "-m", "tests.ui.typist", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        said = [program.stdout.readline()]
        with pytest.raises(subprocess.TimeoutExpired):
            program.wait(after)
        killed = time.monotonic()
        program.kill()
        said += program.stdout.readlines()
    lines = [line.split() for line in said if line.endswith("\n")]
    return {int(number): float(when) for number, when in lines}, killed


def recovered(folder: Path) -> Document:
    """Return the document as the next start would show it: the file, or what was unsaved."""
    found = list(unsaved(folder / "recovery"))
    return recover(found[-1]).document if found else open_file(folder / "typed.ilacs").document


def check_one_kill(folder: Path) -> None:
    typed, killed = kill_while_typing(folder, random.uniform(MAY_BE_LOST, 2))
    text = body_text(recovered(folder).front.summary)
    letters = len(text)
    assert text == ("abcdefghij" * (letters // 10 + 1))[:letters]
    lost = [when for number, when in typed.items() if number > letters]
    assert killed - min(lost, default=killed) < MAY_BE_LOST
    assert open_file(folder / "typed.ilacs").notes == ()


@pytest.mark.parametrize("_", range(3))
def test_what_was_typed_half_a_second_ago_survives(tmp_path: Path, _: int) -> None:
    check_one_kill(tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("_", range(100))
def test_it_survives_a_hundred_random_moments(tmp_path: Path, _: int) -> None:
    check_one_kill(tmp_path)
