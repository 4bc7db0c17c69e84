"""What can be mended at once about a finding: one press, one step of undo. Pure; no Qt here."""

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from ilacs_desktop.document.body import cited_evidence
from ilacs_desktop.document.confirming import unconfirmed
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import body_at
from ilacs_desktop.ui.pages.draft.findings import Found

MendKind = Literal["write", "add_word", "improvement", "confirm", "action"]

_MOST_WORDS = 2  # suggestions offered beside a finding; the menu at the word has all
# How the checks of words say what could stand there instead.
_WRITE = re.compile(r"^Write “([^”]+)”")
_POSSESSIVE = re.compile("['’]s$")


class Mend(NamedTuple):
    """One way to mend.

    ``value`` is the words to write or add, the block to mark or to answer with an action, or the
    block to confirm: every one of the answer where it is empty.
    """

    kind: MendKind
    label: str
    value: str


def mends_of(found: Found, document: Document, suggested: Iterable[str] = ()) -> tuple[Mend, ...]:
    """Return the ways to mend a finding; ``suggested`` are guesses for a misspelt word."""
    finding = found.finding
    mends: list[Mend] = []
    if found.words and finding.block:
        known = _WRITE.match(finding.todo)
        words = [known[1]] if known and finding.family in ("spelling", "wording") else []
        words = list(dict.fromkeys((*words, *suggested)))[:_MOST_WORDS]
        mends += (Mend("write", f"Write “{word}”", word) for word in words)
        if finding.family == "spelling":
            word = dictionary_word(found.words)
            mends.append(Mend("add_word", "Add to the dictionary", word))
    if finding.check == "unsaid.cited_only":
        mends += _marking(found, document)
    if finding.check == "plans.unanswered":
        mends.append(Mend("action", "Add an action…", finding.block))
    if finding.check == "readiness.carried_over":
        mends += _confirming(found, document)
    return tuple(mends)


def dictionary_word(word: str) -> str:
    """Return a word as it goes into the dictionary: without the ’s of a possessive."""
    return _POSSESSIVE.sub("", word)


def _marking(found: Found, document: Document) -> Iterable[Mend]:
    """Offer to mark the paragraph that cites evidence of a weakness, where there is just one."""
    try:
        body = body_at(document, found.place)
    except KeyError:
        return
    record = found.finding.record
    citing = [block.id for block in body if record in cited_evidence((block,))]
    if len(citing) == 1:
        yield Mend("improvement", "Mark as area for improvement", citing[0])


def _confirming(found: Found, document: Document) -> Iterable[Mend]:
    """Offer to confirm the paragraph from last year, and all of the answer where there are more."""
    try:
        old = unconfirmed(body_at(document, found.place))
    except KeyError:
        return
    if old:
        block = found.finding.block if found.finding.block in old else old[0]
        yield Mend("confirm", "Confirm this paragraph", block)
    if len(old) > 1:
        yield Mend("confirm", f"Confirm all {len(old)} of this answer", "")
