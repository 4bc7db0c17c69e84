"""What happened stays on record: packs that were sent and sign-offs are added by joins, never taken away.

Somebody who went back to an older version, or brings in a copy in which somebody did, has a document
from before a pack was sent, came back or was signed off. That it is missing there is no decision to
remove it, and nothing in the document tells the two apart; so what either side has on record stays.
A person who takes a pack off the list in earnest takes it off once everything is joined.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.records import Pack, Proposal
from ilacs_desktop.merge.fields import merge_records, three_way

REGISTERS = ("packs", "sign_offs")

Records = tuple[Any, ...]  # of one register, with their ids


def merge_registers(
    base: Document, mine: Document, theirs: Document
) -> tuple[Mapping[str, Records], tuple[Proposal, ...]]:
    """Return the packs and sign-offs of both sides, and what is asked about them.

    A pack that came back on one side has come back. Where both sides say on which day, and both
    say another than before, it is the earlier.
    """
    merged: dict[str, Records] = {}
    asked: list[Proposal] = []
    for field in REGISTERS:
        sides = tuple(getattr(side, field) for side in (base, mine, theirs))
        sides = _returned(*sides) if field == "packs" else sides
        old, ours, others = sides
        both = {one.id for one in ours} & {one.id for one in others}
        known = tuple(one for one in old if one.id in both)  # so that no absence is a removal
        merged[field], found = merge_records(known, ours, others, within=field)
        asked += found
    return merged, tuple(asked)


def with_registers(document: Document, registers: Mapping[str, Records]) -> Document:
    """Return the document with these registers; itself where it has them."""
    changed = {name: new for name, new in registers.items() if getattr(document, name) != new}
    return msgspec.structs.replace(document, **changed) if changed else document


def _returned(
    base: tuple[Pack, ...], mine: tuple[Pack, ...], theirs: tuple[Pack, ...]
) -> tuple[tuple[Pack, ...], ...]:
    """Return the sides with one day on which a pack that both list came back."""
    was, ours, others = ({one.id: one.returned for one in side} for side in (base, mine, theirs))
    days = {
        name: _day(was.get(name), ours[name], others[name]) for name in ours.keys() & others.keys()
    }
    return (
        base,
        *(
            tuple(
                msgspec.structs.replace(one, returned=days.get(one.id, one.returned))
                for one in side
            )
            for side in (mine, theirs)
        ),
    )


def _day(was: dt.date | None, mine: dt.date | None, theirs: dt.date | None) -> dt.date | None:
    if mine is None or theirs is None:
        return mine or theirs
    day, clash = three_way(was, mine, theirs)
    return min(mine, theirs) if clash else day
