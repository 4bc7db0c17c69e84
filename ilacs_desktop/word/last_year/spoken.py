"""What councils call the parts of the outline in their own headings: "Children looked after", "MASH"."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from ilacs_desktop.framework.reading import read_toml
from ilacs_desktop.word.last_year.matching import word_stems


class SpokenNames:
    """The names of the field by the words that they are made of."""

    def __init__(self, names: Iterable[tuple[str, str]], around: Iterable[str]) -> None:
        """``names`` are pairs of a name and a part's id; ``around`` says nothing beside a name."""
        self._parts = {frozenset(word_stems(name)): part for name, part in names}
        self._around = frozenset(stem for word in around for stem in word_stems(word))

    def part_of(self, heading: str, known: Iterable[str]) -> str:
        """Return the one part of ``known`` that a heading names in whole; empty where none is.

        A heading is a name when its words are those of the name, words around it not counted. Of
        two names the one with more words counts: "Looked after children" is not "children".
        """
        said = frozenset(word_stems(heading))
        of_those = frozenset(known)
        found = {
            part: len(name)
            for name, part in sorted(self._parts.items(), key=lambda item: len(item[0]))
            if name <= said and said - name <= self._around and part in of_those
        }
        most = max(found.values(), default=0)
        best = [part for part, size in found.items() if size == most]
        return best[0] if len(best) == 1 else ""


def load_spoken_names(folder: Path) -> SpokenNames:
    """Return the names in the folder's names.toml. Raises FrameworkError where it is at fault."""
    read = read_toml(folder, "names.toml", _NamesFile)
    return SpokenNames(((name, one.part) for one in read.name for name in one.says), read.around)


class _Name(msgspec.Struct, forbid_unknown_fields=True):
    part: str
    says: tuple[str, ...]


class _NamesFile(msgspec.Struct, forbid_unknown_fields=True):
    around: tuple[str, ...]
    name: tuple[_Name, ...]
