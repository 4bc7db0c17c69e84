"""What a reviewer's change does to the text, word by word, for the eye and for the ear. Pure.

Words that came are underlined and words that went are struck through, so that colour is never the
only sign; a screen reader hears "deleted: … inserted: …".
"""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, Citation, Run, Text, block_text
from ilacs_desktop.document.model import Document, Front, Judgement, Section
from ilacs_desktop.document.places import part_at
from ilacs_desktop.document.records import Proposal
from ilacs_desktop.merge.changes import Marked, marked_words
from ilacs_desktop.merge.reviewed import about_now, outcome
from ilacs_desktop.merge.words import words_of
from ilacs_desktop.word.review.records import is_placed, told

_THIN_SPACE = "\u2009"
_LONG = 90  # letters of a paragraph that is named by how it begins
CLASH = (
    "You have changed these words too since the copy was sent. To take the reviewer’s wording over,"
    " choose Change and write what should stand."
)
LOOK = "You have changed this sentence too since the copy was sent. Read it after accepting."
GONE = "The section is no longer in the self-evaluation."
SAME = "The text reads like this already."


class Shown(NamedTuple):
    """A change as it is shown: what it is, its words paragraph by paragraph, and what to know.

    ``now`` is the text as it stands, where that is neither the old nor the new wording.
    """

    kind: str
    paragraphs: tuple[Marked, ...]
    note: str = ""
    now: str = ""


class Names(NamedTuple):
    """What chips are called in one document."""

    evidence: dict[str, str]
    actions: dict[str, str]

    @classmethod
    def of(cls, document: Document) -> "Names":
        """Return the names of the document's records."""
        return cls(
            {item.id: f"[{item.number}]" for item in document.evidence},
            {action.id: f"[action {action.number}]" for action in document.actions},
        )

    def spelled(self, block: Block) -> tuple[Run, ...]:
        """Return a block's runs with its chips in words."""
        return tuple(
            run
            if isinstance(run, Text)
            else Text(
                self.evidence.get(run.evidence, "[?]")
                if isinstance(run, Citation)
                else self.actions.get(run.action, "[?]")
            )
            for run in block.runs
        )


def shown(document: Document, proposal: Proposal, names: Names) -> Shown:
    """Return how a change is shown: what accepting it would make of the text as it stands."""
    if not is_placed(proposal):
        return _stray(proposal, names)
    try:
        part = part_at(document, proposal.part)
    except KeyError:
        return _gone(proposal, names)
    return _title(part, proposal) if proposal.field else _wording(document, proposal, names)


def _wording(document: Document, proposal: Proposal, names: Names) -> Shown:
    """Return how a change of a text that is there is shown."""
    kind = kind_of(proposal)
    if proposal.settled is not None:
        return Shown(kind, _as_written(proposal, names))
    found = outcome(document, proposal)
    before = about_now(document, proposal)
    if found.clashes:
        return Shown(kind, _as_written(proposal, names), CLASH, _said(before, names))
    if kind == "Moved":
        return Shown(kind, (_moved(proposal),), LOOK if found.look else "")
    wanted = {block.id for block in (*proposal.base_body, *proposal.theirs_body, *before)}
    after = tuple(block for block in found.body if block.id in wanted)
    rows = tuple(_rows(before, after, names))
    note = SAME if before == after else LOOK if found.look else _beside(kind, proposal)
    return Shown(kind, rows, note or _several(kind, rows))


def _gone(proposal: Proposal, names: Names) -> Shown:
    """Return how a change is shown whose section was removed: there is nothing to put it into."""
    if proposal.field:
        return Shown("New title", _titles(proposal), GONE)
    return Shown(kind_of(proposal), _as_written(proposal, names), GONE)


def _stray(proposal: Proposal, names: Names) -> Shown:
    """Return how a change or comment without a place is shown."""
    kind = told(proposal).kind
    if kind != "Comment":
        return Shown(kind, _as_written(proposal, names))
    said, about = (_said(body, names) for body in (proposal.theirs_body, proposal.base_body))
    return Shown(kind, (((said, ""),),), f"On: “{about}”" if about else "")


def kind_of(proposal: Proposal) -> str:
    """Return what a change of the text is, in a word or two."""
    base = [block.id for block in proposal.base_body]
    theirs = [block.id for block in proposal.theirs_body]
    if not theirs:
        return "Deleted" if len(base) == 1 else "Paragraphs deleted"
    if set(base) == set(theirs):
        return _marked_as(proposal) or ("Reworded" if base == theirs else "Moved")
    if _unchanged(proposal):
        fresh = len(set(theirs) - set(base))
        return "New paragraph" if fresh == 1 else f"{fresh} new paragraphs"
    return "Cut in two" if len(theirs) > len(base) else "Paragraphs joined"


def _marked_as(proposal: Proposal) -> str:
    """Return what the paragraphs are marked as now, where that is all that changed."""
    pairs = list(zip(proposal.base_body, proposal.theirs_body, strict=True))
    only = all(old == msgspec.structs.replace(new, stance=old.stance) for old, new in pairs)
    changed = {new.stance for old, new in pairs if old.stance != new.stance}
    if not only or len(changed) != 1:
        return ""
    words = {"strength": "Marked as a strength", "improvement": "Marked as an area for improvement"}
    return words.get(changed.pop(), "No longer marked")


def html_of(paragraphs: Iterable[Marked], inserted: str, deleted: str) -> str:
    """Return the words as rich text; ``inserted`` and ``deleted`` are colours."""
    marks = {
        "": "{}",
        "+": f'<u style="color:{inserted}">{{}}</u>',
        "-": f'<s style="color:{deleted}">{{}}</s>',
    }
    rows = (
        "".join(marks[sign].format(_escaped(text)) for text, sign in _apart(row))
        for row in paragraphs
    )
    return "".join(f'<p style="margin-top:0; margin-bottom:6px">{row}</p>' for row in rows)


def _apart(row: Marked) -> Iterator[tuple[str, str]]:
    """Yield the words of a row with a thin space between what went and what came in its place."""
    for (text, sign), (after, other) in pairwise((*row, ("", ""))):
        yield text, sign
        touch = text[-1:].strip() and after[:1].strip()
        if touch and sign and other and sign != other:
            yield _THIN_SPACE, ""


def spoken(paragraphs: Iterable[Marked]) -> str:
    """Return the words as a screen reader says them."""
    ways = {"": "{}", "+": "inserted: {};", "-": "deleted: {};"}
    return " ".join(
        ways[sign].format(text.strip()) for row in paragraphs for text, sign in row if text.strip()
    )


def plain(proposal: Proposal, names: Names) -> str:
    """Return what a reviewer wrote, for the clipboard: or what they deleted, if that is all."""
    return _said(proposal.theirs_body or proposal.base_body, names)


def begins(paragraphs: Iterable[Marked]) -> str:
    """Return in one line what a change does first."""
    pieces = [piece for row in paragraphs for piece in row if piece[0].strip()]
    changed = [n for n, (_, sign) in enumerate(pieces) if sign]
    if not changed:
        return short(pieces[0][0]) if pieces else ""
    at = changed[0]
    text, sign = pieces[at]
    after = pieces[at + 1] if at + 1 < len(pieces) else ("", "")
    more = ", and more" if len(changed) > 1 + (after[1] == "+") else ""
    if sign == "-" and after[1] == "+":
        return f"“{short(text)}” becomes “{short(after[0])}”{more}"
    if len(pieces) == 1:
        return short(text)
    return f"{'adds' if sign == '+' else 'takes out'} “{short(text)}”{more}"


def short(text: str) -> str:
    """Return the beginning of a text."""
    words = " ".join(text.split())
    return words if len(words) <= _LONG else f"{words[: _LONG - 1].rstrip()}…"


def _as_written(proposal: Proposal, names: Names) -> tuple[Marked, ...]:
    """Return what the reviewer did, whatever stands in the text by now."""
    return tuple(_rows(proposal.base_body, proposal.theirs_body, names))


def _rows(before: Body, after: Body, names: Names) -> Iterator[Marked]:
    """Yield what differs, each block of either side once, in the order of what comes."""
    was = {block.id: block for block in before}
    is_ = {block.id: block for block in after}
    waiting = [block for block in before if block.id not in is_]
    for block in after:
        while waiting and _stands_before(waiting[0], block, before):
            yield _marked(waiting.pop(0), None, names)
        old = was.get(block.id)
        if old is None or names.spelled(old) != names.spelled(block):
            yield _marked(old, block, names)
    for block in waiting:
        yield _marked(block, None, names)


def _stands_before(gone: Block, block: Block, before: Body) -> bool:
    ids = [one.id for one in before]
    return block.id in ids and ids.index(gone.id) < ids.index(block.id)


def _marked(old: Block | None, new: Block | None, names: Names) -> Marked:
    words, others = ((words_of(names.spelled(b)) if b is not None else ()) for b in (old, new))
    return marked_words(words, others)


def _moved(proposal: Proposal) -> Marked:
    moved = next((b for b in proposal.theirs_body if b.id == proposal.block), None)
    text = short(block_text(moved)) if moved is not None else ""
    ids = [block.id for block in proposal.theirs_body]
    at = ids.index(proposal.block) if proposal.block in ids else 0
    where = f"after “{short(block_text(proposal.theirs_body[at - 1]))}”" if at else "to the start"
    return ((f"“{text}” moves {where}", ""),)


def _beside(kind: str, proposal: Proposal) -> str:
    """Return where a new paragraph would stand."""
    if "new paragraph" not in kind.casefold() or not proposal.base_body:
        return ""
    beside = proposal.base_body[0]
    way = "After" if proposal.theirs_body[0].id == beside.id else "Before"
    return f"{way} “{short(block_text(beside))}”"


def _unchanged(proposal: Proposal) -> bool:
    theirs = {block.id: block for block in proposal.theirs_body}
    return all(theirs.get(block.id) == block for block in proposal.base_body)


def _several(kind: str, rows: tuple[Marked, ...]) -> str:
    """Return that the edits of a paragraph are one decision, where there are several."""
    if kind != "Reworded":
        return ""
    signs = [bool(sign) for row in rows for _, sign in row]
    count = sum(is_ and not was for was, is_ in pairwise((False, *signs)))
    return f"{count} changes in this paragraph go together." if count > 1 else ""


def _title(part: Front | Judgement | Section, proposal: Proposal) -> Shown:
    old, new = _old_and_new(proposal)
    title = part.title if isinstance(part, Judgement | Section) else ""
    note = SAME if title == new and proposal.settled is None else ""
    return Shown("New title", _titles(proposal), note, "" if title in (old, new) else title)


def _titles(proposal: Proposal) -> tuple[Marked, ...]:
    old, new = _old_and_new(proposal)
    return (marked_words(words_of((Text(old),)), words_of((Text(new),))),)


def _old_and_new(proposal: Proposal) -> tuple[str, str]:
    old, new = proposal.base_value, proposal.theirs_value
    return msgspec.json.decode(old, type=str), msgspec.json.decode(new, type=str)


def _said(body: Body, names: Names) -> str:
    blocks = (names.spelled(block) for block in body)
    return "\n".join("".join(run.text for run in runs if isinstance(run, Text)) for runs in blocks)


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br>")
