"""What others' work changed here: what it was, how it stands now, and mine put back in its place.

What came in since the document was opened is told as it comes; what came in before that is found in
the history, where a join is a version that follows several.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, cited_evidence, linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import QUESTIONS, bodies, body_at
from ilacs_desktop.history.history import History
from ilacs_desktop.merge.bring_in import Arrival, Open, bring_in
from ilacs_desktop.merge.change import Change, RecordChange, TextChange
from ilacs_desktop.merge.join import join
from ilacs_desktop.merge.putting_back import Where, place_now, put_back
from ilacs_desktop.merge.since_packs import pack_of, sent_out, written_by
from ilacs_desktop.merge.stood import is_home

# The text of a part is told by itself, and a number may have had to change.
_APART = ("number", *QUESTIONS)
_TWO = 2  # sides of a join that saving made

State = Literal["in", "back", "since", "gone"]


class Earlier(NamedTuple):
    """What came in with a version: ``mine`` is what it came into, ``theirs`` what came.

    ``by`` and ``at`` tell who wrote what came, and when it was saved. A version that joins several
    others has one of these for each.
    """

    version: str
    mine: str
    theirs: tuple[str, ...]
    by: str
    at: dt.datetime

    @property
    def key(self) -> str:
        """What tells it from all others of a history, those of the same version included."""
        return ":".join((self.version, *self.theirs))


class PutBack(NamedTuple):
    """A document with a change put back, and sentences about what else that took."""

    document: Document
    notes: tuple[str, ...] = ()


def earlier(history: History, by: str, device: str) -> tuple[Earlier, ...]:
    """Return what came in with the joins of a history, newest first: one for each side not mine.

    ``by`` and ``device`` say which side is mine. Failing both, mine is the side that was saved
    last; what came back as a contributor's pack never is. Nothing is loaded for it.
    """
    log = history.log()
    order = {version.id: at for at, version in enumerate(log)}

    def likely(name: str, pack: str) -> tuple[bool, bool, bool, int]:
        version = history.versions[name]
        is_other = pack_of(history, name) != pack
        return is_other, version.by != by, version.device != device, order[name]

    found = []
    for version in log:
        sides = [parent for parent in version.parents if parent in order]
        if len(sides) > 1:
            mine = min(sides, key=partial(likely, pack=pack_of(history, version.id)))
            for side in reversed(_in_turn(history, version.id, mine)):
                saved = history.versions[side]
                who = written_by(history, saved)
                found.append(Earlier(version.id, mine, (side,), who, saved.at))
    return tuple(found)


def arrived(history: History, found: Earlier) -> Arrival:
    """Return what came in with a join, as it was told when it came. Raises HistoryError.

    The sides come in one after another once more: what was written before the join was saved, or
    put back, is no part of it.
    """
    saved, mine = history.load(found.version), history.versions[found.mine]
    told = Arrival(history.load(found.mine), saved, found.by, found.at)
    if _is_the_join(history, found, saved):
        return told
    work = Open(told.before, history, (mine.id,), mine.by, mine.device, mine.at)
    for side in _in_turn(history, found.version, found.mine):
        brought = bring_in(work, history, side, _sent(history, mine.id, side))
        after = _marked(brought.arrival.after, saved, pack_of(history, side))
        told = brought.arrival._replace(after=after)
        if side in found.theirs:
            break
        work = work._replace(document=after, parents=(*work.parents, *brought.joined))
    return told


def _in_turn(history: History, join: str, mine: str) -> tuple[str, ...]:
    """Return the sides of a join but mine, in the order in which they are taken in.

    What follows another side comes after it; otherwise it is the order of packs that come back
    together (cycle/returning.place_in_order), and then that of time.
    """
    versions = history.versions
    sides = {side for side in versions[join].parents if side in versions and side != mine}
    age = {side: len(sides & history.ancestors(side)) for side in sides}
    return tuple(
        sorted(sides, key=lambda one: (age[one], pack_of(history, one), versions[one].at, one))
    )


def _is_the_join(history: History, found: Earlier, saved: Document) -> bool:
    """Return whether a version is what its two sides gave by themselves, as when saving joins."""
    (theirs,) = found.theirs
    if len(history.versions[found.version].parents) > _TWO or pack_of(history, theirs):
        return False
    return join(history, found.mine, theirs).document == saved


def _sent(history: History, mine: str, theirs: str) -> Document | None:
    """Return what a pack that came back first was made from, as it was sent; None for all else."""
    if pack_of(history, theirs) == pack_of(history, mine) or history.bases(mine, theirs):
        return None
    return history.load(sent_out(history, theirs))


def _marked(document: Document, saved: Document, pack: str) -> Document:
    """Return the document with a pack as the list has it since it came back."""
    listed = next((one for one in saved.packs if one.id == pack), None)
    if not pack or listed is None:
        return document
    packs = tuple(listed if one.id == pack else one for one in document.packs)
    if listed not in packs:
        packs = (*packs, listed)
    return msgspec.structs.replace(document, packs=packs)


def about(change: Change) -> tuple[str, str]:
    """Return what a change is about: a paragraph, or a record of a list."""
    if isinstance(change, TextChange):
        return "", change.block
    return change.list or "lists", change.record


def standing(document: Document, change: Change, where: Where | None = None) -> State:
    """Return how a change stands now.

    It is "in" as it came, "back" as it was before, written in "since", or "gone" with what it was
    about. ``where`` is what ``places_now`` gives, for whoever asks about many changes.
    """
    if isinstance(change, TextChange):
        return _text_standing(document, change, where)
    whole = getattr(document, change.list) if change.list else document
    record, home = whole, True
    if isinstance(whole, tuple):
        record = next((one for one in whole if one.id == change.record), None)
        home = is_home(whole, change.record, change.stood)
    if change.after is None and record is not None:
        return "back"
    now, before, after = (_fields(one, change) for one in (record, change.before, change.after))
    if now == before and home:
        return "back"
    if now == after:
        return "in"
    return "gone" if now is None else "since"


def put_mine_back(document: Document, change: Change, before: Document) -> PutBack:
    """Return the document with one change put back; unchanged where it cannot be.

    ``before`` is the document the change came into: what the words that come back cite comes back
    from it. Numbers stay unique; a sentence tells of each that changed and each record that came.
    """
    changed = put_back(document, change)
    if changed is document:
        return PutBack(document)
    changed, restored = _with_cited(document, changed, before)
    changed, renumbered = with_unique_numbers(changed)
    return PutBack(changed, (*restored, *renumbered))


def _text_standing(document: Document, change: TextChange, where: Where | None) -> State:
    place = place_now(document, change.block, change.place, where)
    if place is None:
        return "in" if change.after is None else "back" if change.before is None else "gone"
    if change.after is None:
        return "back"
    body = body_at(document, place)
    now = next(block for block in body if block.id == change.block)
    home = place == (change.origin or change.place) and is_home(body, change.block, change.stood)
    if change.before is not None and home and _is(now, change.before):
        return "back"
    return "in" if now == change.after else "since"


def _is(block: Block, before: Block) -> bool:
    return block == msgspec.structs.replace(before, id=block.id)


def _fields(record: Any, change: RecordChange) -> Any:  # noqa: ANN401 - any record of the model
    """Return what a change is about in a record; of one that came or went, all but its text."""
    if record is None:
        return None
    names = change.fields or (f for f in record.__struct_fields__ if f not in _APART)
    return tuple(getattr(record, name) for name in names)


def _with_cited(
    document: Document, changed: Document, before: Document
) -> tuple[Document, tuple[str, ...]]:
    """Return the document with the records that are cited in it now, and were not, from before."""
    notes: list[str] = []
    for name, cited in (("actions", linked_actions), ("evidence", cited_evidence)):
        used = _used(changed, name, cited) - _used(document, name, cited)
        missing = used - {record.id for record in getattr(changed, name)}
        back = tuple(record for record in getattr(before, name) if record.id in missing)
        if back:
            records = (*getattr(changed, name), *back)
            changed = msgspec.structs.replace(changed, **{name: records})
            notes += (f"“{_called(record)}” came back too: it is cited there." for record in back)
    return changed, tuple(notes)


def _used(document: Document, name: str, cited: Callable[[Body], tuple[str, ...]]) -> set[str]:
    found = {one for _, body in bodies(document) for one in cited(body)}
    if name == "evidence":
        found |= {one for action in document.actions for one in action.shown_by}
    return found


def _called(record: Any) -> str:  # noqa: ANN401 - evidence or an action
    return getattr(record, "title", "") or getattr(record, "what", "") or "Something"


def counted(found: Iterable[Change]) -> tuple[int, int]:
    """Return how many changes there are, and how many of them took something out."""
    kinds = [change.kind for change in found]
    return len(kinds), kinds.count("removed")
