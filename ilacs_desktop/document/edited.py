"""A record that was changed in a form, put into the document as it is by the time the form is saved.

Others' work comes in while a form is open. Only what the person changed is taken from the form.
"""

from typing import Any, NamedTuple, cast

import msgspec

from ilacs_desktop.document.edits import Record, list_name, with_record
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import next_number
from ilacs_desktop.document.wording import field_label
from ilacs_desktop.framework.in_words import quoted

_REMOVED = "It was removed meanwhile. It was added again."


class Edited(NamedTuple):
    """The document with the change, and what the person should know of it; empty for nothing."""

    document: Document
    told: str = ""


def with_edited(document: Document, opened: Record, edited: Record) -> Edited:
    """Return the document with what was changed between a record as opened and as edited.

    What came into its other fields meanwhile stays. Where both changed a field, the form's wins, and
    the sentence names it. A record that was removed meanwhile comes back, under a number of its own.
    """
    now = _as_it_is(document, opened)
    if now is None:
        return Edited(with_record(document, _numbered(document, edited)), _REMOVED)
    fields = [name for name in edited.__struct_fields__ if name != "id"]
    changed = [name for name in fields if getattr(edited, name) != getattr(opened, name)]
    both = [name for name in changed if getattr(now, name) != getattr(opened, name)]
    kept = [name for name in both if _only_spaces(getattr(opened, name), getattr(edited, name))]
    taken = {name: getattr(edited, name) for name in changed if name not in kept}
    merged = msgspec.structs.replace(now, **taken)
    fought = [
        field_label(list_name(edited), name)
        for name in both
        if getattr(merged, name) != getattr(now, name)
    ]
    return Edited(with_record(document, merged), _told(fought))


def _as_it_is(document: Document, record: Record) -> Record | None:
    records = cast("tuple[Record, ...]", getattr(document, list_name(record)))
    return next((one for one in records if one.id == record.id), None)


def _numbered(document: Document, record: Any) -> Any:  # noqa: ANN401 - a record, of one kind
    """Return a record with another number where its own is taken."""
    records = getattr(document, list_name(record))
    number = getattr(record, "number", None)
    if number is None or number not in {one.number for one in records}:
        return record
    return msgspec.structs.replace(record, number=next_number(records))


def _only_spaces(before: object, after: object) -> bool:
    """Return whether two texts have the same words: a form tidies spaces that nobody touched."""
    if not isinstance(before, str) or not isinstance(after, str):
        return False
    return before.split() == after.split()


def _told(labels: list[str]) -> str:
    if not labels:
        return ""
    return (
        f"{quoted(labels)} {'was' if len(labels) == 1 else 'were'} changed meanwhile too. What you entered"
        " stands; Undo goes back to what came in."
    )
