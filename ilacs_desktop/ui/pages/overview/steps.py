"""The few things to do next, the most useful first. Pure; no Qt here.

The order goes by the due date. With time left, sections need owners before anything else; in the
last month what is missing comes first, and what waits for review before remarks.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.cycle.register import Entry, in_words
from ilacs_desktop.document.answers import answer_place, section_state, unanswered
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.late import Late, late_words
from ilacs_desktop.document.model import Document, Front, Section, Stage
from ilacs_desktop.document.places import Place, part_at
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.ui.pages.draft.parts import READY
from ilacs_desktop.ui.pages.overview.due import DueFigures
from ilacs_desktop.ui.pages.overview.ways import (
    EXPORT,
    KEY_DATES,
    REVIEW,
    SECTIONS,
    SET_UP,
    TEAM,
    Way,
    to_place,
)
from ilacs_desktop.ui.work.due import SOON

Kind = Literal[
    "date",
    "stop",
    "owners",
    "remind",
    "late",
    "empty",
    "answer",
    "finish",
    "review",
    "fix",
    "comments",
    "consider",
    "export",
]

MOST = 5
EARLY: tuple[Kind, ...] = (
    *("date", "stop", "owners", "remind", "late", "empty", "answer", "comments"),
    *("fix", "finish", "review", "consider", "export"),
)
LATE: tuple[Kind, ...] = (
    *("date", "stop", "remind", "late", "empty", "answer", "finish", "review"),
    *("fix", "comments", "owners", "consider", "export"),
)
# What the checks say too, and is told here by section, in steps of its own.
_TOLD_BY_SECTION = frozenset(
    {
        *("coverage.section", "coverage.question", "coverage.judgement"),
        *("readiness.sections", "readiness.owners", "readiness.comment"),
        "readiness.meeting",
    }
)
_DECIDED: tuple[Stage, ...] = ("agreed", "signed_off")  # for the whole, whatever a section says
_NAMED = 3  # of those who are late
_QUOTED = 80  # characters of a remark or a finding
_MOST_OF: dict[Severity, int] = {"stop": 3, "fix": 2}  # so that the checks leave room for the rest


class NextStep(NamedTuple):
    """One thing to do: what, more about it, and the way there."""

    kind: Kind
    text: str
    note: str
    way: Way


class Awaited(NamedTuple):
    """What others owe today: the packs sent to contributors, and who is late for a key date."""

    packs: tuple[Entry, ...] = ()
    late: tuple[Late, ...] = ()


def next_steps(
    document: Document,
    framework: Framework,
    due: DueFigures,
    findings: Iterable[Finding],
    most: int = MOST,
    *,
    awaited: Awaited = Awaited(),  # noqa: B008 - frozen
) -> tuple[NextStep, ...]:
    """Return at most so many steps for the coordinator, the most useful first."""
    found = tuple(findings)
    steps = [
        *_date(due),
        *_findings(found, "stop"),
        *_owners(document),
        *_remind(awaited.packs),
        *_late(awaited.late),
        *_empty(document),
        *_answers(document, framework),
        *_comments(document),
        *_findings(found, "fix"),
        *_finish(document),
        *_review(document),
    ]
    if not steps:
        steps.append(_export(document))
    steps += _consider(found)
    order = LATE if due.days is not None and due.days <= SOON else EARLY
    return tuple(sorted(steps, key=lambda step: order.index(step.kind))[:most])


def _date(due: DueFigures) -> Iterator[NextStep]:
    if due.days is None:
        text = "Check the due date" if due.warning else "Set the date of the engagement meeting"
        yield NextStep("date", text, due.warning or due.why, SET_UP)
    elif due.warning:
        yield NextStep("date", "Check the due date", due.warning, SET_UP)


def _owners(document: Document) -> Iterator[NextStep]:
    orphans = [s for s in _told(document) if not s.owner]
    if orphans:
        text = f"Say who writes {_which(orphans)}"
        yield NextStep("owners", text, _rest(orphans, "without an owner"), SECTIONS)


def _remind(packs: Iterable[Entry]) -> Iterator[NextStep]:
    """Yield one step for the contributors whose packs are late."""
    late: dict[str, Entry] = {}
    for entry in packs:
        if entry.state == "late":
            late.setdefault(entry.pack.owner, entry)
    if len(late) == 1:
        ((owner, entry),) = late.items()
        yield NextStep("remind", f"Remind {owner}", f"The pack is {in_words(entry)}", TEAM)
    elif late:
        named = ", ".join(tuple(late)[:_NAMED])
        others = f" and {counted(len(late) - _NAMED, 'other')}" if len(late) > _NAMED else ""
        text = f"Remind {len(late)} contributors"
        yield NextStep("remind", text, f"They are late: {named}{others}", TEAM)


def _late(late: Iterable[Late]) -> Iterator[NextStep]:
    """Yield one step for those who are late for a key date; packs have one of their own."""
    found = tuple(one for one in late if one.pack is None)
    people = len({one.who for one in found})
    if found:
        text = f"Chase {counted(people, 'person who is late', 'people who are late')}"
        yield NextStep("late", text, late_words(found), KEY_DATES)


def _empty(document: Document) -> Iterator[NextStep]:
    found = [s for s in _told(document) if section_state(document, s) == "empty"]
    if found:
        others = counted(len(found) - 1, "other section")
        note = f"and {others} with nothing written" if len(found) > 1 else "Nothing is written yet"
        yield NextStep("empty", f"Start “{found[0].title}”", note, Way("draft", found[0].id))


def _answers(document: Document, framework: Framework) -> Iterator[NextStep]:
    """Yield one step for the questions open in sections that have been begun."""
    places = [
        answer_place(section, question)
        for section in _told(document)
        if section_state(document, section) == "started"
        for question in unanswered(document, section)
    ]
    if places:
        first, others = places[0], len(set(places)) - 1
        asked = next(q.short for q in framework.questions if q.id == first.question)
        part = part_at(document, first.part)
        title = "" if isinstance(part, Front) else part.title
        note = f"and {counted(others, 'other question')} without an answer" if others else ""
        yield NextStep(
            "answer", f"Answer “{asked}” in “{title}”", note or "Begun already", to_place(first)
        )


def _comments(document: Document) -> Iterator[NextStep]:
    found = [comment for comment in document.comments if is_open(comment)]
    if found:
        first = found[0]
        text = f"Answer {counted(len(found), 'open comment')}"
        way = Way("draft", first.part, first.question)
        yield NextStep("comments", text, f"{first.author}: {_opening(first.text)}", way)


def _findings(findings: tuple[Finding, ...], severity: Severity) -> Iterator[NextStep]:
    """Yield a step for each check that found something of this severity, with its first finding."""
    kind: Kind = "stop" if severity == "stop" else "fix"
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity == severity and finding.check not in _TOLD_BY_SECTION:
            by_check.setdefault(finding.check, []).append(finding)
    for found in list(by_check.values())[: _MOST_OF[severity]]:
        others = len(found) - 1
        note = f"and {others} more like it" if others else _opening(found[0].todo)
        yield NextStep(kind, found[0].message, note, _way_of(found[0]))


def _way_of(finding: Finding) -> Way:
    return to_place(Place(finding.part, finding.question)) if finding.part else REVIEW


def _finish(document: Document) -> Iterator[NextStep]:
    """Yield one step for the sections that answer everything and are not given to review yet."""
    if document.cycle.stage in _DECIDED:
        return
    drafts = (s for s in _told(document) if s.status not in READY)
    found = [s for s in drafts if section_state(document, s) == "answered"]
    if found:
        way = Way("draft", found[0].id)
        yield NextStep("finish", f"Finish {_which(found)}", _rest(found, "being drafted"), way)


def _consider(findings: tuple[Finding, ...]) -> Iterator[NextStep]:
    found = [f for f in findings if f.severity == "consider"]
    if found:
        text = f"Think about {counted(len(found), 'question')} from the checks"
        yield NextStep("consider", text, _opening(found[0].message), REVIEW)


def _review(document: Document) -> Iterator[NextStep]:
    found = [s for s in _told(document) if s.status == "ready"]
    if found and document.cycle.stage not in _DECIDED:
        text = f"Review {_which(found)}"
        way = Way("draft", found[0].id)
        yield NextStep("review", text, _rest(found, "ready for review"), way)


def _export(document: Document) -> NextStep:
    signed = document.cycle.stage == "signed_off"
    note = "It is signed off." if signed else "Nothing is left open. Read it once more as a page."
    return NextStep("export", "Make the Word file", note, EXPORT)


def _told(document: Document) -> tuple[Section, ...]:
    return tuple(section for section in document.sections if section.parked is None)


def _which(sections: list[Section]) -> str:
    return f"“{sections[0].title}”" if len(sections) == 1 else f"{len(sections)} sections"


def _rest(sections: list[Section], state: str) -> str:
    """Return the first title and how many others; where there is one, only its state."""
    if len(sections) == 1:
        return state[0].upper() + state[1:]
    others = len(sections) - 1
    return f"“{sections[0].title}” and {counted(others, 'other')} {state}"


def _opening(text: str) -> str:
    """Return the first words of a text, all of it where it is short."""
    said = " ".join(text.split())
    return said if len(said) <= _QUOTED else said[:_QUOTED].rsplit(" ", 1)[0] + " …"
