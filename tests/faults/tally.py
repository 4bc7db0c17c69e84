"""Counts what became of each fault that was tried, for the table in docs/reliability.md.

A test of a fault judges by its own assertions, and tells the outcome to the ``tally`` fixture. A run
of the whole suite keeps the counts, and ``python3 -m tests.faults.table`` writes them into the page.
"""

import json
from collections import Counter
from enum import StrEnum
from pathlib import Path

KEPT = Path(__file__).resolve().parents[2] / "build" / "faults.json"


class Outcome(StrEnum):
    """What a fault came to, for the person whose work it hit."""

    UNHARMED = "carried on"  # the fault was waited out, or the file was read in spite of it
    REFUSED = "refused with a sentence"  # nothing was changed, and the person was told why
    RECOVERED = "recovered"  # something broke off, and all of the work was there afterwards
    LOST = "lost"  # work that had been saved, or written down by the journal, was gone


class Tally:
    """The number of cases by family of faults ("disk full", "damaged .docx") and outcome."""

    def __init__(self) -> None:
        self._counts: dict[str, Counter[Outcome]] = {}

    def count(self, family: str, outcome: Outcome, times: int = 1) -> None:
        """Add cases of a family that came to this outcome."""
        self._counts.setdefault(family, Counter())[outcome] += times

    def as_json(self) -> str:
        """Return the counts: family → outcome → number, in order of their names."""
        return json.dumps(self._counts, indent=1, sort_keys=True, ensure_ascii=False)
