"""A self-evaluation at a glance: when it is due, how long it is, how far it has come."""

import datetime as dt
from collections import Counter

import msgspec

from ilacs_desktop.document.answers import section_state
from ilacs_desktop.document.model import Cycle, Document
from ilacs_desktop.document.words import section_words, total_words, unconfirmed_words
from ilacs_desktop.framework.dates import DueDate, DueDateError, due_date
from ilacs_desktop.framework.model import Framework


class Words(msgspec.Struct, frozen=True):
    """Words of the whole, the target, and of each section by its id.

    ``unconfirmed`` are those of the whole that last year's text has, and nobody has confirmed.
    """

    total: int
    target: int
    sections: dict[str, int]
    unconfirmed: int = 0


class Sections(msgspec.Struct, frozen=True):
    """How many sections are answered, started, empty and parked."""

    answered: int
    started: int
    empty: int
    parked: int


class Overview(msgspec.Struct, frozen=True):
    """The figures of the overview; ``due`` is None without a meeting date.

    ``due_warning`` says what to check about the date, and is empty where all is well.
    """

    authority: str
    label: str
    stage: str
    meeting: dt.date | None
    due: dt.date | None
    due_reason: str
    due_warning: str
    words: Words
    sections: Sections
    evidence: int
    actions: int


def overview(document: Document, framework: Framework) -> Overview:
    """Return the figures of one document."""
    due = document_due(document.cycle, framework)
    states = Counter(section_state(document, section) for section in document.sections)
    by_section = {section.id: section_words(section) for section in document.sections}
    return Overview(
        authority=document.authority.name,
        label=document.cycle.label,
        stage=document.cycle.stage,
        meeting=document.cycle.meeting,
        due=due.date if due else None,
        due_reason=due.reason if due else "",
        due_warning=due.warning if due else "",
        words=Words(
            total_words(document),
            document.cycle.word_target,
            by_section,
            unconfirmed_words(document),
        ),
        sections=Sections(states["answered"], states["started"], states["empty"], states["parked"]),
        evidence=len(document.evidence),
        actions=len(document.actions),
    )


def document_due(cycle: Cycle, framework: Framework) -> DueDate | None:
    """Return when the self-evaluation is due at Ofsted, or None while the meeting has no date.

    Another date without a reason, or a reason without a date, is passed over with a warning.
    """
    if cycle.meeting is None:
        return None
    rules = (framework.bank_holidays, framework.dates)
    try:
        override, reason = cycle.due_override, cycle.due_override_reason
        return due_date(cycle.meeting, *rules, override=override, override_reason=reason)
    except DueDateError as error:
        by_rule = due_date(cycle.meeting, *rules)
        return msgspec.structs.replace(by_rule, warning=f"{by_rule.warning} {error}".strip())
