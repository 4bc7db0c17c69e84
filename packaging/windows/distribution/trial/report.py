"""Writes docs/windows-test.md: what was tried under Wine, and how it went."""

import re
from collections.abc import Sequence
from pathlib import Path

from distribution.faults import BuildError
from distribution.trial.own_tests import EXCLUDED
from distribution.trial.trial import Result

START, END = "<!-- made by packaging/windows/test.py -->", "<!-- end -->"


def table(results: Sequence[Result]) -> str:
    """Return the results as a table for the page."""
    rows = [
        f"| {number} | {one.name} | {'passed' if one.passed else '**failed**'} |"
        f" {one.seconds:.0f} s | {_cell(one.seen)} |"
        for number, one in enumerate(results, 1)
    ]
    head = "| | Step | Result | Time | What was seen |\n| --- | --- | --- | --- | --- |"
    return "\n".join([head, *rows])


def _cell(text: str) -> str:
    return re.sub(r"\s+", " ", text).replace("|", "\\|")[:400]


def left_out() -> str:
    """Return which of our tests do not run there, and why."""
    rows = [f"| `tests/{name}` | {reason} |" for name, reason in EXCLUDED.items()]
    return "\n".join(["| Not run | Why |", "| --- | --- |", *rows])


def write(page: Path, facts: Sequence[str], results: Sequence[Result]) -> None:
    """Put the newest results into the page, between its two marks."""
    text = page.read_text("utf-8")
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise BuildError(f"“{page.name}” has not got its two marks.")
    said = "\n".join(f"- {fact}" for fact in facts)
    made = "\n\n".join([START, said, table(results), left_out(), END])
    page.write_text(before + made + after, "utf-8", newline="\n")
