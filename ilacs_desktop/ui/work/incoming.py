"""What somebody else saved in the file of the open document, and the open document with it in.

Nothing of Qt here: all of this runs on the lane that saves, on frozen values.
"""

from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework import in_words
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.arrivals import counted
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.document import merge
from ilacs_desktop.merge.proposals import Names
from ilacs_desktop.storage.container import Opened
from ilacs_desktop.storage.crypt import Key
from ilacs_desktop.storage.parts import is_shared
from ilacs_desktop.storage.save import Saved, SaveOrder
from ilacs_desktop.ui.work.reading import shown_name


class Counts(NamedTuple):
    """How many changes came in, how many of them took something out, and how many questions."""

    changes: int
    removed: int
    questions: int


class Incoming(NamedTuple):
    """Work that stands in a file and waits to be taken into the open document.

    ``base`` is the open document as it was when it and the file were last the same or joined, and
    follows the versions ``followed``. ``theirs`` is what the file at ``path`` holds, as
    ``version``; ``base`` is in it. ``by`` is who works here.
    """

    base: Document
    theirs: Document
    version: str
    followed: tuple[str, ...]
    path: Path
    by: str
    arrival: Arrival


class Taken(NamedTuple):
    """The open document ``mine`` with what was incoming in it, and a sentence about that."""

    incoming: Incoming
    mine: Document
    document: Document
    arrival: Arrival
    sentence: str


class Newer(NamedTuple):
    """What a look into the file gave: work to take in, with the versions of both.

    Without ``incoming`` there is nothing new in the file, or with ``apart`` there is, and it does
    not follow what is open: the two have to be joined by a save.
    """

    history: History
    incoming: Incoming | None = None
    apart: bool = False


class Waiting(NamedTuple):
    """What is open and in its file, as a look into the file finds it."""

    document: Document
    history: History
    parents: tuple[str, ...]
    path: Path
    by: str
    key: Key | None


def joined_by(order: SaveOrder, saved: Saved) -> Incoming | None:
    """Return what a save has joined with what was to be saved; None where it joined nothing.

    What was to be saved is a version of its own, which the join follows.
    """
    if saved.arrival is None:
        return None
    who = order.who
    _, own = order.history.commit(
        order.document, order.parents, who.by, order.at, who.device, order.label
    )
    return Incoming(
        order.document,
        saved.document,
        saved.version.id,
        (own.id,),
        saved.path,
        who.by,
        saved.arrival,
    )


def newer(here: Waiting, found: Opened) -> Newer:
    """Return what a file holds that what is open, and unchanged since it was saved, does not."""
    mine, theirs = here.document, found.document
    same = (mine.id, mine.pack) == (theirs.id, theirs.pack)
    followed = (here.history.ancestors(v) for v in here.parents if v in here.history.versions)
    if not same or not found.head or any(found.head in every for every in followed):
        return Newer(here.history)
    if here.key is not None and found.key is None and not is_shared(here.path):
        return Newer(here.history, apart=True)  # a save tells of a file that is plain all at once
    if not set(here.parents) <= found.history.ancestors(found.head):
        return Newer(here.history, apart=True)
    version = found.history.versions[found.head]
    arrival = Arrival(here.document, found.document, version.by, version.at)
    incoming = Incoming(
        here.document, found.document, found.head, here.parents, here.path, here.by, arrival
    )
    return Newer(here.history.unite(found.history), incoming)


def taken_in(incoming: Incoming, mine: Document) -> Taken:
    """Return the open document with what was incoming in it, whatever was typed meanwhile."""
    arrival = incoming.arrival
    if mine is incoming.base:
        document = incoming.theirs
    else:
        names = Names(incoming.by, arrival.by, arrival.at)
        merged = merge(incoming.base, mine, incoming.theirs, names)
        document = incoming.theirs if merged.document == incoming.theirs else merged.document
        notes = tuple(dict.fromkeys((*arrival.notes, *merged.notes)))
        arrival = Arrival(mine, document, arrival.by, arrival.at, notes)
    return Taken(
        incoming, mine, document, arrival, sentence(arrival, shown_name(incoming.path), incoming.by)
    )


def with_what_was_typed(arrival: Arrival, mine: Document, by: str) -> Arrival:
    """Return what came in as it comes into another document than the one it was worked out for."""
    if mine is arrival.before:
        return arrival
    merged = merge(arrival.before, mine, arrival.after, Names(by, arrival.by, arrival.at))
    notes = tuple(dict.fromkeys((*arrival.notes, *merged.notes)))
    return Arrival(mine, merged.document, arrival.by, arrival.at, notes)


def sentence(arrival: Arrival, name: str, me: str) -> str:
    """Return what to say of work that came in by itself; nothing where none did.

    ``me`` is who works here: the same person may have saved on another computer.
    """
    counts = counts_of(arrival)
    came = came_in(counts)
    if not came:
        return ""
    who = "You" if arrival.by == me else arrival.by or "Somebody else"
    where = " elsewhere" if who == "You" else ""
    look = "it" if counts.changes + counts.questions == 1 else "them"
    told = (
        f"{who} saved “{name}”{where} meanwhile: {came}. Look at {look} under Team, Bring in"
        f"{': you can put yours back.' if counts.removed else '.'}"
    )
    return " ".join((told, *arrival.notes))


def counts_of(arrival: Arrival) -> Counts:
    """Return how much came in."""
    before = {proposal.id for proposal in arrival.before.proposals}
    fresh = [p for p in arrival.after.proposals if p.id not in before and p.settled is None]
    return Counts(*counted(changes(arrival.before, arrival.after)), len(fresh))


def came_in(counts: Counts) -> str:
    """Return what came in, in a sentence without its stop; empty where nothing did."""
    parts = []
    if counts.changes:
        came = f"{in_words.counted(counts.changes, 'change')} came in"
        parts.append(f"{came}{_taking_out(counts)}")
    if counts.questions:
        waits = ("question for you waits", "questions for you wait")
        parts.append(in_words.counted(counts.questions, *waits))
    return ". ".join(parts)


def _taking_out(counts: Counts) -> str:
    count, removed = counts.changes, counts.removed
    if not removed:
        return ""
    if count == removed:
        return f", and {'it takes' if count == 1 else 'all of them take'} something out"
    return f", {removed} of them {'takes' if removed == 1 else 'take'} something out"
