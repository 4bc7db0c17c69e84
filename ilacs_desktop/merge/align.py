"""Which words of two texts are the same words, and what was put in place of the others."""

from collections.abc import Sequence
from typing import NamedTuple

from ilacs_desktop.merge.words import BREAK, Words, keys_of

# Beyond this many pairs of words to compare, what lies between the common beginning and end of two
# texts counts as replaced: a merge then asks, rather than take minutes and memory.
_MOST_PAIRS = 400_000_000


class Edit(NamedTuple):
    """Words ``start`` to ``end`` of the old text were replaced by ``new``."""

    start: int
    end: int
    new: Words

    def keys(self) -> tuple[int, int, tuple[str, ...]]:
        """Return what tells this edit from another, looks aside."""
        return self.start, self.end, tuple(word.key for word in self.new)


def matches(old: Words, new: Words) -> list[tuple[int, int]]:
    """Return the pairs of places at which the two texts keep a word, in order.

    Between the common beginning and end, kept words count only where at least one real word is
    among those that stand together: spaces and full stops alone hold nothing in place.
    """
    ours, theirs = _numbered(old, new)
    most = min(len(ours), len(theirs))
    head = 0
    while head < most and ours[head] == theirs[head]:
        head += 1
    tail = 0
    while tail < most - head and ours[-1 - tail] == theirs[-1 - tail]:
        tail += 1
    middle = _kept(ours[head : len(ours) - tail], theirs[head : len(theirs) - tail])
    return [
        *zip(range(head), range(head), strict=True),
        *(
            (head + start + at, head + other + at)
            for start, other, length in middle
            if any(_is_anchor(old[head + start + at].key) for at in range(length))
            for at in range(length)
        ),
        *zip(
            range(len(ours) - tail, len(ours)),
            range(len(theirs) - tail, len(theirs)),
            strict=True,
        ),
    ]


def edits(old: Words, new: Words, kept: list[tuple[int, int]]) -> list[Edit]:
    """Return what turns the old text into the new one, from the pairs that ``matches`` gave."""
    found: list[Edit] = []
    at = other = 0
    for place, twin in [*kept, (len(old), len(new))]:
        if place > at or twin > other:
            found.append(Edit(at, place, new[other:twin]))
        at, other = place + 1, twin + 1
    return found


def _numbered(old: Words, new: Words) -> tuple[list[int], list[int]]:
    """Return both texts as numbers: equal for equal words, whatever the hash of their text."""
    old_keys, new_keys = keys_of(old), keys_of(new)
    numbers = {key: n for n, key in enumerate(dict.fromkeys((*old_keys, *new_keys)))}
    return [numbers[key] for key in old_keys], [numbers[key] for key in new_keys]


def _kept(old: Sequence[int], new: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the stretches that both hold, longest in all, as (place, place, length)."""
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return []
    from rapidfuzz.distance import LCSseq

    return [
        (code.src_start, code.dest_start, code.src_end - code.src_start)
        for code in LCSseq.opcodes(old, new)
        if code.tag == "equal"
    ]


def _is_anchor(key: str) -> bool:
    return key == BREAK or (len(key) > 2 and not key.isspace())
