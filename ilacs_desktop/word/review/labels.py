"""Tells leads and labels, which the program prints by itself, from what the author wrote.

"What next." and "Strength:" are no part of a text. Edited ones are told to people instead.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from ilacs_desktop.document.body import Stance
from ilacs_desktop.word.review.printed import Exhibit, Printed, Span
from ilacs_desktop.word.review.wording import Letter, span_of

_SENTENCE_ENDS = (".", "!", "?", ":", ";")
_WORD = re.compile(r"\S+")
_REACH = 2  # lengths of a label in which the words of an edited one are looked for
_ENOUGH = 6  # words by which a line is known again wherever it stands


def with_whole_labels(places: list[int], spans: Sequence[Span]) -> list[int]:
    """Return the places without those in a lead or label that is no longer to be made out there.

    What was edited without tracking is a label still if the text behind it begins as it did; a word
    far before that is one of somebody's own, though the label had it too.
    """
    found = list(places)
    for span in spans:
        mine = [n for n, place in enumerate(places) if span.start <= place < span.end]
        if span.kind != "ours" or not mine:
            continue
        behind, length = places[mine[-1] + 1 : mine[-1] + 2], span.end - span.start
        near = mine[-1] - _REACH * length if behind == [span.end] else len(places)
        if len(mine) != length:
            for n in mine:
                found[n] = places[n] if n > near else -1
    return found


def labels_of(exhibit: Exhibit) -> dict[str, Stance]:
    """Return the leads and labels that stand before blocks, and what each says of its block."""
    found = dict(exhibit.labels)
    for line in exhibit.lines:
        label = label_of(line)
        if line.block is not None and label.strip():
            found[label] = line.block.stance
    return found


def label_of(line: Printed) -> str:
    """Return the lead or label of a line, with the blank behind it, or ""."""
    ours = next((span for span in line.spans if span.kind == "ours"), None)
    return line.text[ours.start : ours.end] if ours is not None else ""


class Found(NamedTuple):
    """A line that is known by the words behind its lead or label, and what that now reads like."""

    line: Printed
    label: str


class Labelled:
    """The lines with leads and labels, to be known again wherever they stand."""

    def __init__(self, lines: Iterable[Printed]) -> None:
        self._by_key: dict[str, tuple[Printed, list[str]]] = {}
        self._by_end: dict[tuple[str, ...], list[tuple[Printed, list[str]]]] = {}
        for line in lines:
            label = label_of(line).strip()
            words = line.text[len(label_of(line)) :].split()
            if label and words:
                self._by_key.setdefault(line.key, (line, words))
            if label and len(words) >= _ENOUGH:
                self._by_end.setdefault(tuple(words[-_ENOUGH:]), []).append((line, words))

    def find(self, text: str, before: str = "") -> Found | None:
        """Return the line that a paragraph is, though its label may read otherwise.

        ``before`` is what the paragraph says without its tracked changes.
        """
        words = [(word.start(), word.group()) for word in _WORD.finditer(text)]
        known = [*self._by_end.get(tuple(word for _, word in words[-_ENOUGH:]), ())]
        known += filter(None, [self._by_key.get(" ".join(before.split()))])
        found: list[Found] = []
        for line, own in known:
            label = text[: words[-len(own)][0]] if len(own) <= len(words) else ""
            closing = label_of(line).strip()[-1]
            if text[len(label) :].split() == own and label.rstrip().endswith(closing):
                found.append(Found(line, label))
        return min(found, key=lambda one: one.label != label_of(one.line), default=None)


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
