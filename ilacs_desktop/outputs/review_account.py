"""What the director should know before signing: each known area for improvement, and what is still open.

The Review place and the pages it prints say the same, because both take it from here.
"""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.set_aside import AnsweredFinding
from ilacs_desktop.checks.unsaid import Account, Reckoning
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.key_dates import READY
from ilacs_desktop.document.model import Document, Section

_UNANSWERED = "plans.unanswered"  # the check that finds an area for improvement without an action


class AccountWords(NamedTuple):
    """How an account of known areas for improvement is called, and what it means for the person who signs."""

    title: str
    meaning: str


ACCOUNTS: dict[Account, AccountWords] = {
    "unsaid": AccountWords(
        "Known, but not said",
        "The evidence shows an area for improvement, and the text does not use it. Say it, or leave it out on"
        " purpose with a reason and a name.",
    ),
    "cited_only": AccountWords(
        "Cited, but not said",
        "The text cites the evidence, but no area for improvement tells what it shows.",
    ),
    "parked": AccountWords(
        "Left out on purpose", "Somebody decided to leave it out, and gave a reason."
    ),
    "said": AccountWords(
        "Said", "An area for improvement in the text cites the evidence and tells what it shows."
    ),
}


class ForSigning(NamedTuple):
    """What signing rests on: the document and what the checks found in it."""

    document: Document
    findings: tuple[Finding, ...]
    set_aside: tuple[AnsweredFinding, ...]
    reckoning: tuple[Reckoning, ...]


class Risk(NamedTuple):
    """Something that may be open before signing: how many, and in words with the number."""

    id: str
    number: int
    words: str


def risks(facts: ForSigning) -> tuple[Risk, ...]:
    """Return what may still be open, the gravest first, the settled with a number of 0."""
    stops = _of(facts.findings, "stop")
    fixes = _of(facts.findings, "fix")
    untold = sum(row.account in ("unsaid", "cited_only") for row in facts.reckoning)
    unclear = undirected(facts.document)
    sections = len(not_ready(facts.document))
    unanswered = sum(finding.check == _UNANSWERED for finding in facts.findings)
    comments = sum(is_open(comment) for comment in facts.document.comments)
    changes = sum(proposal.settled is None for proposal in facts.document.proposals)
    return (
        _risk("stops", stops, "1 finding holds", "{} findings hold", "Nothing holds", " back the final copy"),
        _risk("untold", untold, "1 known area for improvement", "{} known areas for improvement", "No known area for improvement", " left unsaid"),
        _risk("unclear", unclear, "1 item of evidence has no direction: positive, mixed or negative", "{} items of evidence have no direction: positive, mixed or negative", "Every item of evidence has a direction: positive, mixed or negative", ""),
        _risk("sections", sections, "1 section is not ready", "{} sections are not ready", "No section left to finish"),
        _risk("actions", unanswered, "1 area for improvement waits for an action", "{} areas for improvement wait for an action", "No area for improvement waits for an action"),
        _risk("fixes", fixes, "1 thing", "{} things", "Nothing else", " to fix"),
        _risk("comments", comments, "1 open comment", "{} open comments", "No open comment"),
        _risk("changes", changes, "1 change", "{} changes", "No change", " to decide"),
    )  # fmt: skip


def verdict(facts: ForSigning) -> str:
    """Return in a sentence or two how things stand for the person who is to sign."""
    open_ = {risk.id: risk for risk in risks(facts) if risk.number}
    known = len(facts.reckoning)
    told = "Every known area for improvement is said, or left out with a reason and a name."
    if not known:
        told = "No evidence is marked as negative or mixed, so there is nothing to compare with."
    if "unclear" in open_:
        told = f"{open_['unclear'].words}, so nobody can tell whether all that is known is said."
    if "untold" in open_:
        few = open_["untold"].number
        told = f"{few} of {known} known areas for improvement {'is' if few == 1 else 'are'} not said yet."
    if "stops" in open_:
        return f"Not ready to sign. {open_['stops'].words}. {told}"
    return told if open_ else f"Nothing is open. {told}"


def undirected(document: Document) -> int:
    """Return how many items of evidence, not left out, do not say which way they point."""
    return sum(not item.direction and item.parked is None for item in document.evidence)


def not_ready(document: Document) -> tuple[Section, ...]:
    """Return the sections, not left out, that their owners have not given in."""
    told = (section for section in document.sections if section.parked is None)
    return tuple(section for section in told if section.status not in READY)


def _of(findings: Iterable[Finding], severity: str) -> int:
    return sum(finding.severity == severity for finding in findings)


def _risk(id_: str, number: int, one: str, many: str, none: str, rest: str = "") -> Risk:
    said = one if number == 1 else many.format(number) if number else none
    return Risk(id_, number, said + rest)
