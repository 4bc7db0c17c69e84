"""Paragraphs that one author moved from one answer to another: the other's edit goes with them."""

from collections.abc import Mapping

from ilacs_desktop.document.body import Block, Body
from ilacs_desktop.document.places import Place
from ilacs_desktop.merge.pieces import swallowed

Texts = Mapping[Place, Body]


def follow_moves(base: Texts, mine: Texts, theirs: Texts) -> tuple[Texts, Texts, Texts]:
    """Return the three sides with each moved paragraph in the answer that it was moved to.

    Where both moved it, it goes where I moved it. One that the other deleted, by itself or with its
    section, is not followed: it stands in its new answer as if it had been written there, because
    whoever moved it meant to keep it. One that the other joined to the paragraph before it goes
    where that one goes: its words are there.
    """
    were, ours, others = (_places(side) for side in (base, mine, theirs))
    goals: dict[str, Place] = {}
    for block, place in were.items():
        one, other = ours.get(block), others.get(block)
        if one is None or other is None:
            continue
        goal = one if one != place else other
        if goal != place:
            goals[block] = goal
    goals |= _joined(base, mine, others) | _joined(base, theirs, ours)
    if not goals:
        return base, mine, theirs
    return _moved(base, goals), _moved(mine, goals), _moved(theirs, goals)


def _joined(base: Texts, side: Texts, other: Mapping[str, Place]) -> dict[str, Place]:
    """Return where paragraphs went that a side joined to one before them, and the other moved with it."""
    return {
        gone: other[gone]
        for place, body in base.items()
        for head, gone in swallowed(body, side.get(place, ()))
        if other.get(gone, place) != place and other.get(head) == other[gone]
    }


def _places(texts: Texts) -> dict[str, Place]:
    return {block.id: place for place, body in texts.items() for block in body}


def _moved(texts: Texts, goals: Mapping[str, Place]) -> Texts:
    """Return the texts with each block that stands elsewhere put at the end of where it goes."""
    waiting: dict[Place, list[Block]] = {}
    kept: dict[Place, Body] = {}
    for place, body in texts.items():
        stay = tuple(block for block in body if goals.get(block.id, place) == place)
        kept[place] = body if len(stay) == len(body) else stay
        for block in body:
            goal = goals.get(block.id, place)
            if goal != place:
                waiting.setdefault(goal, []).append(block)
    for goal, blocks in waiting.items():
        kept[goal] = (*kept.get(goal, ()), *blocks)
    return kept
