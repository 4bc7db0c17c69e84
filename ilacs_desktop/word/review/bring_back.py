"""Brings a reviewed copy back: its comments and changes, each at its place in the self-evaluation.

Comments become comments. Changes become proposals, which wait until somebody accepts or declines
them (records.py). Reading a copy again adds nothing twice, because every id follows from
what was read.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, Text, block_text
from ilacs_desktop.document.codec import digest, encode
from ilacs_desktop.document.discussion import NOBODY
from ilacs_desktop.document.model import Document, Judgement, Section
from ilacs_desktop.document.places import Place, bodies, body_at, part_at
from ilacs_desktop.document.records import Comment, Proposal, Reply
from ilacs_desktop.framework.in_words import shortened
from ilacs_desktop.word.parts.ooxml import to_moment
from ilacs_desktop.word.review.align import bag_of, likeness
from ilacs_desktop.word.review.changes import find_changes
from ilacs_desktop.word.review.marks import Copy, Look, Remark
from ilacs_desktop.word.review.printed import Exhibit
from ilacs_desktop.word.review.proposals import Change, Together, changes_of
from ilacs_desktop.word.review.records import COMMENT, Told, packed
from ilacs_desktop.word.review.steps import Changes, Spot, Step, Title
from ilacs_desktop.word.review.strays import Stray

RESOLVED_BY = "a reviewer, in Word"
_SAME_TEXT = 0.2  # share of words that a paragraph has at least in common with its old wording
_QUOTED = 160  # letters of the text that a comment is about


class Returned(NamedTuple):
    """What bringing a copy back gives.

    ``document`` has the new comments and proposals; ``placed`` and ``not_placed`` are those that
    were not there before, and ``again`` counts what was. ``notes`` are sentences for the person who
    brought the copy back.
    """

    document: Document
    comments: tuple[Comment, ...]
    placed: tuple[Proposal, ...]
    not_placed: tuple[Proposal, ...]
    again: int
    notes: tuple[str, ...]


def bring_back(
    document: Document, exported: Exhibit, copy: Copy, together: Together, now: dt.datetime
) -> Returned:
    """Return the self-evaluation with what the reviewers of a copy wrote and changed.

    ``exported`` is what the copy held when it was sent; ``together`` puts two wordings of one block
    together. ``now``, with its time zone, stands for the moment of a comment that has none.
    """
    changes = find_changes(copy, exported)
    brought = _Brought(document, exported, now)
    found = [
        *map(brought.change, changes_of(changes.texts, dict(bodies(exported.document)), together)),
        *map(brought.title, changes.titles),
        *map(brought.stray, changes.strays),
    ]
    remarks = [brought.remark(remark, changes) for remark in copy.remarks]
    comments = [made for made in remarks if isinstance(made, Comment)]
    found += (made for made in remarks if isinstance(made, Proposal))
    notes = (
        *copy.notes,
        *_other_document(changes, exported),
        *_lost_anchors(changes),
        *_moved_sections(changes, exported),
        *_looks(copy.looks),
        *_untracked_looks(changes),
    )
    return _added(document, comments, found, notes)


class _Brought:
    """Makes records of what was found."""

    def __init__(self, document: Document, exported: Exhibit, now: dt.datetime) -> None:
        self._document = document
        self._exported = exported
        self._now = now

    def change(self, change: Change) -> Proposal:
        place = change.place
        part = place.part if self._has(place) else ""
        proposal = Proposal(
            "",
            "from_word",
            part,
            place.question if part else "",
            change.block,
            base_body=change.base,
            theirs_body=change.theirs,
            base_value="" if part else self._gone(place),
        )
        mine = self._as_it_stands(place, change.base) if part else ()
        return self._signed(proposal, change.by, change.at, mine)

    def title(self, title: Title) -> Proposal:
        part = part_at(self._exported.document, title.part)
        before = part.title if isinstance(part, Judgement | Section) else title.before
        proposal = Proposal(
            "",
            "from_word",
            title.part,
            field="title",
            base_value=encode(before).decode(),
            mine_value=encode(before).decode(),
            theirs_value=encode(title.after).decode(),
        )
        return self._signed(proposal, title.by, title.at)

    def stray(self, stray: Stray) -> Proposal:
        proposal = Proposal(
            "",
            "from_word",
            base_body=_as_body(stray.was),
            theirs_body=_as_body(stray.now),
            base_value=packed(Told(stray.kind, stray.where, stray.near)),
        )
        return self._signed(proposal, stray.by, stray.at)

    def remark(self, remark: Remark, changes: Changes) -> Comment | Proposal:
        spots = [changes.spots[line] for line in remark.lines if line in changes.spots]
        spot = next((s for s in spots if s.place is not None and s.block), None)
        spot = spot or next((s for s in spots if s.place is not None), None)
        if spot is None or spot.place is None or not self._has(spot.place):
            return self._homeless(remark, spots)
        return self._comment(remark, spot, spot.place)

    def _comment(self, remark: Remark, spot: Spot, place: Place) -> Comment:
        text = remark.text or "(no words)"
        if remark.about:
            text = f"{text}\nOn: “{shortened(remark.about, _QUOTED)}”"
        said = (place, spot.block, remark.author, remark.at, text)
        name = f"{COMMENT}-{digest(encode(said))[:12]}"
        replies = tuple(
            Reply(
                f"{COMMENT}-{digest(encode((name, answer)))[:12]}",
                answer.author or NOBODY,
                to_moment(answer.at) or self._now,
                answer.text,
            )
            for answer in remark.answers
        )
        closed = RESOLVED_BY if remark.is_done else ""
        who, when = remark.author or NOBODY, to_moment(remark.at) or self._now
        return Comment(
            name, place.part, place.question, who, when, text, spot.block, replies, closed
        )

    def _homeless(self, remark: Remark, spots: Iterable[Spot]) -> Proposal:
        words = [remark.text, *(f"{a.author or NOBODY}: {a.text}" for a in remark.answers)]
        where = next((spot.where for spot in spots), "")
        stray = Stray(
            "Comment",
            where,
            remark.about,
            "\n".join(words),
            (remark.author or NOBODY,),
            remark.at,
            next((spot.near for spot in spots), ""),
        )
        return self.stray(stray)

    def _has(self, place: Place) -> bool:
        try:
            body_at(self._document, place)
        except KeyError:
            return False
        return True

    def _gone(self, place: Place) -> str:
        part = part_at(self._exported.document, place.part)
        title = part.title if isinstance(part, Judgement | Section) else place.question
        where = f"In “{title}”, which is no longer in the self-evaluation"
        return packed(Told("Changed", where, ""))

    def _as_it_stands(self, place: Place, base: Body) -> Body:
        here = {block.id: block for block in body_at(self._document, place)}
        return tuple(here[block.id] for block in base if block.id in here)

    def _signed(
        self, proposal: Proposal, by: tuple[str, ...], at: str, mine: Body = ()
    ) -> Proposal:
        """Return a proposal with its id, its author and its moment; the id follows from the rest."""
        names = " and ".join(by)
        proposal = msgspec.structs.replace(proposal, theirs_by=names)
        name = f"p-{digest(encode((proposal, at)))[:16]}"
        return msgspec.structs.replace(proposal, id=name, mine_body=mine, at=to_moment(at))


def _as_body(text: str) -> Body:
    return (Block("", (Text(text),)),) if text else ()


def _added(
    document: Document,
    comments: Iterable[Comment],
    proposals: Iterable[Proposal],
    notes: tuple[str, ...],
) -> Returned:
    """Return the document with what it did not have yet; a known comment gets its new answers."""
    known = {proposal.id for proposal in document.proposals}
    found = tuple({one.id: one for one in proposals}.values())
    fresh = tuple(one for one in found if one.id not in known)
    new_comments, kept = _with_answers(document.comments, {one.id: one for one in comments})
    changed: dict[str, Any] = {}
    if fresh:
        changed["proposals"] = (*document.proposals, *fresh)
    if kept != document.comments:
        changed["comments"] = kept
    return Returned(
        msgspec.structs.replace(document, **changed) if changed else document,
        new_comments,
        tuple(one for one in fresh if one.part),
        tuple(one for one in fresh if not one.part),
        len(found) - len(fresh),
        tuple(dict.fromkeys(notes)),
    )


def _with_answers(
    known: tuple[Comment, ...], found: dict[str, Comment]
) -> tuple[tuple[Comment, ...], tuple[Comment, ...]]:
    """Return the comments that are new, and all of them, the known ones with new answers."""
    kept = []
    for comment in known:
        again = found.pop(comment.id, None)
        here = {reply.id for reply in comment.replies}
        more = tuple(r for r in again.replies if r.id not in here) if again is not None else ()
        if more:
            comment = msgspec.structs.replace(comment, replies=(*comment.replies, *more))  # noqa: PLW2901
        kept.append(comment)
    new = tuple(found.values())
    return new, (*kept, *new)


def _lost_anchors(changes: Changes) -> Iterator[str]:
    count = changes.aligned.lost_anchors
    if count:
        yield (
            f"{count} headings of the copy have lost their hidden place, so their sections were"
            " found by their titles. Look whether what came back stands where it belongs."
        )


def _other_document(changes: Changes, exported: Exhibit) -> Iterator[str]:
    """Yield a warning where most paragraphs would go or be replaced."""
    steps = [step for found in changes.texts.values() for step in found if step.is_change]
    gone = sum(_lost(step) for step in steps)
    total = sum(line.block is not None for line in exported.lines)
    if gone > total / 2:
        yield (
            f"This looks like another document: {gone} of the {total} paragraphs that were sent would"
            " be deleted or replaced. Accept nothing unread. If it is the wrong file, undo bringing it"
            " back."
        )


def _lost(step: Step) -> int:
    """Return how many blocks of a step went, or have next to none of their words left."""
    kept = {block.id: bag_of(block_text(block)) for block in step.theirs}
    old = ((block.id, bag_of(block_text(block))) for block in step.base)
    return sum(likeness(words, kept.get(name, Counter())) < _SAME_TEXT for name, words in old)


def _moved_sections(changes: Changes, exported: Exhibit) -> Iterator[str]:
    titles = [f"“{exported.lines[number].text}”" for number in changes.aligned.moved]
    if titles:
        yield (
            f"{', '.join(titles)}: the copy has this in another place. The order of sections is not"
            " brought back. Where you want another order, change it yourself."
        )


def _untracked_looks(changes: Changes) -> Iterator[str]:
    words = changes.other_looks
    if words:
        times = "one paragraph" if len(words) == 1 else f"{len(words)} paragraphs"
        yield (
            f"The look of {times} was changed with tracking off, first of “{shortened(words[0], _QUOTED)}”."
            " Looks are not brought back."
        )


def _looks(looks: tuple[Look, ...]) -> Iterator[str]:
    """Yield a sentence for each author who changed how words look."""
    by: dict[str, list[Look]] = {}
    for look in looks:
        by.setdefault(look.mark.author or NOBODY, []).append(look)
    for author, some in by.items():
        words = next((look.text for look in some if look.text.strip()), "")
        first = f", first of “{shortened(words.strip(), _QUOTED)}”" if words else ""
        times = "once" if len(some) == 1 else f"{len(some)} times"
        yield f"{author} changed the look of words {times}{first}. Looks are not brought back."
