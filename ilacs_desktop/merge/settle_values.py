"""The value of a field, or a whole record, that two authors left differently: read, and put in place."""

from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.document import RECORDS, with_one_of_each
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.merge.putting_back import place_now, rests_on

_NO_RECORD = "What it was about is no longer in the self-evaluation."
_WHOLES = ("authority", "cycle")


class Three(NamedTuple):
    """A record as both came from it and as each left it; None where it was not there."""

    base: Any
    mine: Any
    theirs: Any


def three_of(document: Document, proposal: Proposal) -> Three | None:
    """Return the three records that a proposal is about; None where nothing tells what they are.

    Of a field, they are the record as it stands, each with its own value in that field.
    """
    values = proposal.base_value, proposal.mine_value, proposal.theirs_value
    if proposal.field:
        holder = holder_of(document, proposal)
        if holder is None:
            return None
        return Three(*(_changed_or_none(holder, proposal.field, value) for value in values))
    name = record_list(document, proposal)
    return Three(*(_record(name, value) for value in values)) if name else None


def value_now(document: Document, proposal: Proposal) -> str | None:
    """Return the field that a proposal is about as it stands now, as JSON; None where it is gone."""
    record = holder_of(document, proposal)
    if record is None or proposal.field not in record.__struct_fields__:
        return None
    return msgspec.json.encode(getattr(record, proposal.field)).decode()


def record_list(document: Document, proposal: Proposal) -> str:
    """Return the field of the document that holds what a proposal is about; "" where none does.

    A proposal of the first format does not name it, so it is looked for.
    """
    if proposal.list or proposal.part in _WHOLES:
        return proposal.list or proposal.part
    wanted = {proposal.record, proposal.part} - {""}
    lists = ("sections", "judgements", *RECORDS)
    return next((n for n in lists if any(r.id in wanted for r in getattr(document, n))), "")


def holder_of(document: Document, proposal: Proposal) -> Any:  # noqa: ANN401 - any record of the model
    """Return the struct whose field, or which itself, a proposal is about; None where it is gone."""
    if proposal.block:
        blocks = (block for _, body in bodies(document) for block in body)
        return next((block for block in blocks if block.id == proposal.block), None)
    name = record_list(document, proposal)
    if name in _WHOLES:
        return getattr(document, name)
    wanted = proposal.record or proposal.part
    records = getattr(document, name, ()) if name else ()
    return next((record for record in records if record.id == wanted), None)


def why_not_value(document: Document, proposal: Proposal, value: str) -> str:
    """Return why a value cannot be put in place, in a sentence for the user; "" when it can."""
    holder = holder_of(document, proposal)
    if proposal.field:
        fits = holder is not None and _changed_or_none(holder, proposal.field, value) is not None
        return "" if fits else _NO_RECORD
    name, record = record_list(document, proposal), proposal.record or proposal.part
    if value == "null":
        return rests_on(document, name, record) if holder is not None else ""
    if holder is not None:
        return ""
    back = _record(name, value)
    known = {judgement.id for judgement in document.judgements}
    homeless = name == "sections" and back is not None and back.judgement not in known
    return _NO_RECORD if back is None or homeless else ""


def _changed_or_none(holder: Any, field: str, value: str) -> Any:  # noqa: ANN401 - any record
    try:
        return _changed(holder, field, value)
    except (KeyError, msgspec.DecodeError):
        return None


def _record(name: str, value: str) -> Any:  # noqa: ANN401 - any record of the model
    """Return a record of a list from its JSON; None where it cannot be read as one."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(Document)}
    try:
        return msgspec.json.decode(b"[%b]" % value.encode(), type=kinds[name])[0]
    except (KeyError, msgspec.DecodeError):
        return None


def with_value(document: Document, proposal: Proposal, value: str) -> Document:
    """Return the document with a field, or a whole record, as the JSON ``value`` says."""
    if proposal.block:
        return _with_stance(document, proposal, value)
    name, wanted = record_list(document, proposal), proposal.record or proposal.part
    if name in _WHOLES:
        whole = _changed(getattr(document, name), proposal.field, value)
        return msgspec.structs.replace(document, **{name: whole})
    records = getattr(document, name, ()) if name else ()
    if proposal.field:
        kept = tuple(
            _changed(one, proposal.field, value) if one.id == wanted else one for one in records
        )
    elif value == "null":
        kept = tuple(one for one in records if one.id != wanted)
    elif any(one.id == wanted for one in records):
        return document  # it is there, and may have been worked on since
    else:
        kept = (*records, _record(name, value))
    changed = msgspec.structs.replace(document, **{name: kept}) if name else document
    return with_one_of_each(changed) if name in PARTS else changed


def _changed(record: Any, field: str, value: str) -> Any:  # noqa: ANN401 - any record of the model
    kinds = {info.name: info.type for info in msgspec.structs.fields(type(record))}
    return msgspec.structs.replace(record, **{field: msgspec.json.decode(value, type=kinds[field])})


def _with_stance(document: Document, proposal: Proposal, value: str) -> Document:
    place = place_now(document, proposal.block, Place(proposal.part, proposal.question))
    if place is None:
        return document
    blocks = tuple(
        _changed(block, proposal.field, value) if block.id == proposal.block else block
        for block in body_at(document, place)
    )
    return with_body(document, place, blocks)
