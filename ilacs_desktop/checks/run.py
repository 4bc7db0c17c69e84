"""All checks together on a whole document, in the order in which findings are shown."""

import datetime as dt
from collections.abc import Iterable

from ilacs_desktop.assets import resources
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.live import check_in_steps, finish
from ilacs_desktop.checks.set_aside import Outcome
from ilacs_desktop.checks.suite import Suite, load_suite
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework


def run_checks(
    document: Document, framework: Framework, today: dt.date, suite: Suite | None = None
) -> Outcome:
    """Return every finding, the most severe first, within a severity as the catalogue lists them.

    Without a suite the shipped one is loaded, which takes longer than the checks themselves:
    whoever checks more than once keeps one.
    """
    checks = suite or load_suite(resources())
    return finish(check_in_steps(document, framework, today, checks)).outcome


def stops(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings that hold back a final copy."""
    return tuple(finding for finding in findings if finding.severity == "stop")
