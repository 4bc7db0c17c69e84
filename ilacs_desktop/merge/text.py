"""Two authors' edits of one text: put together word by word, or handed back for a person to choose.

Edits of different sentences are combined. Edits of one sentence that do not touch are combined and
put up for a look. Edits that touch are not combined: a sentence that neither author wrote would be
worse than a question.
"""

from typing import NamedTuple

from ilacs_desktop.merge.align import Edit, edits, matches
from ilacs_desktop.merge.words import SENTENCE_ENDS, Word, Words, ends_sentence, sentence_numbers


class Combined(NamedTuple):
    """A text with both authors' edits; ``look`` says that a person should read it."""

    words: Words
    look: bool


class _Side(NamedTuple):
    words: Words
    twins: dict[int, int]  # place in the base: place on this side
    edits: list[Edit]


def combine(base: Words, mine: Words, theirs: Words) -> Combined | None:
    """Return the base with both edits in it, or None where they touch."""
    one, other = _side(base, mine), _side(base, theirs)
    plan = _interleaved(base, one.edits, other.edits)
    if plan is None:
        return None
    steps, beside = plan
    result: list[Word] = []
    at = 0
    for edit in steps:
        result += (_kept(base, place, one, other) for place in range(at, edit.start))
        result += edit.new
        at = edit.end
    result += (_kept(base, place, one, other) for place in range(at, len(base)))
    return Combined(tuple(result), beside or _share_a_sentence(base, one.edits, other.edits))


def _side(base: Words, words: Words) -> _Side:
    kept = matches(base, words)
    return _Side(words, dict(kept), edits(base, words, kept))


def _interleaved(
    base: Words, mine: list[Edit], theirs: list[Edit]
) -> tuple[list[Edit], bool] | None:
    """Return the edits of both in order, and whether any stand side by side; None where they touch."""
    steps: list[Edit] = []
    beside = False
    ours, others = list(mine), list(theirs)
    while ours and others:
        one, other = ours[0], others[0]
        if one.keys() == other.keys():
            steps.append(one)
            ours.pop(0), others.pop(0)
        elif _both_append(base, one, other):
            steps.append(Edit(one.start, one.end, one.new + _gap(one.new, other.new) + other.new))
            ours.pop(0), others.pop(0)
            beside = True
        elif one.end >= other.start and other.end >= one.start:
            return None
        else:
            steps.append((ours if one.start < other.start else others).pop(0))
    return [*steps, *ours, *others], beside


def _both_append(base: Words, one: Edit, other: Edit) -> bool:
    """Return whether both add sentences after the last one: then both stand, one after the other."""
    at_the_end = one.start == other.start == len(base)
    return at_the_end and ends_sentence(base) and ends_sentence(one.new)


def _gap(before: Words, after: Words) -> Words:
    spaced = (before and before[-1].is_space) or (after and after[0].is_space)
    return () if spaced else (Word(" "),)


def _share_a_sentence(base: Words, mine: list[Edit], theirs: list[Edit]) -> bool:
    same = {edit.keys() for edit in mine} & {edit.keys() for edit in theirs}
    numbers = sentence_numbers(base)
    touched = [
        {
            numbers[place]
            for edit in side
            if edit.keys() not in same and _says_something(base, edit)
            for place in _touched(base, edit)
        }
        for side in (mine, theirs)
    ]
    return bool(touched[0] & touched[1])


def _touched(base: Words, edit: Edit) -> range:
    """Return the places an edit touches: the word after it too, where it runs two sentences together."""
    runs_on = any(word.text in SENTENCE_ENDS for word in base[edit.start : edit.end])
    return range(edit.start, max(edit.end + runs_on, edit.start + 1))


def _says_something(base: Words, edit: Edit) -> bool:
    """Return whether an edit changes more than spaces and the ends of paragraphs."""
    return any(word.text.strip() or word.chip for word in (*base[edit.start : edit.end], *edit.new))


def _kept(base: Words, place: int, one: _Side, other: _Side) -> Word:
    """Return a word that both sides keep, with the look that either gave it."""
    old = base[place]
    mine, theirs = one.words[one.twins[place]], other.words[other.twins[place]]
    bold = theirs.bold if mine.bold == old.bold else mine.bold
    italic = theirs.italic if mine.italic == old.italic else mine.italic
    return old._replace(bold=bold, italic=italic)
