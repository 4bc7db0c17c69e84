"""Findings as lines of text and as plain values, for the command line."""

from collections import defaultdict
from collections.abc import Iterator

import msgspec

from ilacs_desktop.checks.finding import SEVERITY_WORDS, Finding, Severity
from ilacs_desktop.checks.run import stops
from ilacs_desktop.checks.set_aside import AnsweredFinding
from ilacs_desktop.framework.in_words import counted


def finding_lines(found: tuple[Finding, ...]) -> Iterator[str]:
    """Yield findings of one kind together, with what to do about them once, and how many stop."""
    kinds: defaultdict[tuple[Severity, str, str], list[str]] = defaultdict(list)
    for finding in found:
        kinds[finding.severity, finding.check, finding.todo].append(finding.message)
    for (severity, _, todo), messages in kinds.items():
        yield f"{SEVERITY_WORDS[severity]}: {todo}"
        yield from (f"  - {message}" for message in messages)
    number = counted(len(found), "finding")
    yield f"{number}; {len(stops(found)) or 'none'} would hold back a final copy."


def set_aside_lines(answered: tuple[AnsweredFinding, ...]) -> Iterator[str]:
    """Yield the findings that were set aside, with the reason and the name."""
    if answered:
        yield "Set aside"
    for row in answered:
        yield f"  - {row.finding.message} {row.why.by}: {row.why.reason}"


def finding_row(finding: Finding, why: AnsweredFinding | None = None) -> dict[str, object]:
    """Return a finding as plain values; one that was set aside says why and by whom."""
    row: dict[str, object] = msgspec.to_builtins(finding)
    row["section"] = row.pop("part")
    if why is not None:
        row["set_aside"] = {"reason": why.why.reason, "by": why.why.by}
    return row
