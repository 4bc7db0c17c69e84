"""What the checks found in the open part as rows, the gravest first. Pure; no Qt here."""

from collections.abc import Iterable, Mapping

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.finding import SEVERITIES, SEVERITY_WORDS, Severity
from ilacs_desktop.ui.pages.draft.findings import Found
from ilacs_desktop.ui.widgets.detail_rows import Detail, DetailRow
from ilacs_desktop.ui.widgets.marks import SEVERITY_MARKS

_TOGETHER: dict[Severity, str] = {
    "stop": "holding back the final copy",
    "fix": "to fix",
    "consider": "to think about",
}


def check_rows(
    found: Iterable[Found], catalogue: Catalogue, questions: Mapping[str, str]
) -> tuple[DetailRow, ...]:
    """Return the rows under what they ask for; ``questions`` names the texts of the part."""
    by_severity: dict[Severity, list[Found]] = {severity: [] for severity in SEVERITIES}
    for one in found:
        by_severity[one.finding.severity].append(one)
    rows: list[DetailRow] = []
    for severity, members in by_severity.items():
        if members:
            rows.append(
                DetailRow(f"severity:{severity}", SEVERITY_WORDS[severity], is_heading=True)
            )
            rows += (_row(one, catalogue, questions) for one in members)
    return tuple(rows)


def tally(found: Iterable[Found]) -> str:
    """Return how many findings there are of each kind, in words."""
    severities = [one.finding.severity for one in found]
    counts = ((severities.count(severity), _TOGETHER[severity]) for severity in SEVERITIES)
    return ", ".join(f"{count} {words}" for count, words in counts if count)


def _row(found: Found, catalogue: Catalogue, questions: Mapping[str, str]) -> DetailRow:
    finding = found.finding
    icon, state, colour = SEVERITY_MARKS[finding.severity]
    details = (
        Detail("What to do", finding.todo),
        Detail("Why it matters", catalogue.check(finding.check).why),
        Detail("Where the rule comes from", finding.source),
    )
    where = questions.get(finding.question, "")
    notes = (where,) if where else ()
    return DetailRow(found.id, finding.message, 1, icon, colour, state, notes, details)
