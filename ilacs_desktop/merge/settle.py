"""Settling a proposal: mine, theirs, both or words of one's own; the decision stays on record.

The text may have moved on since the proposal arose. It is followed to where it stands now, and where
there is no such place any more the proposal stays open rather than lose a wording.
"""

import datetime as dt
from typing import Literal

import msgspec

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import Place, body_at, with_body
from ilacs_desktop.document.records import Proposal, Settlement
from ilacs_desktop.merge.body import merge_bodies
from ilacs_desktop.merge.document import with_one_of_each
from ilacs_desktop.merge.putting_back import Where, places_now
from ilacs_desktop.merge.settle_values import value_now, why_not_value, with_value
from ilacs_desktop.merge.words import words_of

Pick = Literal["mine", "theirs", "both", "own_words"]

_NO_PLACE = "The part of the text it was about is no longer in the self-evaluation."


def open_proposals(document: Document) -> tuple[Proposal, ...]:
    """Return the proposals that nobody has settled, in the order in which they arose."""
    return tuple(proposal for proposal in document.proposals if proposal.settled is None)


def is_about_text(proposal: Proposal) -> bool:
    """Return whether two wordings of a text are proposed, rather than two values of a field."""
    return bool(proposal.question) and not proposal.field


def why_not(document: Document, proposal: Proposal, pick: Pick) -> str:
    """Return why a proposal cannot be settled so, in a sentence for the user; "" when it can.

    Leaving everything as it stands, ``own_words``, is always possible.
    """
    if pick == "own_words":
        return ""
    if is_about_text(proposal):
        gone = bool(_wanted(proposal, pick)) and text_place(document, proposal) is None
        return _NO_PLACE if gone else ""
    return why_not_value(document, proposal, _value(proposal, pick))


def settle(
    document: Document, proposal: Proposal, pick: Pick, by: str, at: dt.datetime
) -> Document:
    """Return the document with what was picked in place, and the proposal marked as settled.

    "Own words" leaves the text as it stands now. What was written in the paragraph since stays, or
    where it touches what was picked, it stays on record as mine. A text that is no longer where it was is put at
    the end of its answer; the rest of the answer is as it was. The document is unchanged where
    ``why_not`` says why.
    """
    if why_not(document, proposal, pick):
        return document
    if is_about_text(proposal) and pick != "own_words":
        wanted, proposal = _with_later_words(document, proposal, _wanted(proposal, pick))
        document = _with_text(document, proposal, wanted)
    elif pick != "own_words":
        document = with_value(document, proposal, _value(proposal, pick))
    return with_settlement(document, proposal, pick, by, at)


def settle_in_own_words(
    document: Document, proposal: Proposal, words: Body | str, by: str, at: dt.datetime
) -> Document:
    """Return the document with somebody's own words in place of both wordings.

    ``words`` are blocks, or for a field of plain text what it is to say. The document is unchanged
    where nothing is left that could say them.
    """
    if why_not(document, proposal, "mine") and why_not(document, proposal, "theirs"):
        return document
    if isinstance(words, str):
        document = with_value(document, proposal, msgspec.json.encode(words).decode())
    else:
        document = _with_text(document, proposal, words)
    return with_settlement(document, proposal, "own_words", by, at)


def with_settlement(
    document: Document, proposal: Proposal, pick: Pick, by: str, at: dt.datetime
) -> Document:
    """Return the document with the proposal marked as settled, and the text as it stands."""
    settled = msgspec.structs.replace(proposal, settled=Settlement(pick, by, at))
    proposals = tuple(settled if one.id == proposal.id else one for one in document.proposals)
    return msgspec.structs.replace(document, proposals=proposals)


def as_merged(proposal: Proposal) -> Body:
    """Return the text as it stood after the merge, until somebody decides."""
    bodies_ = proposal.base_body, proposal.mine_body, proposal.theirs_body
    return merge_bodies(Place(proposal.part, proposal.question), *bodies_).body


def is_put_together(proposal: Proposal, merged: Body | None = None) -> bool:
    """Return whether both edits are in the text already, so that it only wants reading.

    ``merged`` is what ``as_merged`` gives, for whoever asks more than once.
    """
    kept = _said(as_merged(proposal) if merged is None else merged)
    return kept not in (_said(proposal.mine_body), _said(proposal.theirs_body))


def text_now(document: Document, proposal: Proposal, where: Where | None = None) -> Body:
    """Return the blocks that a proposal is about, as they stand now; none where they are gone.

    ``where`` is what ``places_now`` gives, for whoever asks about many proposals.
    """
    place = text_place(document, proposal, where)
    if place is None:
        return ()
    about = _about(proposal)
    return tuple(block for block in body_at(document, place) if block.id in about)


def has_changed_since(document: Document, proposal: Proposal) -> bool:
    """Return whether the text or record reads otherwise than the merge left it."""
    if is_about_text(proposal):
        return reads_otherwise(text_now(document, proposal), as_merged(proposal))
    if not proposal.field:
        return False
    now = value_now(document, proposal)
    return now is not None and now != proposal.mine_value


def reads_otherwise(text: Body, other: Body) -> bool:
    """Return whether two texts differ in their words, looks and marks aside."""
    return _said(text) != _said(other)


def text_place(document: Document, proposal: Proposal, where: Where | None = None) -> Place | None:
    """Return the answer that a proposal's text stands in or belongs to; None where that is gone.

    ``where`` is what ``places_now`` gives, for whoever asks about many proposals.
    """
    home = Place(proposal.part, proposal.question)
    try:
        body: Body | None = body_at(document, home)
    except KeyError:
        body = None
    if body and not _about(proposal).isdisjoint(block.id for block in body):
        return home
    where = places_now(document) if where is None else where
    sides = (*proposal.mine_body, *proposal.theirs_body, *proposal.base_body)
    found = (where.get(name) for name in (proposal.block, *(block.id for block in sides)))
    return next(filter(None, found), home if body is not None else None)


def _about(proposal: Proposal) -> set[str]:
    sides = (*proposal.base_body, *proposal.mine_body, *proposal.theirs_body)
    return {block.id for block in sides} | ({proposal.block} if proposal.block else set())


def _said(body: Body) -> list[tuple[str, ...]]:
    return [tuple(word.key for word in words_of(block.runs)) for block in body]


def _wanted(proposal: Proposal, pick: Pick) -> Body:
    if pick == "mine":
        return proposal.mine_body
    if pick == "theirs":
        return proposal.theirs_body
    merged = as_merged(proposal)
    return merged if is_put_together(proposal, merged) else _both(proposal)


def _with_later_words(
    document: Document, proposal: Proposal, wanted: Body
) -> tuple[Body, Proposal]:
    """Return what was picked with what was written in the text since the merge, and the proposal.

    Where the two touch, only what was picked is in the text: the text as it stood is kept in the
    proposal in place of mine, which it came of.
    """
    now, merged = text_now(document, proposal), as_merged(proposal)
    same = [block.id for block in now] == [block.id for block in merged]
    if not same or not wanted or not reads_otherwise(now, merged):
        return wanted, proposal
    together = merge_bodies(Place(proposal.part, proposal.question), merged, now, wanted)
    if together.proposals:
        return wanted, msgspec.structs.replace(proposal, mine_body=now)
    return together.body, proposal


def _both(proposal: Proposal) -> Body:
    """Return my paragraphs and then theirs, which get ids of their own."""
    taken = {block.id for block in proposal.mine_body}
    theirs = tuple(
        msgspec.structs.replace(block, id=f"{block.id}-{proposal.id}")
        if block.id in taken
        else block
        for block in proposal.theirs_body
    )
    return (*proposal.mine_body, *theirs)


def _with_text(document: Document, proposal: Proposal, wanted: Body) -> Document:
    place = text_place(document, proposal)
    if place is None:
        return document
    body, about = body_at(document, place), _about(proposal)
    now = {block.id: block for block in body}
    start = next((at for at, block in enumerate(body) if block.id in about), len(body))
    rest = [block for at, block in enumerate(body) if at >= start and block.id not in about]
    marked = [_marked_as(block, now.get(block.id)) for block in wanted]
    return with_one_of_each(with_body(document, place, (*body[:start], *marked, *rest)))


def _marked_as(block: Block, now: Block | None) -> Block:
    """Return a wording with the marks that the paragraph has now: those are settled by themselves."""
    if now is None:
        return block
    return msgspec.structs.replace(block, kind=now.kind, stance=now.stance, origin=now.origin)


def _value(proposal: Proposal, pick: Pick) -> str:
    return proposal.theirs_value if pick == "theirs" else proposal.mine_value
