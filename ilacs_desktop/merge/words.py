"""A block's runs as words, and back: what the merge compares and puts together.

A word is a run of letters and digits, of white space, or one other character. A chip is a word of
its own. The look of a word is kept beside it, so that bold in the middle of a sentence changes no
word.
"""

import re
from collections.abc import Iterable
from itertools import repeat
from typing import NamedTuple

from ilacs_desktop.document.body import ActionLink, Citation, Run, Text, tidy_runs

# Stands where a block was split, while the halves are compared as one (pieces.py).
BREAK = "\u2029"

_WORD = re.compile(rf"{BREAK}|[^\S{BREAK}]+|[\w’'\-]+|[^\w\s]")
SENTENCE_ENDS = frozenset(".?!")


class Word(NamedTuple):
    """One word with its look, or one chip, whose ``text`` is then empty."""

    text: str
    bold: bool = False
    italic: bool = False
    chip: Citation | ActionLink | None = None

    @property
    def key(self) -> str:
        """What tells this word from another, its look aside."""
        if isinstance(self.chip, Citation):
            return f"\0evidence {self.chip.evidence}"
        return f"\0action {self.chip.action}" if self.chip else self.text

    @property
    def is_space(self) -> bool:
        """Whether it is white space."""
        return self.text.isspace() and self.text != BREAK


Words = tuple[Word, ...]


def words_of(runs: Iterable[Run]) -> Words:
    """Return the words of some runs, in order."""
    found: list[Word] = []
    for run in runs:
        if isinstance(run, Text):
            texts = _WORD.findall(run.text)
            fields = zip(texts, repeat(run.bold), repeat(run.italic), repeat(None), strict=False)
            # As Word(*fields), which asks Python for each: a fifth of all comparing was in that.
            found += map(tuple.__new__, repeat(Word), fields)
        else:
            found.append(Word("", chip=run))
    return tuple(found)


def keys_of(words: Iterable[Word]) -> list[str]:
    """Return the key of each word. Nearly all are their text, which is not asked for one by one."""
    return [word.text if word.chip is None else word.key for word in words]


def runs_of(words: Iterable[Word]) -> tuple[Run, ...]:
    """Return the tidy runs that these words make."""
    return tidy_runs(tuple(word.chip or Text(*word[:3]) for word in words))


def ends_sentence(words: Words) -> bool:
    """Return whether the last word that is no space ends a sentence; a chip may follow the stop."""
    solid = [word for word in words if not word.is_space and word.chip is None]
    return not solid or solid[-1].text in SENTENCE_ENDS


def sentence_numbers(words: Words) -> list[int]:
    """Return for each word the number of its sentence, and one more for the end."""
    numbers, current = [], 0
    for at, word in enumerate(words):
        numbers.append(current)
        last = at + 1 == len(words)
        if word.text == BREAK or (
            word.text in SENTENCE_ENDS and (last or not words[at + 1].text.strip())
        ):
            current += 1
    return [*numbers, current]
