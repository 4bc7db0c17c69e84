"""What came back from reviewers as rows under their sections. Pure; no Qt here."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ilacs_desktop.document.body import Body
from ilacs_desktop.document.discussion import is_open
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import FRONT, Place, bodies
from ilacs_desktop.document.records import Comment, Moment, Proposal
from ilacs_desktop.framework.dates import format_date
from ilacs_desktop.framework.in_words import counted
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.ui.pages.review.returned_words import (
    CLASH,
    GONE,
    Names,
    Shown,
    begins,
    short,
    shown,
    spoken,
)
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.word.review.records import from_word, is_from_word, told

NOT_PLACED, SETTLED = "group:none", "group:settled"
_PICKS = {"theirs": "Accepted", "own_words": "Accepted in own words", "both": "Accepted"}
_ICONS = {
    "Deleted": "delete",
    "Moved": "move_down",
    "Cut in two": "split",
    "Paragraphs joined": "join",
    "Comment": "comment",
}


class Entry(NamedTuple):
    """One change or comment; the other of the two is None. ``shown`` is how a change reads."""

    proposal: Proposal | None
    comment: Comment | None = None
    shown: Shown | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        if self.proposal is not None:
            return self.proposal.settled is None
        return self.comment is not None and is_open(self.comment)

    @property
    def can_be_accepted(self) -> bool:
        """Whether it is a change that waits, and the text it belongs to is there."""
        here = self.shown is not None and self.shown.note != GONE
        return self.proposal is not None and self.is_open and bool(self.proposal.part) and here

    @property
    def can_be_worded(self) -> bool:
        """Whether somebody could put words of their own in place of a change."""
        moved = self.shown is not None and self.shown.kind == "Moved"
        titled = self.proposal is not None and bool(self.proposal.field)
        return self.can_be_accepted and not titled and not moved


class Listing(NamedTuple):
    """The rows, and what each of them stands for by its id."""

    rows: tuple[DetailRow, ...]
    entries: dict[str, Entry]


def open_count(document: Document) -> int:
    """Return how many changes and comments from Word still wait for somebody."""
    changes = sum(one.settled is None for one in from_word(document))
    return changes + sum(is_from_word(one) and is_open(one) for one in document.comments)


def summed(document: Document) -> str:
    """Return how much waits, in words."""
    waiting = [one for one in from_word(document) if one.settled is None]
    comments = sum(is_from_word(one) and is_open(one) for one in document.comments)
    parts = _parts(document)
    placed = sum(one.part in parts for one in waiting)
    counts = (
        (placed, "change to decide", "changes to decide"),
        (comments, "open comment", "open comments"),
        (len(waiting) - placed, "that has no place", "that have no place"),
    )
    told = [counted(n, one, many) for n, one, many in counts if n]
    return ", ".join(told) or "Everything that came back is settled."


def listing(
    document: Document, framework: Framework, readings: "Readings | None" = None
) -> Listing:
    """Return all that came back, by section in reading order; then what has no place, then what is settled.

    ``readings`` spares working out again how a change reads that was listed before.
    """
    directory, read = Directory(document, framework), (readings or Readings()).of(document)
    entries = {f"change:{p.id}": Entry(p, None, read[p.id]) for p in from_word(document)}
    words = (comment for comment in document.comments if is_from_word(comment))
    entries |= {f"comment:{comment.id}": Entry(None, comment) for comment in words}
    texts = {place: (at, body) for at, (place, body) in enumerate(bodies(document))}
    rows: list[DetailRow] = []
    known = {id_ for id_, entry in entries.items() if not entry.is_open}
    here: dict[str, list[tuple[str, Entry]]] = {place.part: [] for place in texts}
    for id_, entry in entries.items():
        if entry.is_open and _part(entry) in here:
            here[_part(entry)].append((id_, entry))
            known.add(id_)
    for part, some in here.items():
        some.sort(key=lambda pair: _order(texts, pair[1]))
        title = directory.part_name(Place(part, "")) or part
        rows += _group(f"group:{part}", title, some, directory)
    lost = [(id_, entry) for id_, entry in entries.items() if id_ not in known]
    rows += _group(NOT_PLACED, "Not placed", lost, directory)
    done = [(id_, entry) for id_, entry in entries.items() if not entry.is_open]
    rows += _group(SETTLED, "Settled", done, directory, opened=False)
    return Listing(tuple(rows), entries)


class Readings:
    """How changes read, remembered as long as nothing that they are about becomes another."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], Shown]] = {}

    def of(self, document: Document) -> dict[str, Shown]:
        """Return how each change of a document reads, by its id."""
        names, texts, titles = Names.of(document), dict(bodies(document)), _parts(document)
        kept: dict[str, tuple[tuple[object, ...], Shown]] = {}
        for one in from_word(document):
            text = texts.get(Place(one.part, one.question))
            about = (one, text, titles.get(one.part), document.evidence, document.actions)
            known = self._known.get(one.id)
            if known is None or any(a is not b for a, b in zip(known[0], about, strict=True)):
                known = (about, shown(document, one, names))
            kept[one.id] = known
        self._known = kept
        return {id_: reading for id_, (_, reading) in kept.items()}


def heard(entry: Entry) -> str:
    """Return an entry in full, as a screen reader says it when it is asked for more."""
    if entry.comment is not None:
        return " ".join((entry.comment.text, *answers(entry.comment)))
    change = entry.shown or Shown("", ())
    return " ".join(filter(None, (spoken(change.paragraphs), noted(change))))


def noted(change: Shown) -> str:
    """Return what there is to know about a change, and how the text reads now if it matters."""
    now = f"Now in the text: “{change.now}”" if change.now else ""
    return "\n".join(filter(None, (change.note, now)))


def answers(comment: Comment) -> list[str]:
    """Return the answers to a comment, each with its author, and who closed it."""
    said = [f"{who_and_when(one.author, one.at)}: {one.text}" for one in comment.replies]
    return [*said, *([f"Closed by {comment.closed_by}."] if comment.closed_by else [])]


def place_of(entry: Entry) -> tuple[Place, str]:
    """Return the text and the block that an entry is about, or near; the part is "" if there is none."""
    if entry.proposal is not None:
        one = entry.proposal
        part = one.part or told(one).near
        return Place(part, one.question), one.block
    if entry.comment is not None:
        return Place(entry.comment.part, entry.comment.question), entry.comment.block
    return Place("", ""), ""


def who_and_when(by: str, at: Moment | None) -> str:
    """Return an author and a date: "Kay Lund, 20 November 2026"."""
    return ", ".join(filter(None, (by, format_date(at.date()) if at is not None else "")))


def _part(entry: Entry) -> str:
    if entry.proposal is not None:
        return entry.proposal.part
    return place_of(entry)[0].part


def _parts(document: Document) -> dict[str, object]:
    """Return the titles of the parts that have texts, by their ids; the front has none."""
    parts: tuple[Judgement | Section, ...] = (*document.judgements, *document.sections)
    return {FRONT: None, **{part.id: part.title for part in parts}}


def _order(texts: Mapping[Place, tuple[int, Body]], entry: Entry) -> tuple[int, int]:
    """Return where in the reading order an entry stands; titles come first."""
    place, block = place_of(entry)
    number, body = texts.get(place, (-1, ()))
    return number, next((n for n, one in enumerate(body) if one.id == block), len(body))


def _group(
    id_: str,
    title: str,
    entries: Iterable[tuple[str, Entry]],
    directory: Directory,
    *,
    opened: bool = True,
) -> Iterator[DetailRow]:
    rows = [_row(name, entry, directory) for name, entry in entries]
    if rows:
        yield DetailRow(id_, title, notes=(str(len(rows)),), is_heading=True, opened=opened)
        yield from rows


def _row(id_: str, entry: Entry, directory: Directory) -> DetailRow:
    place, _ = place_of(entry)
    where = directory.place_name(place).rpartition(" · ")[2] if place.question else ""
    if entry.comment is not None:
        comment = entry.comment
        icon, state = ("comment", "Comment") if is_open(comment) else ("agreed", "Comment, closed")
        notes = (who_and_when(comment.author, comment.at), where)
        return DetailRow(
            id_, short(comment.text), 1, icon, "text2", state, tuple(filter(None, notes))
        )
    assert entry.proposal is not None  # noqa: S101 - an entry is one or the other
    return _change_row(id_, entry.proposal, entry.shown or Shown("", ()), where)


def _change_row(id_: str, proposal: Proposal, change: Shown, where: str) -> DetailRow:
    icon, colour, state = _ICONS.get(change.kind, "edit"), "accent", ""
    settled = proposal.settled
    if settled is not None:
        accepted = _PICKS.get(settled.pick, "")
        icon, colour = ("agreed", "ok") if accepted else ("left_out", "muted")
        outcome = accepted or ("Declined" if proposal.part else "Dealt with")
        state = f"{outcome} by {who_and_when(settled.by, settled.at)}"
    elif change.note == CLASH:
        icon, colour, state = "warning", "warn_mark", "Changed here too"
    elif change.note == GONE:
        icon, colour, state = "warning", "warn_mark", "Its section was removed"
    if not proposal.part:
        where = told(proposal).where
    said = begins(change.paragraphs) or "(no words)"
    kind = change.kind or "Changed"
    notes = (who_and_when(proposal.theirs_by, proposal.at), where)
    return DetailRow(id_, f"{kind}: {said}", 1, icon, colour, state, tuple(filter(None, notes)))
