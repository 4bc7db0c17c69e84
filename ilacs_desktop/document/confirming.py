"""What came from last year: how much of it nobody has confirmed yet, and confirming it."""

from typing import Literal

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.document.records import Action, Evidence, Indicator, PriorPoint

CarriedList = Literal["evidence", "actions", "prior_points", "indicators"]
Carried = Evidence | Action | PriorPoint | Indicator

CARRIED_LISTS: tuple[CarriedList, ...] = ("evidence", "actions", "prior_points", "indicators")


def unconfirmed(body: Body) -> tuple[str, ...]:
    """Return the ids of the blocks that came from last year and are not confirmed, in order."""
    return tuple(block.id for block in body if block.origin)


def confirm(document: Document, place: Place, block: str = "") -> Document:
    """Return the document with one block of an answer confirmed, or with all of them.

    Raises KeyError when there is no such place.
    """
    body = body_at(document, place)
    confirmed = tuple(
        msgspec.structs.replace(one, origin="") if one.origin and block in ("", one.id) else one
        for one in body
    )
    return document if confirmed == body else with_body(document, place, confirmed)


def confirm_all(document: Document) -> tuple[Document, int]:
    """Return the document with all of last year's text confirmed, and how many blocks that were."""
    count = 0
    for place, body in tuple(bodies(document)):
        found = len(unconfirmed(body))
        if found:
            document = confirm(document, place)
            count += found
    return document, count


def unconfirmed_records(document: Document, name: CarriedList) -> tuple[Carried, ...]:
    """Return the records of a list that came from last year and are not confirmed, in order."""
    records: tuple[Carried, ...] = getattr(document, name)
    return tuple(record for record in records if record.carried)


def confirm_record(document: Document, name: CarriedList, id_: str) -> Document:
    """Return the document with one record confirmed; the same document where nothing waits for it."""
    records: tuple[Carried, ...] = getattr(document, name)
    if not any(record.id == id_ and record.carried for record in records):
        return document
    confirmed = tuple(
        msgspec.structs.replace(one, carried="") if one.id == id_ else one for one in records
    )
    return msgspec.structs.replace(document, **{name: confirmed})


def confirm_all_records(
    document: Document, names: tuple[CarriedList, ...] = CARRIED_LISTS
) -> tuple[Document, int]:
    """Return the document with every record of these lists confirmed, and how many those were."""
    count = 0
    for name in names:
        waiting = len(unconfirmed_records(document, name))
        if waiting:
            records: tuple[Carried, ...] = getattr(document, name)
            confirmed = tuple(msgspec.structs.replace(one, carried="") for one in records)
            document = msgspec.structs.replace(document, **{name: confirmed})
            count += waiting
    return document, count
