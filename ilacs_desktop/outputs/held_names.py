"""Finds the names that a public version holds back, however they are written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ilacs_desktop.checks.scope import CHIP
from ilacs_desktop.document.model import Document, Person, Role

# They answer for the service in public; the names of all others are withheld.
PUBLIC_ROLES: frozenset[Role] = frozenset({"dcs", "lead_member", "chief_executive"})

# Characters without width may stand anywhere in a name, and a citation between two of its words.
_UNSEEN = "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
_BETWEEN = rf"[\s{CHIP}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_ALIKE = dict.fromkeys("-‐‑‒–—―", "[-‐-―]")
_ALIKE |= dict.fromkeys("'‘’ʼ", "['‘’ʼ]")


def in_public(person: Person) -> bool:
    """Return whether somebody's name may stand in public: that of a director or a member."""
    return not PUBLIC_ROLES.isdisjoint(person.roles)


def held_names(document: Document) -> tuple[str, ...]:
    """Return the names that are withheld; a post that stands in place of a name is none."""
    posts = {plain(person.job_title) for person in document.people}
    names = (p.name.strip() for p in document.people if not in_public(p))
    return tuple(
        n for n in dict.fromkeys(names) if any(map(str.isalnum, n)) and plain(n) not in posts
    )


def plain(text: str) -> str:
    """Return a text by which two ways of writing one post or name compare equal."""
    folded = unicodedata.normalize("NFC", text).casefold().replace("’", "'")
    return " ".join(folded.split())


class NameFinder:
    """Looks for names, with any white space, hyphens, apostrophes and accents they are written with.

    A name of one word counts only as a whole word with its capitals: “Will” is a name, “will” not.
    """

    def __init__(self, names: Iterable[str]) -> None:
        ordered = sorted(names, key=len, reverse=True)
        written = [(_written(name), len(name.split()) == 1) for name in ordered]
        self._patterns = [
            re.compile(name, re.IGNORECASE) for name, is_word in written if not is_word
        ]
        words = "|".join(name for name, is_word in written if is_word)
        self._patterns += [re.compile(rf"(?<!\w)(?:{words})(?!\w)")] if words else []

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each name begins and ends."""
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                yield match.start(), match.end()


def _written(name: str) -> str:
    """Return a pattern for a name in all the ways in which it is written."""
    words = unicodedata.normalize("NFC", name).split()
    return _BETWEEN.join(_UNSEEN.join(map(_letter, word)) for word in words)


def _letter(char: str) -> str:
    """Return a pattern for one letter, whole or as a letter with its accent behind it."""
    if char in _ALIKE:
        return _ALIKE[char]
    parted = unicodedata.normalize("NFD", char)
    if parted == char:
        return re.escape(char)
    return f"(?:{re.escape(char)}|{re.escape(parted)})"
