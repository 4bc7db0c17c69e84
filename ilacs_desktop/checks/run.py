"""All checks together, in the order in which findings are shown."""

from collections.abc import Callable, Iterator

from ilacs_desktop.checks.citations import citations
from ilacs_desktop.checks.coverage import coverage
from ilacs_desktop.checks.finding import SEVERITIES, Finding
from ilacs_desktop.checks.length import length
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework

Check = Callable[[Document, Framework], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (coverage, citations, length)


def run_checks(document: Document, framework: Framework) -> tuple[Finding, ...]:
    """Return every finding, the most severe first, within a severity in the order of the checks."""
    found = [finding for check in CHECKS for finding in check(document, framework)]
    return tuple(sorted(found, key=lambda finding: SEVERITIES.index(finding.severity)))


def stops(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings that hold back a final copy."""
    return tuple(finding for finding in findings if finding.severity == "stop")
