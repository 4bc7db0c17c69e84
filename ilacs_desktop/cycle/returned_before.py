"""A pack that comes back a second time without a history: which of its returns it goes on from.

A Word form does not say what it was made from but the pack as it was sent. Held against that alone, a
sentence that was new in the first form and reworded in the second would come in twice.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.codec import decode_document, encode
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies
from ilacs_desktop.errors import UserError
from ilacs_desktop.merge.bring_in import Open
from ilacs_desktop.merge.pairing import alike, bag, with_old_ids
from ilacs_desktop.merge.since_packs import pack_versions

_RECORDS = ("evidence", "actions", "comments")
Records = tuple[Any, ...]  # of one kind, with their ids


def went_on_from(mine: Open, sent: Document, changed: Document, at: dt.datetime) -> str:
    """Return the version of an earlier return that a document is, or that it was written on from.

    ``sent`` is the pack as it was sent, ``changed`` what came back, saved ``at``. Empty where it is
    neither: two people may have filled in a copy each, and then nothing of one may take the place
    of what the other wrote.
    """
    found = list(_returns(mine, sent.pack))
    for name, document in found:
        if _as_told_then(document, changed) == document:
            return name
    for name, document in found:
        if mine.history.versions[name].at < at and _goes_on(sent, document, changed):
            return name
    return ""


def _returns(mine: Open, pack: str) -> Iterator[tuple[str, Document]]:
    """Yield what came back of a pack before, newest first; it may have been undone since."""
    versions = mine.history.versions
    back = [
        name
        for name, one in pack_versions(mine.history).items()
        if one.pack == pack and one.stage != "sent"
    ]
    for name in sorted(back, key=lambda one: (versions[one].at, one), reverse=True):
        try:
            yield name, mine.history.load(name)
        except UserError:  # its words were left out of this copy, or are damaged
            continue


def written_on(before: Document, changed: Document) -> Document:
    """Return what came back as a later version of an earlier return.

    What says the same keeps the moment and the facts that it had then. A row of new evidence or of a
    new action that was reworded is the record it was: a form names a record by its words.
    """
    changed = _as_told_then(before, changed)
    names = {
        now.id: was.id
        for listed in ("evidence", "actions")
        for was, now in _reworded(getattr(before, listed), getattr(changed, listed))
    }
    if not names:
        return changed
    raw = encode(changed)
    for new, old in names.items():
        raw = raw.replace(f'"{new}"'.encode(), f'"{old}"'.encode())
    return decode_document(raw)


def _reworded(before: Records, changed: Records) -> Iterator[tuple[Any, Any]]:
    """Yield records of one number, the earlier first, that have another id by now."""
    old, new = _by_id(before), _by_id(changed)
    gone = {record.number: record for id_, record in old.items() if id_ not in new}
    for id_, record in new.items():
        if id_ not in old and record.number in gone:
            yield gone[record.number], record


def _as_told_then(before: Document, changed: Document) -> Document:
    """Return the same with the moments of comments, and the facts about the pack, as told before."""
    known = _by_id(before.comments)
    comments = tuple(
        was
        if (was := known.get(one.id)) and was == msgspec.structs.replace(one, at=was.at)
        else one
        for one in changed.comments
    )
    return msgspec.structs.replace(changed, comments=comments, packs=before.packs)


def _goes_on(sent: Document, before: Document, changed: Document) -> bool:
    """Return whether at least half of what an earlier return had changed is in a later one too."""
    held = [*_texts_held(sent, before, changed), *_records_held(sent, before, changed)]
    return bool(held) and 2 * sum(held) >= len(held)


def _texts_held(sent: Document, before: Document, changed: Document) -> Iterator[bool]:
    old, now = dict(bodies(sent)), dict(bodies(changed))
    for place, body in bodies(before):
        was = {block.id: block for block in old.get(place, ())}
        here = {block.id: block for block in with_old_ids(body, now.get(place, ()))}
        yield from (
            _holds(here.get(block.id), block, was.get(block.id))
            for block in body
            if block != was.get(block.id)
        )
        yield from (name not in here for name in was.keys() - _ids(body))


def _holds(now: Block | None, written: Block, was: Block | None) -> bool:
    """Return whether a paragraph is rather what was written than what was sent."""
    if now is None or was is None or now == written:
        return now is not None
    return alike(bag(now), bag(written)) > alike(bag(now), bag(was))


def _records_held(sent: Document, before: Document, changed: Document) -> Iterator[bool]:
    for name in _RECORDS:
        old, then, now = (_by_id(getattr(one, name)) for one in (sent, before, changed))
        for id_ in old.keys() | then.keys():
            if old.get(id_) != then.get(id_):
                yield old.get(id_) != now.get(id_)


def _by_id(records: Records) -> Mapping[str, Any]:
    return {record.id: record for record in records}


def _ids(body: Body) -> set[str]:
    return {block.id for block in body}
