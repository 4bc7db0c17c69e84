"""Findings that somebody decided to live with, until the words they were about change.

What a finding is about: the words it marks; or its paragraph; or its record; or the texts of its
place; or, for the whole and for a judgement with its sections, what the finding itself says. A stop
looks at all of its paragraph or field, because there a slip is the graver fault.
"""

import datetime as dt
from collections.abc import Iterable

import msgspec

from ilacs_desktop.checks.catalogue import Catalogue
from ilacs_desktop.checks.finding import Finding
from ilacs_desktop.checks.scope import passage_text
from ilacs_desktop.document.body import Block
from ilacs_desktop.document.codec import digest, encode, new_id
from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.model import Document, Section
from ilacs_desktop.document.places import Place, body_at, part_at, part_bodies
from ilacs_desktop.document.records import SetAside
from ilacs_desktop.errors import UserError


class SetAsideError(UserError):
    """A finding that cannot be set aside, and why."""


class AnsweredFinding(msgspec.Struct, frozen=True):
    """A finding that was set aside, with the record that says why and by whom."""

    finding: Finding
    why: SetAside


class Outcome(msgspec.Struct, frozen=True):
    """The findings of a document: those that are open, and those that were set aside."""

    open: tuple[Finding, ...]
    set_aside: tuple[AnsweredFinding, ...] = ()


def may_set_aside(finding: Finding, catalogue: Catalogue) -> bool:
    """Return whether a finding may be set aside: not a stop, unless its pattern may be mistaken."""
    return finding.severity != "stop" or catalogue.family(finding.family).false_alarms


def set_aside(
    document: Document,
    finding: Finding,
    reason: str,
    by: str,
    at: dt.datetime,
    catalogue: Catalogue,
) -> Document:
    """Return the document with a finding set aside; ``at`` needs its time zone.

    Raises SetAsideError without a reason or a name, or for a stop that has to be mended.
    """
    if not may_set_aside(finding, catalogue):
        raise SetAsideError(
            "This holds back the final copy until it is mended, and cannot be set aside. Nothing"
            f" was changed. {finding.todo}"
        )
    if not reason.strip() or not by.strip():
        raise SetAsideError(
            "To set a finding aside, say why and who decided so. Nothing was changed."
        )
    record = SetAside(
        new_id("sa"), finding.check, place_of(finding), words_hash(document, finding),
        reason.strip(), by.strip(), at,
    )  # fmt: skip
    kept = tuple(old for old in document.set_asides if _key(old) != _key(record))
    return msgspec.structs.replace(document, set_asides=(*kept, record))


def take_up(document: Document, set_aside_id: str) -> Document:
    """Return the document with a finding that was set aside open again."""
    kept = tuple(record for record in document.set_asides if record.id != set_aside_id)
    return msgspec.structs.replace(document, set_asides=kept)


def parted(document: Document, findings: Iterable[Finding], catalogue: Catalogue) -> Outcome:
    """Return the findings parted into those that are open and those set aside."""
    still_open: list[Finding] = []
    answered: list[AnsweredFinding] = []
    records = _by_key(document)
    for finding in findings:
        why = _answer(document, finding, records, catalogue) if records else None
        if why is None:
            still_open.append(finding)
        else:
            answered.append(AnsweredFinding(finding, why))
    return Outcome(tuple(still_open), tuple(answered))


_Key = tuple[str, str]


def _answer(
    document: Document,
    finding: Finding,
    records: dict[_Key, list[SetAside]],
    catalogue: Catalogue,
) -> SetAside | None:
    about = records.get((finding.check, place_of(finding)))
    if not about or not may_set_aside(finding, catalogue):
        return None
    words = words_hash(document, finding)
    return next((record for record in about if record.text_hash == words), None)


def _by_key(document: Document) -> dict[_Key, list[SetAside]]:
    records: dict[_Key, list[SetAside]] = {}
    for record in document.set_asides:
        records.setdefault(_key(record), []).append(record)
    return records


def _key(record: SetAside) -> _Key:
    return record.check, record.place


def place_of(finding: Finding) -> str:
    """Return where a finding is as one string, as it is stored: part/question/block#record.field."""
    place = "/".join(filter(None, (finding.part, finding.question, finding.block)))
    record = ".".join(filter(None, (finding.record, finding.field)))
    return f"{place}#{record}" if record else place


def words_hash(document: Document, finding: Finding) -> str:
    """Return the hash of the words that a finding is about."""
    return digest(_words(document, finding).encode("utf-8", "surrogatepass"))


def _words(document: Document, finding: Finding) -> str:
    block = _block(document, finding)
    if block is not None:
        return _span(passage_text(block), finding) or encode(block.runs).decode()
    record = _record(document, finding.record)
    if record is not None:
        text: str = getattr(record, finding.field) if finding.field else ""
        return _span(text, finding) or text or encode(record).decode()
    return _place_words(document, finding) or finding.message


def _span(text: str, finding: Finding) -> str:
    return "" if finding.severity == "stop" else text[finding.start : finding.end]


def _block(document: Document, finding: Finding) -> Block | None:
    if not finding.block:
        return None
    try:
        body = body_at(document, Place(finding.part, finding.question))
    except KeyError:
        return None
    return next((block for block in body if block.id == finding.block), None)


def _record(document: Document, id_: str) -> msgspec.Struct | None:
    if not id_:
        return None
    every = (record for name in LISTS.values() for record in getattr(document, name))
    return next((record for record in every if record.id == id_), None)


def _place_words(document: Document, finding: Finding) -> str:
    try:
        if finding.question:
            bodies = [body_at(document, Place(finding.part, finding.question))]
        else:
            part = part_at(document, finding.part)
            bodies = [body for _, body in part_bodies(part)] if isinstance(part, Section) else []
    except KeyError:
        return ""
    return "\n".join(passage_text(block) for body in bodies for block in body)
