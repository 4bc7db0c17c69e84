"""The check that runs on every merge of a text: no word that anybody wrote is gone without a question."""

from collections import Counter
from collections.abc import Iterable

from ilacs_desktop.document.body import Block, Body, Run, block_text
from ilacs_desktop.merge.words import words_of

Read = dict[tuple[Run, ...], tuple[str, ...]]  # the words of some runs, as they are told apart


def lost(base: Body, mine: Body, theirs: Body, kept: Iterable[Block]) -> frozenset[str]:
    """Return the words and paragraphs that ought to be among the kept blocks, and are not.

    A word ought to be kept when both sides hold it, or one of them added it. Only words that occur
    once can be told apart; so whole paragraphs that both sides hold are looked for as well.
    """
    kept = tuple(kept)
    read: Read = {}  # most paragraphs stand in all four, and reading them is what this costs
    was, ours, others, now = (_counted(side, read) for side in (base, mine, theirs, kept))
    wanted = {
        word
        for word in ours.keys() | others.keys()
        if max(was[word], ours[word], others[word]) <= 1
        and ((ours[word] and others[word]) or not was[word])
    }
    shared = {block_text(block) for block in mine} & {block_text(block) for block in theirs}
    whole = "\n".join(block_text(block) for block in kept)
    paragraphs = {text for text in shared if text.strip() and text not in whole}
    return frozenset({word for word in wanted if not now[word]} | paragraphs)


def _counted(blocks: Iterable[Block], read: Read) -> Counter[str]:
    counted: Counter[str] = Counter()
    for block in blocks:
        if block.runs not in read:
            words = words_of(block.runs)
            read[block.runs] = tuple(word.key for word in words if not word.is_space)
        counted.update(read[block.runs])
    return counted
