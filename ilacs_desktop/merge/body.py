"""Three versions of one answer into one, paragraph by paragraph.

Paragraphs are told by their ids, or by their text where the id was lost (pairing.py); what each side
inserted, moved and deleted is replayed (order.py); a paragraph that both changed is merged word by
word (text.py). What cannot be combined stands as mine wrote it, with a proposal that holds both.
"""

from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.document.places import Place
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.fields import three_way
from ilacs_desktop.merge.guard import lost
from ilacs_desktop.merge.order import merged_order
from ilacs_desktop.merge.pairing import with_old_ids
from ilacs_desktop.merge.pieces import cut, lay_together
from ilacs_desktop.merge.proposals import about_field, about_text
from ilacs_desktop.merge.text import combine
from ilacs_desktop.merge.words import runs_of, words_of


class BodyMerge(NamedTuple):
    """A merged body, and what a person has to decide in it."""

    body: Body
    proposals: tuple[Proposal, ...] = ()


class _Three(NamedTuple):
    """One paragraph as the base and the two sides have it; None where it is not there."""

    base: Block | None
    mine: Block | None
    theirs: Block | None

    def bodies(self) -> tuple[Body, Body, Body]:
        base, mine, theirs = ((block,) if block else () for block in self)
        return base, mine, theirs


def merge_bodies(place: Place, base: Body, mine: Body, theirs: Body) -> BodyMerge:
    """Return the body that has what both sides changed.

    Should a word be lost all the same, both whole bodies are kept and a person decides.
    """
    if theirs in (mine, base):
        return BodyMerge(mine)
    if mine == base:
        return BodyMerge(theirs)
    merged = _merged(place, base, mine, theirs)
    offered = (b for p in merged.proposals for b in (*p.mine_body, *p.theirs_body))
    if lost(base, mine, theirs, (*merged.body, *offered)):
        whole = about_text("both_edited", *place, "", (base, mine, theirs))
        return BodyMerge(mine, (whole,))
    return merged


def _merged(place: Place, base: Body, mine: Body, theirs: Body) -> BodyMerge:
    laid = lay_together(base, with_old_ids(base, mine), with_old_ids(base, theirs))
    old, ours, others = (
        {block.id: block for block in side} for side in (laid.base, laid.mine, laid.theirs)
    )
    blocks: list[Block] = []
    proposals: list[Proposal] = []
    for name in merged_order(list(old), list(ours), list(others)):
        block, found = _block(place, _Three(old.get(name), ours.get(name), others.get(name)))
        blocks += [block] if block else []
        proposals += found
    pieced = tuple(
        msgspec.structs.replace(
            proposal,
            base_body=cut(proposal.base_body, laid),
            mine_body=cut(proposal.mine_body, laid),
            theirs_body=cut(proposal.theirs_body, laid),
        )
        for proposal in proposals
    )
    return BodyMerge(cut(blocks, laid), pieced)


def _block(place: Place, three: _Three) -> tuple[Block | None, list[Proposal]]:
    base, mine, theirs = three
    if mine is None or theirs is None:
        return _deleted_or_new(place, three)
    if theirs in (mine, base):
        return mine, []
    if mine == base:
        return theirs, []
    return _both_changed(place, three, mine, theirs)


def _deleted_or_new(place: Place, three: _Three) -> tuple[Block | None, list[Proposal]]:
    left = three.mine or three.theirs
    if left is None or three.base is None:
        return left, []
    if (block_text(left), left.stance) == (block_text(three.base), three.base.stance):
        return None, []
    return left, [about_text("delete_or_edit", *place, left.id, three.bodies())]


def _both_changed(
    place: Place, three: _Three, mine: Block, theirs: Block
) -> tuple[Block, list[Proposal]]:
    base = three.base or msgspec.structs.replace(mine, runs=())
    proposals: list[Proposal] = []
    combined = combine(*(words_of(block.runs) for block in (base, mine, theirs)))
    if combined is None or combined.look:
        proposals.append(about_text("both_edited", *place, mine.id, three.bodies()))
    stances = (base.stance, mine.stance, theirs.stance)
    stance, stances_clash = three_way(*stances)
    if stances_clash:
        where = {"part": place.part, "question": place.question, "block": mine.id}
        proposals.append(about_field("stance", stances, **where))
    block = msgspec.structs.replace(
        mine,
        runs=mine.runs if combined is None else runs_of(combined.words),
        kind=three_way(base.kind, mine.kind, theirs.kind)[0],
        origin="" if "" in (mine.origin, theirs.origin) else mine.origin,
        stance=stance,
    )
    return block, proposals
