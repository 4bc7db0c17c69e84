"""Answers as two authors leave them: from plain paragraphs, with ids as the editor would keep them."""

from ilacs_desktop.document.body import Block, Body, Text, block_text
from ilacs_desktop.document.places import Place
from ilacs_desktop.merge.body import BodyMerge, merge_bodies

PLACE = Place("s1", "know")

AUDIT = (
    "Most audits find purposeful visits and clear plans. In our March round 72% were graded good."
    " We want this to be higher."
)
WAITS = (
    "Waits for assessments have fallen from 41 days to 33 days. Teams in the north of the borough"
    " still wait longer than average."
)
CARERS = (
    "Foster carers told us that information is hard to find. We have started a single page and a"
    " printed guide."
)
DUTY = "Referrals are triaged within one working day in most cases."
BASE = (AUDIT, WAITS, CARERS, DUTY)


def body(*paragraphs: str, ids: str | None = None) -> Body:
    """Return the paragraphs as a body, with ids b0, b1, … or the letters of ``ids``."""
    names = [f"b{at}" for at in range(len(paragraphs))] if ids is None else list(ids)
    return tuple(
        Block(name, (Text(text),) if text else ())
        for name, text in zip(names, paragraphs, strict=True)
    )


def like_the_editor(base: tuple[str, ...], changed: tuple[str, ...], author: str) -> Body:
    """Return changed paragraphs with the ids that the editor would have kept for them.

    A paragraph that reads the same keeps its id wherever it stands; one rewritten in place keeps
    the id of what stood after the paragraph before it; any other is new.
    """
    free = {text: f"b{at}" for at, text in enumerate(base)}
    names: list[str | None] = [free.pop(text, None) for text in changed]
    left = set(free.values())
    for at, name in enumerate(names):
        if name is None:
            before = names[at - 1] if at else "b-1"
            follower = f"b{int(before[1:]) + 1}" if before and before[0] == "b" else ""
            names[at] = follower if follower in left else f"{author}{at}"
            left.discard(follower)
    return tuple(Block(str(n), (Text(t),)) for n, t in zip(names, changed, strict=True))


def merged(mine: tuple[str, ...], theirs: tuple[str, ...]) -> BodyMerge:
    """Return the merge of two authors' versions of BASE."""
    return merge_bodies(
        PLACE,
        body(*BASE),
        like_the_editor(BASE, mine, "m"),
        like_the_editor(BASE, theirs, "t"),
    )


def with_words(old: str, new: str, base: tuple[str, ...] = BASE) -> tuple[str, ...]:
    """Return the paragraphs with one stretch of words replaced; it must be there."""
    assert any(old in text for text in base), old
    return tuple(text.replace(old, new) for text in base)


def texts(merge: BodyMerge) -> tuple[str, ...]:
    """Return the paragraphs of a merged body."""
    return tuple(block_text(block) for block in merge.body)
