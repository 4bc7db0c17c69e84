"""Reads a reviewed copy off the interface thread, and compares it with the version that was sent."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History, HistoryError
from ilacs_desktop.merge.since_packs import pack_versions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ilacs_desktop.word.review.base import Earlier
    from ilacs_desktop.word.review.bring_back import Returned


class Reading(NamedTuple):
    """A copy to read, and what it is brought back into."""

    path: Path
    document: Document
    history: History
    framework: Framework
    now: dt.datetime


def read_back(reading: Reading) -> "Returned":
    """Return the self-evaluation with what the copy brings.

    Raises a UserError when the file cannot be read, is a contributor's form, or is no copy of this
    self-evaluation.
    """
    from ilacs_desktop.merge.reviewed import together
    from ilacs_desktop.word.form.form import refuse_form
    from ilacs_desktop.word.parts.safe_reader import read_file
    from ilacs_desktop.word.review.base import find_base
    from ilacs_desktop.word.review.bring_back import bring_back
    from ilacs_desktop.word.review.reader import read_copy

    source = read_file(reading.path)
    refuse_form(source)
    copy = read_copy(source)
    base = find_base(copy, reading.document, reading.framework, _earlier(reading))
    returned = bring_back(reading.document, base.exported, copy, together, reading.now)
    notes = (*filter(None, (base.note,)), *returned.notes)
    return returned._replace(notes=notes)


def said(returned: "Returned") -> str:
    """Return in a few sentences what came back."""
    counts = (
        (len(returned.placed), "change", "changes"),
        (len(returned.comments), "comment", "comments"),
        (len(returned.not_placed), "not placed", "not placed"),
    )
    told = [counted(n, one, many) for n, one, many in counts if n]
    if told:
        first = f"Brought back: {', '.join(told)}."
    elif returned.again:
        first = "Everything in this copy was brought back before. Nothing was added."
    else:
        first = "The copy has no comments and no changes. Nothing was added."
    return " ".join((first, *returned.notes))


def _earlier(reading: Reading) -> "Iterator[Earlier]":
    """Yield the versions a copy can have been made of, newest first; packs are parts alone."""
    from ilacs_desktop.word.review.base import Earlier

    history = reading.history
    packs = pack_versions(history, reading.document.pack)
    seen: set[str] = set()
    for version in history.log():
        if version.tree in seen or version.id in packs:
            continue
        seen.add(version.tree)
        try:
            document = history.load(version.id)
        except (HistoryError, msgspec.DecodeError):
            continue  # a damaged version: another one may do
        yield Earlier(f"the version saved on {format_date(version.at.date())}", document)
