"""What is still open when a self-evaluation is signed, kind by kind, each thing in a line."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.document.confirming import unconfirmed
from ilacs_desktop.document.evidence_ages import age_of
from ilacs_desktop.document.key_dates import year_of
from ilacs_desktop.document.late import late_in_words, late_today
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.plan import days_overdue, lacks
from ilacs_desktop.document.records import Action, Comment
from ilacs_desktop.document.sign_off import discussion
from ilacs_desktop.document.wording import say_month
from ilacs_desktop.framework.dates import DateRangeError, format_date
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_account import ForSigning, not_ready
from ilacs_desktop.outputs.review_places import Directory

LINE = 200  # characters of a line of the papers: two lines of A4
_WORDS = 120  # characters of an action in its line, and of a comment
# Findings about what is told as a kind of its own.
_TOLD = (
    "plans.overdue", "plans.owner", "plans.date", "plans.measure", "evidence.stale",
    "readiness.comment", "readiness.proposal", "readiness.carried_over", "readiness.sections",
)  # fmt: skip


class OpenRisk(NamedTuple):
    """One kind of open things: how many in words, each in a line, and where in the program they are.

    ``none`` says in a few words that there is nothing of the kind.
    """

    title: str
    items: tuple[str, ...]
    where: str
    none: str


def open_risks(facts: ForSigning, framework: Framework, today: dt.date) -> tuple[OpenRisk, ...]:
    """Return every kind, the gravest first, also those of which nothing is open."""
    document = facts.document
    overdue = [action for action in document.actions if days_overdue(action, today)]
    lacking = [action for action in document.actions if lacks(action)]
    stops = [one.message for one in facts.findings if one.severity == "stop"]
    return (
        _risk(stops, "1 finding holds back the final copy", "{} findings hold back the final copy",
              "Review, To fix", "finding that holds back the final copy"),
        _risk(_not_ready(document), "1 section is not ready", "{} sections are not ready",
              "Draft", "section that is not ready"),
        _risk(_late(document, framework, today), "1 person is late", "{} people are late",
              "Overview, Key dates", "person who is late"),
        _risk(map(_overdue, overdue), "1 action is overdue", "{} actions are overdue",
              "Plan", "overdue action"),
        _risk(map(_lacking, lacking), "1 action has no owner, date or measure",
              "{} actions have no owner, date or measure", "Plan",
              "action without owner, date or measure"),
        _risk(_comments(document), "1 comment is open", "{} comments are open",
              "Review, Sign-off", "open comment"),
        _risk(_changes(document, framework), "1 change waits to be decided",
              "{} changes wait to be decided", "Review, Before signing", "change to decide"),
        _risk(_carried(document, framework), "Last year’s text in 1 place is not confirmed",
              "Last year’s text in {} places is not confirmed", "Draft",
              "text of last year’s that nobody confirmed"),
        _risk(_stale(document, framework, today), "1 item of evidence is stale",
              "{} items of evidence are stale", "Evidence", "stale evidence"),
        _risk(_fixes(facts.findings), "1 other thing to fix", "{} other things to fix",
              "Review, To fix", "other thing to fix"),
        _risk(_questions(facts.findings), "1 question from the checks",
              "{} questions from the checks", "Review, To fix", "question from the checks"),
    )  # fmt: skip


def short(text: str, most: int = LINE) -> str:
    """Return a text in one line of so many characters; one that is longer ends in “…”."""
    told = " ".join(text.split())
    if len(told) <= most:
        return told
    cut = told[:most]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if len(whole) > most // 2 else cut).rstrip(' ,;:.')} …"


def _risk(items: Iterable[str], one: str, many: str, where: str, none: str) -> OpenRisk:
    found = tuple(items)
    title = one if len(found) == 1 else many.format(len(found))
    return OpenRisk(title, found, where, f"no {none}")


def _not_ready(document: Document) -> Iterator[str]:
    """Yield each section that its owner has not given in, with the owner and how far it has come."""
    people = {person.id: person.name or person.job_title for person in document.people}
    for section in not_ready(document):
        owner = people.get(section.owner) or "no owner"
        yield f"{section.title} ({owner}, {section.status.replace('_', ' ')})"


def _late(document: Document, framework: Framework, today: dt.date) -> Iterator[str]:
    try:
        year = year_of(document, framework, today)
    except DateRangeError:
        return  # a slip of the pen, which the check of the meeting date names
    for late in late_today(document, framework, year) if year is not None else ():
        yield f"{late.who}, {late_in_words(late)}: {late.what}"


def _questions(findings: tuple[Finding, ...]) -> Iterator[str]:
    """Yield what the checks ask somebody to think about; none of it holds anything back."""
    for finding in findings:
        if finding.severity == "consider" and finding.check not in _TOLD:
            yield finding.message


def _lacking(action: Action) -> str:
    return f"{_action(action)}: no {' and no '.join(lacks(action))}"


def _overdue(action: Action) -> str:
    due = f"due {format_date(action.due)}" if action.due is not None else ""
    return f"{_action(action)} ({', '.join(filter(None, (due, action.owner.strip())))})"


def _action(action: Action) -> str:
    what = short(action.what, _WORDS).rstrip(".")
    return f"{action.number}. {what or 'An action without words'}"


def _comments(document: Document) -> Iterator[str]:
    found = discussion(document)
    for comment in found.open:
        friend = ", critical friend" if comment.id in found.critical else ""
        yield f"{comment.author}{friend}: {_said(comment)}"


def _said(comment: Comment) -> str:
    answered = " (answered, not closed)" if comment.replies else ""
    return f"{short(comment.text, _WORDS)}{answered}"


def _changes(document: Document, framework: Framework) -> Iterator[str]:
    directory = Directory(document, framework)
    for change in document.proposals:
        if change.settled is None:
            place = directory.place_name(Place(change.part, change.question))
            whose = listed(filter(None, (change.mine_by, change.theirs_by)))
            yield f"{place or 'A record'}{f' ({whose})' if whose else ''}"


def _carried(document: Document, framework: Framework) -> Iterator[str]:
    """Yield each answer and each list with what came from an earlier cycle and nobody confirmed."""
    directory = Directory(document, framework)
    for place, body in bodies(document):
        if count := len(unconfirmed(body)):
            yield f"{directory.place_name(place)} ({counted(count, 'paragraph')})"
    lists = (
        ("Evidence", document.evidence), ("Action plan", document.actions),
        ("Progress", document.prior_points), ("Figures", document.indicators),
    )  # fmt: skip
    for name, records in lists:
        if count := sum(bool(record.carried) for record in records):
            yield f"{name} ({counted(count, 'record')})"


def _stale(document: Document, framework: Framework, today: dt.date) -> Iterator[str]:
    for item in document.evidence:
        age = age_of(item, document, framework, today)
        if item.parked is None and item.period_to and age is not None and age.age == "stale":
            yield f"{item.number}. {item.title} (to {say_month(item.period_to)})"


def _fixes(findings: tuple[Finding, ...]) -> Iterator[str]:
    for finding in findings:
        told = finding.check in _TOLD or finding.family == "unsaid"
        if finding.severity == "fix" and not told:
            yield finding.message
