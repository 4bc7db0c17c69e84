"""The example as it is opened: a copy of its own, where it begins, and what is said over it."""

import datetime as dt
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.codec import new_id
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at
from ilacs_desktop.document.session import Caret
from ilacs_desktop.framework.dates import format_date

_WORDS = (
    "This is the example. Northbridge Council and all its people and figures are made up, and in it"
    " today is always {today}. Change what you like: your changes are kept only if you save them"
    " under a name of your own."
)
_SUMMARY = Place("front", "summary")


class ExampleCopy(NamedTuple):
    """A copy of the example with an id of its own. ``begin_at`` is the start of its summary."""

    document: Document
    begin_at: Caret | None
    words: str


def copy_of(example: Document, today: dt.date) -> ExampleCopy:
    """Return a copy to open; ``today`` is said where the example has no day of its own."""
    first = next(iter(body_at(example, _SUMMARY)), None)
    return ExampleCopy(
        msgspec.structs.replace(example, id=new_id("se")),
        Caret(_SUMMARY, first.id, 0) if first is not None else None,
        _WORDS.format(today=format_date(example.cycle.today or today)),
    )
