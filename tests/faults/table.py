"""The table of faults in docs/reliability.md, made from what the last long run counted.

Write it anew with ``python3 -m tests.faults.table`` after ``python3 run.py test --long tests/faults``.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.faults import kinds
from tests.faults.tally import KEPT, Outcome
from tests.marked import between, put_between

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reliability.md"
CLOCK, REAL = "Clock jumps", "The system itself refuses"

SYSTEM = {
    kinds.FULL: "no room, or no quota, for one call, from the middle of a file, or for good",
    kinds.DENIED: "the system says that reading or changing is not allowed, once or for good",
    kinds.BROKEN: "the disk or its cable fails, once or for good",
    kinds.SHARE: "the drive is pulled out or the network goes, at any call; then it comes back",
    kinds.HELD: "a virus scanner, OneDrive, a preview or a second program has it open",
    kinds.TORN: "the system takes fewer bytes than it was given, or says that it has what it has not",
    kinds.UNSURE: "it was done, and the answer was lost on the way",
    kinds.KILLED: "the power goes, or the program is killed, before, after or in the middle of a call",
    CLOCK: "an hour or a year back or forward, to 1970 or 2100, over a change of summer time or zone",
    REAL: "a limit on the size of files, a full device, and folders of another user, without stand-ins",
}
FILES = {
    "a .csv file": "bytes changed, cut, doubled; other encodings; absurd sizes",
    "a Word form that came back": "parts missing, swapped, cut or filled with what does not belong",
    "a clipboard": "pasted pages that somebody else's program made",
    "a framework pack": "files missing, cut, too large or leading out of the pack",
    "a note of who has a file open": "bytes that are no note, or one of somebody who never was",
    "a recovery journal": "torn, cut, doubled or made by hand",
    "a request of a second start": "bytes that are no request, and names that lead elsewhere",
    "a sealed recovery journal": "torn, cut, its lines moved or taken out",
    "a template with attacks": "macros, links outside, entities, code in placeholders, zip bombs",
    "an .ilacs file of strange values, put to use": "whole files with values nobody types, opened, checked, exported",
    "an .ilacs file, a version for the document": "one part in the place of another",
    "an .ilacs file, bytes of it": "any bytes changed, cut or added",
    "an .ilacs file, its document": "values of other kinds, sizes and ranges in the document",
    "an .ilacs file, its earlier versions": "damage in the history alone",
    "an .ilacs file, its first page": "damage in the page that says what is in it",
    "an .xlsx workbook": "parts missing, cut, swapped; formulas; absurd sizes",
    "an encrypted .ilacs file": "its header or its seal changed",
    "settings": "values of other kinds, and bytes that are none",
    "a Word template": "parts missing, swapped, cut; styles and placeholders that are none",
    "a review copy that came back": "tracked changes and comments that lead nowhere, parts missing",
    "last year’s Word document": "parts missing, swapped, cut or filled with what does not belong",
    "the Word file that is looked over": "what the audit of an export may be given",
    "a zip made to do harm: .docx": "bombs, names that lead outside, entries that overlap",
    "a zip made to do harm: .ilacs": "the same, as a self-evaluation",
    "a zip made to do harm: .xlsx": "the same, as a workbook",
    "a zip made to do harm: a framework pack": "the same, as a pack",
    "a file of absurd size": "files of 50 GB, and small ones that unpack to as much",
    "a bad file at a door of the window": "each of these at every place where the window takes a file",
    "settings at the start of the program": "the program starts with settings that are damaged",
    "journals at the start of the program": "the program starts with journals that are damaged",
    "the card of a template": "values of other kinds, and bytes that are none",
}
SENTENCES: Mapping[str, str] = SYSTEM | FILES

Counts = Mapping[str, Mapping[str, int]]
_ROW = "| {} | {} | {} |\n"


def table(counts: Counts) -> str:
    """Return the table of these counts: a row for each family, and the sum of all."""
    return "".join(_lines(counts))


def _lines(counts: Counts) -> Iterator[str]:
    yield _ROW.format("Fault", "What is tried", " | ".join(["Tried", *Outcome]))
    yield _ROW.format("---", "---", " | ".join(["---:"] * (len(Outcome) + 1)))
    order = [family for family in SENTENCES if family in counts]
    for family in order:
        yield _ROW.format(family, SENTENCES[family], _figures(counts[family]))
    total = {one: sum(counts[family].get(one, 0) for family in order) for one in Outcome}
    yield _ROW.format("**All**", "", _figures(total))


def _figures(of: Mapping[str, int]) -> str:
    return " | ".join(f"{n:,}" for n in (sum(of.values()), *(of.get(one, 0) for one in Outcome)))


def rows(page: str) -> dict[str, list[int]]:
    """Return the figures of each family in the page's table: tried, then each outcome."""
    lines = between(page, "faults").splitlines()[2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {name: [int(one.replace(",", "")) for one in figures] for name, _, *figures in cells}


def counted_before(page: str) -> dict[str, dict[str, int]]:
    """Return the counts that the page's table shows, by family and outcome."""
    shown = {name: figures[1:] for name, figures in rows(page).items() if name in SENTENCES}
    return {name: dict(zip(Outcome, figures, strict=True)) for name, figures in shown.items()}


def main() -> None:
    """Write what was counted last into the page; families that were not tried keep their figures."""
    counts = json.loads(KEPT.read_text("utf-8"))
    unknown = sorted(counts.keys() - SENTENCES.keys())
    if unknown:
        raise SystemExit(f"These families have no sentence in tests/faults/table.py: {unknown}")
    before = counted_before(PAGE.read_text("utf-8"))
    put_between(PAGE, "faults", table({**before, **counts}))


if __name__ == "__main__":
    main()
