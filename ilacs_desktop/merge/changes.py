"""What changed between two versions: by place and record, with the words that came and went.

The same list serves "what came in" after a join, "what changed since last week" and "against last
year". ``put_back`` undoes one change of it and leaves the others; undone one after the other in the
order of the list, they give the old version again.
"""

from collections.abc import Iterable, Iterator, Set
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import QUESTIONS, Place, bodies
from ilacs_desktop.merge.align import edits, matches
from ilacs_desktop.merge.change import (
    Change,
    Kind,
    Marked,
    RecordChange,
    Sign,
    TextChange,
)
from ilacs_desktop.merge.document import RECORDS, WORD_LISTS
from ilacs_desktop.merge.fields import PARTS
from ilacs_desktop.merge.pairing import with_old_ids
from ilacs_desktop.merge.putting_back import put_back, why_not
from ilacs_desktop.merge.stood import Stood, stood_in
from ilacs_desktop.merge.words import Words, words_of

__all__ = [
    "Change",
    "Kind",
    "Marked",
    "RecordChange",
    "TextChange",
    "changes",
    "marked_words",
    "put_back",
    "why_not",
]

_CHIP = "[…]"
# What others rest on comes last, so that it is not needed any more when it is put back.
_NEEDED = ("evidence", "people")
_LISTED = (*(name for name in RECORDS if name not in _NEEDED), *_NEEDED)


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Return what differs, what was removed first, within that in reading order.

    A section or judgement that came or went is one change, with the text that came and went with
    it; what was moved out of it or into it is told by itself.
    """
    if old is new:
        return ()
    texts = _texts(old, new)
    found: list[Change] = [
        *texts,
        *_wholes(old, new),
        *_parts(old, new, texts),
        *(change for name in _LISTED for change in _list(name, old, new)),
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


def _text(words: Words) -> str:
    return "".join(word.text or _CHIP for word in words)


def _texts(old: Document, new: Document) -> tuple[TextChange, ...]:
    before, after = dict(bodies(old)), dict(bodies(new))
    known = _Known(*(frozenset(b.id for t in side.values() for b in t) for side in (before, after)))
    found: list[TextChange] = []
    for place in dict.fromkeys((*after, *before)):
        was, now = before.get(place, ()), after.get(place, ())
        if was is not now and was != now:
            found += _body(place, was, now, known)
    return tuple(_with_moves(found, before.keys() ^ after.keys()))


def _with_moves(found: list[TextChange], one_sided: Set[Place]) -> Iterator[TextChange]:
    """Yield the changes with what went from one answer to another as one of them.

    What came or went with its whole part, at a place that only one version has, is left out.
    """
    gone = {change.block: change for change in found if change.after is None}
    moved = gone.keys() & {change.block for change in found if change.before is None}
    for change in found:
        if change.block in moved:
            if change.before is None:
                yield _moved(gone[change.block], change)
        elif change.place not in one_sided:
            yield change


def _moved(gone: TextChange, come: TextChange) -> TextChange:
    """Return what left one answer and stands in another as one change."""
    same = gone.before is not None and gone.before == come.after
    return come._replace(
        kind="moved" if same else "changed",
        before=gone.before,
        words=_marked(gone.before, come.after),
        origin=gone.place,
        stood=gone.stood,
    )


class _Known(NamedTuple):
    """The ids of all paragraphs of two versions."""

    before: frozenset[str]
    after: frozenset[str]


def _body(place: Place, old: Body, new: Body, known: _Known) -> Iterator[TextChange]:
    names = _old_names(old, new, known)
    fresh = {name: now for now, name in names.items()}
    was = {block.id: block for block in old}
    stood = stood_in([fresh.get(block.id, block.id) for block in old], [block.id for block in new])
    for now in new:
        before = was.pop(names.get(now.id, now.id), None)
        kind = _kind(before, now, stood)
        if kind is not None:
            words = _marked(before, now)
            yield TextChange(kind, place, now.id, before, now, words, stood=stood)
    for gone in was.values():
        yield TextChange("removed", place, gone.id, gone, None, _marked(gone, None), stood=stood)


def _old_names(old: Body, new: Body, known: _Known) -> dict[str, str]:
    """Return the old ids of paragraphs that got new ones; what moved to another answer keeps its own."""
    here, there = {block.id for block in old}, {block.id for block in new}
    base = tuple(b for b in old if b.id in there or b.id not in known.after)
    side = tuple(b for b in new if b.id in here or b.id not in known.before)
    paired = with_old_ids(base, side)
    return {now.id: was.id for now, was in zip(side, paired, strict=True) if now.id != was.id}


def _kind(before: Block | None, now: Block, stood: Stood) -> Kind | None:
    """Return in what way a paragraph is another than before; None where it is not."""
    if before is None:
        return "added"
    if block_text(before) != block_text(now):
        return "changed"
    if msgspec.structs.replace(before, id=now.id) != now:
        return "changed" if words_of(before.runs) != words_of(now.runs) else "marked"
    return "moved" if now.id in stood.moved else None


def _marked(before: Block | None, after: Block | None) -> Marked:
    old, new = (words_of(block.runs) if block is not None else () for block in (before, after))
    return marked_words(old, new)


def _wholes(old: Document, new: Document) -> Iterator[RecordChange]:
    for name in ("authority", "cycle"):
        before, after = getattr(old, name), getattr(new, name)
        fields = _differing(before, after, before.__struct_fields__)
        if fields:
            yield RecordChange("changed", name, name, before, after, fields)
    lists = _differing(old, new, WORD_LISTS)
    if lists:
        yield RecordChange("changed", "", new.id, old, new, lists)


def _parts(old: Document, new: Document, texts: Iterable[TextChange]) -> Iterator[RecordChange]:
    """Yield what changed of the parts; new judgements last, as sections may stand under them."""
    moved = {change.block: change.place.part for change in texts if change.origin is not None}
    both = (change for name in PARTS for change in _list(name, old, new, QUESTIONS))
    for change in sorted(both, key=lambda c: (c.list, c.kind) == ("judgements", "added")):
        into = frozenset(block for block, part in moved.items() if part == change.record)
        yield change._replace(moved_in=into if change.kind == "added" else frozenset())


def _list(
    name: str, old: Document, new: Document, skip: tuple[str, ...] = ()
) -> Iterator[RecordChange]:
    before, after = getattr(old, name), getattr(new, name)
    if before is after:
        return
    stood = stood_in([one.id for one in before], [one.id for one in after])
    if name not in PARTS:  # the order of records says nothing: they are shown by their numbers
        stood = stood._replace(moved=frozenset())
    was = {record.id: record for record in before}
    for record in after:
        earlier = was.pop(record.id, None)
        if earlier is None:
            yield RecordChange("added", name, record.id, None, record, stood=stood)
            continue
        wanted = (field for field in record.__struct_fields__ if field not in skip)
        fields = _differing(earlier, record, wanted)
        if fields or record.id in stood.moved:
            kind: Kind = "changed" if fields else "moved"
            yield RecordChange(kind, name, record.id, earlier, record, fields, stood)
    for record in was.values():
        yield RecordChange("removed", name, record.id, record, None, stood=stood)


def _differing(before: object, after: object, fields: Iterable[str]) -> tuple[str, ...]:
    if before is after:
        return ()
    return tuple(field for field in fields if getattr(before, field) != getattr(after, field))
