"""Which section of the outline most likely accounts for a point: by rare words they share. Pure; no Qt here."""

import math
from collections import Counter

from ilacs_desktop.document.model import Document
from ilacs_desktop.framework.model import Framework
from ilacs_desktop.word.last_year.matching import stems

_LEAST = 0.24  # of the weight of a point's words that a section must share
_AHEAD = 1.2  # how much better the best must be than the next
# What most points are about tells none of them apart.
_SAID_OF_ALL = stems(
    "quality timeliness impact effectiveness consistency practice response recording children"
)


class Homes:
    """The sections of one self-evaluation, by the words of their titles and areas."""

    def __init__(self, document: Document, framework: Framework) -> None:
        areas = {area.id: area.title for area in framework.areas}
        self._words = {
            section.id: stems(
                " ".join((section.title, *(areas[id_] for id_ in section.areas if id_ in areas)))
            )
            for section in document.sections
            if section.parked is None
        }
        self._titles = {section.id: stems(section.title) for section in document.sections}
        self._times = Counter(word for words in self._words.values() for word in words)

    def suggested(self, point: str) -> str:
        """Return the id of the section that accounts for a point; empty where that is not clear."""
        said = stems(point) - _SAID_OF_ALL
        whole = sum(map(self._weight, said))
        scores = sorted(
            (
                (sum(map(self._weight, said & words)) + self._in_title(said, id_), id_)
                for id_, words in self._words.items()
            ),
            reverse=True,
        )
        if not scores or not whole:
            return ""
        best, id_ = scores[0]
        next_best = scores[1][0] if len(scores) > 1 else 0.0
        return id_ if best >= _LEAST * whole and best >= _AHEAD * next_best else ""

    def _in_title(self, said: frozenset[str], id_: str) -> float:
        """Return what words in the title count for more than those of an area."""
        return sum(map(self._weight, said & self._titles[id_])) / 2

    def _weight(self, word: str) -> float:
        return math.log(1 + len(self._words) / self._times[word]) if self._times[word] else 1.0
