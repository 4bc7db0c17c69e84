"""Undoing one change between two versions while all others stay, what was written since included."""

from collections.abc import Mapping
from typing import Any

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text, cited_evidence, linked_actions
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import QUESTIONS, Place, bodies, body_at, with_body
from ilacs_desktop.framework.in_words import shortened
from ilacs_desktop.merge.change import Change, RecordChange, TextChange
from ilacs_desktop.merge.fields import PARTS, merge_struct, three_way
from ilacs_desktop.merge.stood import put_in
from ilacs_desktop.merge.text import combine
from ilacs_desktop.merge.words import runs_of, words_of

Where = Mapping[str, Place]

_NOT_THERE = "It is no longer there, so there is nothing to put back."
_THERE = "It is there again."
_NO_PART = "The part of the text it stood in is gone. Put that back first."
_NO_JUDGEMENT = "The judgement it stood under is gone. Put that back first."
_HOLDS_SECTIONS = "Sections stand under it now. Move or put back those first."
_HOLDS_MINE = "Paragraphs were moved into it. Put those back first."
_WRITTEN_IN = "Something was written in it since, which would go with it."
_CITED = "It is cited: in “{}”. Put that back or take the citation out first."
_SHOWS = "It shows that action {} worked. Put that back first."
_OWNS = "“{}” belongs to them. Name another owner first."


def put_back(document: Document, change: Change) -> Document:
    """Return the document with this one change undone; unchanged where ``why_not`` says why.

    A paragraph or record that was removed or moved comes back where it stood. What was written in a
    paragraph since stays, unless both are about the same words. A number may then be there twice:
    after the last change that is put back, ``with_unique_numbers`` of document/numbers.py mends it
    and says so.
    """
    if why_not(document, change):
        return document
    if isinstance(change, TextChange):
        return _text_put_back(document, change)
    if not change.list:
        lists: Document = _fields_back(document, change)
        return lists
    whole = getattr(document, change.list)
    if isinstance(whole, tuple):
        whole = _record_put_back(document, whole, change)
    else:
        whole = _fields_back(whole, change)
    return msgspec.structs.replace(document, **{change.list: whole})


def why_not(document: Document, change: Change, where: Where | None = None) -> str:
    """Return why a change cannot be put back now, in a sentence for the user; "" when it can.

    ``where`` is what ``places_now`` gives, for whoever asks about many changes of one document.
    """
    if isinstance(change, TextChange):
        return _why_not_text(document, change, where)
    whole = getattr(document, change.list) if change.list else None
    if not isinstance(whole, tuple):
        return ""
    now = next((one for one in whole if one.id == change.record), None)
    if change.kind == "removed":
        return _THERE if now is not None else _homeless(document, change)
    if now is None:
        return _NOT_THERE
    return _in_use(document, change, now) if change.kind == "added" else _homeless(document, change)


def places_now(document: Document) -> Where:
    """Return where each paragraph of a document stands, by its id."""
    return {block.id: place for place, body in bodies(document) for block in body}


def place_now(
    document: Document, block: str, place: Place, where: Where | None = None
) -> Place | None:
    """Return where a paragraph stands: at ``place`` or elsewhere by now, None when it is gone."""
    if where is not None:
        return where.get(block)
    try:
        if any(one.id == block for one in body_at(document, place)):
            return place
    except KeyError:
        pass
    return places_now(document).get(block)


def _why_not_text(document: Document, change: TextChange, where: Where | None) -> str:
    now = place_now(document, change.block, change.place, where)
    if change.after is not None and now is None:
        return _NOT_THERE
    if change.after is None and now is not None:
        return _THERE
    return "" if _is_there(document, change.origin or change.place) else _NO_PART


def _is_there(document: Document, place: Place) -> bool:
    try:
        body_at(document, place)
    except KeyError:
        return False
    return True


def _homeless(document: Document, change: RecordChange) -> str:
    """Return that a section would come back to a judgement that is gone."""
    if change.list != "sections" or (change.fields and "judgement" not in change.fields):
        return ""
    known = {judgement.id for judgement in document.judgements}
    return "" if change.before.judgement in known else _NO_JUDGEMENT


def rests_on(document: Document, name: str, record: str) -> str:
    """Return why a record of a list cannot go, in a sentence: what rests on it; "" when it can."""
    if name == "judgements":
        return _HOLDS_SECTIONS if any(s.judgement == record for s in document.sections) else ""
    if name == "people":
        owned = next((s.title for s in document.sections if s.owner == record), "")
        return _OWNS.format(owned) if owned else ""
    cited = {"evidence": cited_evidence, "actions": linked_actions}.get(name)
    if cited is None:
        return ""
    blocks = (block for _, body in bodies(document) for block in body)
    citing = next((block for block in blocks if record in cited((block,))), None)
    if citing is not None:
        return _CITED.format(_short(citing))
    shown = next((a.number for a in document.actions if record in a.shown_by), None)
    return _SHOWS.format(shown) if shown is not None else ""


def _in_use(document: Document, change: RecordChange, now: Any) -> str:  # noqa: ANN401 - any record
    """Return why something that came in cannot go again."""
    needed = rests_on(document, change.list, change.record)
    if needed or change.list not in PARTS:
        return needed
    blocks = [block for question in QUESTIONS for block in getattr(now, question)]
    if any(block.id in change.moved_in for block in blocks):
        return _HOLDS_MINE
    known = {b.id: b for question in QUESTIONS for b in getattr(change.after, question)}
    return "" if all(known.get(block.id) == block for block in blocks) else _WRITTEN_IN


def _short(block: Block, most: int = 60) -> str:
    return shortened(" ".join(block_text(block).split()), most)


def _text_put_back(document: Document, change: TextChange) -> Document:
    here = place_now(document, change.block, change.place)
    if here is None and change.before is not None:
        body = put_in(body_at(document, change.place), change.before, change.stood)
        return with_body(document, change.place, body)
    if here is None:
        return document
    body = body_at(document, here)
    if change.before is None or change.after is None:
        return with_body(document, here, tuple(one for one in body if one.id != change.block))
    now = next(one for one in body if one.id == change.block)
    old = _words_back(now, change.before, change.after)
    if not change.was_moved:
        kept: Body = tuple(old if one is now else one for one in body)
        return with_body(document, here, kept)
    goal = change.origin or change.place
    document = with_body(document, here, tuple(one for one in body if one is not now))
    return with_body(document, goal, put_in(body_at(document, goal), old, change.stood))


def _words_back(now: Block, before: Block, after: Block) -> Block:
    """Return a paragraph as it was, with what was written in it since where that is about other words."""
    old = msgspec.structs.replace(before, id=now.id)
    if now == after:
        return old
    combined = combine(*(words_of(block.runs) for block in (after, now, before)))
    if combined is None or combined.look:
        return old
    return msgspec.structs.replace(
        old,
        runs=runs_of(combined.words),
        kind=three_way(after.kind, now.kind, before.kind)[0],
        stance=three_way(after.stance, now.stance, before.stance)[0],
        origin=three_way(after.origin, now.origin, before.origin)[0],
    )


def _record_put_back(
    document: Document, records: tuple[Any, ...], change: RecordChange
) -> tuple[Any, ...]:
    if change.kind == "added":
        return tuple(record for record in records if record.id != change.record)
    if change.kind == "removed":
        return put_in(records, _without_doubles(document, change), change.stood)
    now = next(record for record in records if record.id == change.record)
    old = _fields_back(now, change)
    if change.record in change.stood.moved:
        return put_in(records, old, change.stood)
    return tuple(old if record is now else record for record in records)


def _without_doubles(document: Document, change: RecordChange) -> Any:  # noqa: ANN401 - any record
    """Return a removed record; of a part, without the paragraphs that stand elsewhere by now."""
    if change.list not in PARTS:
        return change.before
    here = {block.id for _, body in bodies(document) for block in body}
    kept = {
        question: tuple(b for b in getattr(change.before, question) if b.id not in here)
        for question in QUESTIONS
    }
    return msgspec.structs.replace(change.before, **kept)


def _fields_back(now: Any, change: RecordChange) -> Any:  # noqa: ANN401 - any struct of the model
    """Return the fields as they were; of a list, what was put in or taken out since stays so."""
    same = {field for field in change.fields if getattr(now, field) == getattr(change.after, field)}
    wanted = {field: getattr(change.before, field) for field in same}
    since = set(change.fields) - same
    if since:
        skip = tuple(field for field in now.__struct_fields__ if field not in since)
        now, clashes = merge_struct(change.after, now, change.before, {}, skip)
        wanted |= {clash.field: getattr(change.before, clash.field) for clash in clashes}
    return msgspec.structs.replace(now, **wanted)
