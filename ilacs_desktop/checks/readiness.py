"""Readiness: is anything open, unsettled, unmarked or unsigned that the next stage needs done?"""

import re
from collections.abc import Iterator

from ilacs_desktop.checks.finding import Finding, Severity
from ilacs_desktop.checks.scope import (
    DocumentCheck,
    Part,
    PartCheck,
    Passage,
    PassageCheck,
    Scope,
    names,
)
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Front
from ilacs_desktop.document.overview import document_due
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS, Place
from ilacs_desktop.document.wording import FRONT_TITLES
from ilacs_desktop.framework.dates import DateRangeError, format_date
from ilacs_desktop.framework.in_words import counted, listed

_LATE_STAGES = ("agreed", "signed_off")


def _as_open(scope: Scope) -> Severity:
    """Return how much something open matters: a question until the text is said to be agreed."""
    return "fix" if scope.document.cycle.stage in _LATE_STAGES else "consider"


def statuses(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when sections have come less far than the whole is said to have."""
    enough = {"in_review": ("ready", "agreed"), "agreed": ("agreed",), "signed_off": ("agreed",)}
    stage = scope.document.cycle.stage
    if stage not in enough:
        return
    behind = [
        s for s in scope.document.sections if s.parked is None and s.status not in enough[stage]
    ]
    if behind:
        wanted = "ready for review" if stage == "in_review" else "agreed"
        count = counted(len(behind), "section is", "sections are")
        yield scope.found(
            "readiness.sections",
            f"{count} not {wanted}: {names(section.title for section in behind)}.",
            severity=_as_open(scope),
        )


def owners(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when some sections have no owner; a council may do without owners at all."""
    known = {person.id for person in scope.document.people}
    written = [section for section in scope.document.sections if section.parked is None]
    without = [section.title for section in written if section.owner not in known]
    if 0 < len(without) < len(written):
        count = counted(len(without), "section has", "sections have")
        yield scope.found("readiness.owners", f"{count} no owner: {names(without)}.")


def comments(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each comment that nobody has closed."""
    for comment in scope.document.comments:
        if is_open(comment):
            words = comment.text.split()
            asked = " ".join(words[:12]) + (" …" if len(words) > 12 else "")
            yield scope.found(
                "readiness.comment",
                f"A comment by {comment.author} is open: “{asked}”",
                severity=_as_open(scope),
                place=Place(comment.part, comment.question),
                record=comment.id,
            )


def proposals(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each change that waits to be decided."""
    for proposal in scope.document.proposals:
        if proposal.settled is None:
            whose = listed(filter(None, (proposal.mine_by, proposal.theirs_by)))
            yield scope.found(
                "readiness.proposal",
                f"A change{f' by {whose}' if whose else ''} waits to be decided.",
                place=Place(proposal.part, proposal.question),
                record=proposal.id,
            )


def marking(scope: Scope) -> Iterator[Finding]:
    """Yield a finding without a protective marking, or with one that is not in the framework."""
    marking = scope.document.cycle.marking.strip()
    if not marking:
        yield scope.found("readiness.marking", "There is no protective marking.")
    elif marking not in scope.framework.markings:
        message = f"“{marking}” is not one of the markings the framework lists."
        yield scope.found("readiness.other_marking", message)


def people(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each person the reader looks for and nobody is named as."""
    roles = {role for person in scope.document.people for role in person.roles}
    wanted = {"dcs": "director of children's services", "lead_member": "lead member"}
    missing = [title for role, title in wanted.items() if role not in roles]
    if missing:
        yield scope.found("readiness.people", f"Nobody is named as {' or as '.join(missing)}.")


def signed(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when the whole is said to be signed off and the director has not signed."""
    signed = {sign_off.role for sign_off in scope.document.sign_offs}
    if scope.document.cycle.stage == "signed_off" and "dcs" not in signed:
        message = "It is said to be signed off, but the director's sign-off is not recorded."
        yield scope.found("readiness.sign_off", message)


def dates(scope: Scope) -> Iterator[Finding]:
    """Yield a finding without a meeting date, or when the due date has passed unsigned."""
    try:
        due = document_due(scope.document.cycle, scope.framework)
    except DateRangeError as error:
        yield scope.found("readiness.meeting", str(error))
        return
    if due is None:
        yield scope.found("readiness.meeting", "There is no date for the engagement meeting.")
    elif due.date < scope.today and scope.document.cycle.stage != "signed_off":
        message = f"It was due on {format_date(due.date)} and is not signed off."
        yield scope.found("readiness.late", message)


def packs(scope: Scope) -> Iterator[Finding]:
    """Yield a finding for each contributor pack that is overdue."""
    for pack in scope.document.packs:
        if pack.returned is None and pack.due is not None and pack.due < scope.today:
            message = f"The pack of {pack.owner} was due back on {format_date(pack.due)}."
            yield scope.found("readiness.pack", message, record=pack.id)


def framework(scope: Scope) -> Iterator[Finding]:
    """Yield a finding when the document was written under another framework than is loaded."""
    cycle, loaded = scope.document.cycle, scope.framework
    if (cycle.framework, cycle.framework_as_at) != (loaded.id, loaded.as_at):
        message = f"It was begun under another framework than “{loaded.name}”."
        yield scope.found("readiness.framework", message)


def carried_over(scope: Scope, part: Part) -> Iterator[Finding]:
    """Yield a finding for each text with paragraphs from last year that nobody has confirmed."""
    id_, questions = (FRONT, FRONT_PARTS) if isinstance(part, Front) else (part.id, QUESTIONS)
    for question in questions:
        old = [block for block in getattr(part, question) if block.origin == "last_year"]
        if old:
            count = counted(len(old), "paragraph")
            title = FRONT_TITLES[question] if isinstance(part, Front) else part.title
            yield scope.found(
                "readiness.carried_over",
                f"“{title}”: {count} from last year not confirmed yet.",
                place=Place(id_, question),
                block=old[0].id,
            )


def placeholders(scope: Scope, passage: Passage) -> Iterator[Finding]:
    """Yield a finding for each placeholder left in the text, such as "TBC" or "XX%"."""
    for pattern in scope.listed("readiness.placeholder", "patterns"):
        for match in re.finditer(pattern, passage.text):
            yield scope.found_in(
                passage,
                "readiness.placeholder",
                f"“{match[0]}” still stands for words to come.",
                match.start(),
                match.end(),
            )


_CYCLE = ("cycle",)
CHECKS = (
    DocumentCheck(statuses, ("readiness.sections",), ("cycle", "sections")),
    DocumentCheck(owners, ("readiness.owners",), ("sections", "people")),
    DocumentCheck(comments, ("readiness.comment",), ("cycle", "comments")),
    DocumentCheck(proposals, ("readiness.proposal",), ("proposals",)),
    DocumentCheck(marking, ("readiness.marking", "readiness.other_marking"), _CYCLE),
    DocumentCheck(people, ("readiness.people",), ("people",)),
    DocumentCheck(signed, ("readiness.sign_off",), ("cycle", "sign_offs")),
    DocumentCheck(dates, ("readiness.meeting", "readiness.late"), _CYCLE),
    DocumentCheck(packs, ("readiness.pack",), ("packs",)),
    DocumentCheck(framework, ("readiness.framework",), _CYCLE),
    PartCheck(carried_over, ("readiness.carried_over",)),
    PassageCheck(placeholders, ("readiness.placeholder",)),
)
