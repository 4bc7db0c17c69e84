"""Three versions of a record, a list of records or a single value into one, field by field."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

import msgspec

from ilacs_desktop.document.records import Proposal, Reply
from ilacs_desktop.merge.order import merged_order
from ilacs_desktop.merge.proposals import about_field

Value = TypeVar("Value")
Struct = TypeVar("Struct", bound=msgspec.Struct)

PARTS = ("judgements", "sections")  # their records are parts of the text


class Merge(NamedTuple):
    """A merged value, and what a person has to decide in it."""

    value: Any
    proposals: tuple[Proposal, ...] = ()


def three_way(base: Value, mine: Value, theirs: Value) -> tuple[Value, bool]:
    """Return what one side changed, and whether both did, each in another way; then it is mine."""
    if theirs in (mine, base):
        return mine, False
    return (theirs, False) if mine == base else (mine, True)


def merge_struct(
    base: Struct | None,
    mine: Struct,
    theirs: Struct,
    where: Mapping[str, str],
    skip: tuple[str, ...] = (),
) -> tuple[Struct, tuple[Proposal, ...]]:
    """Return my struct with what they changed in it; the fields of ``skip`` stay mine.

    ``where`` is how a proposal about it names it. A field that both changed stays mine too, and
    both wordings are proposed.
    """
    changed: dict[str, Any] = {}
    proposals: list[Proposal] = []
    for field in mine.__struct_fields__:
        ours, others = getattr(mine, field), getattr(theirs, field)
        if field in skip or ours == others:
            continue
        old = getattr(base, field) if base is not None else _nothing(ours)
        merged = _field(field, (old, ours, others), where)
        changed[field] = merged.value
        proposals += merged.proposals
    return msgspec.structs.replace(mine, **changed) if changed else mine, tuple(proposals)


def merge_records(
    base: tuple[Any, ...],
    mine: tuple[Any, ...],
    theirs: tuple[Any, ...],
    skip: tuple[str, ...] = (),
    within: str = "",
) -> tuple[tuple[Any, ...], tuple[Proposal, ...]]:
    """Return a list of records with what both sides added, changed and removed.

    ``within`` is the field of the document that holds the list, for proposals to name it. A record
    that one side removed and the other changed is kept, and its removal proposed.
    """
    named_by = "part" if within in PARTS else "record"
    old, ours, others = ({record.id: record for record in side} for side in (base, mine, theirs))
    kept: list[Any] = []
    proposals: list[Proposal] = []
    for name in merged_order(list(old), list(ours), list(others)):
        was, one, other = old.get(name), ours.get(name), others.get(name)
        if one is not None and other is not None:
            where = {named_by: name, "list": within}
            record, found = merge_struct(was, one, other, where, ("id", *skip))
            kept.append(record)
            proposals += found
            continue
        left = one if other is None else other
        if left == was:
            continue
        kept.append(left)
        if was is not None:
            removal = about_field("", (was, one, other), **{named_by: name, "list": within})
            proposals.append(msgspec.structs.replace(removal, kind="delete_or_edit"))
    return tuple(kept), tuple(proposals)


def _field(field: str, values: tuple[Any, Any, Any], where: Mapping[str, str]) -> Merge:
    base, mine, theirs = values
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        items = (*mine, *theirs)
        if all(isinstance(item, str) for item in items):
            return Merge(merged_set(base or (), mine, theirs))
        if all(isinstance(item, Reply) for item in items):
            return Merge(*merge_records(base or (), mine, theirs))
    if isinstance(mine, dict):
        ours, others = (
            _merged_dict(base or {}, *sides) for sides in ((mine, theirs), (theirs, mine))
        )
        asked = about_field(field, (base, ours, others), **where)
        return Merge(ours, (asked,) if ours != others else ())
    value, clash = three_way(base, mine, theirs)
    return Merge(value, (about_field(field, values, **where),) if clash else ())


def merged_set(
    base: tuple[str, ...], mine: tuple[str, ...], theirs: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what either side added, and what neither removed, in the merged order."""
    removed = (set(base) - set(mine)) | (set(base) - set(theirs))
    return tuple(item for item in merged_order(base, mine, theirs) if item not in removed)


def _merged_dict(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> dict[str, Any]:
    """Return what either side changed, entry by entry; mine where both did, each in another way."""
    names = dict.fromkeys((*mine, *theirs))
    merged = {
        name: three_way(base.get(name), mine.get(name), theirs.get(name))[0] for name in names
    }
    return {name: value for name, value in merged.items() if value is not None}


def _nothing(value: object) -> Any:  # noqa: ANN401 - what stands for a record that was not there
    return () if isinstance(value, tuple) else None
