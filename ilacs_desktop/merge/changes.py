"""What changed between two versions: by place and record, with the words that came and went.

The same list serves "what came in" after a join, "what changed since last week" and "against last
year". ``put_back`` undoes one change of it and leaves the others.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, bodies, body_at, with_body
from ilacs_desktop.merge.align import edits, matches
from ilacs_desktop.merge.document import RECORDS, WORD_LISTS, with_one_of_each
from ilacs_desktop.merge.order import unmoved
from ilacs_desktop.merge.pairing import with_old_ids
from ilacs_desktop.merge.words import Words, words_of

Kind = Literal["removed", "added", "changed", "moved", "marked"]
Sign = Literal["", "+", "-"]
Marked = tuple[tuple[str, Sign], ...]

_CHIP = "[…]"


class TextChange(NamedTuple):
    """One paragraph that is another than before.

    ``kind`` is "marked" where only its stance, look or kind of paragraph changed. ``words`` are its
    words in order: kept, "+" new, "-" gone.
    """

    kind: Kind
    place: Place
    block: str
    before: Block | None
    after: Block | None
    words: Marked


class RecordChange(NamedTuple):
    """One record of a list, or one part's own fields, that are other than before.

    ``list`` is a field of the document, ``authority`` and ``cycle`` too, and empty for the word
    lists, which are the document's own. ``fields`` are the names of what changed, empty for a
    record that came or went.
    """

    kind: Kind
    list: str
    record: str
    before: Any
    after: Any
    fields: tuple[str, ...] = ()


Change = TextChange | RecordChange


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Return what differs, what was removed first, within that in reading order."""
    found: list[Change] = [
        *_texts(old, new),
        *_wholes(old, new),
        *_parts(old, new),
        *_records(old, new),
    ]
    return tuple(sorted(found, key=lambda change: change.kind != "removed"))


def marked_words(old: Words, new: Words) -> Marked:
    """Return the words of two texts in one row: kept, "-" gone, "+" new."""
    row: list[tuple[str, Sign]] = []
    at = 0
    for edit in edits(old, new, matches(old, new)):
        row += [
            (_text(old[at : edit.start]), ""),
            (_text(old[edit.start : edit.end]), "-"),
            (_text(edit.new), "+"),
        ]
        at = edit.end
    row.append((_text(old[at:]), ""))
    return tuple(piece for piece in row if piece[0])


def put_back(document: Document, change: Change) -> Document:
    """Return the document with this one change undone; unchanged where it can no longer be found.

    A paragraph or record that was removed comes back at the end of its answer or list; one that was
    moved stays where it is. A number may then be there twice: after the last change that is put
    back, ``with_unique_numbers`` of document/numbers.py mends it and says so.
    """
    if isinstance(change, TextChange):
        return with_one_of_each(_text_put_back(document, change))
    old = {field: getattr(change.before, field) for field in change.fields}
    if not change.list:
        return msgspec.structs.replace(document, **old)
    whole = getattr(document, change.list)
    kept = (
        _record_put_back(whole, change, old)
        if isinstance(whole, tuple)
        else msgspec.structs.replace(whole, **old)
    )
    return msgspec.structs.replace(document, **{change.list: kept})


def _record_put_back(
    records: tuple[Any, ...], change: RecordChange, old: dict[str, Any]
) -> tuple[Any, ...]:
    if change.before is None:
        return tuple(record for record in records if record.id != change.record)
    if change.kind == "removed" and all(record.id != change.record for record in records):
        return (*records, change.before)
    return tuple(
        msgspec.structs.replace(record, **old) if record.id == change.record else record
        for record in records
    )


def _text(words: Words) -> str:
    return "".join(word.text or _CHIP for word in words)


def _texts(old: Document, new: Document) -> Iterator[TextChange]:
    before = dict(bodies(old))
    after = dict(bodies(new))
    for place in dict.fromkeys((*after, *before)):
        was, now = before.get(place, ()), after.get(place, ())
        if was is not now and was != now:
            yield from _body(place, was, now)


def _body(place: Place, old: Body, new: Body) -> Iterator[TextChange]:
    paired = with_old_ids(old, new)
    was = {block.id: (at, block) for at, block in enumerate(old)}
    stay = unmoved([was[block.id][0] for block in paired if block.id in was])
    for name, now in zip((block.id for block in paired), new, strict=True):
        at, before = was.pop(name, (-1, None))
        kind: Kind = "added" if before is None else "moved"
        same = before is not None and msgspec.structs.replace(before, id=now.id) == now
        if before is not None and block_text(before) != block_text(now):
            kind = "changed"
        elif before is not None and not same:
            kind = "changed" if words_of(before.runs) != words_of(now.runs) else "marked"
        elif same and at in stay:
            continue
        runs = before.runs if before else ()
        yield TextChange(
            kind, place, now.id, before, now, marked_words(words_of(runs), words_of(now.runs))
        )
    for _, gone in was.values():
        yield TextChange(
            "removed", place, gone.id, gone, None, marked_words(words_of(gone.runs), ())
        )


def _wholes(old: Document, new: Document) -> Iterator[RecordChange]:
    for name in ("authority", "cycle"):
        before, after = getattr(old, name), getattr(new, name)
        fields = _differing(before, after, before.__struct_fields__)
        if fields:
            yield RecordChange("changed", name, name, before, after, fields)
    lists = _differing(old, new, WORD_LISTS)
    if lists:
        yield RecordChange("changed", "", new.id, old, new, lists)


def _parts(old: Document, new: Document) -> Iterator[RecordChange]:
    for name in ("judgements", "sections"):
        yield from _list(name, getattr(old, name), getattr(new, name), ("know", "how", "plan"))


def _records(old: Document, new: Document) -> Iterator[RecordChange]:
    for name in RECORDS:
        yield from _list(name, getattr(old, name), getattr(new, name), ())


def _list(
    name: str, old: tuple[Any, ...], new: tuple[Any, ...], skip: tuple[str, ...]
) -> Iterator[RecordChange]:
    if old is new:
        return
    was = {record.id: record for record in old}
    for record in new:
        before = was.pop(record.id, None)
        if before is None:
            yield RecordChange("added", name, record.id, None, record)
        elif before is not record:
            wanted = (field for field in record.__struct_fields__ if field not in skip)
            fields = _differing(before, record, wanted)
            if fields:
                yield RecordChange("changed", name, record.id, before, record, fields)
    for record in was.values():
        yield RecordChange("removed", name, record.id, record, None)


def _differing(before: object, after: object, fields: Iterable[str]) -> tuple[str, ...]:
    return tuple(field for field in fields if getattr(before, field) != getattr(after, field))


def _text_put_back(document: Document, change: TextChange) -> Document:
    try:
        body = body_at(document, change.place)
    except KeyError:
        return document
    names = [block.id for block in body]
    if change.after is None and change.before is not None:
        if change.block in names:
            return document
        return with_body(document, change.place, (*body, change.before))
    if change.block not in names:
        return document
    if change.before is None:
        kept = tuple(block for block in body if block.id != change.block)
    else:
        old = msgspec.structs.replace(change.before, id=change.block)
        kept = tuple(old if block.id == change.block else block for block in body)
    return with_body(document, change.place, kept)
