"""Follows the paragraphs of a reviewed copy from before its tracked changes to after them.

A letter that both views show ties the paragraph before to the paragraph after. So a paragraph that
was cut in two, or two that became one, are told from one that was deleted and one that was added.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ilacs_desktop.word.review.align import Match
from ilacs_desktop.word.review.views import Para


class Follow(NamedTuple):
    """What some neighbouring paragraphs became; either side may be empty."""

    before: tuple[Match, ...]
    after: tuple[Para, ...]

    @property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines of the file that are concerned, in order."""
        sides = ((m.para.lines for m in self.before), (para.lines for para in self.after))
        return tuple(sorted({line for side in sides for lines in side for line in lines}))


class _Group:
    def __init__(self, before: set[int], after: list[int]) -> None:
        self.before, self.after = before, after


def follow(matches: Sequence[Match], after: Sequence[Para]) -> tuple[Follow, ...]:
    """Return what became of each paragraph, in the order of the file."""
    groups = _with_same_line(_by_letters(matches, after), matches, after)
    told = [
        Follow(
            tuple(matches[at] for at in sorted(group.before)),
            tuple(after[at] for at in group.after),
        )
        for group in groups
    ]
    return tuple(sorted(told, key=_order))


def _order(one: Follow) -> tuple[int, bool]:
    """Return where in the file something stands: where the end of its paragraph does."""
    first = one.after[0] if one.after else one.before[-1].para
    return first.lines[-1], not one.after


def _by_letters(matches: Sequence[Match], after: Sequence[Para]) -> list[_Group]:
    """Return groups of paragraphs that share letters; each paragraph is in one of them."""
    owner = {bit.start: at for at, match in enumerate(matches) for bit in match.para.bits}
    groups: list[_Group] = []
    last = 0  # the last group that holds something of before
    for at, para in enumerate(after):
        kept = {owner[bit.start] for bit in para.bits if bit.start in owner and bit.text.strip()}
        if kept and groups and groups[last].before & kept:
            for between in groups[last + 1 :]:
                groups[last].after += between.after
            del groups[last + 1 :]
            groups[last].before |= kept
            groups[last].after.append(at)
        else:
            groups.append(_Group(kept, [at]))
            last = len(groups) - 1 if kept else last
    known = {at for group in groups for at in group.before}
    return [*groups, *(_Group({at}, []) for at in range(len(matches)) if at not in known)]


def _with_same_line(
    groups: list[_Group], matches: Sequence[Match], after: Sequence[Para]
) -> list[_Group]:
    """Tie a paragraph whose words all went to the one whose words came in the same line."""
    gone = {
        line: group
        for group in groups
        if not group.after
        for at in group.before
        for line in matches[at].para.lines
    }
    for group in groups:
        if group.before or not group.after:
            continue
        lost = next((gone[n] for n in after[group.after[0]].lines if n in gone), None)
        if lost is not None:
            group.before |= lost.before
            lost.before = set()
            gone = {line: one for line, one in gone.items() if one is not lost}
    return [group for group in groups if group.before or group.after]
