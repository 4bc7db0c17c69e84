"""Settling a proposal: mine, theirs, both or words of one's own; the decision stays on record."""

import datetime as dt
from typing import Any, Literal

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal, Settlement
from ilacs_desktop.merge.document import RECORDS

Pick = Literal["mine", "theirs", "both", "own_words"]


def open_proposals(document: Document) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has settled, in the order in which they arose."""
    return tuple(proposal for proposal in document.proposals if proposal.settled is None)


def settle(
    document: Document, proposal: Proposal, pick: Pick, by: str, at: dt.datetime
) -> Document:
    """Return the document with what was picked in place, and the proposal marked as settled.

    "Own words" leaves the text as it stands now. A text that is no longer where it was is put at
    the end of its answer; the rest of the answer is as it was.
    """
    if pick != "own_words":
        document = _picked(document, proposal, pick)
    return with_settlement(document, proposal, pick, by, at)


def with_settlement(
    document: Document, proposal: Proposal, pick: Pick, by: str, at: dt.datetime
) -> Document:
    """Return the document with the proposal marked as settled, and the text as it stands."""
    settled = msgspec.structs.replace(proposal, settled=Settlement(pick, by, at))
    proposals = tuple(settled if one.id == proposal.id else one for one in document.proposals)
    return msgspec.structs.replace(document, proposals=proposals)


def _picked(document: Document, proposal: Proposal, pick: Pick) -> Document:
    if proposal.question and not proposal.field:
        return _with_text(document, proposal, pick)
    value = proposal.theirs_value if pick == "theirs" else proposal.mine_value
    return _with_value(document, proposal, value)


def _with_text(document: Document, proposal: Proposal, pick: Pick) -> Document:
    place = Place(proposal.part, proposal.question)
    try:
        body = body_at(document, place)
    except KeyError:  # the section was removed after all
        return document
    wanted: Body = {
        "mine": proposal.mine_body,
        "theirs": proposal.theirs_body,
        "both": _both(proposal),
    }[pick]
    about = {proposal.block} if proposal.block else {block.id for block in body}
    about |= {block.id for block in (*proposal.mine_body, *proposal.theirs_body)}
    here = [at for at, block in enumerate(body) if block.id in about]
    start = here[0] if here else len(body)
    rest = [block for at, block in enumerate(body) if at >= start and block.id not in about]
    return with_body(document, place, (*body[:start], *wanted, *rest))


def _both(proposal: Proposal) -> Body:
    """Return my paragraphs and then theirs, which get ids of their own."""
    taken = {block.id for block in proposal.mine_body}
    theirs = tuple(
        msgspec.structs.replace(block, id=f"{block.id}-{proposal.id}")
        if block.id in taken
        else block
        for block in proposal.theirs_body
    )
    return (*proposal.mine_body, *theirs)


def _with_value(document: Document, proposal: Proposal, value: str) -> Document:
    """Return the document with a field, or a whole record, as the JSON ``value`` says."""
    if proposal.block:
        return _with_stance(document, proposal, value)
    if proposal.part in ("authority", "cycle"):
        part = _changed(getattr(document, proposal.part), proposal.field, value)
        return msgspec.structs.replace(document, **{proposal.part: part})
    wanted = {proposal.record, proposal.part}
    if proposal.list:
        return _with_record(document, proposal.list, proposal, value)
    for name in ("sections", "judgements", *RECORDS):  # one of format 1 does not name its list
        if any(record.id in wanted for record in getattr(document, name)):
            return _with_record(document, name, proposal, value)
    return document


def _with_record(document: Document, name: str, proposal: Proposal, value: str) -> Document:
    wanted = proposal.record or proposal.part
    records = []
    for record in getattr(document, name):
        if record.id != wanted:
            records.append(record)
        elif proposal.field:
            records.append(_changed(record, proposal.field, value))
        elif value != "null":
            records.append(msgspec.json.decode(value, type=type(record)))
    return msgspec.structs.replace(document, **{name: tuple(records)})


def _changed(record: Any, field: str, value: str) -> Any:  # noqa: ANN401 - any record of the model
    kinds = {info.name: info.type for info in msgspec.structs.fields(type(record))}
    return msgspec.structs.replace(record, **{field: msgspec.json.decode(value, type=kinds[field])})


def _with_stance(document: Document, proposal: Proposal, value: str) -> Document:
    place = Place(proposal.part, proposal.question)
    try:
        body = body_at(document, place)
    except KeyError:  # the section was removed after all
        return document
    blocks = tuple(
        _changed(block, proposal.field, value) if block.id == proposal.block else block
        for block in body
    )
    return with_body(document, place, blocks)
