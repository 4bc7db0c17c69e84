"""A reviewer's changes to one text as proposals, each of which can be accepted or declined by itself.

Accepting all of them, one after another, gives the text as the reviewers left it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ilacs_desktop.document.body import Block, Body, block_text
from ilacs_desktop.document.places import Place
from ilacs_desktop.word.review.align import bag_of, likeness
from ilacs_desktop.word.review.marks import SOMEBODY
from ilacs_desktop.word.review.steps import Step, Wording

# Puts two wordings of one block together, by the wording both came from; None where they clash.
Together = Callable[[Block, Block, Block], Block | None]

_ALIKE = 0.4  # share of words in common from which a new block beside a deleted one is it, reworded


class Change(NamedTuple):
    """One change to a text: what stood there, what the reviewers made of it, who and when.

    ``block`` is the id of the block that it is about; a block that comes new is told with the one
    that it follows, which both sides then have.
    """

    place: Place
    block: str
    base: Body
    theirs: Body
    by: tuple[str, ...]
    at: str


Texts = dict[Place, list[Step]]


def changes_of(
    texts: Mapping[Place, Sequence[Step]], exported: Mapping[Place, Body], together: Together
) -> Iterator[Change]:
    """Yield the changes to all texts, in the order in which they are to be accepted.

    ``exported`` holds the texts as they were exported.
    """
    steps = _with_moves({place: _reworded(found) for place, found in texts.items()})
    for place, found in steps.items():
        for change in _in_text(place, exported[place], found, together):
            if change.base != change.theirs:
                yield change


def _reworded(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with a block that went and the like one that came beside it as one step."""
    found: list[Step] = []
    for step in steps:
        last = found[-1] if found else None
        if last is not None and last.by == step.by and _is_rewording(last, step):
            old, new = (last.base or step.base)[0], (last.theirs or step.theirs)[0]
            block = msgspec.structs.replace(old, runs=new.runs, stance=new.stance or old.stance)
            found[-1] = Step((old,), (block,), step.by, max(last.at, step.at))
        else:
            found.append(step)
    return found


def _is_rewording(one: Step, other: Step) -> bool:
    if (one.base, other.theirs) == ((), ()):
        one, other = other, one
    if len(one.base) != 1 or one.theirs or other.base or len(other.theirs) != 1:
        return False
    bags = (bag_of(block_text(b)) for b in (one.base[0], other.theirs[0]))
    alike = likeness(*bags)
    return _ALIKE <= alike < 1


# ---- moves


def _with_moves(texts: Texts) -> Texts:
    """Return the texts with a block that went here and came there as the same block.

    Within a text it keeps its id. In another text it is a new block with all that the old one had,
    as each of the two changes can be declined.
    """
    gone = {
        _key(step.base[0]): (place, at)
        for place, steps in texts.items()
        for at, step in enumerate(steps)
        if len(step.base) == 1 and not step.theirs and _key(step.base[0])
    }
    taken: set[tuple[Place, int]] = set()
    for place, steps in texts.items():
        for at, step in enumerate(steps):
            home = gone.get(_key(step.theirs[0])) if _is_new(step) else None
            if home is None or home in taken:
                continue
            taken.add(home)
            old = texts[home[0]][home[1]].base[0]
            name = old.id if home[0] == place else step.theirs[0].id
            steps[at] = step._replace(theirs=(msgspec.structs.replace(old, id=name),))
    return texts


def _is_new(step: Step) -> bool:
    return not step.base and len(step.theirs) == 1


def _key(block: Block) -> str:
    """Return what a block says, without its chips: a copied link may have lost what it leads to.

    Blanks are out too: the program sets some beside chips.
    """
    return "".join(block_text(block).split())


# ---- one text


def _in_text(place: Place, body: Body, steps: list[Step], together: Together) -> Iterator[Change]:
    gone = {step.base[0].id for step in steps if len(step.base) == 1 and not step.theirs}
    moved = {step.theirs[0].id for step in steps if _is_new(step) and step.theirs[0].id in gone}
    arranged: set[int] = set()
    at = 0
    while at < len(steps):
        step, end = steps[at], at + 1
        if not step.is_change or (not step.theirs and step.base[0].id in moved):
            pass
        elif not step.base:
            end = _end_of_new(steps, at)
            if any(one.theirs[0].id in moved for one in steps[at:end]):
                arranged.update(range(at, end))
            else:
                yield _added(place, steps, at, end)
        elif len(step.base) == len(step.theirs) == 1:
            yield from _edited(place, step, together)
        else:
            end = _end_of_new(steps, at + 1) if len(step.theirs) > 1 else end
            yield _remade(place, steps[at:end])
        at = end
    if arranged:
        yield _arranged(place, body, steps, arranged, moved)


def _end_of_new(steps: Sequence[Step], at: int) -> int:
    """Return where a row of new blocks ends."""
    while at < len(steps) and not steps[at].base:
        at += 1
    return at


def _remade(place: Place, steps: Sequence[Step]) -> Change:
    """Return blocks that were cut, joined or deleted, with the new ones right behind them."""
    base = tuple(block for step in steps for block in step.base)
    theirs = tuple(block for step in steps for block in step.theirs)
    return Change(place, base[0].id, base, theirs, _names(steps), _latest(steps))


def _added(place: Place, steps: Sequence[Step], start: int, end: int) -> Change:
    """Return a row of new blocks, told with the block that they follow or, at the start, precede."""
    row = steps[start:end]
    new = tuple(block for step in row for block in step.theirs)
    before = next((b for s in reversed(steps[:start]) for b in reversed(_staying(s))), None)
    after = next((b for s in steps[end:] for b in _staying(s)), None)
    beside = before or after
    known = (beside,) if beside is not None else ()
    theirs = (*known, *new) if before is not None else (*new, *known)
    name = beside.id if beside is not None else ""
    return Change(place, name, known, theirs, _names(row), _latest(row))


def _staying(step: Step) -> Body:
    """Return the exported blocks of a step that the reviewers left somewhere near."""
    kept = {block.id for block in step.theirs}
    return tuple(block for block in step.base if block.id in kept)


def _edited(place: Place, step: Step, together: Together) -> Iterator[Change]:
    """Yield the rewording of a block, each author's by itself where they do not meet."""
    base = step.base[0]
    own = _each_own(base, step, together)
    if own is None:
        yield Change(place, base.id, step.base, step.theirs, step.by, step.at)
        return
    for wording in own:
        at, by = wording.at, (wording.author,)
        yield Change(place, base.id, step.base, (wording.block,), by, at)


def _each_own(base: Block, step: Step, together: Together) -> list[Wording] | None:
    """Return each author's wording alone, or None where together they are not what was written."""
    untracked = next((one.block for one in step.apart if one.author == SOMEBODY), None)
    own: list[Wording] = []
    for one in step.apart:
        block: Block | None = one.block
        if untracked is not None and one.author != SOMEBODY:
            block = together(untracked, base, one.block)
        if block is None or block == base:
            return None
        own.append(one._replace(block=block))
    for row in (own, own[::-1]):
        joined: Block | None = base
        for one in row:
            joined = None if joined is None else together(base, joined, one.block)
        if joined is None or joined.runs != step.theirs[0].runs:
            return None
    return own or None


def _arranged(
    place: Place, body: Body, steps: Sequence[Step], rows: set[int], moved: set[str]
) -> Change:
    """Return the moves in a text as one change, with the new blocks that stand beside moved ones.

    ``body`` is the text as exported; what reads differently or goes too is told by itself.
    """
    theirs: list[Block] = []
    for at, step in enumerate(steps):
        theirs += step.theirs if at in rows else (b for b in step.base if b.id not in moved)
    here = {block.id for block in theirs}
    for at, block in enumerate(body):
        if block.id not in here:  # an empty line, which is not printed
            before = body[at - 1].id if at else ""
            spot = next((n + 1 for n, b in enumerate(theirs) if b.id == before), 0)
            theirs.insert(spot, block)
    who = [steps[at] for at in sorted(rows)]
    about = next((b.id for step in who for b in step.theirs if b.id in moved), "")
    return Change(place, about, body, tuple(theirs), _names(who), _latest(who))


def _names(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for step in steps for name in step.by))


def _latest(steps: Sequence[Step]) -> str:
    return max((step.at for step in steps), default="")
