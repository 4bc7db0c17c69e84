"""Another file's work into the one that is open: a returned copy, a pack, a copy found beside it.

The open document need not be saved. What comes in is a change of it that can be undone; saved, it
follows both.
"""

import datetime as dt
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.history.erasing import erased_notes
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.document import MergedApart, merge_apart
from ilacs_desktop.merge.join import ancestor
from ilacs_desktop.merge.numbers_told import numbers_told
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.merge.since_packs import written_by


class Arrival(NamedTuple):
    """What came in at one time: the document before it and after, from whom, and when it was saved.

    ``by`` is who wrote it: of a contributor's pack its owner, under whatever login it was saved.
    ``notes`` are sentences about numbers that had to change and records that came back.
    """

    before: Document
    after: Document
    by: str
    at: dt.datetime
    notes: tuple[str, ...] = ()


class Brought(NamedTuple):
    """An open document with another's work in it.

    ``history`` has the versions of both; ``joined`` are those that the next save has to follow
    besides its own, and none where everything was in it already.
    """

    history: History
    joined: tuple[str, ...]
    arrival: Arrival


class Open(NamedTuple):
    """What is open, saved or not: the document, its history, the versions it follows, and who works."""

    document: Document
    history: History
    parents: tuple[str, ...]
    by: str
    device: str
    at: dt.datetime


def bring_in(mine: Open, theirs: History, head: str, base: Document | None = None) -> Brought:
    """Return what is open with version ``head`` of another history of the same document in it.

    ``base`` is what their version was made from where the two histories do not share it, as in a
    contributor's first pack. Raises KeyError when ``theirs`` lacks the version, and HistoryError
    when it cannot be read.
    """
    united = mine.history.unite(theirs)
    version = united.versions[head]
    by = written_by(united, version)
    known: set[str] = set()
    for parent in mine.parents:
        known |= united.ancestors(parent)
    if head in known:
        arrival = Arrival(mine.document, mine.document, by, version.at)
        return Brought(mine.history, (), arrival)
    now, here = united.commit(mine.document, mine.parents, mine.by, mine.at, mine.device)
    if base is None or now.bases(here.id, head):
        base = ancestor(now, here.id, head)
    names = Names(mine.by, by, max(version.at, mine.at))
    saved = united.load(head)
    merged = merge_apart(base, mine.document, saved, names)
    notes = _notes(mine.document, saved, merged, by)
    notes += erased_notes(mine.history, (theirs,), united, mine.document, merged.document)
    return Brought(united, (head,), Arrival(mine.document, merged.document, by, version.at, notes))


def _notes(before: Document, theirs: Document, merged: MergedApart, by: str) -> tuple[str, ...]:
    """Return what is told of a merge. Who brings a pack in never saw the numbers that it has."""
    renumbered = merged.renumbered
    if theirs.pack and theirs.pack != before.pack:
        renumbered = numbers_told(before, theirs, merged.document, by)
    return (*merged.restored, *renumbered)
