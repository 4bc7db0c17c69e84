"""American spellings, told with the British one."""

from pathlib import Path

import msgspec

from ilacs_desktop.language.reading import Origin, Word, Words, read_data
from ilacs_desktop.language.word_set import WordSet


class Swap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Letters that American spelling has where British spelling has others.

    ``before`` limits the swap to places where one of these follows.
    """

    american: Word
    british: Word
    before: Words = ()


class American(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How American spelling differs: whole words, and letters to swap in a word not known."""

    origin: Origin
    words: dict[Word, Word]
    swap: tuple[Swap, ...]

    def british(self, word: str, known: WordSet) -> str:
        """Return the British spelling of an American word in small letters, or ""."""
        listed = self.words.get(word)
        if listed is not None or word in known:
            return listed or ""
        for swap in self.swap:
            found = _swapped(word, swap, known)
            if found:
                return found
        return ""


def load_american(folder: Path) -> American:
    """Return the American spellings in the folder; raises LanguageError."""
    return read_data(folder, "american.toml", American)


def _swapped(word: str, swap: Swap, known: WordSet) -> str:
    at = word.find(swap.american)
    while at != -1:
        rest = word[at + len(swap.american) :]
        if not swap.before or rest.startswith(swap.before):
            candidate = word[:at] + swap.british + rest
            if candidate in known:
                return candidate
        at = word.find(swap.american, at + 1)
    return ""
