"""Proposals: what two authors both meant, kept in the document until a person decides.

A proposal's id follows from what it is about, so that whoever joins two versions gets the same.
"""

import datetime as dt
import hashlib
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.codec import encode
from ilacs_desktop.document.records import Proposal


class Names(NamedTuple):
    """Who wrote the two sides, and when the later of them was saved."""

    mine: str = ""
    theirs: str = ""
    at: dt.datetime | None = None


def about_text(
    kind: str, part: str, question: str, block: str, bodies: tuple[Body, Body, Body]
) -> Proposal:
    """Return a proposal about a block of text: the base's, mine and theirs; empty where it is gone."""
    base, mine, theirs = bodies
    return Proposal(
        id="",
        kind="delete_or_edit" if kind == "delete_or_edit" else "both_edited",
        part=part,
        question=question,
        block=block,
        base_body=base,
        mine_body=mine,
        theirs_body=theirs,
    )


def about_field(field: str, values: tuple[object, object, object], **where: str) -> Proposal:
    """Return a proposal about one field; ``where`` names its part, or its record and list."""
    base, mine, theirs = (encode(value).decode() for value in values)
    proposal = Proposal(
        id="",
        kind="field",
        field=field,
        base_value=base,
        mine_value=mine,
        theirs_value=theirs,
    )
    return msgspec.structs.replace(proposal, **where)


def named(proposal: Proposal, names: Names) -> Proposal:
    """Return the proposal with its id, and with who wrote the two sides."""
    content = msgspec.structs.replace(
        proposal, mine_body=(), theirs_body=(), mine_value="", theirs_value=""
    )
    sides = sorted(
        encode(side)
        for side in (
            (proposal.mine_body, proposal.mine_value),
            (proposal.theirs_body, proposal.theirs_value),
        )
    )
    digest = hashlib.sha256(b"\n".join([encode(content), *sides])).hexdigest()
    return msgspec.structs.replace(
        proposal, id=f"p-{digest[:16]}", mine_by=names.mine, theirs_by=names.theirs, at=names.at
    )
