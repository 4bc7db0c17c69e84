"""A self-evaluation from one framework to another: what can be mapped is mapped, the rest is listed.

Nothing that somebody wrote is lost. What the new framework has no place for stays where it is and is
told of: a retired area in its section, a retired judgement as the document's own.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from ilacs_desktop.cycle.errors import PackCannotMoveError
from ilacs_desktop.cycle.framework_ids import Kind, Way, all_titles, old_titles, titles, uses
from ilacs_desktop.cycle.moving_parts import moved_parts
from ilacs_desktop.cycle.moving_records import moved_records
from ilacs_desktop.cycle.no_place import NoPlace, nobody_covers, without_place
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.edits import LISTS
from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Area, Framework


class Mapped(NamedTuple):
    """One id that is another now, or several, with the titles before and after.

    ``parts`` are the sections or judgements that hold it, ``times`` counts the records that do.
    """

    kind: Kind
    id: str
    before: str
    after: tuple[str, ...]
    note: str
    parts: tuple[str, ...]
    times: int


class Fresh(NamedTuple):
    """What the framework before did not have."""

    kind: Kind
    title: str


class Moved(NamedTuple):
    """The document under the other framework, with an account of what became of what.

    ``not_covered`` are the core areas that no section covers now. ``told`` is what somebody should
    look at: a sentence each.
    """

    document: Document
    mapped: tuple[Mapped, ...] = ()
    no_place: tuple[NoPlace, ...] = ()
    fresh: tuple[Fresh, ...] = ()
    not_covered: tuple[Area, ...] = ()
    told: tuple[str, ...] = ()


def move(document: Document, old: Framework | None, route: Sequence[Framework], /) -> Moved:
    """Return the document under the last framework of the route.

    ``old`` is the one it is under, where that is at hand; ``framework_ids.route`` finds the route.
    A document that is under that framework already stays as it is. Raises PackCannotMoveError for a
    contributor's pack, and CannotMoveError.
    """
    if document.pack:
        raise PackCannotMoveError
    new = route[-1]
    cycle = document.cycle
    if (cycle.framework, cycle.framework_as_at) == (new.id, new.as_at):
        return Moved(document)
    way = Way(cycle.framework, route)
    records, of_records = moved_records(document, old, new, way)
    parts, of_parts = moved_parts(records, old, new, way)
    under = msgspec.structs.replace(parts.cycle, framework=new.id, framework_as_at=new.as_at)
    moved = msgspec.structs.replace(parts, cycle=under)
    known = tuple(reversed(route[:-1])) + ((old,) if old is not None else ())
    return Moved(
        moved,
        tuple(_mapped(document, old, route, way)),
        without_place(moved, new, known),
        tuple(_fresh(old, new, way)) if old is not None else (),
        nobody_covers(moved, new),
        (*_unfinished(document), *of_parts, *of_records, *_come_back(document, moved)),
    )


def _mapped(
    document: Document, old: Framework | None, route: Sequence[Framework], way: Way
) -> Iterator[Mapped]:
    before, now = old_titles(old) if old is not None else None, titles(route[-1])
    names = all_titles(reversed(route))
    for use in uses(document):
        fate = way.fate(use.kind, use.id)
        after = tuple(names[use.kind].get(id_, id_) for id_ in fate.ids)
        was = before[use.kind].get(use.id, use.id) if before is not None else use.id
        renamed = before is not None and use.id in now[use.kind] and after != (was,)
        if renamed or fate.ids != (use.id,):
            note = " ".join(fate.notes)
            yield Mapped(use.kind, use.id, was, after, note, use.parts, use.times)


def _fresh(old: Framework, new: Framework, way: Way) -> Iterator[Fresh]:
    before = old_titles(old)
    for kind, now in titles(new).items():
        reached = way.reached(kind, before[kind])
        yield from (Fresh(kind, title) for id_, title in now.items() if id_ not in reached)


def _come_back(before: Document, moved: Document) -> Iterator[str]:
    """Yield how many findings that were set aside are open again: their records are others now."""
    decided = {one.text_hash for one in before.set_asides if "#" in one.place}
    if not decided:
        return
    now = _hashes(moved)
    back = sum(hash_ in decided and now.get(id_) != hash_ for id_, hash_ in _hashes(before).items())
    if back:
        findings = "finding that was" if back == 1 else "findings that were"
        yield (
            f"{back} {findings} set aside come{'s' * (back == 1)} back, because the record each is"
            " about changes. Set it aside again where the reason still holds."
        )


def _hashes(document: Document) -> dict[str, str]:
    """Return the hash of each record, as checks.set_aside keeps it, by the record's id."""
    every = (record for name in LISTS.values() for record in getattr(document, name))
    return {record.id: digest(encode(record)) for record in every}


def _unfinished(document: Document) -> Iterator[str]:
    """Yield what should be finished before: what comes in later was written under the old one."""
    out = [pack for pack in document.packs if pack.returned is None]
    if out:
        packs = "One contributor’s pack is" if len(out) == 1 else f"{len(out)} packs are"
        yield (
            f"{packs} still out. What comes back was written under the framework before: bring it in"
            " first, if you can."
        )
    if any(proposal.settled is None for proposal in document.proposals):
        yield "There are questions left to settle (Team, Bring in). Settle them first, if you can."
