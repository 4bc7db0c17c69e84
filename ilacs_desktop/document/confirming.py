"""Last year's text: how much of it nobody has confirmed yet, and confirming it."""

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body


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
