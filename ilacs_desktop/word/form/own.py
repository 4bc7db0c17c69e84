"""Tells the program's own words in a form from what people wrote, also where both share a line."""

from collections.abc import Iterable
from typing import NamedTuple

from ilacs_desktop.document.body import Text
from ilacs_desktop.word.form.anchors import digest_of
from ilacs_desktop.word.form.looks import OUR_STYLES
from ilacs_desktop.word.form.walk import Line

_MOST_WORDS = 60  # at which a line may be cut
_LONGEST = 4_000  # letters; no line of the program's own is longer


class Around(NamedTuple):
    """What was written before and after the program's words in one line."""

    before: tuple[Text, ...]
    after: tuple[Text, ...]


class OwnWords:
    """The lines that a form was made with, answers left out."""

    def __init__(self, digests: Iterable[bytes], texts: Iterable[str]) -> None:
        """``digests`` are those that the form itself holds; ``texts`` what it would be made with now."""
        texts = tuple(texts)
        self._digests = {*digests, *map(digest_of, texts)}
        self._lengths = {len(text) for text in texts}

    def holds(self, text: str) -> bool:
        """Return whether this is a line of the program's own."""
        return digest_of(text) in self._digests

    def around(self, line: Line) -> Around | None:
        """Return what stands around the program's words in a line; None where they are not in it."""
        text, end = line.text, len(line.text)
        if self.holds(text):
            return Around((), ())
        cuts = {length for length in self._lengths if length < end}
        at = 0
        for word in text.split()[:_MOST_WORDS]:
            at = text.index(word, at) + len(word)
            cuts.add(at)
        for cut in sorted(cuts, reverse=True):
            if cut <= _LONGEST and text[:cut].strip() and self.holds(text[:cut]):
                return Around((), part(line.runs, cut, end))
        backward = {end - length for length in self._lengths if length < end}
        for cut in sorted(backward | {cut for cut in cuts if cut < end}):
            if end - cut <= _LONGEST and text[cut:].strip() and self.holds(text[cut:]):
                return Around(part(line.runs, 0, cut), ())
        return None


def is_ours(line: Line) -> bool:
    """Return whether a line has the look of the program's own words."""
    return line.style.startswith(OUR_STYLES) or bool(line.level)


def part(runs: Iterable[Text], start: int, end: int) -> tuple[Text, ...]:
    """Return the letters of some runs from one to before another."""
    found, at = [], 0
    for run in runs:
        text = run.text[max(start - at, 0) : max(end - at, 0)]
        if text:
            found.append(Text(text, run.bold, run.italic))
        at += len(run.text)
    return tuple(found)
