"""What differs between two versions of a document, small enough to write down at every pause.

``patch(old, delta(old, new)) == new``, also after the delta has been to JSON and back. The
recovery journal stores deltas. Unchanged parts are recognised by identity first, so the cost
follows the size of the edit, not of the document.

A delta is plain JSON: ``{"set": value}`` replaces a value, ``{"in": {field: delta}}`` goes into a
record, and ``{"order": [ids] | null, "new": [records], "in": {id: delta}}`` edits a list of
records by their ids. None says that nothing differs.
"""

from typing import Any, get_args, get_origin

import msgspec

from ilacs_desktop.document.model import Document

Delta = dict[str, Any]


def delta(old: Document, new: Document) -> Delta | None:
    """Return the JSON-able difference, or None when the two are equal."""
    return _delta(old, new)


def patch(document: Document, change: Delta | None) -> Document:
    """Return the document with the change applied.

    Raises msgspec.ValidationError or KeyError when the change was made for another document.
    """
    patched: Document = _patch(document, change, Document)
    return patched


def _delta(old: Any, new: Any) -> Delta | None:  # noqa: ANN401 - any value of the model
    if old is new or old == new:
        return None
    if isinstance(new, msgspec.Struct) and type(old) is type(new):
        return {"in": _field_deltas(old, new)}
    if _are_records(old) and _are_records(new):
        return _records_delta(old, new)
    return {"set": msgspec.to_builtins(new)}


def _field_deltas(old: msgspec.Struct, new: msgspec.Struct) -> dict[str, Delta]:
    changes = {
        name: _delta(getattr(old, name), getattr(new, name)) for name in new.__struct_fields__
    }
    return {name: change for name, change in changes.items() if change is not None}


def _are_records(value: Any) -> bool:  # noqa: ANN401 - any value of the model
    """Say whether the value is a tuple of records that can be told apart by their ids."""
    if not isinstance(value, tuple) or not all(hasattr(item, "id") for item in value):
        return False
    return len({item.id for item in value}) == len(value)


def _records_delta(old: tuple[Any, ...], new: tuple[Any, ...]) -> Delta:
    before = {item.id: item for item in old}
    order = [item.id for item in new]
    edits = {
        item.id: change
        for item in new
        if item.id in before and (change := _delta(before[item.id], item)) is not None
    }
    return {
        "order": None if order == list(before) else order,
        "new": [msgspec.to_builtins(item) for item in new if item.id not in before],
        "in": edits,
    }


def _patch(value: Any, change: Delta | None, kind: Any) -> Any:  # noqa: ANN401 - as _delta
    if change is None:
        return value
    if "set" in change:
        return msgspec.convert(change["set"], kind)
    if "order" in change:
        return _patch_records(value, change, kind)
    kinds = {field.name: field.type for field in msgspec.structs.fields(type(value))}
    patched = {
        name: _patch(getattr(value, name), inner, kinds[name])
        for name, inner in change["in"].items()
    }
    return msgspec.structs.replace(value, **patched)


def _patch_records(value: tuple[Any, ...], change: Delta, kind: Any) -> tuple[Any, ...]:  # noqa: ANN401
    record = get_args(kind)[0] if get_origin(kind) is tuple else kind
    by_id = {item.id: item for item in value}
    for record_id, inner in change["in"].items():
        by_id[record_id] = _patch(by_id[record_id], inner, record)
    for raw in change["new"]:
        item = msgspec.convert(raw, record)
        by_id[item.id] = item
    order = change["order"]
    return tuple(by_id[item] for item in (by_id if order is None else order))
