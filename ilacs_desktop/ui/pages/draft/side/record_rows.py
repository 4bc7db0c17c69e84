"""How records look in the panel beside the text: words, symbols and tones. Pure; no Qt here."""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.evidence_ages import age_of
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.plan import days_overdue
from ilacs_desktop.document.read_number import say_number
from ilacs_desktop.document.records import (
    Action,
    Evidence,
    Indicator,
    PriorPoint,
    State,
)
from ilacs_desktop.document.wording import PRIOR_SOURCES, STATES, say_period, say_sample
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.model import EvidenceType, Framework
from ilacs_desktop.ui.widgets.marks import AGE_MARKS, DIRECTION_MARKS, LEFT_OUT, Mark

Record = Evidence | Action | PriorPoint | Indicator


class RecordRow(NamedTuple):
    """One record in the list: ``label`` is what its chip says, ``facts`` stand small under it."""

    id: str
    label: str
    title: str
    facts: tuple[str, ...]
    text: str
    marks: tuple[Mark, ...]

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        marks = (mark.word for mark in self.marks)
        parts = (f"{self.label} {self.title}".strip(), *marks, *self.facts, self.text)
        return ". ".join(part.rstrip(".") for part in parts if part)


class Around(NamedTuple):
    """What a record is looked at from: the document, the day, and what the open part cites."""

    document: Document
    framework: Framework
    today: dt.date
    here: frozenset[str] = frozenset()


STATE_MARKS: dict[State, Mark] = {
    "not_started": Mark("not_started", STATES["not_started"], "muted"),
    "in_progress": Mark("half_done", STATES["in_progress"], "accent"),
    "done": Mark("tick", STATES["done"], "ok"),
    "shown_to_work": Mark("agreed", STATES["shown_to_work"], "ok"),
}
_CITED = Mark("evidence", "Cited here", "accent")
_LINKED = Mark("evidence", "Linked here", "accent")
_ANSWERED = Mark("evidence", "Answered here", "accent")
_OVERDUE = Mark("warning", "Overdue", "warn_mark")


def row_of(record: Record, around: Around) -> RecordRow:
    """Return the row of any record."""
    if isinstance(record, Evidence):
        return evidence_row(record, around)
    if isinstance(record, Action):
        return action_row(record, around)
    if isinstance(record, PriorPoint):
        return point_row(record, around)
    return indicator_row(record, around)


def evidence_row(item: Evidence, around: Around) -> RecordRow:
    """Return the row of an item of evidence."""
    kind = _kind(item, around.framework)
    lens = around.framework.lens(kind.lens).title.lower() if kind else ""
    what = f"{kind.title} · {lens}" if kind else "No type yet"
    when = say_period(item.period_from, item.period_to) or "No dates yet"
    base = say_sample(item)
    facts = (what, " · ".join(filter(None, (when, base))))
    marks = (
        _CITED if item.id in around.here else None,
        LEFT_OUT if item.parked else None,
        DIRECTION_MARKS.get(item.direction),
        age_mark(item, around),
    )
    return RecordRow(
        item.id, f"[{item.number}]", item.title, facts, item.shows, tuple(filter(None, marks))
    )


def age_mark(item: Evidence, around: Around) -> Mark | None:
    """Return how old the evidence will be at the meeting; None where that cannot be told."""
    age = age_of(item, around.document, around.framework, around.today)
    return AGE_MARKS[age.age] if age is not None else None


def action_row(action: Action, around: Around) -> RecordRow:
    """Return the row of an action."""
    by = f"by {format_date(action.due)}" if action.due else "no date yet"
    facts = (f"{action.owner or 'No owner yet'} · {by}",)
    weakness = f"Answers: {action.weakness}" if action.weakness else ""
    marks = (
        _LINKED if action.id in around.here else None,
        STATE_MARKS[action.state],
        _OVERDUE if days_overdue(action, around.today) else None,
    )
    return RecordRow(
        action.id,
        f"Action {action.number}",
        action.what,
        facts,
        weakness,
        tuple(filter(None, marks)),
    )


def point_row(point: PriorPoint, around: Around) -> RecordRow:
    """Return the row of a prior point."""
    when = format_date(point.date) if point.date else "no date yet"
    answered = bool(around.here.intersection(point.sections))
    marks = (_ANSWERED, STATE_MARKS[point.state]) if answered else (STATE_MARKS[point.state],)
    facts = (f"{PRIOR_SOURCES[point.source]} · {when}",)
    return RecordRow(point.id, "", point.text, facts, point.response, marks)


def indicator_row(indicator: Indicator, _around: Around) -> RecordRow:
    """Return the row of a figure."""
    named = (
        ("a year before", indicator.previous),
        ("neighbours", indicator.neighbours),
        ("England", indicator.england),
    )
    others = (f"{name} {say_number(value)}" for name, value in named if value is not None)
    value = "No value yet" if indicator.value is None else value_text(indicator)
    facts = (" · ".join(filter(None, (value, indicator.period))), " · ".join(others))
    return RecordRow(
        indicator.id, "", indicator.name, tuple(filter(None, facts)), indicator.explanation, ()
    )


def value_text(indicator: Indicator) -> str:
    """Return the value with its unit: "21.4%", "52 per 10,000"; empty without a value."""
    if indicator.value is None:
        return ""
    gap = "" if indicator.unit.startswith("%") else " "
    return f"{say_number(indicator.value)}{gap}{indicator.unit}".strip()


def _kind(item: Evidence, framework: Framework) -> EvidenceType | None:
    return next((kind for kind in framework.evidence_types if kind.id == item.type), None)
