"""A damaged file of any kind is read, read with what was lost told, or refused in a sentence.

Reading never changes the file, never ends in a traceback, and costs neither time nor memory.
"""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.faults.files import (
    framework_packs,
    ilacs,
    journals,
    own_files,
    put_to_use,
    sheets,
    word_files,
    zips,
)
from tests.faults.files.family import Family, came_of
from tests.faults.tally import Outcome, Tally

ROOT = Path(__file__).resolve().parents[2]
MODULES = (ilacs, journals, own_files, sheets, framework_packs, word_files, zips, put_to_use)
FAMILIES = [(module, n) for module in MODULES for n in range(len(module.FAMILIES))]
A_BATCH = 500
BATCHES = 4
DEAR = {put_to_use: 100, framework_packs: 250}  # in a batch: one takes 20 to 300 ms
MOST_SECONDS = 15  # of work for one: a guard against what never ends, not a budget
MOST_MEMORY = 600  # MB


def name_of(case: tuple[object, int]) -> str:
    return case[0].FAMILIES[case[1]].name


@pytest.mark.any_python
@pytest.mark.parametrize("family", [m.FAMILIES[n] for m, n in FAMILIES], ids=lambda f: f.name)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(
    family: Family, tmp_path: Path, tally: Tally, qapp: QApplication
) -> None:
    for seed in range(1 if family in put_to_use.FAMILIES else 6):
        for left in tmp_path.iterdir():
            left.unlink()
        came = came_of(family, family.make(random.Random(seed)), tmp_path)
        tally.count(family.name, came.outcome)


@pytest.mark.long
@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("case", FAMILIES, ids=name_of)
def test_thousands_of_damaged_files_cost_neither_time_nor_memory(
    case: tuple[object, int], batch: int, tally: Tally
) -> None:
    module, number = case
    count = DEAR.get(module, A_BATCH)
    name = module.__name__.rpartition(".")[2]
    first = 1000 + batch * count
    command = [sys.executable, "-m", "tests.faults.files.batch"]
    done = subprocess.run(
        [*command, name, str(number), str(first), str(count)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["faults"] == []
    assert sum(found["counts"].values()) == count
    assert found["worst"] <= MOST_SECONDS
    assert found["memory"] <= MOST_MEMORY
    for outcome, times in found["counts"].items():
        tally.count(module.FAMILIES[number].name, Outcome(outcome), times)
    print(f"{module.FAMILIES[number].name}: {found}")  # noqa: T201 - what was measured, with -rP


def test_a_case_that_is_no_refusal_is_a_fault(tmp_path: Path) -> None:
    def broken(_path: Path) -> None:
        raise ValueError("uncaught")

    for read in (broken, lambda path: path.write_bytes(b"changed")):
        with pytest.raises((ValueError, AssertionError)):
            came_of(Family("x", ".x", lambda _dice: b"", read), b"raw", tmp_path)
