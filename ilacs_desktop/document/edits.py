"""Changes to the records: add, alter and remove evidence, actions, points, figures and comments."""

from typing import Any, get_args

import msgspec

from ilacs_desktop.document.model import Document, Person
from ilacs_desktop.document.records import (
    Action,
    AuditCount,
    Comment,
    Evidence,
    Indicator,
    Inspection,
    KeyDate,
    PriorPoint,
    Remembered,
)

Record = (
    Evidence
    | Action
    | PriorPoint
    | Indicator
    | Comment
    | Person
    | KeyDate
    | Inspection
    | AuditCount
    | Remembered
)

# The document's lists of records, by the kind of record; the parts of the text are no records.
LISTS: dict[type[msgspec.Struct], str] = {
    kind: field.name
    for field in msgspec.structs.fields(Document)
    if field.name not in ("judgements", "sections")
    for kind in get_args(field.type)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
}


def list_name(record: msgspec.Struct) -> str:
    """Return the name of the document's list that holds records of this kind.

    Raises KeyError for a value that is no record.
    """
    return LISTS[type(record)]


def with_record(document: Document, record: Record) -> Document:
    """Return the document with the record in place of the one of its id, or at the end if new."""
    name = list_name(record)
    records: tuple[Any, ...] = getattr(document, name)
    if any(old.id == record.id for old in records):
        changed = tuple(record if old.id == record.id else old for old in records)
    else:
        changed = (*records, record)
    return msgspec.structs.replace(document, **{name: changed})


def without_record(document: Document, record: Record) -> Document:
    """Return the document without the record of that id.

    What cites it stays: the citation shows as unknown until undo or the author mends it.
    """
    name = list_name(record)
    records: tuple[Any, ...] = getattr(document, name)
    kept = tuple(old for old in records if old.id != record.id)
    return msgspec.structs.replace(document, **{name: kept})
