"""All that waits and all that came in, as rows under headings. Pure; no Qt here."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.dates import MONTHS, format_date
from ilacs_desktop.framework.in_words import counted, listed
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.arrivals import Earlier
from ilacs_desktop.merge.change import Marked
from ilacs_desktop.merge.settle import is_about_text, text_place
from ilacs_desktop.merge.settle_values import record_list
from ilacs_desktop.outputs.review_places import Directory
from ilacs_desktop.outputs.versions import LISTS
from ilacs_desktop.storage.siblings import Sibling
from ilacs_desktop.ui.pages.review.returned_rows import who_and_when
from ilacs_desktop.ui.pages.team.bring_in_came import Came, Told, came_rows
from ilacs_desktop.ui.pages.team.bring_in_questions import Question
from ilacs_desktop.ui.widgets.detail_rows import DetailRow
from ilacs_desktop.word.review.records import from_word

TO_SETTLE, SETTLED, COPIES, EARLIER = "settle", "settled", "copies", "earlier"
_PICKS = {"both": "Both kept", "own_words": "Settled in own words"}

Entry = Question | Came | Sibling | Earlier


class Found(NamedTuple):
    """What there is to show.

    ``told`` is what came in, newest first, by the number of each time. ``earlier`` are the times
    found in the history, of which those in ``shown`` are told among ``told`` by now. ``zone`` is
    that of the person at this computer; ``moving`` are the
    copies that are moved aside once this is saved.
    """

    document: Document
    framework: Framework
    questions: tuple[Question, ...] = ()
    told: Mapping[int, Told] = {}
    copies: tuple[Sibling, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    shown: Mapping[str, int] = {}
    zone: dt.tzinfo | None = None
    moving: frozenset[Path] = frozenset()


class Listing(NamedTuple):
    """The rows, and what each of them stands for by its id."""

    rows: tuple[DetailRow, ...] = ()
    entries: dict[str, Entry] = {}  # noqa: RUF012 - never changed


def settles(proposal: Proposal) -> bool:
    """Return whether a proposal is settled here; what came from Word is settled under Review."""
    return proposal.kind != "from_word"


def open_count(document: Document) -> int:
    """Return how many proposals wait to be settled here."""
    return sum(settles(one) and one.settled is None for one in document.proposals)


def from_reviewers(document: Document) -> int:
    """Return how many changes from Word wait under Review."""
    return sum(one.settled is None for one in from_word(document))


def listing(found: Found) -> Listing:
    """Return the rows: what is to settle, copies beside the file, what came in, what is settled."""
    directory = Directory(found.document, found.framework)
    pairs: list[tuple[DetailRow, Entry | None]] = [
        *_to_settle(found, directory),
        *_copies(found),
        *_came(found),
        *_earlier(found),
        *_settled(found, directory),
    ]
    entries = {row.id: entry for row, entry in pairs if entry is not None}
    return Listing(tuple(row for row, _ in pairs), entries)


def summed(found: Found) -> str:
    """Return what waits and what came in, in a sentence."""
    waits = open_count(found.document)
    told = [f"{counted(waits, 'question')} to settle"] if waits else []
    now = [one for number, one in found.told.items() if number not in found.shown.values()]
    count = sum(one.number for one in now)
    if count:
        told.append(f"{counted(count, 'change')} came in from {_whom(now)}")
    copies = sum(one.is_new for one in found.copies)
    if copies:
        told.append(counted(copies, "copy to bring in", "copies to bring in"))
    return f"{', '.join(told)}." if told else "Nothing waits for you."


def words_of_entry(entry: Entry) -> str:
    """Return the words of a row for the clipboard: both wordings, or what stood there before."""
    if isinstance(entry, Came):
        return entry.entry.old
    if not isinstance(entry, Question):
        return ""
    sides = (entry.mine, entry.theirs)
    return "\n\n".join(f"{side.title}:\n{_plain(side.rows)}" for side in sides)


def _plain(rows: Iterable[Marked]) -> str:
    kept = ("".join(text for text, sign in row if sign != "-") for row in rows)
    return "\n".join(text for text in kept if text.strip())


def _whom(told: list[Told]) -> str:
    names = list(dict.fromkeys(one.arrival.by or "somebody" for one in told))
    who = listed(names)
    return f"{who} on {_day(told[0].arrival.at)}" if len(told) == 1 else who


def _day(at: dt.datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]}"


def _heading(id_: str, title: str, count: int, *, opened: bool = True, depth: int = 0) -> DetailRow:
    return DetailRow(id_, title, depth, notes=(str(count),), is_heading=True, opened=opened)


class _Order:
    """Where questions belong in the text of one document; made once for all of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._places: dict[Place, int] = {}
        self._parts: dict[str, int] = {}
        self._where: dict[str, Place] = {}
        self._blocks: dict[str, int] = {}
        for at, (place, body) in enumerate(bodies(document)):
            self._places[place] = at
            self._parts.setdefault(place.part, at)
            for number, block in enumerate(body):
                self._where[block.id] = place
                self._blocks[block.id] = number

    def place(self, proposal: Proposal) -> Place:
        """Return where in the text a question belongs; an empty part where that is nowhere."""
        if is_about_text(proposal) or proposal.block:
            return text_place(self._document, proposal, self._where) or Place("", "")
        part = proposal.part if proposal.part in self._parts else ""
        return Place(part, proposal.question)

    def of(self, proposal: Proposal) -> tuple[int, int]:
        """Return what questions are sorted by: the answer, and the paragraph in it."""
        place = self.place(proposal)
        at = self._places.get(place, self._parts.get(place.part, len(self._places)))
        return at, self._blocks.get(proposal.block, len(self._blocks))


def _to_settle(found: Found, directory: Directory) -> Iterator[tuple[DetailRow, Entry | None]]:
    some = [question for question in found.questions if question.is_open]
    if not some:
        return
    order = _Order(found.document)
    yield _heading(TO_SETTLE, "To settle", len(some)), None
    for group, (title, questions) in enumerate(_by_section(order, found.document, directory, some)):
        yield _heading(f"{TO_SETTLE}:{title}:{group}", title, len(questions), depth=1), None
        for question in questions:
            yield _question_row(question, order, directory, 2), question


def _by_section(
    order: _Order, document: Document, directory: Directory, questions: Iterable[Question]
) -> Iterator[tuple[str, list[Question]]]:
    """Yield the questions under their sections in reading order, then under their lists."""
    groups: dict[str, list[Question]] = {}
    for question in sorted(questions, key=lambda one: order.of(one.proposal)):
        place = order.place(question.proposal)
        title = directory.part_name(place) if place.part else ""
        if not title:
            title = LISTS.get(record_list(document, question.proposal), "") or "No longer there"
        groups.setdefault(title, []).append(question)
    yield from groups.items()


def _question_row(question: Question, order: _Order, directory: Directory, depth: int) -> DetailRow:
    proposal = question.proposal
    other = proposal.mine_by if question.swapped else proposal.theirs_by
    where = directory.place_name(order.place(proposal)).rpartition(" · ")[2]
    notes = tuple(filter(None, (where, who_and_when(other, proposal.at))))
    icon, colour, state = "split", "accent", ""
    if question.why:
        icon, colour, state = "warning", "warn_mark", "What it was about is gone"
    settled = proposal.settled
    if settled is not None:
        by = {"mine": proposal.mine_by, "theirs": proposal.theirs_by}.get(settled.pick)
        pick = _PICKS.get(settled.pick) or f"Kept as {by or 'it was'} wrote it"
        icon, colour, state = "agreed", "ok", f"{pick}, by {who_and_when(settled.by, settled.at)}"
        notes = (state,)
    elif state:
        notes = (state, *notes)
    return DetailRow(f"settle:{proposal.id}", question.title, depth, icon, colour, state, notes)


def _copies(found: Found) -> Iterator[tuple[DetailRow, Entry | None]]:
    if not found.copies:
        return
    yield _heading(COPIES, "Copies found beside the file", len(found.copies)), None
    for copy in found.copies:
        state = "Holds work that is not in here" if copy.is_new else "Nothing new in it"
        if copy.path in found.moving and not copy.is_new:
            state = "Moved aside once this is saved"
        colour = "accent" if copy.is_new else "muted"
        row = DetailRow(f"copy:{copy.path}", copy.path.name, 1, "document", colour, state, (state,))
        yield row, copy


def _came(found: Found) -> Iterator[tuple[DetailRow, Entry | None]]:
    for number, told in found.told.items():
        arrival = told.arrival
        title = f"Came in from {arrival.by or 'somebody'}, {_say(arrival.at, found.zone)}"
        yield _heading(f"came:{number}", title, told.number), None
        yield from came_rows(told, number, found.document)


def _earlier(found: Found) -> Iterator[tuple[DetailRow, Entry | None]]:
    left = [one for one in found.earlier if one.key not in found.shown]
    if not left:
        return
    yield _heading(EARLIER, "Came in earlier", len(left), opened=False), None
    for one in left:
        title = f"From {one.by or 'somebody'}, {_say(one.at, found.zone)}"
        yield DetailRow(f"earlier:{one.key}", title, 1, "history", "text2"), one


def _settled(found: Found, directory: Directory) -> Iterator[tuple[DetailRow, Entry | None]]:
    done = [question for question in found.questions if not question.is_open]
    if done:
        order = _Order(found.document)
        yield _heading(SETTLED, "Settled", len(done), opened=False), None
        yield from ((_question_row(one, order, directory, 1), one) for one in done)


def _say(at: dt.datetime, zone: dt.tzinfo | None) -> str:
    local = at.astimezone(zone)
    return f"{format_date(local.date())}, {local:%H:%M}"
