"""What came in at one time, told in words once; how each change stands now is told anew. Pure."""

from collections.abc import Iterator
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.arrivals import Earlier, State, arrived, standing
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.changes import Change, why_not
from ilacs_desktop.merge.putting_back import places_now
from ilacs_desktop.merge.since import Since, since
from ilacs_desktop.ui.pages.review.returned_words import spoken
from ilacs_desktop.ui.pages.team.history_changes import Entry, Summing, listing
from ilacs_desktop.ui.widgets.detail_rows import DetailRow

_TAKEN_OUT = "Taken out"
_STATES: dict[State, tuple[str, str, str]] = {
    "back": ("Put back", "undo", "muted"),
    "since": ("Changed here since", "warning", "warn_mark"),
    "gone": ("No longer there", "left_out", "muted"),
}
_MANY = 150  # changes at one time: more are folded away under their sections
_SINCE = "It was changed here since. What was written about other words stays."
_NOT_MINE = "Take it out again"
_MINE = "Put mine back"


class Told(NamedTuple):
    """One time at which something came in: the groups in which its changes are shown, each in words.

    Each change comes with what a screen reader says of it. ``number`` is how many there are, ``removed`` how many of them took something out.
    """

    arrival: Arrival
    groups: tuple[tuple[str, tuple[tuple[DetailRow, Entry, str], ...]], ...]
    number: int
    removed: int


class Came(NamedTuple):
    """One change that came in, as it stands now.

    ``why`` says why mine cannot be put back; "" when it can. ``before`` is what it came into, and
    ``spoken`` how a screen reader says its words.
    """

    entry: Entry
    before: Document
    state: State
    why: str
    spoken: str

    @property
    def change(self) -> Change:
        """The change."""
        return self.entry.change

    @property
    def can_be_put_back(self) -> bool:
        """Whether there is something to put back, and it can be."""
        return not self.why and self.state in ("in", "since")

    @property
    def action(self) -> str:
        """What the button says that undoes it."""
        return _NOT_MINE if self.change.before is None else _MINE

    @property
    def note(self) -> str:
        """What there is to know about it; once it is back, nothing."""
        if self.state == "back":
            return ""
        since_ = _SINCE if self.state == "since" and self.change.kind == "changed" else ""
        return " ".join(filter(None, (self.entry.note, self.why or since_)))


def told_of(arrival: Arrival, framework: Framework) -> Told:
    """Return what came in in words, what was taken out first, then by section in reading order."""
    return _told(arrival, since(arrival.before, arrival.after, {}), framework)


def told_of_earlier(history: History, join: Earlier, framework: Framework) -> Told:
    """Return what came in with a version of the history. Raises HistoryError."""
    return told_of(arrived(history, join), framework)


def _told(arrival: Arrival, found: Since, framework: Framework) -> Told:
    listed = listing(found, framework, Summing("", ""))
    groups: dict[str, list[tuple[DetailRow, Entry, str]]] = {_TAKEN_OUT: []}
    title = ""
    for row in listed.rows:
        if row.is_heading:
            title = row.title
        else:
            entry = listed.entries[row.id]
            gone = entry.change.kind == "removed"
            kept = row._replace(notes=(title, *row.notes)) if gone else row
            groups.setdefault(_TAKEN_OUT if gone else title, []).append(
                (kept, entry, spoken(entry.paragraphs))
            )
    count = sum(map(len, groups.values()))
    some = tuple((name, tuple(pairs)) for name, pairs in groups.items() if pairs)
    return Told(arrival, some, count, len(groups[_TAKEN_OUT]))


def came_rows(
    told: Told, number: int, document: Document
) -> Iterator[tuple[DetailRow, Came | None]]:
    """Yield the rows of one time as the document has its changes now; None stands for a heading."""
    where = places_now(document)
    for title, pairs in told.groups:
        head = f"came:{number}:{title}"
        notes = (str(len(pairs)),)
        opened = told.number <= _MANY
        yield DetailRow(head, title, 1, notes=notes, is_heading=True, opened=opened), None
        for row, entry, words in pairs:
            state = standing(document, entry.change, where)
            why = why_not(document, entry.change, where) if state in ("in", "since") else ""
            said, icon, colour = _STATES.get(state, ("", row.icon, row.colour))
            dressed = row._replace(
                id=f"came:{number}:{row.id}", depth=2, state=said, icon=icon, colour=colour
            )
            if said:
                dressed = dressed._replace(notes=(said, *row.notes))
            yield dressed, Came(entry, told.arrival.before, state, why, words)
