"""Reads thousands of damaged files in a process that may take little memory and time.

``python -m tests.faults.files.batch MODULE NUMBER FIRST COUNT`` tries family ``NUMBER`` of a module
of this folder with as many seeds, and prints a line of JSON: how many came to which outcome, the
most seconds of work for one, the most memory of the process in MB, and each fault with its seed.
"""

import importlib
import json
import random
import resource
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

from tests.faults.files.family import Family, came_of
from tests.most_memory import most_memory

MOST_MEMORY = 2 << 30  # bytes of addresses: what is asked for beyond raises MemoryError
MOST_FAULTS = 5


def tried(family: Family, seeds: range, folder: Path) -> dict[str, object]:
    """Return what came of a family with these seeds."""
    counts: Counter[str] = Counter()
    faults, worst = [], 0.0
    for seed in seeds:
        for left in folder.iterdir():
            left.unlink()
        raw = family.make(random.Random(seed))
        start = time.process_time()
        try:
            counts[came_of(family, raw, folder).outcome] += 1
        except Exception:  # noqa: BLE001 - whatever it is, it is told with its seed
            faults.append(f"seed {seed}: {traceback.format_exc(limit=-3)}")
            if len(faults) >= MOST_FAULTS:
                break
        worst = max(worst, time.process_time() - start)
    memory = most_memory()
    return {"counts": counts, "worst": round(worst, 2), "memory": memory, "faults": faults}


def main(module: str, number: int, first: int, count: int) -> None:
    """Try a batch and print what came of it."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    family = importlib.import_module(f"tests.faults.files.{module}").FAMILIES[number]
    with tempfile.TemporaryDirectory() as folder:
        found = tried(family, range(first, first + count), Path(folder))
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
