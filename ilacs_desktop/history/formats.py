"""The shape of a stored document over the years: its number now, and how an older one is lifted.

The number rises with every field added to, taken from or renamed in the model. A step works on the
plain JSON of the whole document, before it is typed, so that it needs no old classes. It serves
the document in a file and the earlier versions in its history alike, which is why it stands here,
below both. tests/data/formats/ keeps one file of every format for ever.
"""

from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from ilacs_desktop.document.model import Document

Raw = dict[str, Any]
Step = Callable[[Raw], Raw]

FORMAT = 3


class FormatError(ValueError):
    """Plain JSON is not a document of the format that it is said to have."""


def _with_pack_fields(raw: Raw) -> Raw:
    """Lift format 1: what format 2 added is empty where it is missing."""
    return raw


def _with_key_dates(raw: Raw) -> Raw:
    """Lift format 2: days that its cycle gave to steps become key dates; the rest is empty."""
    cycle = dict(raw["cycle"])
    offsets = cycle.pop("offsets", {})
    dates = [{"id": step, "days": days} for step, days in offsets.items()]
    return {**raw, "cycle": cycle, "key_dates": dates}


# Each step lifts a document from the format that is its key to the next.
MIGRATIONS: Mapping[int, Step] = {1: _with_pack_fields, 2: _with_key_dates}


def upgrade(
    raw: Raw, found: int, steps: Mapping[int, Step] = MIGRATIONS, wanted: int = FORMAT
) -> Raw:
    """Return the plain JSON of a document of format ``found`` in the shape of format ``wanted``.

    Raises FormatError when there is no way from one to the other.
    """
    if not 1 <= found <= wanted:
        raise FormatError(f"there is no format {found}")
    try:
        for number in range(found, wanted):
            raw = steps[number](raw)
    except (LookupError, TypeError, AttributeError, ValueError) as error:
        raise FormatError(f"it is not of format {found}: {error!r}") from error
    return raw


def document_of(raw: Raw, found: int) -> Document:
    """Return the document in plain JSON of format ``found``. Raises FormatError if it holds none."""
    try:
        return msgspec.convert(upgrade(raw, found), Document)
    except msgspec.ValidationError as error:
        raise FormatError(str(error)) from error
