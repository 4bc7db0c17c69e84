"""Accepting and declining what a reviewer changed in Word, though the text may have moved on since.

A reviewer's wording and what the author wrote meanwhile are put together word by word, as two
authors' files are. Where both meant the same words, nothing is changed before a person has chosen.
"""

import datetime as dt
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.body import merge_bodies
from ilacs_desktop.merge.document import with_one_of_each
from ilacs_desktop.merge.settle import settle, with_settlement
from ilacs_desktop.merge.text import combine
from ilacs_desktop.merge.words import runs_of, words_of


class Outcome(NamedTuple):
    """What accepting a change would make of its text.

    ``clashes`` says that the author has changed the same words since, or that the text is gone:
    ``body`` then stands as it is. ``look`` says that both changed one sentence, so that somebody
    should read it.
    """

    body: Body
    clashes: bool = False
    look: bool = False


def outcome(document: Document, proposal: Proposal) -> Outcome:
    """Return what the text would be if a reviewer's change of it were accepted now."""
    place = Place(proposal.part, proposal.question)
    try:
        mine = body_at(document, place)
    except KeyError:
        return Outcome((), clashes=True)
    base = _with_exported(mine, proposal.base_body)
    theirs = _with_changed(base, proposal.base_body, proposal.theirs_body)
    merged = merge_bodies(place, base, mine, theirs)
    here, there = {b.id: b for b in mine}, {b.id: b for b in merged.body}
    asked = [one for one in merged.proposals if one.kind != "field"]
    wanted = {block.id for block in proposal.theirs_body}
    clashes = any(
        not one.block  # the whole answer
        or (one.block in here and here[one.block] == there.get(one.block))
        or (one.kind == "delete_or_edit" and one.block not in wanted)
        for one in asked
    )
    return Outcome(mine, clashes=True) if clashes else Outcome(merged.body, look=bool(asked))


def together(base: Block, mine: Block, theirs: Block) -> Block | None:
    """Return two wordings of one block in one, or None where they touch."""
    combined = combine(*(words_of(block.runs) for block in (base, mine, theirs)))
    if combined is None:
        return None
    return msgspec.structs.replace(mine, runs=runs_of(combined.words))


def accept(document: Document, proposal: Proposal, by: str, at: dt.datetime) -> Document | None:
    """Return the document with a reviewer's change in it, or None where somebody has to choose.

    ``by`` is the name of who accepts it; ``at`` has its time zone.
    """
    if proposal.field:
        settled = settle(document, proposal, "theirs", by, at)
        return settled if settled is not document else None
    found = outcome(document, proposal)
    if found.clashes:
        return None
    changed = with_body(document, Place(proposal.part, proposal.question), found.body)
    return with_settlement(with_one_of_each(changed), proposal, "theirs", by, at)


def decline(document: Document, proposal: Proposal, by: str, at: dt.datetime) -> Document:
    """Return the document with a change declined: the text stays exactly as it is."""
    return with_settlement(document, proposal, "mine", by, at)


def reword(
    document: Document, proposal: Proposal, body: Body, by: str, at: dt.datetime
) -> Document:
    """Return the document with somebody's own words in place of what the change was about.

    Where nothing of that stands any more, they come to the end of the answer. Raises KeyError when
    the part is gone.
    """
    place = Place(proposal.part, proposal.question)
    now = body_at(document, place)
    about = {block.id for block in about_now(document, proposal)}
    start = next((n for n, block in enumerate(now) if block.id in about), len(now))
    before = tuple(block for block in now[:start] if block.id not in about)
    after = tuple(block for block in now[start:] if block.id not in about)
    changed = with_body(document, place, (*before, *body, *after))
    return with_settlement(with_one_of_each(changed), proposal, "own_words", by, at)


def about_now(document: Document, proposal: Proposal) -> Body:
    """Return the blocks that a change is about, as they stand now."""
    try:
        now = body_at(document, Place(proposal.part, proposal.question))
    except KeyError:
        return ()
    about = {block.id for block in (*proposal.base_body, *proposal.theirs_body)}
    return tuple(block for block in now if block.id in about)


def _with_exported(mine: Body, base: Body) -> Body:
    """Return a text in which the blocks of a change stand as they were exported, in that order.

    One that is gone stands behind the one that it followed, or at the end.
    """
    here = {block.id for block in mine}
    old = {block.id for block in base}
    queue = iter([block for block in base if block.id in here])
    body = [next(queue) if block.id in old else block for block in mine]
    for at, block in enumerate(base):
        if block.id not in here:
            before = base[at - 1].id if at else ""
            after = base[at + 1].id if at + 1 < len(base) else ""
            spot = next((n + 1 for n, b in enumerate(body) if b.id == before), None)
            spot = spot or next((n for n, b in enumerate(body) if b.id == after), len(body))
            body.insert(spot, block)
    return tuple(body)


def _with_changed(body: Body, base: Body, theirs: Body) -> Body:
    """Return a text with the reviewer's blocks in place of those of ``base``.

    The other blocks stay behind the one that they followed.
    """
    old, kept = {block.id for block in base}, {block.id for block in theirs}
    behind: dict[str, list[Block]] = {}
    last = ""
    for block in body:
        if block.id not in old:
            behind.setdefault(last, []).append(block)
        elif block.id in kept:
            last = block.id
    if not base:
        return (*body, *theirs)
    if not kept & old:
        start = next(n for n, block in enumerate(body) if block.id in old)
        rest = (block for block in body[start:] if block.id not in old)
        return (*body[:start], *theirs, *rest)
    changed, waiting = list(behind.get("", ())), list[Block]()
    for block in theirs:
        if block.id in old:
            changed += waiting
            waiting = behind.get(block.id, [])
        changed.append(block)
    return (*changed, *waiting)
