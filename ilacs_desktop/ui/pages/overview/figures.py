"""Everything the overview shows, as one frozen value made from a document. Pure; no Qt here."""

import datetime as dt
from collections import Counter
from typing import NamedTuple

import msgspec

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.cycle.register import register
from ilacs_desktop.document.key_dates import Year, year_of
from ilacs_desktop.document.late import late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.words import total_words
from ilacs_desktop.errors import UserError
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.overview.begin import FirstStep, first_steps, is_begun
from ilacs_desktop.ui.pages.overview.coverage import CoverageRow, coverage_rows
from ilacs_desktop.ui.pages.overview.due import DueFigures, due_figures
from ilacs_desktop.ui.pages.overview.progress import (
    Counts,
    Over,
    PartFigures,
    counts_of,
    first_unready,
    over_budget,
    parts_of,
    signed_sentence,
)
from ilacs_desktop.ui.pages.overview.proof import EvidenceFigures, evidence_figures
from ilacs_desktop.ui.pages.overview.steps import Awaited, NextStep, next_steps
from ilacs_desktop.ui.pages.overview.ways import Way


class ToFix(NamedTuple):
    """How many findings hold back a final copy, are to be mended, and are worth a thought."""

    stop: int
    fix: int
    consider: int


class Overview(msgspec.Struct, frozen=True):
    """What the page shows. Without a beginning (``begun``) it shows ``first`` alone.

    ``signed`` says who agreed it; empty while nobody did. ``to_fix`` is None while the checks have not run yet.
    """

    begun: bool
    first: tuple[FirstStep, ...]
    due: DueFigures
    words: int
    target: int
    over: tuple[Over, ...]
    sections: Counts
    unready: Way
    signed: str
    parts: tuple[PartFigures, ...]
    to_fix: ToFix | None
    coverage: tuple[CoverageRow, ...]
    steps: tuple[NextStep, ...]
    evidence: EvidenceFigures


def overview(
    document: Document,
    framework: Framework,
    today: dt.date,
    findings: tuple[Finding, ...] | None,
) -> Overview:
    """Return the overview of a document on the day ``today``, with what the checks found in it.

    ``findings`` is None while they have found nothing because they have not run yet.
    """
    year = _year(document, framework, today)
    due = due_figures(document.cycle, framework, today, year)
    late = late_today(document, framework, year) if year is not None else ()
    found = Counter(finding.severity for finding in findings or ())
    packs = register(document, today)
    to_fix = ToFix(found["stop"], found["fix"], found["consider"])
    return Overview(
        begun=is_begun(document),
        first=first_steps(document),
        due=due,
        words=total_words(document),
        target=document.cycle.word_target or framework.length.total,
        over=over_budget(document),
        sections=counts_of(document.sections),
        unready=first_unready(document),
        signed=signed_sentence(document, framework),
        parts=parts_of(document, framework),
        to_fix=to_fix if findings is not None else None,
        coverage=coverage_rows(document, framework),
        steps=next_steps(document, framework, due, findings or (), awaited=Awaited(packs, late)),
        evidence=evidence_figures(document, framework, today),
    )


def _year(document: Document, framework: Framework, today: dt.date) -> Year | None:
    """Return the key dates; None without a meeting, or where its date cannot be right."""
    try:
        return year_of(document, framework, today)
    except UserError:
        return None
