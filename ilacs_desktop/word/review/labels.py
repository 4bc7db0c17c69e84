"""Tells leads and labels, which the program prints by itself, from what the author wrote.

"What next." and "Strength:" are no part of a text. Edited ones are told to people instead.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ilacs_desktop.document.body import Stance
from ilacs_desktop.word.review.printed import Exhibit, Printed, Span
from ilacs_desktop.word.review.wording import Letter, span_of

_SENTENCE_ENDS = (".", "!", "?", ":", ";")


def with_whole_labels(places: list[int], spans: Sequence[Span]) -> list[int]:
    """Return the places without those in a lead or label that is no longer to be made out there.

    What was edited without tracking is a label still if the text behind it begins as it did.
    """
    found = list(places)
    for span in spans:
        mine = [n for n, place in enumerate(places) if span.start <= place < span.end]
        if span.kind != "ours" or not mine:
            continue
        behind = places[mine[-1] + 1 : mine[-1] + 2]
        if len(mine) != span.end - span.start and behind != [span.end]:
            for n in mine:
                found[n] = -1
    return found


def labels_of(exhibit: Exhibit) -> dict[str, Stance]:
    """Return the leads and labels that stand before blocks, and what each says of its block."""
    found = dict(exhibit.labels)
    for line in exhibit.lines:
        ours = next((span for span in line.spans if span.kind == "ours"), None)
        if line.block is not None and ours is not None and line.text[: ours.end].strip():
            found[line.text[: ours.end]] = line.block.stance
    return found


class Unlabelled(NamedTuple):
    """The letters of a paragraph without leads and labels, and what edited ones now read like."""

    letters: list[Letter]
    edited: dict[tuple[int, int], str]  # by line, and where in it the label begins


def without_labels(letters: Sequence[Letter], printed: Mapping[int, Printed]) -> Unlabelled:
    """Return what an author may have written of a paragraph.

    An edited lead or label goes with the words that were put in, and at the start of the paragraph
    with those before it: all but a sentence before a label that stands.
    """
    spans = [span_of(letter, printed) for letter in letters]
    numbers: dict[tuple[int, int], list[int]] = {}
    for n, (letter, span) in enumerate(zip(letters, spans, strict=True)):
        if span is not None and span.kind == "ours":
            numbers.setdefault((letter.line, span.start), []).append(n)
    gone: set[int] = set()
    edited: dict[tuple[int, int], str] = {}
    for name, mine in numbers.items():
        span = spans[mine[0]]
        assert span is not None  # noqa: S101 - its letters were found by it
        words = set(range(mine[0], mine[-1] + 1))
        is_whole = len(words) == len(mine) == span.end - span.start
        before = "".join(letter.text for letter in letters[: mine[0]])
        if any(letters[n].line >= 0 and spans[n] is not span for n in words):
            words = set(mine)  # torn: what stands in between stands for itself
        elif all(letter.line < 0 for letter in letters[: mine[0]]) and not (
            is_whole and before.rstrip().endswith(_SENTENCE_ENDS)
        ):
            words |= set(range(mine[0]))
        if not is_whole or len(words) > len(mine):
            edited[name] = "".join(letters[n].text for n in sorted(words)).strip()
        gone |= words
    return Unlabelled([one for n, one in enumerate(letters) if n not in gone], edited)
