"""Abbreviations that are used before they are explained.

An abbreviation is explained where it stands in brackets after its words, “multi-agency
safeguarding hub (MASH)”, or has its words in brackets after it. Once is enough for the whole
document; the first use counts.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from ilacs_desktop.language.hit import Hit
from ilacs_desktop.language.reading import Origin, Word, Words, read_data

UNEXPLAINED = "wording.abbreviation"

_CAPITALS = re.compile(r"(?<![\w&.-])[A-Z][A-Z&]{0,6}[A-Z](?=s?(?![\w&]))")
_ENDS_EXPLANATION = re.compile(r"(?:['’]?s)?(?: [a-z]+)?[),;]")
_EXPLAINS_AFTER = re.compile(r"s? \([^\W\d_][^()]{0,80} [^()]{1,80}\)")


class Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Abbreviations that need no explaining, and the words for those of the sector."""

    origin: Origin
    well_known: Words
    meanings: dict[Word, Word]

    def unexplained(
        self, texts: Iterable[str], is_word: Callable[[str], bool]
    ) -> Iterator[tuple[int, Hit]]:
        """Yield the first use of each abbreviation that is not explained there or before.

        ``texts`` are in reading order; each hit comes with the number of its text. ``is_word``
        says of small letters whether they are a word, so that one in capitals for stress is not
        taken for an abbreviation.
        """
        settled = set(self.well_known)
        for number, text in enumerate(texts):
            for match in _CAPITALS.finditer(text):
                name = match[0]
                if name in settled:
                    continue
                if name not in self.meanings and is_word(name.lower()):
                    continue
                settled.add(name)
                if not _explained(text, match):
                    meaning = self.meanings.get(name, "")
                    better = f"{meaning} ({name})" if meaning else ""
                    yield number, Hit(UNEXPLAINED, match.start(), match.end(), name, better)


def load_abbreviations(folder: Path) -> Abbreviations:
    """Return the abbreviations in the folder; raises LanguageError."""
    return read_data(folder, "abbreviations.toml", Abbreviations)


def _explained(text: str, match: re.Match[str]) -> bool:
    before = text[max(match.start() - 2, 0) : match.start()]
    if before.endswith("(") and _ENDS_EXPLANATION.match(text, match.end()):
        return len(before) > 1
    return _EXPLAINS_AFTER.match(text, match.end()) is not None
