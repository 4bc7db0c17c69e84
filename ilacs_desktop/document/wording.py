"""The fixed words for states, sources, periods and samples, wherever they are shown or printed.

Dates follow domain.md §6.2: "7 March 2026", ranges with "to".
"""

import calendar
import datetime as dt
from collections.abc import Mapping

from ilacs_desktop.document.model import Judgement, Stage
from ilacs_desktop.document.records import Direction, Evidence, PriorSource, State, Travel
from ilacs_desktop.framework.dates import MONTHS, format_date, format_range
from ilacs_desktop.framework.model import Framework

FRONT_NAME = "Before the judgements"
FRONT_TITLES: dict[str, str] = {
    "summary": "Summary",
    "context": "Context",
    "progress": "Progress since the last inspection",
}
STATES: dict[State, str] = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "done": "Done",
    "shown_to_work": "Shown to work",
}
DIRECTIONS: dict[Direction, str] = {
    "": "",
    "positive": "Positive",
    "mixed": "Mixed",
    "negative": "Negative",
}
PRIOR_SOURCES: dict[PriorSource, str] = {
    "inspection": "Inspection",
    "focused_visit": "Focused visit",
    "monitoring_visit": "Monitoring visit",
    "jtai": "Joint targeted area inspection",
    "engagement_letter": "Annual engagement meeting letter",
    "last_plan": "Last year’s plan",
}
TRAVEL: dict[Travel, str] = {
    "improved": "Practice has improved since the last inspection.",
    "maintained": "Practice has been maintained since the last inspection.",
    "deteriorated": "Practice has deteriorated since the last inspection.",
}
STAGES: dict[Stage, str] = {
    "drafting": "Working draft",
    "in_review": "Draft for review",
    "agreed": "Agreed, not yet signed off",
    "signed_off": "Signed off",
}
# What a field of a record is called, in forms, details, tables and comparisons alike, by the list of
# the document that holds the records. A field that is not here is called by its own name in words.
FIELD_LABELS: Mapping[str, Mapping[str, str]] = {
    "evidence": {
        "period_from": "Covers from",
        "period_to": "Covers to",
        "kept_at": "Where it is kept",
        "shows": "What it shows",
        "direction": "Which way it points",
        "sample_size": "How many were looked at",
        "sample_of": "Of what",
        "parked": "Left out",
    },
    "actions": {
        "what": "What you will do",
        "weakness": "Area for improvement it answers",
        "due": "By when",
        "change_for_children": "What will change for children",
        "shown_by": "Evidence that shows it",
        "since": "First promised in",
        "carried": "Carried over from",
    },
    "prior_points": {
        "text": "What was said",
        "source": "Where it was said",
        "sections": "Accounted for in",
        "direction": "Direction of travel",
        "action": "Promised action",
        "parked": "Left out",
        "carried": "Carried over from",
    },
    "indicators": {
        "previous": "The year before",
        "neighbours": "Statistical neighbours",
        "england": "England",
        "polarity": "Which way is better",
        "rank": "Rank in England",
        "rank_of": "Out of how many authorities",
        "earlier": "Earlier readings",
        "carried": "Carried over from",
    },
}


def field_label(listed: str, name: str) -> str:
    """Return what a field of the records in a list of the document is called, as a label."""
    known = FIELD_LABELS.get(listed, {}).get(name)
    return known or name.replace("_", " ").capitalize()


def short_title(judgement: Judgement, framework: Framework) -> str:
    """Return a judgement in a word or two, such as "Care leavers"; its title where none is known."""
    known = {framed.id: framed.short for framed in framework.judgements}
    return known.get(judgement.id, judgement.title)


def say_month(day: dt.date) -> str:
    """Return "March 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def say_period(first: dt.date | None, last: dt.date | None) -> str:
    """Return a period in words: whole months without days, one date alone where that is all."""
    if first is None or last is None:
        if first is not None:
            return f"from {format_date(first)}"
        return format_date(last) if last is not None else ""
    if not _whole_months(first, last):
        return format_range(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return say_month(last)
    start = MONTHS[first.month - 1] if first.year == last.year else say_month(first)
    return f"{start} to {say_month(last)}"


def _whole_months(first: dt.date, last: dt.date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]


def say_sample(evidence: Evidence) -> str:
    """Return the base of the evidence, such as "44 records", or "" where none is given."""
    if evidence.sample_size is None:
        return ""
    size = f"{evidence.sample_size:,}"
    return f"{size} {evidence.sample_of}" if evidence.sample_of.strip() else f"sample of {size}"


def short_source(evidence: Evidence, framework: Framework) -> str:
    """Return a source in a few words, such as "case audit, 44 records, July 2026".

    Evidence with neither type, base nor date is named by its number.
    """
    day = evidence.period_to or evidence.period_from
    words = (
        type_name(evidence, framework, short=True),
        say_sample(evidence),
        say_month(day) if day else "",
    )
    return ", ".join(filter(None, words)) or f"evidence {evidence.number}"


def type_name(evidence: Evidence, framework: Framework, *, short: bool = False) -> str:
    """Return the name of the evidence's type, or "" where the framework has no such type."""
    for kind in framework.evidence_types:
        if kind.id == evidence.type:
            return kind.short if short else kind.title
    return ""
