"""What two authors both meant, side by side: each wording against what both came from. Pure."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.model import Document
from ilacs_desktop.document.places import bodies, body_at
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.merge.change import Marked
from ilacs_desktop.merge.changes import marked_words
from ilacs_desktop.merge.settle import (
    Pick,
    as_merged,
    has_changed_since,
    is_about_text,
    is_put_together,
    reads_otherwise,
    text_now,
    text_place,
    why_not,
)
from ilacs_desktop.merge.settle_values import Three, record_list, three_of
from ilacs_desktop.merge.words import words_of
from ilacs_desktop.outputs.versions import Wording
from ilacs_desktop.ui.pages.review.returned_words import Names, short

_TAKEN_OUT: Marked = (("Taken out", ""),)
_NOTHING: Marked = (("Nothing", ""),)
_STANCES = {"strength": "A strength", "improvement": "An area for improvement", "": "Neither"}
_TOGETHER = "Both changes are in the text already. Read whether it still says what it should: “{}”"
_SINCE = "The text was changed again since. It now says: “{}” What you choose takes its place."
_FIELD_SINCE = "It was changed again since. What you choose takes the place of that."


class Side(NamedTuple):
    """One author's wording: whose it is, and its words, marked against what both came from."""

    title: str
    rows: tuple[Marked, ...]


class Question(NamedTuple):
    """A proposal as it is shown.

    ``kind`` and ``said`` make its row, ``keep`` and ``take`` are the words on the buttons. ``why``
    says why a side cannot be taken. ``picks`` are the ways in which it can be settled, ``offered``
    what one's own words start from: blocks, the text of a field, or None where it has no words.
    ``swapped`` says that the proposal calls the reader's side "theirs".
    """

    proposal: Proposal
    kind: str
    said: str
    mine: Side
    theirs: Side
    keep: str
    take: str
    note: str = ""
    why: str = ""
    picks: tuple[Pick, ...] = ()
    offered: Body | str | None = None
    swapped: bool = False

    @property
    def title(self) -> str:
        """What its row says."""
        if not self.proposal.question:
            return " · ".join(filter(None, (self.said, self.kind)))
        return ": ".join(filter(None, (self.kind, self.said)))

    @property
    def is_open(self) -> bool:
        """Whether it still waits for somebody."""
        return self.proposal.settled is None

    def author(self, pick: Pick) -> str:
        """Return who wrote a side; "" for both, and where nobody is named."""
        names = {"mine": self.proposal.mine_by, "theirs": self.proposal.theirs_by}
        return names.get(self.pick(pick), "")

    def pick(self, pick: Pick) -> Pick:
        """Return what the reader's choice is called in the proposal."""
        swap: dict[Pick, Pick] = {"mine": "theirs", "theirs": "mine"}
        return swap.get(pick, pick) if self.swapped else pick


class _Known(NamedTuple):
    """A question with all that it rests on; ``merged`` is how the merge left its text."""

    rests_on: tuple[object, ...]
    merged: Body
    question: Question


class Questions:
    """Questions, remembered as long as nothing that they are about becomes another."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}

    def of(
        self, document: Document, framework: Framework, me: str, proposals: Iterable[Proposal]
    ) -> tuple[Question, ...]:
        """Return these proposals of a document as they are shown."""
        asking = Asking(document, framework, me)
        kept: dict[str, _Known] = {}
        for one in proposals:
            known, on = self._known.get(one.id), asking.rests_on(one)
            if known is None or any(a is not b for a, b in zip(known.rests_on, on, strict=True)):
                same = known is not None and known.rests_on[0] is one
                merged = known.merged if known is not None and same else _merged(one)
                known = _Known(on, merged, asking.question(one, merged))
            kept[one.id] = known
        self._known = kept
        return tuple(known.question for known in kept.values())


def _merged(proposal: Proposal) -> Body:
    """Return how the merge left a text; nothing for what is none."""
    return as_merged(proposal) if is_about_text(proposal) else ()


class Asking:
    """Tells the proposals of one document; ``me`` is the name that the reader saves under."""

    def __init__(self, document: Document, framework: Framework, me: str) -> None:
        self._document = document
        self._texts = dict(bodies(document))
        self._where = {block.id: p for p, body in self._texts.items() for block in body}
        self._names = Names.of(document)
        self._wording = Wording(document, document, framework)
        self._me = me

    def rests_on(self, proposal: Proposal) -> tuple[object, ...]:
        """Return all that a question is made from, the proposal first; of the same, it is the same."""
        document = self._document
        names = (document.evidence, document.actions)
        if is_about_text(proposal):
            place = text_place(document, proposal, self._where)
            return (proposal, self._texts.get(place) if place is not None else None, *names)
        listed = getattr(document, record_list(document, proposal) or "front")
        wholes = (document.front, document.judgements, document.sections, document.people)
        return (proposal, listed, *wholes, document.prior_points, *names)

    def question(self, proposal: Proposal, merged: Body | None = None) -> Question:
        """Return a proposal as it is shown; ``merged`` is how the merge left its text."""
        if is_about_text(proposal):
            found = self._of_text(proposal, as_merged(proposal) if merged is None else merged)
        else:
            found = self._of_value(proposal)
        swapped = proposal.theirs_by == self._me != proposal.mine_by
        if swapped:
            found = found._replace(mine=found.theirs, theirs=found.mine, swapped=True)
        mine = proposal.theirs_by if swapped else proposal.mine_by
        if mine == self._me == proposal.theirs_by and not swapped:
            other = found.theirs._replace(title=f"The other copy · {mine}")
            found = found._replace(theirs=other, take="Take the other")
        if mine != self._me and mine and proposal.theirs_by:
            theirs = proposal.mine_by if swapped else proposal.theirs_by
            found = found._replace(
                mine=found.mine._replace(title=mine),
                theirs=found.theirs._replace(title=theirs),
                keep=f"Keep {mine}’s",
                take=f"Take {theirs}’s",
            )
        every: tuple[Pick, ...] = found.picks
        return found._replace(
            picks=tuple(p for p in every if not why_not(self._document, proposal, found.pick(p)))
        )

    def _side(self, by: str, rows: Iterable[Marked]) -> Side:
        mine = "Mine" if by == self._me else "Theirs" if by else ""
        return Side(" · ".join(filter(None, (mine, by))) or "Somebody", tuple(rows) or (_NOTHING,))

    # ---- wordings of a text

    def _of_text(self, proposal: Proposal, merged: Body) -> Question:
        now = text_now(self._document, proposal, self._where)
        together = is_put_together(proposal, merged)
        said = self._said(now or proposal.mine_body or proposal.theirs_body)
        why = why_not(self._document, proposal, "mine") or why_not(
            self._document, proposal, "theirs"
        )
        return Question(
            proposal,
            _kind_of_text(proposal, together=together),
            short(said),
            self._side(proposal.mine_by, self._rows(proposal.base_body, proposal.mine_body)),
            self._side(proposal.theirs_by, self._rows(proposal.base_body, proposal.theirs_body)),
            "Keep mine",
            "Take theirs",
            "" if why else self._text_note(proposal, now, merged, together=together),
            why,
            ("mine", "theirs", "both"),
            None if why else now or proposal.mine_body or proposal.theirs_body,
        )

    def _text_note(self, proposal: Proposal, now: Body, merged: Body, *, together: bool) -> str:
        if proposal.settled is not None:
            return ""
        if reads_otherwise(now, merged):
            return _SINCE.format(self._said(now)) if now else ""
        return _TOGETHER.format(self._said(now)) if together else ""

    def _rows(self, base: Body, side: Body) -> list[Marked]:
        """Return a side paragraph by paragraph, and what it took out behind that."""
        was, here = {block.id: block for block in base}, {block.id for block in side}
        rows = [self._marked(was.get(block.id), block) for block in side]
        gone = [self._marked(block, None) for block in base if block.id not in here]
        return [_TAKEN_OUT, *gone] if gone and not side else [*rows, *gone]

    def _marked(self, old: Block | None, new: Block | None) -> Marked:
        spelled = (words_of(self._names.spelled(b)) if b is not None else () for b in (old, new))
        return marked_words(*spelled)

    def _said(self, body: Body) -> str:
        runs = (self._names.spelled(block) for block in body)
        return " ".join("".join(getattr(run, "text", "") for run in one) for one in runs)

    # ---- values of a field, or whole records

    def _of_value(self, proposal: Proposal) -> Question:
        three = three_of(self._document, proposal)
        name = record_list(self._document, proposal)
        if three is None or three.mine is three.theirs:
            return self._gone(proposal)
        if proposal.block:
            return self._of_mark(proposal, three)
        if not proposal.field:
            return self._of_record(proposal, name, three)
        if three.mine is None or three.theirs is None:
            return self._gone(proposal)
        base = three.base if three.base is not None else three.mine
        (mine,) = self._wording.fields(name, base, three.mine, (proposal.field,))
        (theirs,) = self._wording.fields(name, base, three.theirs, (proposal.field,))
        called = short(self._wording.called(name, three.mine))
        note = _FIELD_SINCE if self._is_changed(proposal) else ""
        return Question(
            proposal,
            mine.label,
            called,
            self._side(proposal.mine_by, [_values(mine.before, mine.after)]),
            self._side(proposal.theirs_by, [_values(theirs.before, theirs.after)]),
            "Keep mine",
            "Take theirs",
            note,
            picks=("mine", "theirs"),
            offered=_written(three.mine, proposal.field, mine.after),
        )

    def _of_mark(self, proposal: Proposal, three: Three) -> Question:
        before = _STANCES.get(getattr(three.base, proposal.field, ""), "")
        mine, theirs = (
            _STANCES.get(getattr(one, proposal.field, ""), "") for one in (three.mine, three.theirs)
        )
        place = text_place(self._document, proposal)
        blocks = body_at(self._document, place) if place is not None else ()
        said = self._said(tuple(block for block in blocks if block.id == proposal.block))
        return Question(
            proposal,
            "Marked differently",
            short(said),
            self._side(proposal.mine_by, [_values(before, mine)]),
            self._side(proposal.theirs_by, [_values(before, theirs)]),
            "Keep mine",
            "Take theirs",
            f"The paragraph: “{said}”",
            picks=("mine", "theirs"),
        )

    def _of_record(self, proposal: Proposal, name: str, three: Three) -> Question:
        left = three.mine if three.mine is not None else three.theirs
        called = short(self._wording.called(name, left))
        sides = [
            [self._line(name, three.base, one, field) for field in _changed(three.base, one)]
            or [_TAKEN_OUT if one is None else _as_is("Its text was changed")]
            for one in (three.mine, three.theirs)
        ]
        removal: Pick = "mine" if three.mine is None else "theirs"
        return Question(
            proposal,
            "Taken out by one, changed by the other",
            called,
            self._side(proposal.mine_by, sides[0]),
            self._side(proposal.theirs_by, sides[1]),
            "Keep mine",
            "Take theirs",
            why_not(self._document, proposal, removal),
            picks=("mine", "theirs"),
        )

    def _line(self, name: str, base: object, one: object, field: str) -> Marked:
        (told,) = self._wording.fields(name, base or one, one, (field,))
        return ((f"{told.label}: ", ""), *_values(told.before, told.after))

    def _is_changed(self, proposal: Proposal) -> bool:
        return proposal.settled is None and has_changed_since(self._document, proposal)

    def _gone(self, proposal: Proposal) -> Question:
        values = (_plain(value) for value in (proposal.mine_value, proposal.theirs_value))
        mine, theirs = (_as_is(value) if value else _NOTHING for value in values)
        why = why_not(self._document, proposal, "theirs") or why_not(
            self._document, proposal, "mine"
        )
        return Question(
            proposal,
            "Changed by both",
            proposal.field.replace("_", " "),
            self._side(proposal.mine_by, [mine]),
            self._side(proposal.theirs_by, [theirs]),
            "Keep mine",
            "Take theirs",
            why=why or "What it was about is no longer in the self-evaluation.",
        )


def _kind_of_text(proposal: Proposal, *, together: bool) -> str:
    if proposal.kind == "delete_or_edit":
        return "Taken out by one, changed by the other"
    if not proposal.block:
        return "Both changed this answer"
    return "Put together, to read" if together else "Both changed the same words"


def _values(before: str, after: str) -> Marked:
    if before == after:
        return ((after or "Nothing", ""),)
    gone: Marked = ((before, "-"), (" ", "")) if before else ()
    return (*gone, (after or "Nothing", "+"))


def _changed(base: object, one: object) -> list[str]:
    if base is None or type(base) is not type(one):
        return []
    skip = ("id", "know", "how", "plan")
    names: tuple[str, ...] = getattr(one, "__struct_fields__", ())
    return [n for n in names if n not in skip and getattr(base, n) != getattr(one, n)]


def _written(record: object, field: str, told: str) -> str | None:
    """Return what a field says, where it holds somebody's own words; None for dates, names and such."""
    kinds = {one.name: one.type for one in msgspec.structs.fields(type(record))}  # type: ignore[arg-type]
    value = getattr(record, field)
    return value if kinds[field] is str and value == told else None


def _as_is(text: str) -> Marked:
    return ((text, ""),)


def _plain(value: str) -> str | None:
    """Return the text that a value says, where it is text."""
    try:
        said = msgspec.json.decode(value)
    except (msgspec.DecodeError, RecursionError):
        return None
    return said if isinstance(said, str) else None
