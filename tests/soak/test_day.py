"""A working day through the real window, offscreen: nothing grows, nothing is said, nothing gets slow."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.soak.measure import Hour
from tests.soak.verdict import faults, table

ROOT = Path(__file__).parents[2]
LIMIT = 3600  # seconds: on a machine with much else to do


def lived(folder: Path, *which: str) -> list[Hour]:
    """Live through a day, or only a moment, in a process of its own; return its hours."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.day", str(folder), *which],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LIMIT,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    hours = [Hour(**json.loads(line)) for line in done.stdout.splitlines()]
    sys.stdout.write(f"\n{table(hours)}\n")
    return hours


@pytest.mark.long
def test_a_working_day_leaves_nothing_behind(tmp_path: Path) -> None:
    assert faults(lived(tmp_path)) == []


@pytest.mark.any_python
def test_nor_does_a_moment_of_it_five_times_over(tmp_path: Path) -> None:
    """In so short a time memory, threads and files are noise: objects and what is said are not."""
    hours = lived(tmp_path, "moment")
    assert faults([hour._replace(in_use=0.0, threads=0, open_files=0) for hour in hours]) == []
