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
from ilacs_desktop.merge.bring_in import Arrival
from ilacs_desktop.merge.change import Change, RecordChange, TextChange
from ilacs_desktop.merge.changes import changes
from ilacs_desktop.merge.join import ancestor
from ilacs_desktop.merge.putting_back import Where, place_now, put_back
from ilacs_desktop.merge.since_packs import pack_of, sent_out
from ilacs_desktop.merge.stood import is_home

# The text of a part is told by itself, and a number may have had to change.
_APART = ("number", *QUESTIONS)

State = Literal["in", "back", "since", "gone"]


class Earlier(NamedTuple):
    """A version in which others' work came in: ``mine`` is what it came into, ``theirs`` what came.

    ``by`` and ``at`` tell who saved what came, and when; of several the newest.
    """

    version: str
    mine: str
    theirs: tuple[str, ...]
    by: str
    at: dt.datetime


class PutBack(NamedTuple):
    """A document with a change put back, and sentences about what else that took."""

    document: Document
    notes: tuple[str, ...] = ()


def earlier(history: History, by: str, device: str) -> tuple[Earlier, ...]:
    """Return the joins of a history, newest first; ``by`` and ``device`` say which side is mine.

    Failing both, mine is the side that was saved last; what came back as a contributor's pack never
    is. Nothing is loaded for it.
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
            likeliest = partial(likely, pack=pack_of(history, version.id))
            mine, *theirs = sorted(sides, key=likeliest)
            newest = history.versions[min(theirs, key=order.__getitem__)]
            found.append(Earlier(version.id, mine, tuple(theirs), newest.by, newest.at))
    return tuple(found)


def arrived(history: History, join: Earlier) -> Arrival:
    """Return what came in with a join. Raises HistoryError when a version cannot be read."""
    before, after = history.load(join.mine), history.load(join.version)
    return Arrival(before, after, join.by, join.at)


def came_with(history: History, join: Earlier) -> tuple[Change, ...]:
    """Return what others changed with a join, without what I wrote before I saved it.

    Raises HistoryError when a version cannot be read.
    """
    told = set[tuple[str, str]]()
    for version in join.theirs:
        base = _made_from(history, join.mine, version)
        told |= {about(change) for change in changes(base, history.load(version))}
    found = changes(*arrived(history, join)[:2])
    return tuple(change for change in found if about(change) in told)


def _made_from(history: History, mine: str, theirs: str) -> Document:
    """Return what a version was made from; of a pack that came back first, the pack as it was sent."""
    if pack_of(history, theirs) and not history.bases(mine, theirs):
        return history.load(sent_out(history, theirs))
    return ancestor(history, mine, theirs)


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
