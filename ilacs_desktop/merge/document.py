"""Three versions of a self-evaluation into one: texts, parts and records."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.body import Body, cited_evidence, linked_actions
from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.model import Document, Front, Judgement, Section
from ilacs_desktop.document.numbers import with_unique_numbers
from ilacs_desktop.document.places import FRONT, FRONT_PARTS, QUESTIONS, Place, bodies
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.body import merge_bodies
from ilacs_desktop.merge.fields import merge_records, merge_struct, merged_set
from ilacs_desktop.merge.moves import Texts, follow_moves
from ilacs_desktop.merge.proposals import Names, named
from ilacs_desktop.merge.registers import merge_registers, with_registers

# Proposals are the merge's own, and merged apart.
RECORDS = tuple(name for name in LISTS.values() if name != "proposals")
WORD_LISTS = ("allow_list", "word_list")


class Merged(NamedTuple):
    """The merged document, and sentences about numbers that had to change and records that came back."""

    document: Document
    notes: tuple[str, ...] = ()


class MergedApart(NamedTuple):
    """The merged document, with the sentences apart: on records that came back, and on numbers."""

    document: Document
    restored: tuple[str, ...] = ()
    renumbered: tuple[str, ...] = ()


class _Sides(NamedTuple):
    base: Document
    mine: Document
    theirs: Document

    def lists(self, field: str) -> tuple[Any, Any, Any]:
        return getattr(self.base, field), getattr(self.mine, field), getattr(self.theirs, field)


def merge(base: Document, mine: Document, theirs: Document, names: Names = Names()) -> Merged:  # noqa: B008 - frozen
    """Return what both sides made of the base; see ``merge_apart``."""
    document, restored, renumbered = merge_apart(base, mine, theirs, names)
    return Merged(document, (*restored, *renumbered))


def merge_apart(base: Document, mine: Document, theirs: Document, names: Names) -> MergedApart:
    """Return what both sides made of the base.

    What a person has to decide is in the document's proposals; until then it stands as mine has it.
    What tells of something that happened, a pack sent or a sign-off, no side can take away.
    """
    registers, about_registers = merge_registers(base, mine, theirs)
    base, mine, theirs = (with_registers(side, registers) for side in (base, mine, theirs))
    if not about_registers and theirs in (mine, base):
        return MergedApart(mine)
    if not about_registers and mine == base:
        return MergedApart(theirs)
    sides = _Sides(base, mine, theirs)
    texts, asked = _texts(sides)
    judgements, about_judgements = merge_records(
        *sides.lists("judgements"), skip=QUESTIONS, within="judgements"
    )
    sections, about_sections = merge_records(
        *sides.lists("sections"), skip=QUESTIONS, within="sections"
    )
    fields, about_records = _records(sides)
    document = msgspec.structs.replace(
        mine,
        **fields,
        front=_with_texts(mine.front, FRONT, texts),
        judgements=tuple(
            _with_texts(part, part.id, texts) for part in _needed(sides, judgements, sections)
        ),
        sections=tuple(_with_texts(part, part.id, texts) for part in sections),
    )
    document = with_one_of_each(document)
    document, restored = _with_cited(sides, document)
    document, renumbered = with_unique_numbers(document)
    new = (*asked, *about_judgements, *about_sections, *about_registers, *about_records)
    document = _with_proposals(sides, document, new, names)
    return MergedApart(document, restored, renumbered)


def _texts(sides: _Sides) -> tuple[Texts, list[Proposal]]:
    """Return every merged body by its place, and what is asked about them."""
    base, mine, theirs = follow_moves(*(dict(bodies(side)) for side in sides))
    merged: dict[Place, Body] = {}
    asked: list[Proposal] = []
    for place in dict.fromkeys((*mine, *theirs)):
        old = base.get(place, ())
        result = merge_bodies(place, old, mine.get(place, old), theirs.get(place, old))
        merged[place] = result.body
        asked += result.proposals
    return merged, asked


def _records(sides: _Sides) -> tuple[dict[str, Any], list[Proposal]]:
    """Return the merged fields of the document that are no parts, and what is asked about them."""
    fields: dict[str, Any] = {}
    asked: list[Proposal] = []
    for field in ("authority", "cycle"):
        fields[field], found = merge_struct(*sides.lists(field), {"part": field})
        asked += found
    for field in RECORDS:
        fields[field], found = merge_records(*sides.lists(field), within=field)
        asked += found
    for field in WORD_LISTS:
        fields[field] = merged_set(*sides.lists(field))
    return fields, asked


def _with_texts(part: Any, name: str, texts: Texts) -> Any:  # noqa: ANN401 - a part of any kind
    questions = FRONT_PARTS if isinstance(part, Front) else QUESTIONS
    changed = {
        question: texts[Place(name, question)]
        for question in questions
        if Place(name, question) in texts
    }
    return msgspec.structs.replace(part, **changed)


def _needed(
    sides: _Sides, judgements: tuple[Judgement, ...], sections: tuple[Section, ...]
) -> tuple[Judgement, ...]:
    """Return the judgements, and those that one side removed while the other wrote sections in them."""
    here = {judgement.id for judgement in judgements}
    wanted = {section.judgement for section in sections} - here
    gone = {part.id: part for side in sides for part in side.judgements if part.id in wanted}
    return (*judgements, *gone.values())


def with_one_of_each(document: Document) -> Document:
    """Return the document with no two blocks of one id: a later one gets an id of its own."""
    seen: set[str] = set()

    def unique(body: Body) -> Body:
        kept = []
        for block in body:
            name, copy = block.id, 1
            while name in seen:
                copy += 1
                name = f"{block.id}-{copy}"
            seen.add(name)
            kept.append(block if name == block.id else msgspec.structs.replace(block, id=name))
        return tuple(kept)

    ids = [block.id for _, body in bodies(document) for block in body]
    if len(set(ids)) == len(ids):
        return document
    texts = {place: unique(body) for place, body in bodies(document)}
    return msgspec.structs.replace(
        document,
        front=_with_texts(document.front, FRONT, texts),
        judgements=tuple(_with_texts(part, part.id, texts) for part in document.judgements),
        sections=tuple(_with_texts(part, part.id, texts) for part in document.sections),
    )


def _with_cited(sides: _Sides, document: Document) -> tuple[Document, tuple[str, ...]]:
    """Return the document with evidence and actions that one side removed and the other cites."""
    changed: dict[str, Any] = {}
    notes: list[str] = []
    for field, cited in (("evidence", cited_evidence), ("actions", linked_actions)):
        used = {name for _, body in bodies(document) for name in cited(body)}
        if field == "evidence":
            used |= {name for action in document.actions for name in action.shown_by}
        records = getattr(document, field)
        missing = used - {record.id for record in records}
        back = list(_from_sides(sides, field, missing))
        if back:
            changed[field] = (*records, *back)
            notes += (_came_back(record) for record in back)
    return (msgspec.structs.replace(document, **changed) if changed else document), tuple(notes)


def _from_sides(sides: _Sides, field: str, missing: Iterable[str]) -> Iterator[Any]:
    """Yield the missing records as a side still has them, that the base had and the other removed."""
    wanted = set(missing)
    for side in (sides.mine, sides.theirs):
        for record in getattr(side, field):
            if record.id in wanted:
                wanted.remove(record.id)
                yield record


def _came_back(record: Any) -> str:  # noqa: ANN401 - evidence or an action
    name = getattr(record, "title", "") or getattr(record, "what", "")
    return f"“{name}” was removed by one author and cited by another, so it was kept."


def _with_proposals(
    sides: _Sides, document: Document, new: Iterable[Proposal], names: Names
) -> Document:
    """Return the document with the proposals of both sides and the new ones; settled ones stay so."""
    known, _ = merge_records(*sides.lists("proposals"))
    here = {proposal.id for proposal in known}
    fresh = {proposal.id: proposal for proposal in (named(one, names) for one in new)}
    added = tuple(proposal for name, proposal in fresh.items() if name not in here)
    return msgspec.structs.replace(document, proposals=(*known, *added))
