"""Tells which letters of a line stand where tracking was off: the words that both wordings share."""

import re
from collections.abc import Iterable, Iterator, Sequence

_WORD = re.compile(r"\w+|.", re.DOTALL)
_MOST_PAIRS = 100_000_000  # words of two wordings that are compared, each with each


def places_kept(theirs: str, printed: str) -> list[int]:
    """Return for each letter of a changed text its place in the printed one; -1 for a new one.

    The places rise. Words that stand are found first; a blank stands only beside one of them.
    """
    if theirs == printed:
        return list(range(len(theirs)))
    ours, others = _WORD.findall(printed), _WORD.findall(theirs)
    starts, starts_there = _starts(ours), _starts(others)
    places = [-1] * len(theirs)
    for here, there in _with_blanks(_words_kept(ours, others), ours, others):
        for letter in range(len(ours[here])):
            places[starts_there[there] + letter] = starts[here] + letter
    return places


def _words_kept(ours: Sequence[str], others: Sequence[str]) -> list[tuple[int, int]]:
    """Return which words are the same ones in both lists; blanks are no words."""
    from rapidfuzz.distance import LCSseq

    numbers: dict[str, int] = {}
    for word in (*ours, *others):
        numbers.setdefault(word, len(numbers))
    old = [at for at, word in enumerate(ours) if not word.isspace()]
    new = [at for at, word in enumerate(others) if not word.isspace()]
    keys, their_keys = [numbers[ours[at]] for at in old], [numbers[others[at]] for at in new]
    head = _same(keys, their_keys)
    tail = _same(keys[head:][::-1], their_keys[head:][::-1])
    kept = [*zip(old[:head], new[:head], strict=True)]
    keys, their_keys = keys[head : len(old) - tail], their_keys[head : len(new) - tail]
    if keys and their_keys and len(keys) * len(their_keys) <= _MOST_PAIRS:
        for code in LCSseq.opcodes(keys, their_keys):
            if code.tag == "equal":
                lines = range(code.src_start, code.src_end)
                kept += [
                    (old[head + at], new[head + code.dest_start + n]) for n, at in enumerate(lines)
                ]
    kept += zip(old[len(old) - tail :], new[len(new) - tail :], strict=True)
    return kept


def _same(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many numbers two lists have in common at their start."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _with_blanks(
    kept: Iterable[tuple[int, int]], ours: Sequence[str], others: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Yield the words that stand, and the blanks right before and behind them."""
    last = other = -1
    for here, there in kept:
        for n in (-1, 0, 1):
            at, place = here + n, there + n
            inside = last < at < len(ours) and other < place < len(others)
            if inside and ours[at] == others[place] and (not n or ours[at].isspace()):
                yield at, place
                last, other = at, place


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    return starts
