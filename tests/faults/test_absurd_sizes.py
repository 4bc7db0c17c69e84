"""A file of absurd size is refused, or read for what it holds, before memory or time is spent."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.files.absurd import ABSURD
from tests.faults.files.family import assert_for_people
from tests.faults.tally import Outcome, Tally

ROOT = Path(__file__).resolve().parents[2]
FAMILY = "a file of absurd size"
CHEAP = ("a file of 50 GB", "a workbook of 50 GB", "a list of 50 GB", "a Word file of 50 GB")
MOST_SECONDS = 8
MOST_MEMORY = 700  # MB


def tried(kind: str, folder: Path, tally: Tally) -> tuple[str, float, int]:
    """Read a file in a process of its own; return what was said, the seconds and the MB."""
    ending, write = ABSURD[kind]
    path = folder / f"absurd{ending}"
    write(path)
    command = [sys.executable, "-m", "tests.faults.files.absurd", str(path)]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    path.unlink()
    assert done.returncode == 0, done.stderr[-2000:]
    said, seconds, memory = json.loads(done.stdout)
    if said:
        assert_for_people(said)
    tally.count(FAMILY, Outcome.REFUSED if said else Outcome.UNHARMED)
    return said, seconds, memory


@pytest.mark.any_python
@pytest.mark.parametrize("kind", CHEAP[:1])
def test_what_is_far_too_large_is_refused_unread(kind: str, tmp_path: Path, tally: Tally) -> None:
    said, _, memory = tried(kind, tmp_path, tally)
    assert "too large" in said
    assert memory <= MOST_MEMORY


@pytest.mark.long
@pytest.mark.parametrize("kind", ABSURD)
def test_an_absurd_file_costs_neither_time_nor_memory(
    kind: str, tmp_path: Path, tally: Tally
) -> None:
    said, seconds, memory = tried(kind, tmp_path, tally)
    assert memory <= MOST_MEMORY
    assert seconds <= MOST_SECONDS
    print(f"{kind}: {seconds} s, {memory} MB: {said[:60]}")  # noqa: T201 - measured, with -rP
