"""How well a heading of one document names a section of another: by the words that they share.

Rare words count for more than those that every title has ("children", "practice").
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from statistics import median

_NUMBERING = re.compile(
    r"^\s*(?:(?:section|part|chapter|theme|priority)\s+)?(?:\d+|[A-Z](?=[.)\d]))(?:\.\d+)*[.):]?\s+",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_PARTS = re.compile(r",| and | or |:|;|/| – ")
_SMALL = frozenset(
    _WORD.findall(
        "a an and are as at by for from in is it its of on or our that the their them these this"
        " to us was we were what which who with you your"
    )
)
_ENDINGS = ("’s", "'s", "ship", "ies", "ing", "ed", "es", "s")
_OF_AN_AREA, _OF_A_PART = 0.95, 0.9  # what a likeness is worth, against the title's
_LEAST = 3  # letters that stay when an ending goes
# What councils say for words of our outline, each by its stem; a short form may say several.
_ALSO: Mapping[str, tuple[str, ...]] = {
    "cp": ("child", "protection"),
    "cin": ("child", "need"),
    "lac": ("care",),
    "cla": ("care",),
    "cic": ("care",),
    "eet": ("education", "employment", "training"),
    "neet": ("education", "employment", "training"),
    "mash": ("front", "door"),
    "mass": ("front", "door"),
    "plo": ("pre", "proceedings"),
    "uasc": ("unaccompanied",),
    "iro": ("review",),
    "pep": ("education",),
    "qa": ("quality", "assurance"),
    "disability": ("disabled",),
    "housing": ("accommodation",),
    "placement": ("homes",),
    "residential": ("homes",),
    "entry": ("coming",),
    "enter": ("coming",),
    "sgo": ("kinship",),
    "cse": ("exploitation",),
    "recruitment": ("workforce",),
    "caseload": ("workload",),
    "participation": ("voice",),
    "partnership": ("partnership", "multi", "agency"),
}


def without_number(title: str) -> str:
    """Return a heading without the number before it: "3.2 Permanence" gives "Permanence"."""
    return _NUMBERING.sub("", title).strip()


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that tell it from others, without their endings."""
    words = [match[0].lower() for match in _WORD.finditer(text)]
    told = (word for word in words if word not in _SMALL)
    return frozenset(
        _stem(said) for word in told for said in _ALSO_BY_STEM.get(_stem(word), (word,))
    )


def word_stems(text: str) -> tuple[str, ...]:
    """Return the words of a text without number, small words and endings, none said otherwise."""
    words = (match[0].lower() for match in _WORD.finditer(without_number(text)))
    return tuple(_stem(word) for word in words if word not in _SMALL)


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            bare = word.removesuffix(ending)
            if ending == "ies":
                return f"{bare}y"
            is_doubled = ending in ("ing", "ed") and bare[-1] == bare[-2]
            return bare[:-1] if is_doubled else bare.removesuffix("e")
    return word.removesuffix("e") if len(word) > _LEAST else word


_ALSO_BY_STEM = {_stem(word): said for word, said in _ALSO.items()}


class Names:
    """The names that parts go by, so that a heading can be compared with all of them."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        """``names`` gives the names of each part by its id, its title first."""
        self._names = {part: _all_names(tuple(of)) for part, of in names.items()}
        self._titles: dict[str, list[str]] = {}
        for part, of in names.items():
            self._titles.setdefault(_plain(next(iter(of), "")), []).append(part)
        count = Counter(stem for of in self._names.values() for name, _ in of for stem in name)
        total = 1 + sum(map(len, self._names.values()))
        self._weights = {stem: math.log(1 + total / times) for stem, times in count.items()}
        # A word that no title has says something else, but how much is not known.
        self._unknown = median(self._weights.values()) if self._weights else 1.0

    def scores(self, heading: str) -> dict[str, float]:
        """Return how well the heading names each part, from 0 to 1; parts at 0 are left out."""
        said = stems(without_number(heading))
        found = {
            part: max((self._score(said, name) * worth for name, worth in of), default=0.0)
            for part, of in self._names.items()
        }
        return {part: score for part, score in found.items() if score > 0}

    def titled(self, heading: str) -> tuple[str, ...]:
        """Return the parts of which this is the title, in other case or with a number at most."""
        return tuple(self._titles.get(_plain(heading), ()))

    def held(self, heading: str) -> tuple[str, ...]:
        """Return the parts of which the heading holds a whole name."""
        said = stems(without_number(heading))
        return tuple(
            part
            for part, of in self._names.items()
            if any(name <= said for name, worth in of if worth > _OF_A_PART)
        )

    def says_it_all(self, heading: str, part: str) -> bool:
        """Return whether every word of a heading that tells is in the names of the part."""
        known = frozenset[str]().union(*(name for name, _ in self._names.get(part, ())))
        return stems(without_number(heading)) <= known

    def _score(self, said: frozenset[str], name: frozenset[str]) -> float:
        shared = 2 * sum(map(self._weight, said & name))
        return shared / (sum(map(self._weight, said)) + sum(map(self._weight, name)) or 1)

    def _weight(self, stem: str) -> float:
        return self._weights.get(stem, self._unknown)


def _plain(heading: str) -> str:
    return " ".join(_WORD.findall(without_number(heading).casefold()))


def _all_names(names: tuple[str, ...]) -> tuple[tuple[frozenset[str], float], ...]:
    """Return the words of each name with its worth; the parts of a name count for a little less."""
    whole = [(stems(name), 1.0 if not n else _OF_AN_AREA) for n, name in enumerate(names)]
    parts = [(stems(part), _OF_A_PART) for name in names for part in _PARTS.split(name)]
    return tuple((words, worth) for words, worth in (*whole, *parts) if words)
