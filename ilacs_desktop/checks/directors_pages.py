"""The director's pages as a value: what to read before signing, for those who open no application.

outputs/ prints it. Everything in it is in words: nothing has to be looked up.
"""

import datetime as dt
from collections import Counter

import msgspec

from ilacs_desktop.checks.finding import SEVERITIES, Finding, Severity
from ilacs_desktop.checks.lines_of_enquiry import Enquiry, LineRule, lines_of_enquiry
from ilacs_desktop.checks.scope import Scope
from ilacs_desktop.checks.set_aside import Outcome
from ilacs_desktop.checks.unsaid import Reckoning, reckon
from ilacs_desktop.checks.where import Homes
from ilacs_desktop.document.records import SetAside


class FamilyFindings(msgspec.Struct, frozen=True):
    """The open findings of one family of checks, as sentences with what to do."""

    title: str
    findings: tuple[Finding, ...]


class JudgementPage(msgspec.Struct, frozen=True):
    """What is open for one judgement, and what an inspector is likely to ask."""

    enquiry: Enquiry
    families: tuple[FamilyFindings, ...]


class SetAsideRow(msgspec.Struct, frozen=True):
    """A finding that was set aside, with why and by whom."""

    message: str
    why: SetAside


class DirectorsPages(msgspec.Struct, frozen=True):
    """What a director reads before signing: counts, reckoning, each judgement, what was set aside.

    The last of ``judgements`` is the whole self-evaluation.
    """

    authority: str
    label: str
    today: dt.date
    counts: dict[Severity, int]
    reckoning: tuple[Reckoning, ...]
    judgements: tuple[JudgementPage, ...]
    set_aside: tuple[SetAsideRow, ...]


def directors_pages(scope: Scope, outcome: Outcome, rules: tuple[LineRule, ...]) -> DirectorsPages:
    """Return the director's pages for the findings of a document."""
    document = scope.document
    counts = Counter(finding.severity for finding in outcome.open)
    homes = Homes(document)
    return DirectorsPages(
        document.authority.name,
        document.cycle.label,
        scope.today,
        {severity: counts[severity] for severity in SEVERITIES},
        reckon(scope),
        tuple(
            JudgementPage(enquiry, _families(scope, homes, enquiry.judgement, outcome))
            for enquiry in lines_of_enquiry(scope, outcome.open, rules)
        ),
        tuple(SetAsideRow(row.finding.message, row.why) for row in outcome.set_aside),
    )


def _families(
    scope: Scope, homes: Homes, judgement: str, outcome: Outcome
) -> tuple[FamilyFindings, ...]:
    own = [finding for finding in outcome.open if homes.judgement(finding) == judgement]
    groups = (
        FamilyFindings(family.title, tuple(f for f in own if f.family == family.id))
        for family in scope.catalogue.families
    )
    return tuple(group for group in groups if group.findings)
